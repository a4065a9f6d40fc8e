import * as z from 'zod/mini';
import { wholeNumber, wordsSchema } from '../words.ts';
import { asking } from './asking.ts';
import { itemScore, measuring } from './measuring.ts';
import type { QuestionKind } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('points'),
  /** The points in the order in which they are read, each with its number and its words. */
  points: z.array(z.strictObject({ value: wholeNumber(-100, 100), words: wordsSchema })).check(z.minLength(2), z.maxLength(7)),
  ...measuring,
  ...asking,
});

/** A scale of points with words, of which one is chosen. */
export type Points = z.infer<typeof schema>;

const valuesOf = ({ points }: Points): readonly string[] => points.map(({ value }) => `${value}`);

export const points: QuestionKind<Points, string, string> = {
  schema,
  blank: '',
  check(question, typed) {
    if (valuesOf(question).includes(typed)) return { value: typed };
    return question.optional && typed === '' ? { value: undefined } : { problems: [{ field: 'points', words: question.missing ?? { key: question.preferNot ? 'problems.choose-or-not' : 'problems.choose-one' } }] };
  },
  fits: value => typeof value === 'string',
  said: ({ points: all }, value) => [all.find(point => `${point.value}` === value)?.words ?? { said: value }],
  words: ({ points: all }) => all.map(({ words }) => words),
  values: valuesOf,
  item: ({ item }) => item,
  score: (question, value) => itemScore(question, 'points', value),
  wrong: question => (new Set(valuesOf(question)).size === question.points.length ? [] : ['points: found a number twice, expected a number of its own for each point']),
};
