import * as z from 'zod/mini';
import { wholeNumber } from '../words.ts';
import { asking } from './asking.ts';
import type { QuestionKind } from './kind.ts';

const most = 1_000_000;

const schema = z.strictObject({
  type: z.literal('number'),
  /** The least and the greatest number that can be meant: 0 and a million without them. */
  from: z.optional(wholeNumber(0, most)),
  to: z.optional(wholeNumber(0, most)),
  ...asking,
});

/** A whole number in a box: the number of a card, how many people came. */
export type NumberQuestion = z.infer<typeof schema>;

/** The digits of a whole number as people type it: full-width and Arabic ones count, and spaces and commas between thousands; nothing where it is none. */
export function digitsOf(typed: string): string | undefined {
  const text = typed.normalize('NFKC').replace(/[٠-٩]/g, digit => `${digit.charCodeAt(0) - 0x660}`).replace(/[۰-۹]/g, digit => `${digit.charCodeAt(0) - 0x6f0}`).trim();
  const plain = /^\d{1,3}(?:[ ,]\d{3})+$/.test(text) ? text.replace(/[ ,]/g, '') : text.replace(/\.$/, '');
  return /^\d{1,7}$/.test(plain) ? plain : undefined;
}

export const number: QuestionKind<NumberQuestion, string, string> = {
  schema,
  blank: '',
  check(question, typed) {
    const { from = 0, to = most } = question;
    if (typed.trim() === '') return question.optional ? { value: undefined } : { problems: [{ field: 'number', words: question.missing ?? { key: 'problems.number' } }] };
    const digits = digitsOf(typed);
    if (digits === undefined) return { problems: [{ field: 'number', words: { key: 'problems.number' } }] };
    const value = Number(digits);
    return value < from || value > to ? { problems: [{ field: 'number', words: { key: 'problems.number-range', facts: { from, to } } }] } : { value: `${value}` };
  },
  fits: value => typeof value === 'string',
  said: (_question, value) => [{ said: value }],
  wrong: ({ from = 0, to = most }) => (from <= to ? [] : [`to: found ${to}, expected ${from} or more`]),
};
