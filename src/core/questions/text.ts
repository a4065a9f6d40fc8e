import * as z from 'zod/mini';
import { wholeNumber } from '../words.ts';
import { asking } from './asking.ts';
import type { QuestionKind } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('text'),
  /** `true` for a box of several lines, in the person's own words. */
  long: z.optional(z.boolean()),
  /** The HTML autocomplete token of a field about the person: `name`, `given-name` … Such a field is not free text. */
  autocomplete: z.optional(z.enum(['name', 'given-name', 'family-name', 'nickname', 'street-address', 'organization'])),
  /** Most characters: 200, or 2,000 when long. */
  max: z.optional(wholeNumber(1, 4000)),
  ...asking,
});

/** Words of the person's own, short or long. */
export type Text = z.infer<typeof schema>;

/** Most characters that a text may have. */
export const mostCharacters = (question: Text): number => question.max ?? (question.long ? 2000 : 200);

/** Text as it is kept: no control characters but line ends, no space at the ends of lines. No name is refused. */
export const tidy = (text: string, long: boolean): string =>
  text.replace(/\r\n?/g, '\n').replace(long ? /[^\P{Cc}\n\t]/gu : /\p{Cc}/gu, long ? '' : ' ').replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n').trim().normalize('NFC');

export const text: QuestionKind<Text, string, string> = {
  schema,
  blank: '',
  check(question, typed) {
    const value = tidy(typed, question.long ?? false);
    if (value === '') return question.optional ? { value: undefined } : { problems: [{ field: 'text', words: question.missing ?? { key: 'problems.write-something' } }] };
    const max = mostCharacters(question);
    const count = Array.from(value).length;
    if (count > max) return { problems: [{ field: 'text', words: { key: 'problems.too-long', facts: { max, count: count - max } } }] };
    return { value };
  },
  fits: value => typeof value === 'string',
  said: (_question, value) => [{ said: value }],
  freeText: question => question.autocomplete === undefined,
};
