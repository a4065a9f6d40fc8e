/** The shapes of what the receiver answers. For `dist/openapi.json` and the tests. */
import * as z from 'zod/mini';
import { programmeLimits } from '../core/programmes/programme.ts';
import { placeSchema } from '../core/programmes/place.ts';
import { receiptSchema } from '../core/receipt.ts';
import { wholeNumber } from '../core/words.ts';

const errors = z.array(z.strictObject({ field: z.string(), problem: z.string() }));

/** What cannot be taken, and why. */
export const refusalSchema = z.strictObject({ message: z.string(), errors });

/** A submission was stored, or was there already. */
export const wholeReceiptSchema = z.extend(receiptSchema, { place: z.optional(placeSchema) });

/** How many places of a programme are taken and left, and how many people wait. */
export const placesSchema = z.strictObject({ id: z.string(), places: wholeNumber(1, programmeLimits.places), taken: wholeNumber(0, programmeLimits.places), left: wholeNumber(0, programmeLimits.places), waiting: z.number().check(z.minimum(0)) });

/** Something failed inside. */
export const failureSchema = z.strictObject({ ok: z.literal(false), message: z.string(), errors });

/** The receiver is well: it has just written to its store, and read it. */
export const healthSchema = z.strictObject({ ok: z.literal(true), version: z.string() });

/** A record of equality answers was stored, or was there already. There is no time and no reference, so that nothing leads back. */
export const equalityReceiptSchema = z.strictObject({ id: z.string() });
