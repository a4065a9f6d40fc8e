import * as z from 'zod/mini';
import { wordsSchema } from '../words.ts';

/** What every question may say, whatever its type. Spread into each schema. */
export const asking = {
  /** One short sentence below the heading. */
  hint: z.optional(wordsSchema),
  /** Why we ask: behind a button of that name. */
  why: z.optional(wordsSchema),
  /** Whether it may be left empty; the heading then says "(optional)". */
  optional: z.optional(z.boolean()),
  /** Adds "I would rather not say", apart from the fields. */
  preferNot: z.optional(z.boolean()),
  /** What to say when it was left empty and may not be. It says how to put it right. */
  missing: z.optional(wordsSchema),
};
