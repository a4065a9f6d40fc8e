import * as z from 'zod/mini';

/** What an endpoint returns when it has stored a submission (or had it already). */
export const receiptSchema = z.object({
  id: z.string(),
  reference: z.string().check(z.regex(/^[\x20-\x7e]{1,40}$/)),
  receivedAt: z.string().check(z.maxLength(40)),
  /** Of a sign-up to a programme: whether the person has a place, as `programmes/place.ts` reads it. */
  place: z.optional(z.unknown()),
});
export type Receipt = z.infer<typeof receiptSchema>;
