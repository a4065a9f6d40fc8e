import * as z from 'zod/mini';
import { configFields } from './config-schema.ts';

type Fields = typeof configFields;

/**
 * The schema of a configuration for an element that is no form: the form's file will do, and none of its keys is needed.
 * One that means nothing there is read, and must be right, all the same.
 */
// By hand: what zod would do it with would stand among what every form loads first.
export const aloneSchema = z.strictObject(Object.fromEntries(Object.entries(configFields).map(([key, field]) => [key, z.optional(field as z.ZodMiniType)])) as { readonly [Key in keyof Fields]: z.ZodMiniOptional<Fields[Key]> });
