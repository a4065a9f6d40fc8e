import * as z from 'zod/mini';
import { asking } from './asking.ts';

/** How a journey writes a question for a postcode. Apart from the question itself, which comes with the first page. */
export const postcodeSchema = z.strictObject({
  type: z.literal('postcode'),
  /** Whether people may go on from a place that nobody serves, because something else can make it theirs. */
  anywhere: z.optional(z.boolean()),
  ...asking,
});

/** A UK postcode, with a way on for people who do not know theirs or have no fixed address. */
export type Postcode = z.infer<typeof postcodeSchema>;
