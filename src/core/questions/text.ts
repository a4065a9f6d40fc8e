import * as z from 'zod/mini';
import { idSchema, wholeNumber, wordsSchema } from '../words.ts';
import { asking } from './asking.ts';
import { twins } from './twins.ts';
import type { QuestionKind } from './kind.ts';
import { readEmail, readPhone } from './reach.ts';
import { tidy } from './tidy.ts';

const schema = z.strictObject({
  type: z.literal('text'),
  /** `true` for a box of several lines, in the person's own words. */
  long: z.optional(z.boolean()),
  /** The HTML autocomplete token of a field about the person: `name`, `given-name` … Such a field is not free text. */
  autocomplete: z.optional(z.enum(['name', 'given-name', 'family-name', 'nickname', 'street-address', 'organization', 'organization-title', 'tel', 'email'])),
  /** What stands above the box where something can be said instead of writing; "Your answer" without it. */
  label: z.optional(wordsSchema),
  /** What can be said instead of writing, such as "I do not know": each apart from the box. */
  instead: z.optional(z.array(z.strictObject({ id: idSchema, words: wordsSchema })).check(z.minLength(1), z.maxLength(5))),
  /** Most characters: 200, or 2,000 when long. */
  max: z.optional(wholeNumber(1, 4000)),
  ...asking,
});

/** Words of the person's own, short or long. */
export type Text = z.infer<typeof schema>;

/** What stands in the box, or what is said instead. */
export type TypedText = string | { readonly instead: string };

/** What somebody wrote, or what they said instead. */
export type TextValue = string | { instead: string };

/** Most characters that a text may have. */
export const mostCharacters = (question: Text): number => question.max ?? (question.long ? 2000 : 200);

export const text: QuestionKind<Text, TypedText, TextValue> = {
  schema,
  blank: '',
  check(question, typed) {
    if (typeof typed !== 'string') return question.instead?.some(({ id }) => id === typed.instead) ? { value: { instead: typed.instead } } : { problems: [{ field: 'text', words: { key: 'problems.write-something' } }] };
    const value = tidy(typed, question.long ?? false);
    if (value === '') return question.optional ? { value: undefined } : { problems: [{ field: 'text', words: question.missing ?? { key: 'problems.write-something' } }] };
    const max = mostCharacters(question);
    const count = Array.from(value).length;
    if (count > max) return { problems: [{ field: 'text', words: { key: 'problems.too-long', facts: { max, count: count - max } } }] };
    const read = question.autocomplete === 'tel' ? readPhone(value) : question.autocomplete === 'email' ? readEmail(value) : value;
    return read === undefined ? { problems: [{ field: 'text', words: { key: `problems.${question.autocomplete === 'tel' ? 'phone' : 'email'}-shape` } }] } : { value: read };
  },
  fits: value => typeof value === 'string' || (typeof value === 'object' && !Array.isArray(value) && typeof value['instead'] === 'string'),
  said: ({ instead }, value) => [typeof value === 'string' ? { said: value } : instead?.find(({ id }) => id === value.instead)?.words ?? { said: value.instead }],
  words: ({ instead = [], label }) => [...(label ? [label] : []), ...instead.map(({ words }) => words)],
  wrong: ({ instead = [] }) => twins('instead', instead),
  freeText: question => question.autocomplete === undefined,
};
