import * as z from 'zod/mini';
import { wordsSchema } from '../words.ts';
import { asking } from './asking.ts';
import { itemScore, measuring } from './measuring.ts';
import { digitsOf } from './number.ts';
import type { QuestionKind } from './kind.ts';

/** The ways of answering on a line. They are not known to give the same numbers, so a site keeps to one from before to after. */
export const lineModes = ['line', 'steps', 'paper'] as const;

/** A line to tap, which begins without a mark; eleven steps of ten; or a line of exactly 100 mm on paper, of which somebody types the millimetres. */
export type LineMode = (typeof lineModes)[number];

const schema = z.strictObject({
  type: z.literal('line'),
  mode: z.enum(lineModes),
  /** What 0 and 100 mean. */
  ends: z.strictObject({ least: wordsSchema, most: wordsSchema }),
  ...measuring,
  ...asking,
});

/** A line from 0 to 100 between two ends with words. */
export type Line = z.infer<typeof schema>;

/** The numbers of the steps. */
export const steps: readonly string[] = Array.from({ length: 11 }, (_, at) => `${at * 10}`);

/** A whole number from 0 to 100 as it is typed, or nothing. */
const markIn = (typed: string): string | undefined => {
  const digits = digitsOf(typed);
  return digits !== undefined && Number(digits) <= 100 ? `${Number(digits)}` : undefined;
};

export const line: QuestionKind<Line, string, string> = {
  schema,
  blank: '',
  check(question, typed) {
    if (typed.trim() === '') return question.optional ? { value: undefined } : { problems: [{ field: 'line', words: question.missing ?? { key: question.preferNot ? 'problems.choose-or-not' : `problems.line-${question.mode}` } }] };
    const value = question.mode === 'steps' ? steps.find(step => step === typed) : markIn(typed);
    return value === undefined ? { problems: [{ field: 'line', words: { key: `problems.line-${question.mode}` } }] } : { value };
  },
  fits: value => typeof value === 'string',
  said({ ends }, value) {
    const end = value === '0' ? ends.least : value === '100' ? ends.most : undefined;
    return [end ? { key: 'scale.end', facts: { number: value, words: end } } : { key: 'line.of-100', facts: { number: value } }];
  },
  words: ({ ends }) => [ends.least, ends.most],
  item: ({ item }) => item,
  score: (question, value) => itemScore(question, question.mode, value),
};
