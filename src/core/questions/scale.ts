import * as z from 'zod/mini';
import { wholeNumber, wordsSchema } from '../words.ts';
import { asking } from './asking.ts';
import { itemScore, measuring } from './measuring.ts';
import type { QuestionKind } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('scale'),
  /** The last number: 10 without it. The first is 0. */
  to: z.optional(wholeNumber(2, 10)),
  /** What 0 and the last number mean. */
  ends: z.strictObject({ least: wordsSchema, most: wordsSchema }),
  ...measuring,
  ...asking,
});

/** A number from 0 to 10, one tile each: never a slider, which answers 5 for people who do not touch it. */
export type Scale = z.infer<typeof schema>;

/** The numbers of a scale, as they stand on the tiles. */
export const numbersOf = ({ to = 10 }: Scale): readonly string[] => Array.from({ length: to + 1 }, (_, at) => `${at}`);

export const scale: QuestionKind<Scale, string, string> = {
  schema,
  blank: '',
  check(question, typed) {
    if (numbersOf(question).includes(typed)) return { value: typed };
    return question.optional ? { value: undefined } : { problems: [{ field: 'scale', words: question.missing ?? { key: question.preferNot ? 'problems.choose-or-not' : 'problems.choose-number' } }] };
  },
  fits: value => typeof value === 'string',
  said(question, value) {
    const { ends, to = 10 } = question;
    const end = value === '0' ? ends.least : value === `${to}` ? ends.most : undefined;
    return [end ? { key: 'scale.end', facts: { number: value, words: end } } : { said: value }];
  },
  words: ({ ends }) => [ends.least, ends.most],
  values: numbersOf,
  item: ({ item }) => item,
  score: (question, value) => itemScore(question, 'tiles', value),
};
