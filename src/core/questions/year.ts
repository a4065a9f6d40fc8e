import * as z from 'zod/mini';
import { idSchema } from '../words.ts';
import { asking } from './asking.ts';
import { readDate } from './date.ts';
import type { QuestionKind } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('year'),
  /** A stop of the journey's, for people under the least age of the site: they may look on and cannot send. Without it nobody is stopped. */
  young: z.optional(idSchema),
  ...asking,
});

/** The year somebody was born, alone. */
export type Year = z.infer<typeof schema>;

/** The years from which music is remembered best: when the person was 10 to 30. Nothing where these are yet to come. */
export function yearsOfMusic(born: number, today: string | undefined): { readonly from: number; readonly to: number } | undefined {
  const to = Math.min(born + 30, today === undefined ? Infinity : Number(today.slice(0, 4)));
  return to > born + 10 ? { from: born + 10, to } : undefined;
}

const isYear = (value: string): boolean => /^\d{4}$/.test(value);

export const year: QuestionKind<Year, string, string> = {
  schema,
  blank: '',
  check(question, typed, { today }) {
    if (typed.trim() === '' && question.optional) return { value: undefined };
    const read = readDate({ day: '', month: '', year: typed }, { partial: true, birth: true }, today);
    if ('value' in read) return { value: read.value };
    return { problems: [{ field: 'year', words: read.why === 'missing' ? question.missing ?? { key: 'problems.date-missing-year' } : { key: read.why === 'shape' ? 'problems.date-shape-year' : `problems.date-${read.why}` } }] };
  },
  fits: value => typeof value === 'string',
  said: (_question, value) => [{ said: value }],
  words: () => [{ key: 'date.year' }],
  // Born in that year at the latest: as young as somebody can be.
  stop: ({ young }, value, { today, minimumAge = 16 }) => (young !== undefined && today !== undefined && isYear(value) && Number(today.slice(0, 4)) - Number(value) < minimumAge ? { closed: young } : undefined),
  facts(_question, answer, { today }) {
    const years = answer?.at === 'answered' && typeof answer.value === 'string' && isYear(answer.value) ? yearsOfMusic(Number(answer.value), today) : undefined;
    return { years: years ? { key: 'playlist.years', facts: years } : { key: 'playlist.years-unknown' } };
  },
  stops: ({ young }) => (young === undefined ? [] : [young]),
  wordsIn: 'playlist',
};
