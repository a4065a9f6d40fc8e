/** When something is, as people say it: what most times are. What is seldom is said where the next dates are (`rule-words.ts`). */
import type { Repeating, When } from '../core/activities/activity.ts';
import type { ActivityDate } from '../core/activities/dates.ts';
import { intlTag } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';

type Times = Pick<ActivityDate, 'from' | 'to'>;

export const week = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Longer lists are said in short: the dates tell the rest. */
export const mostNamed = 4;

const timeIn = (language: string, time: string): string => {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const text = new Intl.DateTimeFormat(intlTag(language), { hour: 'numeric', minute: '2-digit', ...(language === 'en' && { hourCycle: 'h12' as const }), timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1, hours, minutes));
  // People read "11am" faster than "11:00 am", and 12 as midday or midnight not at all without its word.
  return language === 'en' ? text.replace(':00', '').replace(/\s/g, '') : text;
};

/** From when to when. */
export function timesIn(i18n: Translator, { from, to }: Times): string | undefined {
  if (from === undefined) return undefined;
  const begins = timeIn(i18n.language, from);
  return to === undefined ? i18n.t('ideas.at-time', { from: begins }) : i18n.t('ideas.between', { from: begins, to: timeIn(i18n.language, to) });
}

/** A day in words. Some versions of engines put a comma behind the day of the week, others none. */
export const dayIn = (i18n: Translator, day: string, format: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(intlTag(i18n.language), { timeZone: 'UTC', ...format }).format(Date.parse(`${day}T00:00:00Z`)).replace(',', '');

/** Several things in one line. Intl has no right "and" for Welsh, whose word for it depends on the next one. */
export const listIn = (i18n: Translator, names: readonly string[]): string => (names.length < 2 ? names.join('') : i18n.t('ideas.and', { list: names.slice(0, -1).join(', '), last: names.at(-1)! }));

const weekdayIn = (i18n: Translator, day: string): string => dayIn(i18n, `2024-01-0${week.indexOf(day.slice(-2)) + 1}`, { weekday: 'long' });

/** A rule that most people's times follow: every Tuesday, every 2 weeks on Tuesday, the first Thursday of each month; nothing for another. */
function ruleIn(i18n: Translator, { freq, interval = 1, days = [], monthDays, months }: Repeating): string | undefined {
  if (monthDays || months || days.length > mostNamed) return undefined;
  const order = [...days].sort((one, other) => week.indexOf(one) - week.indexOf(other));
  if (freq === 'DAILY' && interval === 1 && days.length === 0) return i18n.t('ideas.daily');
  if (freq === 'WEEKLY' && days.length > 0) {
    const names = listIn(i18n, order.map(day => weekdayIn(i18n, day)));
    return interval === 1 ? i18n.t('ideas.weekly', { days: names }) : i18n.t('ideas.on', { every: i18n.t('ideas.every-weekly', { number: interval }), days: names });
  }
  const keys = days.map(day => `ideas.nth-${/^-1[A-Z]/.test(day) ? 'last' : day.slice(0, -2)}`);
  return freq === 'MONTHLY' && interval === 1 && days.length > 0 && keys.every(key => i18n.has(key)) ? i18n.t('ideas.of-month', { days: listIn(i18n, days.map((day, at) => i18n.t(keys[at]!, { day: weekdayIn(i18n, day) }))) }) : undefined;
}

/** With a capital letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** When, as people say it: "Every Tuesday, 10am to 12pm". A rule that is seldom is on "some days". */
export function whenIn(i18n: Translator, when: When): string {
  if (when.at === 'text') return when.text;
  const times = timesIn(i18n, when);
  const until = when.at === 'repeating' ? when.until : undefined;
  return capital([
    (when.at === 'repeating' ? ruleIn(i18n, when) : when.dates.length > mostNamed ? undefined : listIn(i18n, when.dates.map(day => dayIn(i18n, day, { weekday: 'long', day: 'numeric', month: 'long' })))) ?? i18n.t('ideas.some-days'),
    times, until !== undefined && i18n.t('ideas.until', { date: dayIn(i18n, until, { day: 'numeric', month: 'long', year: 'numeric' }) }),
  ].filter(Boolean).join(', '));
}
