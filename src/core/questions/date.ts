import * as z from 'zod/mini';
import { asking } from './asking.ts';
import { stopAtAge } from './age.ts';
import type { Words } from '../words.ts';
import type { QuestionKind } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('date'),
  /** A date of birth: it lies in the past, at most 130 years ago, and children under 13 are stopped. */
  birth: z.optional(z.boolean()),
  /** Whether a year alone, or a month and a year, will do. */
  partial: z.optional(z.boolean()),
  ...asking,
});

/** A date in three boxes, typed as people write dates. */
export type DateQuestion = z.infer<typeof schema>;

/** The boxes of a date. */
export const dateParts = ['day', 'month', 'year'] as const;
export type DatePart = (typeof dateParts)[number];

/** What stands in the boxes of a date. */
export type TypedDate = Readonly<Record<DatePart, string>>;

/** The names of months by their first three letters, in the languages that are typed here. */
const months: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12,
  ion: 1, chw: 2, maw: 3, ebr: 4, mai: 5, meh: 6, gor: 7, aws: 8, med: 9, hyd: 10, tac: 11, rha: 12,
  // As Welsh writes them after a number: 3 Fawrth.
  faw: 3, fai: 5, feh: 6, orf: 7, fed: 9, dac: 11, rag: 12,
};

const daysIn = (month: number, year: number): number => (month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);

/** What stands in a box, with European digits and without the full stop or comma that people put behind a number. */
const plain = (typed: string): string =>
  typed.normalize('NFKC').replace(/[٠-٩]/g, digit => `${digit.charCodeAt(0) - 0x660}`).replace(/[۰-۹]/g, digit => `${digit.charCodeAt(0) - 0x6f0}`).trim().replace(/[.,]$/, '');

/** A number in a box, or nothing if the box holds none. Full-width and Arabic digits count; `1st` and `3rd` too. */
function numberIn(typed: string): number | undefined {
  const text = plain(typed).replace(/^(\d{1,2})(?:st|nd|rd|th)$/i, '$1');
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function monthIn(typed: string): number | undefined {
  const number = numberIn(typed);
  if (number !== undefined) return number >= 1 && number <= 12 ? number : undefined;
  const word = typed.normalize('NFKC').trim().toLowerCase().replace(/\.$/, '');
  // The first three letters say which month; four letters that are no month's beginning are another word, such as junk.
  return /^\p{L}{3,12}$/u.test(word) && (word.length !== 4 || /^(?:sept|june|july|mawr|ebri|medi|hydr|rhag|tach|chwe|iona|gorf|awst|janu|febr|marc|apri|augu|octo|nove|dece|fawr|fedi|dach|ragf|orff)$/.test(word)) ? months[word.slice(0, 3)] : undefined;
}

/** A year of four digits; of two, the latest one that is not in the future. Babies do not fill in forms: born in 25 means 1925. */
function yearIn(typed: string, today: string, birth: boolean): number | undefined {
  const digits = plain(typed);
  if (!/^(?:\d\d){1,2}$/.test(digits)) return undefined;
  const number = Number(digits);
  if (digits.length === 4) return number;
  const now = Number(today.slice(0, 4)) - (birth ? 13 : 0);
  return number + 2000 <= now ? number + 2000 : number + 1900;
}

/** A date, and which box is wrong if it is none. */
export type ReadDate = { readonly value: string } | { readonly wrong: DatePart; readonly why: 'missing' | 'shape' | 'future' | 'long-ago' };

const two = (number: number): string => `${number}`.padStart(2, '0');

/**
 * Reads three boxes: `31`, `3` and `1980`, `31 march 80`, `31st`, full-width digits. With `partial`, a year or a month
 * and a year will do, and come out as `1980` and `1980-03`.
 *
 * @param today `YYYY-MM-DD`; where nobody says what day it is, no date is in the future or long ago
 */
export function readDate(typed: TypedDate, { partial = false, birth = false }: Pick<DateQuestion, 'partial' | 'birth'>, today: string | undefined): ReadDate {
  const has = (part: DatePart): boolean => typed[part].trim() !== '';
  const wrong = (part: DatePart): ReadDate => ({ wrong: part, why: has(part) ? 'shape' : 'missing' });
  const year = yearIn(typed.year, today ?? '9999-12-31', birth);
  const month = monthIn(typed.month);
  const day = numberIn(typed.day);
  if (has('day') || !partial) { if (day === undefined || day < 1 || day > 31) return wrong('day'); }
  if (has('month') || has('day') || !partial) { if (month === undefined) return wrong('month'); }
  if (year === undefined || year < 1) return wrong('year');
  if (day !== undefined && day > daysIn(month!, year)) return { wrong: 'day', why: 'shape' };
  const value = [`${year}`.padStart(4, '0'), ...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])].join('-');
  if (birth && today !== undefined && value > today.slice(0, value.length)) return { wrong: 'year', why: 'future' };
  if (birth && today !== undefined && year < Number(today.slice(0, 4)) - 130) return { wrong: 'year', why: 'long-ago' };
  return { value };
}

/** The oldest that somebody born then can be, in whole years: of a year alone, as if it were the first of January. */
function yearsSince(birth: string, today: string): number {
  const born = `${birth}${'-01-01'.slice(birth.length === 4 ? 0 : birth.length === 7 ? 3 : 6)}`;
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);
}

/** A date as people say it, with the name of its month. */
function inWords(value: string): Words {
  const [year = '', month, day] = value.split('-');
  if (month === undefined) return { said: year };
  const name = { key: `months.${Number(month)}` };
  return day === undefined ? { key: 'date.month-year', facts: { month: name, year } } : { key: 'date.full', facts: { day: `${Number(day)}`, month: name, year } };
}

const isDate = (value: string): boolean => /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(value);

export const date: QuestionKind<DateQuestion, TypedDate, string> = {
  schema,
  blank: { day: '', month: '', year: '' },
  check(question, typed, { today }) {
    if (dateParts.every(part => typed[part].trim() === '')) return question.optional ? { value: undefined } : { problems: [{ field: 'day', words: question.missing ?? { key: 'problems.date-missing' } }] };
    const read = readDate(typed, question, today);
    return 'value' in read ? { value: read.value } : { problems: [{ field: read.wrong, words: { key: `problems.date-${read.why}${read.why === 'missing' || read.why === 'shape' ? `-${read.wrong}` : ''}` } }] };
  },
  fits: value => typeof value === 'string',
  said: (_question, value) => [isDate(value) ? inWords(value) : { said: value }],
  words: () => dateParts.map(part => ({ key: `date.${part}` })),
  stop: ({ birth }, value, site) => (birth && isDate(value) && site.today !== undefined ? stopAtAge(yearsSince(value, site.today), site) : undefined),
};
