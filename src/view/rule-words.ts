/** Every rule in words, also those that are seldom. Loaded with the next dates. */
import type { Repeating } from '../core/activities/activity.ts';
import { wholeRule } from '../core/activities/dates.ts';
import type { Translator } from '../i18n/translate.ts';
import { capital, dayIn, listIn, mostNamed, timesIn, week } from './when-words.ts';

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

/** Any rule, as people say it: "Every Tuesday, 10am to 12pm", "The first Thursday of each month, 7pm, only in June". */
export function ruleWords(i18n: Translator, rule: Repeating): string {
  const when = wholeRule(rule) ?? rule;
  const times = timesIn(i18n, when);
  const isNamed = when.freq === 'YEARLY' && when.monthDays && !when.days;
  return capital([
    howOften(i18n, when), times,
    when.months && !isNamed && monthsIn(i18n, when.months),
    when.until !== undefined && i18n.t('ideas.until', { date: dayIn(i18n, when.until, { day: 'numeric', month: 'long', year: 'numeric' }) }),
  ].filter(Boolean).join(', '));
}
