import * as z from 'zod/mini';
import { wholeNumber } from './words.ts';

/** What an endpoint returns when it has stored a submission (or had it already). */
export const receiptSchema = z.object({
  id: z.string(),
  reference: z.string().check(z.regex(/^[\x20-\x7e]{1,40}$/)),
  receivedAt: z.string().check(z.maxLength(40)),
});

/**
 * What an endpoint that counts places adds to the receipt of a sign-up, as it is when it answers. It is read apart: where
 * something else stands under that name, the receipt is one all the same.
 */
export const placedSchema = z.object({
  place: z.discriminatedUnion('at', [z.object({ at: z.literal('place') }), z.object({ at: z.literal('waiting'), number: wholeNumber(1, 1e6) })]),
});

export type Receipt = z.infer<typeof receiptSchema> & Partial<z.infer<typeof placedSchema>>;

/** What an answer says of a submission, where it is a receipt for it: nothing but one that has its id is. */
export function receiptFor(id: string, answer: unknown): Omit<Receipt, 'id'> | undefined {
  const { data } = z.safeParse(receiptSchema, answer);
  return data?.id === id ? { reference: data.reference, receivedAt: data.receivedAt, ...z.safeParse(placedSchema, answer).data } : undefined;
}
