/** The shapes of what the receiver answers, besides the receipt of a submission (`core/receipt.ts`). For `dist/openapi.json` and the tests. */
import * as z from 'zod/mini';

const errors = z.array(z.strictObject({ field: z.string(), problem: z.string() }));

/** What cannot be taken, and why. */
export const refusalSchema = z.strictObject({ message: z.string(), errors });

/** Something failed inside. */
export const failureSchema = z.strictObject({ ok: z.literal(false), message: z.string(), errors });

/** The receiver is well: it has just written to its store, and read it. */
export const healthSchema = z.strictObject({ ok: z.literal(true), version: z.string() });

/** A record of equality answers was stored, or was there already. There is no time and no reference, so that nothing leads back. */
export const equalityReceiptSchema = z.strictObject({ id: z.string() });
