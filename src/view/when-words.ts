/** When something is, as people say it. */
import type { Repeating, When } from '../core/activities/activity.ts';
import type { ActivityDate } from '../core/activities/dates.ts';
import { intlTag } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';

type Times = Pick<ActivityDate, 'from' | 'to'>;

const week = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Longer lists are said in short: the dates tell the rest. */
const mostNamed = 4;

const timeIn = (language: string, time: string): string => {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const text = new Intl.DateTimeFormat(intlTag(language), { hour: 'numeric', minute: '2-digit', ...(language === 'en' && { hourCycle: 'h12' as const }), timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1, hours, minutes));
  // People read "11am" faster than "11:00 am", and 12 as midday or midnight not at all without its word.
  return language === 'en' ? text.replace(':00', '').replace(/\s/g, '') : text;
};

function timesIn(i18n: Translator, { from, to }: Times): string | undefined {
  if (from === undefined) return undefined;
  const begins = timeIn(i18n.language, from);
  return to === undefined ? i18n.t('ideas.at-time', { from: begins }) : i18n.t('ideas.between', { from: begins, to: timeIn(i18n.language, to) });
}

/** A day in words. Some versions of engines put a comma behind the day of the week, others none. */
const dayIn = (i18n: Translator, day: string, format: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(intlTag(i18n.language), { timeZone: 'UTC', ...format }).format(Date.parse(`${day}T00:00:00Z`)).replace(',', '');

/** Several things in one line. Intl has no right "and" for Welsh, whose word for it depends on the next one. */
const listIn = (i18n: Translator, names: readonly string[]): string => (names.length < 2 ? names.join('') : i18n.t('ideas.and', { list: names.slice(0, -1).join(', '), last: names.at(-1)! }));

/** Days or months (by their numbers from 0), three and more in a row, as the first to the last, across the end of the week or year too; nothing where they are no row. */
function rowIn(i18n: Translator, numbers: readonly number[], round: number, nameOf: (number: number) => string): string | undefined {
  const starts = numbers.filter(number => !numbers.includes((number + round - 1) % round));
  return numbers.length < 3 || starts.length !== 1 ? undefined : i18n.t('ideas.between', { from: nameOf(starts[0]!), to: nameOf((starts[0]! + numbers.length - 1) % round) });
}
const inOrder = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((one, other) => one - other);

const weekdayIn = (i18n: Translator, number: number): string => dayIn(i18n, `2024-01-0${number + 1}`, { weekday: 'long' });
const monthIn = (i18n: Translator, number: number): string => dayIn(i18n, `2024-${String(number + 1).padStart(2, '0')}-01`, { month: 'long' });
const ordinals: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinal = (i18n: Translator, number: number): string => (i18n.language === 'en' ? `${number}${ordinals[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)] ?? 'th'}` : `${number}`);

/** Days of a month in words; nothing where there are too many of them or there is no word for one. */
function inMonth(i18n: Translator, { days, monthDays }: Repeating): string | undefined {
  const names = monthDays
    ? monthDays.map(day => (day > 0 ? i18n.t('ideas.month-day', { number: ordinal(i18n, day) }) : day === -1 ? i18n.t('ideas.month-last') : undefined))
    : days?.map(day => { const key = `ideas.nth-${/^-1[A-Z]/.test(day) ? 'last' : day.slice(0, -2)}`; return i18n.has(key) ? i18n.t(key, { day: weekdayIn(i18n, week.indexOf(day.slice(-2))) }) : undefined; });
  return names === undefined || names.length > mostNamed || names.includes(undefined) ? undefined : listIn(i18n, names as string[]);
}

/** How often, and on which days. */
function howOften(i18n: Translator, rule: Repeating): string {
  const { freq, interval = 1, days, monthDays, months } = rule;
  if (freq === 'WEEKLY' && !days) return i18n.t('ideas.ask-when');
  const every = i18n.t(interval === 1 ? `ideas.${freq.toLowerCase()}` : `ideas.every-${freq.toLowerCase()}`, { number: interval });
  const on = (named: string | undefined): string => (named === undefined ? every : i18n.t('ideas.on', { every, days: named }));
  const isPlain = days?.every(day => day.length === 2);
  const numbers = inOrder((days ?? []).map(day => week.indexOf(day.slice(-2))));
  const nameOf = (number: number): string => weekdayIn(i18n, number);
  const row = rowIn(i18n, numbers, 7, nameOf);
  const names = row ?? listIn(i18n, numbers.map(nameOf));
  const onlyOn = monthDays && days ? `, ${i18n.t('ideas.only-on', { days: names })}` : '';
  // Every Tuesday is every Tuesday, of whatever it is counted.
  if (isPlain && !monthDays && (interval === 1 || freq === 'WEEKLY')) {
    if (interval > 1) return on(names);
    return numbers.length === 7 ? i18n.t('ideas.daily') : row ?? i18n.t('ideas.weekly', { days: names });
  }
  if (freq === 'DAILY' && (interval > 1 || !monthDays)) return days ? `${every}, ${i18n.t('ideas.only-on', { days: names })}` : every;
  if (freq === 'YEARLY' && months && monthDays && months.length * monthDays.length <= mostNamed && monthDays.every(day => day > 0) && !days) {
    // 31 April is no day, and some engines make no date of it.
    const real = months.flatMap(month => monthDays.filter(day => day <= new Date(Date.UTC(2024, month, 0)).getUTCDate()).map(day => `2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`));
    return on(listIn(i18n, real.map(day => dayIn(i18n, day, { day: 'numeric', month: 'long' }))) || undefined);
  }
  const named = freq === 'YEARLY' && (interval > 1 || !months) ? undefined : inMonth(i18n, rule);
  if (named === undefined) return (freq === 'DAILY' ? i18n.t('ideas.monthly') : every) + onlyOn;
  return (interval === 1 ? i18n.t('ideas.of-month', { days: named }) : on(named)) + onlyOn;
}

/** The months of a rule that is not on in all of them. */
function monthsIn(i18n: Translator, months: readonly number[]): string | undefined {
  const numbers = inOrder(months.map(month => month - 1));
  const nameOf = (number: number): string => monthIn(i18n, number);
  return numbers.length === 12 ? undefined : rowIn(i18n, numbers, 12, nameOf) ?? i18n.t('ideas.only-in', { months: listIn(i18n, numbers.map(nameOf)) });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** When, as people say it: "Every Tuesday, 10am to 12pm", "The first Thursday of each month, 7pm, only in June". */
export function whenIn(i18n: Translator, when: When): string {
  if (when.at === 'text') return when.text;
  const times = timesIn(i18n, when);
  if (when.at === 'dates') {
    const shown = when.dates.length > mostNamed ? mostNamed - 1 : when.dates.length;
    const names = when.dates.slice(0, shown).map(day => dayIn(i18n, day, { weekday: 'long', day: 'numeric', month: 'long' }));
    return [listIn(i18n, shown < when.dates.length ? [...names, i18n.t('ideas.more-dates', { number: when.dates.length - shown })] : names), times].filter(Boolean).join(', ');
  }
  const isNamed = when.freq === 'YEARLY' && when.monthDays && !when.days;
  return capital([
    howOften(i18n, when), times,
    when.months && !isNamed && monthsIn(i18n, when.months),
    when.until !== undefined && i18n.t('ideas.until', { date: dayIn(i18n, when.until, { day: 'numeric', month: 'long', year: 'numeric' }) }),
  ].filter(Boolean).join(', '));
}

/**
 * One date in short words: "Tue 24 November, 10am".
 *
 * @param today `YYYY-MM-DD`: a date that is nearly a year away has its year
 */
export function dateIn(i18n: Translator, { day, from }: Pick<ActivityDate, 'day' | 'from'>, today: string): string {
  const isFar = Date.parse(day) - Date.parse(today) > 300 * 86_400_000;
  return [dayIn(i18n, day, { weekday: 'short', day: 'numeric', month: 'long', ...(isFar && { year: 'numeric' }) }), timesIn(i18n, from === undefined ? {} : { from })].filter(Boolean).join(', ');
}
