import * as z from 'zod/mini';
import { idSchema } from '../words.ts';
import { asking } from './asking.ts';
import type { Problem, QuestionKind, Situation } from './kind.ts';
import { readEmail, readPhone } from './reach.ts';
import { tidy } from './tidy.ts';

/** Ways to get in touch with a person. */
export const ways = ['phone', 'text', 'email', 'letter', 'other'] as const;
export type Way = (typeof ways)[number];

const schema = z.strictObject({
  type: z.literal('contact'),
  /** The way, or the page (a choice of these ways) where the person chose it. */
  by: z.union([z.enum(ways), z.strictObject({ page: idSchema })]),
  ...asking,
});

/** How to reach the person in one way, and whether that is safe. */
export type Contact = z.infer<typeof schema>;

/** The fields of a contact question. */
export interface TypedContact {
  readonly to: string;
  /** Whether it is safe to leave a message, send a text, write: `yes`, `no` or `not-sure`. */
  readonly safe?: string;
  /** The best time to call, if they like to say. */
  readonly best?: string;
}

/** A contact answer. */
export type ContactValue = { by: Way; to: string; safe: string; best?: string };

/** The way that this question asks about. Phone, if the page that should say so has no answer. */
export function wayOf(question: Contact, situation: Situation): Way {
  if (typeof question.by === 'string') return question.by;
  const answer = situation.answers[question.by.page];
  return ways.find(way => answer?.at === 'answered' && answer.value === way) ?? 'phone';
}

/** What can be said of whether it is safe. */
const safety = ['yes', 'no', 'not-sure'] as const;

const inOwnWords = (typed: string): string | undefined => tidy(typed, true) || undefined;

/** Most characters of where to write to, and of when to call. */
const most = { to: 500, best: 200 };

function tooLong(field: keyof typeof most, text: string): readonly Problem[] {
  const max = most[field];
  const count = Array.from(text).length - max;
  return count > 0 ? [{ field, words: { key: 'problems.too-long', facts: { max, count } } }] : [];
}

const readers: Readonly<Record<Way, (typed: string) => string | undefined>> = { phone: readPhone, text: readPhone, email: readEmail, letter: inOwnWords, other: inOwnWords };

export const contact: QuestionKind<Contact, TypedContact, ContactValue> = {
  schema,
  blank: { to: '' },
  check(question, typed, situation) {
    const by = wayOf(question, situation);
    const empty = typed.to.trim() === '';
    if (empty && question.optional && !typed.safe) return { value: undefined };
    const to = readers[by](typed.to);
    const problems: Problem[] = [];
    if (to === undefined) problems.push({ field: 'to', words: (empty ? question.missing : undefined) ?? { key: `problems.${by}-${empty ? 'missing' : 'shape'}` } });
    else problems.push(...tooLong('to', to));
    const safe = safety.find(one => one === typed.safe);
    if (!safe) problems.push({ field: 'safe', words: { key: `problems.${by}-safe` } });
    const best = by === 'phone' ? tidy(typed.best ?? '', false) : '';
    problems.push(...tooLong('best', best));
    return to !== undefined && safe && problems.length === 0 ? { value: { by, to, safe, ...(best !== '' && { best }) } } : { problems };
  },
  fits: value => typeof value === 'object' && !Array.isArray(value) && ways.includes(value['by'] as Way) && typeof value['to'] === 'string' && (safety as readonly unknown[]).includes(value['safe']),
  said: (_question, value) => [{ said: value.to }, { key: `contact.${value.by}-safe.${value.safe}` }, ...(value.best ? [{ key: 'contact.said-best', facts: { best: { said: value.best } } }] : [])],
  meaning: wayOf,
  // Another way is said in the person's own words.
  freeText: ({ by }) => typeof by === 'object' || by === 'other',
  wrong: ({ by }, { questionOf }) => (typeof by === 'object' && questionOf(by.page)?.type !== 'choice' ? [`by.page: found "${by.page}", expected the id of an earlier page with a choice`] : []),
  sendOnly: true,
};
