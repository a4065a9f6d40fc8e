/** What few people need on the page of ideas: next dates, the file for one's own calendar, showing some only. Loaded when somebody wants it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Activity } from '../core/activities/activity.ts';
import { filters, usefulFilters, type Filter } from '../core/activities/filters.ts';
import type { Idea } from '../core/activities/match.ts';
import { momentAt, type ActivityDate } from '../core/activities/dates.ts';
import { calendarOf, fileNameOf } from '../core/activities/ics.ts';
import type { Translator } from '../i18n/translate.ts';
import { ideaLines } from './idea-lines.ts';
import { datesInWords, datesOf } from './next-dates.ts';
import { giveFile } from './take-home.ts';

export { filtered, fits } from '../core/activities/filters.ts';
export { ruleWords } from './rule-words.ts';
export { ideaFilters } from './screens/idea-filters.ts';
export { filterStyles } from './styles/filters.ts';

/** How many next dates a card names. */
const datesOnCard = 3;

/** Gives the person the file of an activity. It is made on this device, and nothing of it leaves it. */
function giveCalendar(i18n: Translator, activity: Activity): void {
  const now = Date.now();
  const text = calendarOf(activity, { now: momentAt(now), stampedAt: `${new Date(now).toISOString().slice(0, 19)}Z`, description: ideaLines(i18n, { activity }).slice(1).join('\n') });
  if (text !== undefined) giveFile([text], 'text/calendar', fileNameOf(activity));
}

/**
 * The next dates of an activity, and a button that puts them into the person's own calendar.
 *
 * @param known the dates of activities that were worked out before, by their ids
 * @param isGiven whether the person has just been given the file
 * @param given called when they are
 */
export function nextDates(i18n: Translator, activity: Activity, known: Map<string, readonly ActivityDate[]>, isGiven: boolean, given: () => void): TemplateResult {
  const now = momentAt(Date.now());
  const dates = known.get(activity.id) ?? datesOf(activity, now, datesOnCard);
  known.set(activity.id, dates);
  if (dates.length === 0) return html`<span>${i18n.t('ideas.ask-when')}</span>`;
  const give = (): void => { giveCalendar(i18n, activity); given(); };
  return html`${datesInWords(i18n, dates, now.day).map(date => html`<span>${date}</span>`)}<span><button class="quiet" type="button" @click=${give}>${i18n.t('ideas.calendar')}<span class="vh">: ${activity.title}</span></button></span><span role="status">${isGiven ? i18n.t('ideas.calendar-given') : nothing}</span>`;
}

/** The filters that are offered, in their order: those that would change something, and those that are on. Of what is not fetched yet nobody knows what would change it. */
export function offered(ideas: readonly Idea[], on: readonly Filter[], hasOthers: boolean): readonly Filter[] {
  const useful = hasOthers ? filters : usefulFilters(ideas);
  return filters.filter(filter => useful.includes(filter) || on.includes(filter));
}
