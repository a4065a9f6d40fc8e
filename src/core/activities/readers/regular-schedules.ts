/** Schedules as Open Referral UK 1.0 has them: a row for each day, and days on which it is closed. */
import type { DraftSchedule } from '../draft.ts';
import { dayOf, listOf } from '../gate.ts';
import { scheduleOf } from './hsds-service.ts';
import type { Fields } from './lists.ts';

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** `Monday` or `mon` as `MO`; anything else as it is. */
const dayIn = (weekday: unknown): unknown => (typeof weekday === 'string' ? days.find(day => weekday.trim().slice(0, 2).toUpperCase() === day) : undefined) ?? weekday;

/** Most days on which one thing is closed. */
const mostDays = 400;

/** Each day of its closures, `YYYY-MM-DD`. */
function daysOff(of: Fields): string[] {
  const found: string[] = [];
  for (const one of listOf(of['holiday_schedules'])) {
    const { closed } = one;
    const first = closed === true || closed === 1 || (typeof closed === 'string' && /^(?:true|1|yes|y)$/i.test(closed)) ? dayOf(one['start_date']) : undefined;
    if (first === undefined) continue;
    const last = dayOf(one['end_date']) ?? first;
    for (let time = Date.parse(`${first}T00:00:00Z`), end = Date.parse(`${last}T00:00:00Z`); time <= end && found.length < mostDays; time += 86_400_000) found.push(new Date(time).toISOString().slice(0, 10));
  }
  return found;
}

/**
 * The schedules of something: how often by the day that they name, without the days on which it is closed.
 *
 * @param whole what it is a part of, whose closures are its own
 */
export function regularSchedulesOf(of: Fields, whole: Fields = {}): DraftSchedule[] {
  const off = [...daysOff(whole), ...daysOff(of)];
  return listOf(of['regular_schedules']).map(one => {
    const schedule = scheduleOf(one);
    const byday = schedule.byday || dayIn(one['weekday']);
    // A row with a day and no rule is every week; one with a day of the month, every month.
    const freq = schedule.freq || (byday ? 'WEEKLY' : schedule.bymonthday ? 'MONTHLY' : undefined);
    return { ...schedule, freq, byday, off };
  });
}
