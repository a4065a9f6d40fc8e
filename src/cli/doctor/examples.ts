import { randomUUID } from 'node:crypto';
import { canonicalJson, type Json } from '../../core/canonical.ts';
import type { SealedSubmission } from '../../core/sealed.ts';
import type { Answer, AnswerValue, Submission } from '../../core/submission.ts';
import { importPair, makeJwk, publicKeyOf } from '../../net/key-pair.ts';
import { sealSubmission } from '../../net/seal.ts';

/** The form that every example is of, unless another is named. */
export const usualForm = 'doctor-example';

/** The name of the person in every example. An endpoint must never repeat it; some repeat the first ten letters of what they could not read. */
export const exampleName = 'Doctor Example';
export const beginningOfName = exampleName.slice(0, 9);

/** An id of the doctor's own: 96 random bits after eight letters by which examples can be found. */
export const exampleId = (): string => `d0c70000${randomUUID().slice(8)}`;

/** An answer with a value. */
export const answered = (value: AnswerValue): Answer => ({ at: 'answered', value });

const toTheSecond = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** A submission that says it is an example, made `agoMs` ago, with more answers if wished. */
export const example = (form: string, { answers = {}, agoMs = 0, ...header }: Partial<Omit<Submission, 'body'>> & { readonly answers?: Readonly<Record<string, Answer>>; readonly agoMs?: number } = {}): Submission => ({
  schema: 'what-matters/submission', version: 1, id: exampleId(), form, journey: { id: 'doctor-example', version: '1' }, createdAt: toTheSecond(Date.now() - agoMs),
  language: 'en', filledInBy: 'self', programme: null, session: null, ...header,
  body: {
    answers: { name: answered(exampleName), more: answered('This is an example of what-matters doctor. No person wrote it: it can be deleted.'), ...answers },
    ideas: [], scores: [], consents: [],
  },
});

/** The bytes that the widget would send. */
export const written = (submission: Submission): string => canonicalJson(submission);

/** An example that is sealed for keys that nobody keeps. The keys' names are what it can be found by. */
export const sealedExample = async (form: string): Promise<SealedSubmission> =>
  sealSubmission(example(form), await Promise.all([1, 2].map(async number => ({ kid: `doctor-example-${number}`, key: await publicKeyOf(await importPair(await makeJwk())) }))));

/** An example in which some keys are other than the schema says: `undefined` leaves one out. */
export const misshapen = (form: string, changes: Readonly<Record<string, Json | undefined>>): string => canonicalJson({ ...example(form), ...changes });
