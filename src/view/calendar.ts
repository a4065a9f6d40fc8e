/** The next dates of an idea, and its file for a person's own calendar. Loaded while ideas are looked for. */
import type { Activity } from '../core/activities/activity.ts';
import { momentAt, nextDates, type ActivityDate, type Moment } from '../core/activities/dates.ts';
import { calendarOf, fileNameOf } from '../core/activities/ics.ts';
import type { Translator } from '../i18n/translate.ts';
import { ideaLines } from './idea-lines.ts';
import { giveFile } from './take-home.ts';
import { dateIn } from './when-words.ts';

/** How many dates a card names. */
const most = 3;

/** The clock where the activities are. */
export const now = (): Moment => momentAt(Date.now());

/** The next three dates of an activity, in order; none where no date is known. */
export function datesOf({ when }: Pick<Activity, 'when'>, from: Moment): readonly ActivityDate[] {
  const keyOf = ({ day, from: time = '' }: ActivityDate): string => `${day} ${time}`;
  const all = new Map(when.flatMap(one => nextDates(one, from, most)).map(date => [keyOf(date), date]));
  return [...all.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)).slice(0, most);
}

/** Dates in words. The time stands in the line above, unless it is not always the same. */
export function datesIn(i18n: Translator, dates: readonly ActivityDate[], today: string): string {
  const isOneTime = new Set(dates.map(({ from }) => from)).size === 1;
  return dates.map(date => dateIn(i18n, isOneTime ? { day: date.day } : date, today)).join(isOneTime ? ', ' : '; ');
}

/** Gives the person the file of an activity. It is made on this device, and nothing of it leaves it. */
export function giveCalendar(i18n: Translator, activity: Activity): void {
  const text = calendarOf(activity, { now: now(), stampedAt: `${new Date().toISOString().slice(0, 19)}Z`, description: ideaLines(i18n, { activity }).slice(1).join('\n') });
  if (text !== undefined) giveFile([text], 'text/calendar', fileNameOf(activity));
}
