/** The dates of a programme as a file for the person's own calendar. It is made on this device, and nothing of it leaves it. */
import { momentAt } from '../core/activities/dates.ts';
import { calendarOf, fileNameOf } from '../core/activities/ics.ts';
import { siteWordsOf, type Config } from '../core/config.ts';
import type { KnownProgramme } from '../core/programmes/read.ts';
import { activityOf } from '../core/programmes/sessions.ts';
import type { Translator } from '../i18n/translate.ts';
import { giveFile } from './take-home.ts';

/** Gives the file. Says no where no date is still to come. */
export function giveDates(i18n: Translator, { programme }: KnownProgramme, { organisation }: Pick<Config, 'organisation'>): boolean {
  const said = (words: Parameters<typeof siteWordsOf>[0]): string => i18n.say(siteWordsOf(words));
  const now = Date.now();
  const activity = activityOf(programme, { title: said(programme.name), where: programme.where && said(programme.where), provider: said(organisation.name), phone: organisation.phone });
  const text = calendarOf(activity, { now: momentAt(now), stampedAt: `${new Date(now).toISOString().slice(0, 19)}Z` });
  if (text !== undefined) giveFile([text], 'text/calendar', fileNameOf(activity));
  return text !== undefined;
}
