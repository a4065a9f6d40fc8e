import * as z from 'zod/mini';
import { idSchema } from '../words.ts';
import { asking } from './asking.ts';
import type { Problem, QuestionKind, Situation } from './kind.ts';
import { tidy } from './text.ts';

/** Ways to get in touch with a person. */
export const ways = ['phone', 'text', 'email', 'letter'] as const;
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
}

/** A contact answer. */
export type ContactValue = { by: Way; to: string; safe: string };

/** The way that this question asks about. Phone, if the page that should say so has no answer. */
export function wayOf(question: Contact, situation: Situation): Way {
  if (typeof question.by === 'string') return question.by;
  const answer = situation.answers[question.by.page];
  return ways.find(way => answer?.at === 'answered' && answer.value === way) ?? 'phone';
}

/**
 * A telephone number as it is kept, or nothing if it cannot be one. UK numbers come out as `020 7946 0000` was typed,
 * without brackets, dots and `(0)`; a number from abroad keeps its `+`.
 */
export function readPhone(typed: string): string | undefined {
  const spaced = typed.normalize('NFKC').replace(/\(0\)/g, '').replace(/[().\-–—/]/g, ' ').replace(/\s+/g, ' ').trim();
  const bare = spaced.replace(/ /g, '').replace(/^(?:\+|00)440?(?=[1-9])/, '0').replace(/^00(?=[1-9])/, '+');
  if (/^0[1-9]\d{8,9}$/.test(bare)) return /^0[1-9]/.test(spaced) && spaced.length < 20 ? spaced : bare;
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : undefined;
}

/** An email address as it is kept, or nothing if it cannot be one: something, one @, and a name with a dot. */
export function readEmail(typed: string): string | undefined {
  const value = typed.normalize('NFC').trim().replace(/^mailto:/i, '').replace(/^<(.*)>$/, '$1');
  return value.length <= 254 && /^[^\s@<>()",;:\\]{1,64}@(?=[^@]+$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u.test(value) ? value : undefined;
}

const readers: Readonly<Record<Way, (typed: string) => string | undefined>> = {
  phone: readPhone,
  text: readPhone,
  email: readEmail,
  letter: typed => Array.from(tidy(typed, true)).slice(0, 500).join('').trim() || undefined,
};

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
    const safe = (['yes', 'no', 'not-sure'] as const).find(one => one === typed.safe);
    if (!safe) problems.push({ field: 'safe', words: { key: `problems.${by}-safe` } });
    return to !== undefined && safe ? { value: { by, to, safe } } : { problems };
  },
  fits: value => typeof value === 'object' && !Array.isArray(value) && ways.includes(value['by'] as Way) && typeof value['to'] === 'string' && typeof value['safe'] === 'string',
  said: (_question, value) => [{ said: value.to }, { key: `contact.${value.by}-safe.${value.safe}` }],
  sendOnly: true,
};
