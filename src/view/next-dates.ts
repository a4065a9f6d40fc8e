/** The next dates of an activity in words. Only what shows them needs this. */
import type { When } from '../core/activities/activity.ts';
import { nextDates, type Moment } from '../core/activities/dates.ts';
import type { Translator } from '../i18n/translate.ts';
import { dateIn } from './when-words.ts';

/** The next dates from now on, at most some, in short words: "Tue 24 November, 10am". None where no date is known. */
export const datesIn = (i18n: Translator, when: When, now: Moment, most: number): readonly string[] => nextDates(when, now, most).map(date => dateIn(i18n, date, now.day));
