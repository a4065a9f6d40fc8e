import fc from 'fast-check';
import type { Repeating } from '../../../src/core/activities/activity.ts';
import { dayOfNumber, isMeaningless, weekdays } from '../../../src/core/activities/dates.ts';

const some = <One>(one: fc.Arbitrary<One>, most: number): fc.Arbitrary<One[]> => fc.uniqueArray(one, { minLength: 1, maxLength: most, selector: value => String(value) });
const weekday = fc.constantFrom(...weekdays);
const nth = fc.constantFrom(1, 2, 3, 4, 5, -1, -2);
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45)).map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'));

/** Days of this century, many of them near the changes of clocks. */
export const anyDay = fc.oneof(fc.integer({ min: 10_957, max: 30_000 }).map(dayOfNumber), fc.tuple(fc.integer({ min: 2020, max: 2035 }), fc.constantFrom('03', '10'), fc.integer({ min: 24, max: 31 })).map(parts => parts.join('-')));

/** Any rule that has a meaning, with a start or without one. */
export const anyRule: fc.Arbitrary<Repeating> = fc.record({
  at: fc.constant('repeating' as const), freq: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const, 'YEARLY' as const),
  interval: fc.integer({ min: 2, max: 6 }), days: fc.oneof(some(weekday, 4), some(fc.tuple(nth, weekday).map(([place, day]) => `${place}${day}`), 3)),
  monthDays: some(fc.integer({ min: -31, max: 31 }).filter(day => day !== 0), 5), months: some(fc.integer({ min: 1, max: 12 }), 5), weekStart: weekday,
  start: anyDay, until: anyDay, count: fc.integer({ min: 1, max: 30 }), off: some(anyDay, 5), from: time, to: time,
}, { requiredKeys: ['at', 'freq'] }).filter(rule => !isMeaningless(rule));
