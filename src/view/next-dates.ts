/** The next dates of an activity in words. */
import type { Activity, When } from '../core/activities/activity.ts';
import { nextDates, type ActivityDate, type Moment } from '../core/activities/dates.ts';
import type { Translator } from '../i18n/translate.ts';
import { dateIn } from './when-words.ts';

/** The next dates from now on, at most some, in short words: "Tue 24 November, 10am". None where no date is known. */
export const datesIn = (i18n: Translator, when: When, now: Moment, most: number): readonly string[] => nextDates(when, now, most).map(date => dateIn(i18n, date, now.day));

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
