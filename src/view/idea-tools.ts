/** What few people need on the page of ideas: next dates, the file for one's own calendar, showing some only. Loaded when somebody wants it. */
import type { Activity } from '../core/activities/activity.ts';
import { filters, usefulFilters, type Filter } from '../core/activities/filters.ts';
import type { Idea } from '../core/activities/match.ts';
import { momentAt } from '../core/activities/dates.ts';
import { calendarOf, fileNameOf } from '../core/activities/ics.ts';
import type { Translator } from '../i18n/translate.ts';
import { ideaLines } from './idea-lines.ts';
import { giveFile } from './take-home.ts';

export { momentAt } from '../core/activities/dates.ts';
export { filtered, fits } from '../core/activities/filters.ts';
export { datesInWords, datesOf } from './next-dates.ts';
export { ruleWords } from './rule-words.ts';
export { ideaFilters } from './screens/idea-filters.ts';

/** Gives the person the file of an activity. It is made on this device, and nothing of it leaves it. */
export function giveCalendar(i18n: Translator, activity: Activity): void {
  const now = Date.now();
  const text = calendarOf(activity, { now: momentAt(now), stampedAt: `${new Date(now).toISOString().slice(0, 19)}Z`, description: ideaLines(i18n, { activity }).slice(1).join('\n') });
  if (text !== undefined) giveFile([text], 'text/calendar', fileNameOf(activity));
}

/** The filters that are offered, in their order: those that would change something, and those that are on. Of what is not fetched yet nobody knows what would change it. */
export function offered(ideas: readonly Idea[], on: readonly Filter[], hasOthers: boolean): readonly Filter[] {
  const useful = hasOthers ? filters : usefulFilters(ideas);
  return filters.filter(filter => useful.includes(filter) || on.includes(filter));
}
