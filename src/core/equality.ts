/**
 * Equality answers: what a person may say about themselves after their submission, so that an organisation sees whom it
 * does not reach. The record travels apart, under an id of its own, minutes later, and nothing in it leads back to the
 * submission: no time but the month, no free text, no way to get in touch.
 */
import * as z from 'zod/mini';

/** Most bytes (UTF-8) of a record as sent. */
export const maxEqualityBytes = 8 * 1024;

/** Most answers in a record. */
export const mostEqualityAnswers = 30;

const id = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));

/** An equality answer: one id of a list, or none. There is no free text. */
export const equalityAnswerSchema = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('answered'), value: id }),
  z.strictObject({ at: z.literal('skipped') }),
  z.strictObject({ at: z.literal('preferNotToSay') }),
]);

/** The whole record. */
export const equalityRecordSchema = z.strictObject({
  schema: z.literal('what-matters/equality'),
  version: z.literal(1),
  /** 128 random bits of its own, as a UUID (or 32 hex digits): never the id of a submission. */
  id: z.string().check(z.regex(/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/)),
  /** Which form this is, as the site named it. */
  form: id,
  /** `YYYY-MM`, UTC. */
  month: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  /** By the id of the question. */
  answers: z.record(id, equalityAnswerSchema).check(z.refine(answers => Object.keys(answers).length <= mostEqualityAnswers, { params: { expected: `at most ${mostEqualityAnswers} answers` } })),
});

export type EqualityAnswer = z.infer<typeof equalityAnswerSchema>;
export type EqualityRecord = z.infer<typeof equalityRecordSchema>;
