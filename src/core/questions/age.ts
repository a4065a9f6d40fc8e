import * as z from 'zod/mini';
import { asking } from './asking.ts';
import type { QuestionKind, Site } from './kind.ts';

/** The ages that can be chosen, as a person reads them: a band is easier to give than a date. Both ends are in the band. */
export const bands = {
  'under-13': [0, 12], '13-15': [13, 15], '16-17': [16, 17], '18-24': [18, 24], '25-49': [25, 49], '50-64': [50, 64], '65-79': [65, 79], '80-over': [80, 130],
} as const satisfies Record<string, readonly [from: number, to: number]>;

/** One of the ages that can be chosen. */
export type Band = keyof typeof bands;

const schema = z.strictObject({
  type: z.literal('age'),
  ...asking,
});

/** The age of the person it is for, as a band. Under 13 the journey always ends, with nothing kept. */
export type Age = z.infer<typeof schema>;

const isBand = (value: string): value is Band => Object.hasOwn(bands, value);

/** Where an age leads: children under 13 are stopped whatever a site says (UK GDPR Art. 8 draws the line there). */
export const stopAtAge = (years: number, { minimumAge = 16 }: Site) => (years < 13 ? { end: 'under-13' } : years < minimumAge ? { end: 'too-young' } : undefined);

export const age: QuestionKind<Age, string, string> = {
  schema,
  blank: '',
  check(question, typed) {
    if (isBand(typed)) return { value: typed };
    return question.optional ? { value: undefined } : { problems: [{ field: 'age', words: question.missing ?? { key: question.preferNot ? 'problems.choose-or-not' : 'problems.choose-one' } }] };
  },
  fits: value => typeof value === 'string',
  said: (_question, value) => [isBand(value) ? { key: `age.${value}` } : { said: value }],
  words: () => Object.keys(bands).map(band => ({ key: `age.${band}` })),
  values: () => Object.keys(bands),
  wishes: (_question, value) => (isBand(value) ? { age: { from: bands[value][0], to: bands[value][1] } } : {}),
  stop: (_question, value, site) => (isBand(value) ? stopAtAge(bands[value][1], site) : undefined),
};
