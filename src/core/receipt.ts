import * as z from 'zod/mini';

/** What an endpoint returns when it has stored a submission (or had it already). */
export const receiptSchema = z.object({
  id: z.string(),
  reference: z.string().check(z.regex(/^[\x20-\x7e]{1,40}$/)),
  receivedAt: z.string().check(z.maxLength(40)),
  /** Of a sign-up to a programme: whether the person has a place, as `programmes/place.ts` reads it. */
  place: z.optional(z.unknown()),
});

/** A receipt. */
export type Receipt = z.infer<typeof receiptSchema>;

/** What an answer says of a submission, where it is a receipt for it: nothing but one that has its id is. */
export function receiptFor(id: string, answer: unknown): Omit<Receipt, 'id'> | undefined {
  const { id: of, ...receipt } = z.safeParse(receiptSchema, answer).data ?? {};
  return of === id ? receipt as Omit<Receipt, 'id'> : undefined;
}
