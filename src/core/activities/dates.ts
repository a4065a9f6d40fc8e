/** The dates of an activity: its rule worked out (RFC 5545, everyday parts only), as clocks in the United Kingdom show them. */
import type { Repeating, When } from './activity.ts';

/** A day (`YYYY-MM-DD`) and a time (`HH:MM`) as a clock in the United Kingdom shows them. */
export interface Moment {
  readonly day: string;
  readonly time: string;
}

/** One date of an activity. */
export interface ActivityDate {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `YYYY-MM-DD`: the day on which it ends, the next one where it goes on past midnight. */
  readonly lastDay: string;
  /** `HH:MM`, where the directory says. */
  readonly from?: string;
  readonly to?: string;
  /** `2026-11-24T10:00:00Z`: when it begins, for all the world. Only where its time is known. */
  readonly startsAt?: string;
  readonly endsAt?: string;
}

/** What working out a rule gave. */
export interface Worked {
  /** Days since 1970, in order. */
  readonly days: readonly number[];
  /** Whether the rule has no other dates. Not so where it was not known, or where we stopped looking. */
  readonly isAll: boolean;
  /** How many dates it had before the first of `days`, those that are off too. Only for a rule with a count. */
  readonly before: number;
  /** Days, months and periods that were looked at. */
  readonly steps: number;
}

/** Most days, months and periods that are looked at for one rule, some thirty years of days: a rule that is never true ends soon. */
export const mostSteps = 20_000;

/** The days of the week, in order. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

const dayMs = 86_400_000;
/** 31 December 9998: no year has more than four digits, and a night that goes on into the next year needs one more. */
const lastOfAll = 2_932_531;

/** Days since 1970 of `YYYY-MM-DD`. Not a number where there is no such day. */
export const numberOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** `YYYY-MM-DD` of days since 1970. */
export const dayOfNumber = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** 0 (Monday) to 6. 1 January 1970 was a Thursday. */
export const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7;

const firstOfMonth = (months: number): number => Date.UTC(Math.floor(months / 12), months % 12, 1) / dayMs;

/** The days of a rule that start where others would be said: a rule of RFC 5545 takes from its start what it does not say. Nothing where it has no start to take it from. */
export function wholeRule(rule: Repeating): Repeating | undefined {
  const { freq, interval, count, start, days, monthDays, months } = rule;
  if (start === undefined) {
    if (interval !== undefined || count !== undefined) return undefined;
    return freq === 'DAILY' || days || (monthDays && (freq === 'MONTHLY' || months)) ? rule : undefined;
  }
  const [, month, day] = start.split('-').map(Number) as [number, number, number];
  if (freq === 'WEEKLY') return { ...rule, days: days ?? [weekdays[weekdayOf(numberOfDay(start))]!] };
  if (freq === 'DAILY' || days) return rule;
  return { ...rule, monthDays: monthDays ?? [day], ...(freq === 'YEARLY' && { months: months ?? [month] }) };
}

/** Whether a rule says something that RFC 5545 gives no meaning: places in a month or days of it, where it counts in days or weeks. */
export const isMeaningless = ({ freq, days = [], monthDays }: Pick<Repeating, 'freq' | 'days' | 'monthDays'>): boolean =>
  (freq === 'WEEKLY' && monthDays !== undefined) || ((freq === 'WEEKLY' || freq === 'DAILY') && days.some(day => day.length > 2));

/** A month: by a number that grows by one, with its first day and the first day after it, as days since 1970. */
interface Month { readonly number: number; readonly first: number; readonly end: number }

const monthOf = (day: number): Month => {
  const date = new Date(day * dayMs);
  const number = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return { number, first: firstOfMonth(number), end: firstOfMonth(number + 1) };
};

/** Tells whether a day of the right period and month is one of the rule's. */
function dayIn({ freq, days, monthDays, months }: Repeating): (day: number, month: Month) => boolean {
  const wanted = days?.map(day => ({ weekday: weekdays.indexOf(day.slice(-2) as 'MO'), nth: Number(day.slice(0, -2)) }));
  // Without months a place in a rule of years is one in the year.
  const inYear = freq === 'YEARLY' && !months;
  const isNth = (nth: number, day: number, { number, first, end }: Month): boolean => {
    const year = number - (number % 12);
    return nth > 0 ? nth === Math.floor((day - (inYear ? firstOfMonth(year) : first)) / 7) + 1 : -nth === Math.floor(((inYear ? firstOfMonth(year + 12) : end) - 1 - day) / 7) + 1;
  };
  return (day, month) => {
    if (monthDays && !monthDays.includes(day - month.first + 1) && !monthDays.includes(day - month.end)) return false;
    const weekday = weekdayOf(day);
    return !wanted || wanted.some(one => one.weekday === weekday && (one.nth === 0 || isNth(one.nth, day, month)));
  };
}

/** A rule's periods (days, weeks, months or years), each by a number that grows by one: which one a day is in, and where one begins. */
function periodsOf(freq: Repeating['freq'], weekStart: number): { readonly of: (day: number) => number; readonly first: (period: number) => number } {
  if (freq === 'DAILY') return { of: day => day, first: day => day };
  if (freq === 'WEEKLY') return { of: day => Math.floor((day + 3 - weekStart) / 7), first: week => week * 7 - 3 + weekStart };
  return freq === 'MONTHLY' ? { of: day => monthOf(day).number, first: firstOfMonth } : { of: day => Math.floor(monthOf(day).number / 12), first: year => firstOfMonth(year * 12) };
}

