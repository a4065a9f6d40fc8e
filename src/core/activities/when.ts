import { frequencies, type Repeating, type When } from './activity.ts';
import type { DraftSchedule } from './draft.ts';
import { dayOf, numberOf, textOf, timeOf } from './gate.ts';

const isDay = (text: string): boolean => /^(?:-?(?:[1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(text);
const listIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.slice(0, 400).map(one => textOf(one, 20) ?? '') : (textOf(value, 200) ?? '').split(/[,;\s]+/)).map(one => one.toUpperCase()).filter(Boolean);
const numbersIn = (value: unknown, most: number): readonly number[] => listIn(typeof value === 'number' ? String(value) : value).map(Number).filter(number => Number.isInteger(number) && number !== 0 && Math.abs(number) <= most);
const wholeOver1 = (value: unknown): number | undefined => { const number = numberOf(value); return number !== undefined && Number.isInteger(number) && number > 1 && number < 1000 ? number : undefined; };

/**
 * When one schedule is: by a rule as far as we can tell its dates, else in its words; nothing where it says nothing, and
 * `over` where its last day is past.
 *
 * @param today `YYYY-MM-DD`
 */
export function whenOf(schedule: DraftSchedule, today: string): When | 'over' | undefined {
  const until = [dayOf(schedule.until), dayOf(schedule.validTo)].filter(day => day !== undefined).sort()[0];
  if (until !== undefined && until < today) return 'over';
  const asText = (): When | undefined => { const text = textOf(schedule.text, 200); return text === undefined ? undefined : { at: 'text', text }; };
  const from = timeOf(schedule.from);
  const to = timeOf(schedule.to);
  const times = { ...(from && { from }), ...(to && { to }) };
  const start = dayOf(schedule.start) ?? dayOf(schedule.validFrom);
  const freq = frequencies.find(one => one === textOf(schedule.freq, 20)?.toUpperCase());
  if (freq === undefined) {
    if (start === undefined || dayOf(schedule.start) === undefined) return asText();
    // A day without a rule is that day.
    return start < today ? 'over' : { at: 'dates', dates: [start], ...times };
  }
  if ((schedule.other ?? []).some(one => listIn(one).length > 0)) return asText();
  const days = listIn(schedule.byday).filter(isDay);
  const monthDays = numbersIn(schedule.bymonthday, 31);
  const months = numbersIn(schedule.bymonth, 12).filter(month => month > 0);
  const interval = wholeOver1(schedule.interval);
  const count = numberOf(schedule.count);
  // Without a day there is nothing to tell people.
  if (start === undefined && days.length === 0 && monthDays.length === 0 && freq !== 'DAILY') return asText();
  const off = (schedule.off ?? []).map(dayOf).filter(day => day !== undefined);
  const rule: Repeating = {
    at: 'repeating', freq, ...(interval !== undefined && { interval }), ...(days.length > 0 && { days }), ...(monthDays.length > 0 && { monthDays }), ...(months.length > 0 && { months }),
    ...(start !== undefined && { start }), ...(until !== undefined && { until }), ...(count !== undefined && Number.isInteger(count) && count > 0 && { count }), ...(off.length > 0 && { off }), ...times,
  };
  return rule;
}
