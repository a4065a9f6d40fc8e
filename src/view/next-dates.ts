/** The next dates of an activity in words. */
import type { Activity } from '../core/activities/activity.ts';
import { nextDates, type ActivityDate, type Moment } from '../core/activities/dates.ts';
import type { Translator } from '../i18n/translate.ts';
import { dayIn, timesIn } from './when-words.ts';

/**
 * One date in short words: "Tue 24 November, 10am".
 *
 * @param today `YYYY-MM-DD`: a date that is nearly a year away has its year
 */
export function dateIn(i18n: Translator, { day, from }: Pick<ActivityDate, 'day' | 'from'>, today: string): string {
  const isFar = Date.parse(day) - Date.parse(today) > 300 * 86_400_000;
  return [dayIn(i18n, day, { weekday: 'short', day: 'numeric', month: 'long', ...(isFar && { year: 'numeric' }) }), timesIn(i18n, from === undefined ? {} : { from })].filter(Boolean).join(', ');
}

/** The next dates of a whole activity, in order, at most some: those of all its rules together. */
export function datesOf({ when }: Pick<Activity, 'when'>, now: Moment, most: number): readonly ActivityDate[] {
  const keyOf = ({ day, from = '' }: ActivityDate): string => `${day} ${from}`;
  const all = new Map(when.flatMap(one => nextDates(one, now, most)).map(date => [keyOf(date), date]));
  return [...all.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)).slice(0, most);
}

/** Dates of an activity in words. Their time stands beside its rule, unless it is not always the same. */
export function datesInWords(i18n: Translator, dates: readonly ActivityDate[], today: string): readonly string[] {
  const isOneTime = new Set(dates.map(({ from }) => from)).size === 1;
  return dates.map(date => dateIn(i18n, isOneTime ? { day: date.day } : date, today));
}