/**
 * Works out a rule. The work is bounded whatever it says: after `mostSteps` it stops, with what it has found.
 * A rule that needs a start (it has an interval or a count, or does not say its day) and has none gives nothing.
 *
 * @param from days since 1970: the first day that counts
 */
export function workOut(given: Repeating, from: number, most: number): Worked {
  const nothing: Worked = { days: [], isAll: false, before: 0, steps: 0 };
  const rule = wholeRule(given);
  if (!rule || isMeaningless(rule)) return nothing;
  const { freq, interval = 1, count, months } = rule;
  const start = rule.start === undefined ? from : numberOfDay(rule.start);
  const until = Math.min(rule.until === undefined ? lastOfAll : numberOfDay(rule.until), lastOfAll);
  if (![start, until, from].every(Number.isInteger) || !Number.isInteger(interval) || interval < 1) return nothing;
  const off = new Set(rule.off?.map(numberOfDay));
  const periods = periodsOf(freq, Math.max(0, weekdays.indexOf((rule.weekStart ?? 'MO') as 'MO')));
  const isOn = dayIn(rule);
  const days: number[] = [];
  let [steps, counted, before] = [0, 0, 0];
  let month: Month = { number: 0, first: -Infinity, end: -Infinity };
  const origin = periods.of(start);
  // What need not be counted is not looked at.
  let period = count === undefined ? origin + Math.ceil(Math.max(0, periods.of(Math.max(start, from)) - origin) / interval) * interval : origin;
  for (; steps < mostSteps; period += interval) {
    steps++;
    const end = periods.first(period + 1);
    for (let day = Math.max(periods.first(period), start); day < end && steps < mostSteps; day++) {
      if (day > until) return { days, isAll: true, before, steps };
      steps++;
      if (day >= month.end) month = monthOf(day);
      if (months && !months.includes((month.number % 12) + 1)) { day = month.end - 1; continue; }
      if (!isOn(day, month)) continue;
      if (day < from || off.has(day)) before += days.length === 0 ? 1 : 0;
      else if (days.length === most) return { days, isAll: false, before, steps };
      else days.push(day);
      if (++counted === count) return { days, isAll: true, before, steps };
    }
    if (end > until) return { days, isAll: true, before, steps };
  }
  return { days, isAll: false, before, steps };
}

const london = /* @__PURE__ */ new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** What a clock in London shows at an instant, as if it were one of UTC: milliseconds since 1970. */
function clockAt(instant: number): number {
  const parts = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, value]));
  return Date.UTC(Number(parts['year']), Number(parts['month']) - 1, Number(parts['day']), Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
}

/** The day and time that clocks in the United Kingdom show at an instant (milliseconds since 1970). */
export function momentAt(instant: number): Moment {
  const [day, time] = new Date(clockAt(instant)).toISOString().split('T') as [string, string];
  return { day, time: time.slice(0, 5) };
}

/**
 * The instant of a day and a time in the United Kingdom, as `2026-11-24T10:00:00Z`. An hour that comes twice means the
 * first time; one that is left out is counted as before the change, so that half past one is half past two (RFC 5545, 3.3.5).
 */
export function instantOf({ day, time }: Moment): string {
  const clock = Date.parse(`${day}T${time}:00Z`);
  const [before, after] = [clock - dayMs, clock + dayMs].map(near => clock - (clockAt(near) - near)) as [number, number];
  const instant = before === after ? before : [before, after].sort((one, other) => one - other).find(one => clockAt(one) === clock) ?? before;
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** A date of an activity on a day, with its times as instants too. */
export function dateOn(day: string, { from, to }: { readonly from?: string; readonly to?: string }): ActivityDate {
  if (from === undefined) return { day, lastDay: day, ...(to !== undefined && { to }) };
  const startsAt = instantOf({ day, time: from });
  if (to === undefined) return { day, lastDay: day, from, startsAt };
  const lastDay = to <= from ? dayOfNumber(numberOfDay(day) + 1) : day;
  const endsAt = instantOf({ day: lastDay, time: to });
  // A time in the hour that is left out can come after the end.
  return { day, lastDay, from, to, startsAt, endsAt: endsAt < startsAt ? startsAt : endsAt };
}

/**
 * The next dates of an activity, in order: those that begin at a moment or after it, and those on its day where no time is
 * known. None for words, for a rule whose dates are not known, or that has none for decades.
 */
export function nextDates(when: When, from: Moment, most: number): readonly ActivityDate[] {
  if (when.at === 'text' || most < 1) return [];
  const isNext = (day: string): boolean => numberOfDay(day) <= lastOfAll && (day > from.day || (day === from.day && (when.from === undefined || when.from >= from.time)));
  // One of them may be earlier today.
  const days = when.at === 'dates' ? when.dates.filter(isNext) : workOut(when, numberOfDay(from.day), most + 1).days.map(dayOfNumber).filter(isNext);
  return days.slice(0, most).map(day => dateOn(day, when));
}
