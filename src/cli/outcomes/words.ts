import type { Instrument } from '../../core/instruments/instrument.ts';
import type { Place } from './change.ts';
import type { Count } from './small-counts.ts';

const oneDecimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en-GB');
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A number with one decimal. What rounds to nothing has no sign. */
export const decimal = (value: number): string => oneDecimal.format(Math.abs(value) < 0.05 ? 0 : value).replace('-', '−');
/** A change with its sign. */
export const signed = (value: number): string => `${value >= 0.05 ? '+' : ''}${decimal(value)}`;
/** An effect size. */
export const effect = (value: number): string => twoDecimals.format(Math.abs(value) < 0.005 ? 0 : value).replace('-', '−');
/** A chance. */
export const chance = (value: number): string => (value < 0.001 ? 'under 0.001' : value.toFixed(3));
export const percent = (share: number): string => `${Math.round(share * 100)}%`.replace('-', '−');
export const dayInWords = (date: string): string => day.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));

/** A count, or why it is not told. */
export const countInWords = (count: Count): string => (typeof count === 'number' ? whole.format(count) : { 'fewer': 'fewer than 5', 'hidden': 'not shown', 'under-10': '0 to 9' }[count]);

export const testNames = { 'paired-t': 'paired t interval', 'signed-rank': 'Wilcoxon signed-rank' } as const;
export const effectNames = { 'paired-t': 'dz', 'signed-rank': 'r' } as const;

/** The question of an item as its owner published it; its id if the pack has no English words. */
export const questionOf = (instrument: Instrument, item: string): string => (item === 'total' ? 'Total' : instrument.wording['en']?.items[item] ?? item);

/** An id that people read: `very-high` as `very high`. */
export const idInWords = (id: string): string => id.replaceAll('-', ' ');

/** A session or a programme, as it is named. */
export const placeInWords = ({ programme, session }: Place): string => [programme || 'no programme named', ...(session === '' ? [] : [session])].join(', ');

/** Ids of answers about a check-in, in words. */
export const answersInWords: Readonly<Record<string, string>> = {
  'both': 'Checked in before and after', 'before-only': 'Before only: they left, or did not check in again', 'after-only': 'After only',
  'loose-before': 'Before, with neither card nor device', 'loose-after': 'After, with neither card nor device',
  'no': 'No', 'yes': 'Yes', 'not-sure': 'Not sure', 'not-told': 'Not told', 'someone-i-know': 'Someone they know', 'someone-here': 'Someone at the session',
  'tiles': 'Numbers to press', 'points': 'Words to choose', 'line': 'A place on a line', 'steps': 'Steps along a line', 'paper': 'Paper, typed in later',
  'yes-yes': 'Yes both times', 'no-no': 'No both times', 'yes-no': 'Yes before, no after', 'no-yes': 'No before, yes after', 'other': 'Not sure, or no answer',
};
export const answerInWords = (id: string): string => (Object.hasOwn(answersInWords, id) ? answersInWords[id] ?? id : id);
