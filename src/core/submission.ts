/**
 * The submission: what is sent when a person presses Send. One shape for the widget, the receiver, the published JSON
 * Schema (`dist/submission.schema.json`) and every test.
 */
import * as z from 'zod/mini';
import { howAsked } from './asked.ts';

export { maxBodyBytes, maxSubmissionBytes } from './submission-limits.ts';

const id = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));
/** `page`, or `page.item` for one turn of a repeated page. */
const answerKey = z.string().check(z.regex(/^[a-z0-9-]{1,40}(\.[a-z0-9-]{1,40})?$/));
const words = (most: number) => z.string().check(z.maxLength(most));

const partsSchema = z.record(z.string().check(z.regex(/^[a-zA-Z0-9-]{1,40}$/)), words(1000));

/** An answer's value: one id or text, several ids, named parts (a way to get in touch), or such parts several times. */
export const answerValueSchema = z.union([
  words(4000),
  z.array(words(200)).check(z.maxLength(100)),
  partsSchema,
  z.array(partsSchema).check(z.maxLength(30)),
]);

/** An answer, in one of its four states. Only `answered` has a value. */
export const answerSchema = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('answered'), value: answerValueSchema }),
  z.strictObject({ at: z.literal('skipped') }),
  z.strictObject({ at: z.literal('preferNotToSay') }),
  z.strictObject({ at: z.literal('notAsked') }),
]);

const ideaSchema = z.strictObject({
  id: words(200),
  title: words(300),
  reasons: z.array(words(100)).check(z.maxLength(30)),
  /** Not there: the person was shown it and did not take it away. */
  asked: z.optional(z.enum(howAsked)),
});

const scoreSchema = z.strictObject({
  instrument: id,
  version: words(40),
  mode: words(20),
  items: z.record(z.string(), z.number()),
});

const consentSchema = z.strictObject({
  id,
  language: words(35),
  /** SHA-256 (hex) of the words as they were shown. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  given: z.boolean(),
});

/** What only the people who help may read. */
export const bodySchema = z.strictObject({
  answers: z.record(answerKey, answerSchema),
  ideas: z.array(ideaSchema).check(z.maxLength(50)),
  scores: z.array(scoreSchema).check(z.maxLength(50)),
  consents: z.array(consentSchema).check(z.maxLength(20)),
});

/** The whole submission. Everything outside `body` is the clear header: an endpoint may route and deduplicate by it. */
export const submissionSchema = z.strictObject({
  schema: z.literal('what-matters/submission'),
  version: z.literal(1),
  /** 128 random bits as a UUID (or 32 hex digits), made on the person's device; also sent as `Idempotency-Key`. */
  id: z.string().check(z.regex(/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/)),
  /** Which form this is, as the site named it. */
  form: id,
  journey: z.strictObject({ id, version: words(20) }),
  /** UTC, ISO 8601, to the second: when Send was pressed. */
  createdAt: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)),
  /** BCP 47 tag of the language the person used last. */
  language: words(35),
  filledInBy: z.enum(['self', 'someone-else', 'professional']),
  programme: z.nullable(id),
  session: z.nullable(words(100)),
  /** The organisation that serves the person's area, where the site has an area table that knows. */
  scheme: z.optional(z.nullable(id)),
  body: bodySchema,
});

export type Answer = z.infer<typeof answerSchema>;
export type AnswerValue = z.infer<typeof answerValueSchema>;
export type ConsentReceipt = z.infer<typeof consentSchema>;
export type KeptIdea = z.infer<typeof ideaSchema>;
export type Submission = z.infer<typeof submissionSchema>;
