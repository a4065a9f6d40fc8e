/** The rule of an activity as iCalendar writes it (RFC 5545, RRULE): read, and written. */
import { frequencies, type Repeating } from './activity.ts';
import { dayOfNumber, isMeaningless, momentAt, numberOfDay, weekdays, wholeRule, type Moment } from './dates.ts';

/** Why a rule is not read: one line for the person who wrote it, with what was found and what is expected. */
export interface RuleRefusal {
  readonly at: 'refused';
  readonly why: string;
}

const parts = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'WKST'] as const;

/** A day of a rule: `MO`, or with its place in the month or year `1TH`, `-1SU`. */
export const isRuleDay = (text: string): boolean => /^(?:-?(?:[1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(text);

/** A day and a time of iCalendar (`20261124`, `20261124T100000`, with `Z` for UTC), or of ISO 8601; nothing where it is none. */
function momentOf(text: string): { readonly day: string; readonly time?: string } | undefined {
  const [, year, month, date, hours, minutes, zone] = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]([01]\d|2[0-3]):?([0-5]\d)(?::?[0-5]\d(?:\.\d+)?)?(Z?))?$/.exec(text.trim()) ?? [];
  const day = `${year}-${month}-${date}`;
  const number = numberOfDay(day);
  if (!Number.isInteger(number) || dayOfNumber(number) !== day) return undefined;
  if (hours === undefined) return { day };
  return zone === 'Z' ? momentAt(Date.parse(`${day}T${hours}:${minutes}:00Z`)) : { day, time: `${hours}:${minutes}` };
}

/**
 * Reads a rule such as `FREQ=MONTHLY;BYDAY=1TH;COUNT=6`. A start or an end in UTC becomes what clocks in the United Kingdom
 * show then, and the rule goes on by those clocks.
 *
 * @param start when the rule starts, as iCalendar or ISO 8601 writes it. Without it a rule can have no known dates.
 * @returns the rule, or why we do not work it out
 */
export function readRule(text: string, start?: string): Repeating | RuleRefusal {
  const refused = (found: string, expected: string): RuleRefusal => ({ at: 'refused', why: `found ${found}, expected ${expected}` });
  const found = new Map<string, string>();
  for (const part of text.trim().toUpperCase().replace(/^RRULE:/, '').split(';').filter(Boolean)) {
    const [, name, value] = /^([A-Z-]+)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) return refused(`"${part.slice(0, 40)}"`, 'parts such as FREQ=WEEKLY, with ; between them');
    if (!(parts as readonly string[]).includes(name)) return refused(name, `only ${parts.join(', ')}`);
    if (found.has(name)) return refused(`${name} twice`, 'each part once');
    found.set(name, value);
  }
  const wrong = (name: string, expected: string): RuleRefusal => refused(found.has(name) ? `${name}=${found.get(name)!.slice(0, 40)}` : `no ${name}`, expected);
  const freq = frequencies.find(one => one === found.get('FREQ'));
  if (!freq) return wrong('FREQ', frequencies.join(', '));
  const whole = (name: string): number | undefined => { const value = found.get(name); return value === undefined ? undefined : /^0*[1-9]\d{0,5}$/.test(value) ? Number(value) : NaN; };
  const [interval, count] = [whole('INTERVAL'), whole('COUNT')];
  if (Number.isNaN(interval)) return wrong('INTERVAL', 'a whole number from 1');
  if (Number.isNaN(count)) return wrong('COUNT', 'a whole number from 1');
  if (count !== undefined && found.has('UNTIL')) return refused('COUNT and UNTIL', 'one of them');
  const list = (name: string): readonly string[] | undefined => { const value = found.get(name); return value === undefined ? undefined : [...new Set(value.split(','))]; };
  const days = list('BYDAY')?.map(day => day.replace(/^\+?(-?)0*(?=\d)/, '$1'));
  if (days?.some(day => !isRuleDay(day))) return wrong('BYDAY', 'days such as MO or 1TH');
  const numbers = (name: string, most: number, least: number): readonly number[] | undefined => list(name)?.map(one => (/^[+-]?\d{1,2}$/.test(one) && Number(one) !== 0 && Number(one) <= most && Number(one) >= least ? Number(one) : NaN));
  const [monthDays, months] = [numbers('BYMONTHDAY', 31, -31), numbers('BYMONTH', 12, 1)];
  if (monthDays?.some(Number.isNaN)) return wrong('BYMONTHDAY', '1 to 31, or -1 to -31');
  if (months?.some(Number.isNaN)) return wrong('BYMONTH', '1 to 12');
  if (isMeaningless({ freq, ...(days && { days }), ...(monthDays && { monthDays }) })) return freq === 'WEEKLY' && monthDays ? wrong('BYMONTHDAY', `none with FREQ=${freq}`) : wrong('BYDAY', `days without a number with FREQ=${freq}`);
  const weekStart = found.get('WKST');
  if (weekStart !== undefined && !weekdays.some(day => day === weekStart)) return wrong('WKST', weekdays.join(', '));
  const begins = start === undefined ? undefined : momentOf(start);
  if (start !== undefined && !begins) return refused(`the start "${start.slice(0, 40)}"`, 'a day such as 2026-11-24 or 20261124T100000');
  const end = found.get('UNTIL');
  const ends = end === undefined ? undefined : momentOf(end);
  if (end !== undefined && !ends) return wrong('UNTIL', 'a day such as 20261124 or 20261124T100000Z');
  return {
    at: 'repeating', freq, ...(interval !== undefined && interval > 1 && { interval }), ...(days && { days }), ...(monthDays && { monthDays }), ...(months && { months }),
    ...(weekStart !== undefined && weekStart !== 'MO' && { weekStart }), ...(begins && { start: begins.day }), ...(ends && { until: lastDayBy(ends, begins?.time) }), ...(count !== undefined && { count }), ...(begins?.time !== undefined && { from: begins.time }),
  };
}

/** The last day on which something that begins at a time can begin by an end: the day before, where its time comes after the end's. */
const lastDayBy = (end: { readonly day: string; readonly time?: string }, time: string | undefined): string =>
  (end.time !== undefined && time !== undefined && time > end.time ? dayOfNumber(numberOfDay(end.day) - 1) : end.day);

/**
 * Writes a rule without its start, so that any reader finds the same dates: what it takes from its start is said.
 *
 * @param lastBegins the last moment at which it can begin, as iCalendar writes it
 */
export function ruleText(given: Repeating, lastBegins: string | undefined): string {
  const { freq, interval, days, monthDays, months, weekStart, count } = wholeRule(given) ?? given;
  // Some readers go through the months as they are written.
  const inOrder = (numbers: readonly number[]): string => [...numbers].sort((one, other) => one - other).join(',');
  return [
    `FREQ=${freq}`, interval !== undefined && `INTERVAL=${interval}`, count !== undefined && `COUNT=${count}`, lastBegins !== undefined && `UNTIL=${lastBegins}`,
    days && `BYDAY=${days.join(',')}`, monthDays && `BYMONTHDAY=${inOrder(monthDays)}`, months && `BYMONTH=${inOrder(months)}`, weekStart !== undefined && `WKST=${weekStart}`,
  ].filter(Boolean).join(';');
}

/** A day and a time as a clock shows them, as iCalendar writes them: `20261124T100000`, or `20261124` where no time is known. */
export const momentText = ({ day, time }: Omit<Moment, 'time'> & { readonly time?: string | undefined }): string => day.replaceAll('-', '') + (time === undefined ? '' : `T${time.replace(':', '')}00`);
