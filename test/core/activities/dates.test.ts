import { expect } from 'chai';
import fc from 'fast-check';
import type { Repeating, When } from '../../../src/core/activities/activity.ts';
import { dateOn, instantOf, momentAt, mostSteps, nextDates, numberOfDay, weekdayOf, weekdays, wholeRule, workOut } from '../../../src/core/activities/dates.ts';
import { readRule } from '../../../src/core/activities/rule.ts';
import { anyDay, anyRule } from './any-rule.ts';

// A Sunday.
const now = { day: '2026-11-22', time: '10:00' };
const rule = (more: Partial<Repeating>): Repeating => ({ at: 'repeating', freq: 'WEEKLY', ...more });
const daysOf = (when: When, most = 3, from = now): readonly string[] => nextDates(when, from, most).map(({ day }) => day);

describe('the next dates', () => {
  const cases: readonly (readonly [what: string, when: Repeating, days: readonly string[]])[] = [
    ['every Tuesday', rule({ days: ['TU'] }), ['2026-11-24', '2026-12-01', '2026-12-08']],
    ['every day', rule({ freq: 'DAILY' }), ['2026-11-22', '2026-11-23', '2026-11-24']],
    ['days of a week, in the order of the week', rule({ days: ['FR', 'MO'] }), ['2026-11-23', '2026-11-27', '2026-11-30']],
    ['every two weeks from its start', rule({ days: ['TU'], interval: 2, start: '2026-10-06' }), ['2026-12-01', '2026-12-15', '2026-12-29']],
    ['every four weeks from long ago', rule({ days: ['TH'], interval: 4, start: '2019-08-22' }), ['2026-12-03', '2026-12-31', '2027-01-28']],
    ['weeks that begin on Monday', rule({ days: ['TU', 'SU'], interval: 2, start: '2026-11-24' }), ['2026-11-24', '2026-11-29', '2026-12-08']],
    ['weeks that begin on Sunday', rule({ days: ['TU', 'SU'], interval: 2, start: '2026-11-24', weekStart: 'SU' }), ['2026-11-24', '2026-12-06', '2026-12-08']],
    ['the weekday of the start', rule({ start: '2026-01-01' }), ['2026-11-26', '2026-12-03', '2026-12-10']],
    ['the first Thursday of the month', rule({ freq: 'MONTHLY', days: ['1TH'] }), ['2026-12-03', '2027-01-07', '2027-02-04']],
    ['the last Sunday of the month', rule({ freq: 'MONTHLY', days: ['-1SU'] }), ['2026-11-29', '2026-12-27', '2027-01-31']],
    ['the fifth Monday, where there is one', rule({ freq: 'MONTHLY', days: ['5MO'] }), ['2026-11-30', '2027-03-29', '2027-05-31']],
    ['the 31st, where there is one', rule({ freq: 'MONTHLY', monthDays: [31] }), ['2026-12-31', '2027-01-31', '2027-03-31']],
    ['the last day but one', rule({ freq: 'MONTHLY', monthDays: [-2] }), ['2026-11-29', '2026-12-30', '2027-01-30']],
    ['Friday the 13th', rule({ freq: 'MONTHLY', monthDays: [13], days: ['FR'] }), ['2027-08-13', '2028-10-13', '2029-04-13']],
    ['every three months', rule({ freq: 'MONTHLY', interval: 3, start: '2026-01-15' }), ['2027-01-15', '2027-04-15', '2027-07-15']],
    ['in some months only', rule({ days: ['WE'], months: [12, 1] }), ['2026-12-02', '2026-12-09', '2026-12-16']],
    ['once a year', rule({ freq: 'YEARLY', start: '2020-05-09' }), ['2027-05-09', '2028-05-09', '2029-05-09']],
    ['on a leap day', rule({ freq: 'YEARLY', start: '2024-02-29' }), ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['a place in the year', rule({ freq: 'YEARLY', days: ['20MO'] }), ['2027-05-17', '2028-05-15', '2029-05-14']],
    ['a place in a month of the year', rule({ freq: 'YEARLY', days: ['2SA'], months: [6] }), ['2027-06-12', '2028-06-10', '2029-06-09']],
    ['the last day of the year', rule({ freq: 'YEARLY', days: ['-1TH'] }), ['2026-12-31', '2027-12-30', '2028-12-28']],
    ['a start that is still to come', rule({ days: ['TU'], start: '2027-01-01' }), ['2027-01-05', '2027-01-12', '2027-01-19']],
    ['until a day, that day too', rule({ days: ['TU'], until: '2026-12-01' }), ['2026-11-24', '2026-12-01']],
    ['a number of times, those past counted', rule({ days: ['TU'], start: '2026-11-03', count: 5 }), ['2026-11-24', '2026-12-01']],
    ['a number of times, those off counted', rule({ days: ['TU'], start: '2026-11-03', count: 5, off: ['2026-11-24'] }), ['2026-12-01']],
    ['a number of times, all past', rule({ days: ['TU'], start: '2026-01-06', count: 5 }), []],
    ['not on days off', rule({ days: ['TU'], off: ['2026-12-01', '2026-12-02'] }), ['2026-11-24', '2026-12-08', '2026-12-15']],
  ];
  for (const [what, when, days] of cases) it(`are those of the rule: ${what}`, () => expect(daysOf(when)).to.deep.equal(days));

  const unknown: readonly Repeating[] = [rule({ days: ['TU'], interval: 2 }), rule({ days: ['TU'], count: 5 }), rule({}), rule({ freq: 'MONTHLY' }), rule({ freq: 'YEARLY' }), rule({ freq: 'YEARLY', months: [5] }), rule({ freq: 'YEARLY', monthDays: [5] })];
  for (const when of unknown) it(`are not known without a start: ${JSON.stringify(when)}`, () => expect(daysOf(when)).to.deep.equal([]));

  it('are none for a rule without a meaning', () => {
    for (const when of [rule({ days: ['1TU'] }), rule({ freq: 'DAILY', days: ['1TU'] }), rule({ days: ['TU'], monthDays: [3] }), rule({ days: ['TU'], start: 'x' }), rule({ days: ['TU'], until: 'x' }), rule({ days: ['TU'], interval: 0, start: '2026-01-01' }), rule({ days: ['TU'], interval: 0.5, start: '2026-01-01' })]) expect(daysOf(when), JSON.stringify(when)).to.deep.equal([]);
  });

  it('begin now or later: what began today is past, what begins now is not, and a day without a time is not over yet', () => {
    for (const [from, first] of [['09:59', '2026-11-29'], ['10:00', '2026-11-22'], ['10:01', '2026-11-22'], [undefined, '2026-11-22']] as const) {
      expect(daysOf(rule({ days: ['SU'], ...(from && { from }) }), 2)[0], from).to.equal(first);
      expect(daysOf(rule({ days: ['SU'], ...(from && { from }) }), 2), from).to.have.length(2);
      expect(daysOf({ at: 'dates', dates: ['2026-11-22', '2026-11-29'], ...(from && { from }) })[0], from).to.equal(first);
    }
  });

  it('are the single dates that are still to come, and none for words', () => {
    expect(daysOf({ at: 'dates', dates: ['2026-11-01', '2026-11-23', '2026-12-01', '2026-12-02', '2026-12-03'] })).to.deep.equal(['2026-11-23', '2026-12-01', '2026-12-02']);
    expect(daysOf({ at: 'dates', dates: ['x', '2026-02-30x', '9999-12-31'] })).to.deep.equal([]);
    expect(daysOf({ at: 'text', text: 'Tuesdays' })).to.deep.equal([]);
    expect(daysOf(rule({ days: ['TU'] }), 0)).to.deep.equal([]);
  });

  it('go on past midnight, and past the end of a year', () => {
    expect(dateOn('2026-12-31', { from: '21:00', to: '01:00' })).to.deep.equal({ day: '2026-12-31', lastDay: '2027-01-01', from: '21:00', to: '01:00', startsAt: '2026-12-31T21:00:00Z', endsAt: '2027-01-01T01:00:00Z' });
    expect(dateOn('2026-07-01', { from: '10:00' })).to.deep.equal({ day: '2026-07-01', lastDay: '2026-07-01', from: '10:00', startsAt: '2026-07-01T09:00:00Z' });
    expect(dateOn('2026-07-01', {})).to.deep.equal({ day: '2026-07-01', lastDay: '2026-07-01' });
  });
});

describe('the clock', () => {
  it('shows the same time of day before and after it changes, and the instants differ by the hour', () => {
    expect(nextDates(rule({ days: ['SA', 'SU', 'MO'], from: '10:00' }), { day: '2026-03-28', time: '00:00' }, 3).map(({ startsAt }) => startsAt)).to.deep.equal(['2026-03-28T10:00:00Z', '2026-03-29T09:00:00Z', '2026-03-30T09:00:00Z']);
    expect(nextDates(rule({ days: ['SA', 'SU', 'MO'], from: '10:00' }), { day: '2026-10-24', time: '00:00' }, 3).map(({ startsAt }) => startsAt)).to.deep.equal(['2026-10-24T09:00:00Z', '2026-10-25T10:00:00Z', '2026-10-26T10:00:00Z']);
  });

  const changes: readonly (readonly [day: string, time: string, instant: string])[] = [
    ['2026-03-29', '00:59', '2026-03-29T00:59:00Z'], ['2026-03-29', '01:00', '2026-03-29T01:00:00Z'], ['2026-03-29', '01:30', '2026-03-29T01:30:00Z'], ['2026-03-29', '02:00', '2026-03-29T01:00:00Z'],
    ['2026-10-25', '00:59', '2026-10-24T23:59:00Z'], ['2026-10-25', '01:00', '2026-10-25T00:00:00Z'], ['2026-10-25', '01:59', '2026-10-25T00:59:00Z'], ['2026-10-25', '02:00', '2026-10-25T02:00:00Z'],
    // All of 1970 was summer time.
    ['1970-01-15', '12:00', '1970-01-15T11:00:00Z'],
  ];
  for (const [day, time, instant] of changes) it(`has an answer for ${time} on ${day}`, () => expect(instantOf({ day, time })).to.equal(instant));

  it('never ends something before it begins, in the hour that is left out too', () => {
    expect(dateOn('2026-03-29', { from: '01:30', to: '02:15' })).to.deep.include({ startsAt: '2026-03-29T01:30:00Z', endsAt: '2026-03-29T01:30:00Z' });
  });

  it('can be read back from an instant, but for the hour that is left out', () => {
    expect(momentAt(Date.parse('2026-07-31T23:30:00Z'))).to.deep.equal({ day: '2026-08-01', time: '00:30' });
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const read = momentAt(Date.parse(instantOf({ day, time })));
      if (read.day !== day || read.time !== time) expect([day.slice(5, 7), time.slice(0, 2), weekdayOf(numberOfDay(day))]).to.deep.equal(['03', '01', 6]);
    }), { numRuns: 300 });
  });
});

describe('working out a rule', () => {
  const never: readonly Repeating[] = [
    rule({ freq: 'MONTHLY', monthDays: [31], months: [2, 4] }), rule({ freq: 'YEARLY', monthDays: [30], months: [2] }), rule({ freq: 'DAILY', monthDays: [31], months: [2] }), rule({ freq: 'MONTHLY', days: ['9MO'] }), rule({ freq: 'YEARLY', days: ['53MO'], months: [1] }),
    rule({ freq: 'YEARLY', interval: 999, start: '2026-01-01', monthDays: [-31], months: [2] }), rule({ days: ['TU'], months: [13] }), rule({ freq: 'DAILY', start: '0001-01-01', count: 1e9 }), rule({ freq: 'DAILY', interval: 999_999, start: '2026-01-01', monthDays: [31], months: [2] }),
    rule({ freq: 'DAILY', interval: 1e15, start: '2026-01-02', monthDays: [1] }),
  ];
  for (const when of never) {
    it(`ends soon where it is never true: ${JSON.stringify(when)}`, () => {
      const { days, steps } = workOut(when, numberOfDay(now.day), 3);
      expect(days).to.deep.equal([]);
      expect(steps).to.be.at.most(mostSteps + 2);
    });
  }

  it('does not count what need not be counted', () => {
    for (const freq of ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const) expect(workOut(rule({ freq, interval: 3, start: '1900-01-01' }), numberOfDay(now.day), 3).steps, freq).to.be.below(freq === 'YEARLY' ? 400 : 300);
  });

  it('says whether there are more', () => {
    const days = (more: Partial<Repeating>, most: number): boolean => workOut(rule({ days: ['TU'], ...more }), numberOfDay(now.day), most).isAll;
    expect([days({}, 3), days({ until: '2026-12-08' }, 3), days({ until: '2026-12-09' }, 2), days({ start: '2026-11-24', count: 3 }, 3), days({ start: '2026-11-24', count: 3 }, 2)]).to.deep.equal([false, true, false, true, false]);
  });

  it('is bounded whatever the rule says', () => fc.assert(fc.property(anyRule, anyDay, (when, from) => { expect(workOut(when, numberOfDay(from), 10).steps).to.be.at.most(mostSteps + 2); }), { numRuns: 300 }));

  it('gives days in order, each of them by every part of the rule', () => {
    let found = 0;
    fc.assert(fc.property(anyRule, anyDay, (given, from) => {
      const { days } = workOut(given, numberOfDay(from), 8);
      if (days.length === 0) return;
      found++;
      const when = wholeRule(given)!;
      const inYear = when.freq === 'YEARLY' && !when.months;
      for (const [at, day] of days.entries()) {
        const date = new Date(day * 86_400_000);
        const [year, month, of] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
        const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
        if (at > 0) expect(day).to.be.above(days[at - 1]!);
        expect(day).to.be.at.least(numberOfDay(from));
        if (given.start) expect(day).to.be.at.least(numberOfDay(given.start));
        if (given.until) expect(day).to.be.at.most(numberOfDay(given.until));
        if (given.off) expect(given.off.map(numberOfDay)).to.not.include(day);
        if (when.months) expect(when.months).to.include(month + 1);
        if (when.monthDays) expect(when.monthDays.some(one => one === of || one === of - length - 1)).to.equal(true);
        if (when.days) {
          expect(when.days.some(text => {
            if (weekdays.indexOf(text.slice(-2) as 'MO') !== (date.getUTCDay() + 6) % 7) return false;
            const nth = Number(text.slice(0, -2));
            // The days of this name in the month or the year, counted one by one.
            const [first, last] = inYear ? [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)] : [Date.UTC(year, month, 1), Date.UTC(year, month, length)];
            const same = Array.from({ length: (last - first) / 86_400_000 + 1 }, (_, after) => first / 86_400_000 + after).filter(one => (one - day) % 7 === 0);
            return nth === 0 || same.at(nth > 0 ? nth - 1 : nth) === day;
          }), `${JSON.stringify(given)} ${day}`).to.equal(true);
        }
        if (given.interval !== undefined) {
          const start = new Date(`${given.start!}T00:00:00Z`);
          const weekStart = weekdays.indexOf((given.weekStart ?? 'MO') as 'MO');
          const weekOf = (one: number): number => one - ((weekdayOf(one) - weekStart + 7) % 7);
          const passed = { DAILY: day - numberOfDay(given.start!), WEEKLY: (weekOf(day) - weekOf(numberOfDay(given.start!))) / 7, MONTHLY: (year - start.getUTCFullYear()) * 12 + month - start.getUTCMonth(), YEARLY: year - start.getUTCFullYear() }[given.freq];
          expect(passed % given.interval, JSON.stringify(given)).to.equal(0);
        }
      }
    }), { numRuns: 1000 });
    expect(found).to.be.above(100);
  });

  it('leaves none out: counting day by day from the start finds the same', () => {
    fc.assert(fc.property(anyRule.filter(({ count }) => count === undefined), fc.integer({ min: 0, max: 3000 }), ({ start = '2021-03-05', off: _off, until: _until, ...given }, later) => {
      const from = numberOfDay(start) + later;
      const all = workOut({ ...given, start }, numberOfDay(start), Infinity).days.filter(day => day >= from).slice(0, 5);
      expect(workOut({ ...given, start }, from, 5).days.slice(0, all.length)).to.deep.equal(all);
    }), { numRuns: 60 });
  });

  it('is on as many days as it counts, those off among them', () => {
    fc.assert(fc.property(anyRule, anyDay, fc.integer({ min: 1, max: 12 }), ({ until: _until, off: _off, ...given }, start, count) => {
      const { days, isAll } = workOut({ ...given, start, count }, numberOfDay(start), Infinity);
      expect(days.length).to.be.at.most(count);
      if (isAll) expect(days).to.have.length(count);
      const off = workOut({ ...given, start, count, off: days.slice(0, 1).map(day => new Date(day * 86_400_000).toISOString().slice(0, 10)) }, numberOfDay(start), Infinity);
      expect(off.days).to.deep.equal(days.slice(1));
    }), { numRuns: 100 });
  });
});

describe('readRule', () => {
  const good: readonly (readonly [text: string, start: string | undefined, expected: object])[] = [
    ['FREQ=WEEKLY;BYDAY=TU', undefined, { freq: 'WEEKLY', days: ['TU'] }], ['RRULE:freq=weekly;byday=tu,th,tu;', '2026-11-24', { freq: 'WEEKLY', days: ['TU', 'TH'], start: '2026-11-24' }],
    ['FREQ=MONTHLY;BYDAY=+1TH,-1SU;INTERVAL=1;WKST=MO', '20261124T103000', { freq: 'MONTHLY', days: ['1TH', '-1SU'], start: '2026-11-24', from: '10:30' }], ['FREQ=YEARLY;BYDAY=01TH,-02SU', undefined, { freq: 'YEARLY', days: ['1TH', '-2SU'] }],
    ['FREQ=DAILY;INTERVAL=3;COUNT=7', '2026-07-01T09:00:00Z', { freq: 'DAILY', interval: 3, start: '2026-07-01', count: 7, from: '10:00' }], ['FREQ=WEEKLY;INTERVAL=2;WKST=SU', '2026-11-24', { freq: 'WEEKLY', interval: 2, weekStart: 'SU', start: '2026-11-24' }],
    ['FREQ=DAILY;UNTIL=20261224', '20261124T100000', { freq: 'DAILY', start: '2026-11-24', until: '2026-12-24', from: '10:00' }], ['FREQ=DAILY;UNTIL=20261224T100000Z', '20261124T100000', { freq: 'DAILY', start: '2026-11-24', until: '2026-12-24', from: '10:00' }],
    ['FREQ=DAILY;UNTIL=20261224T095900Z', '20261124T100000', { freq: 'DAILY', start: '2026-11-24', until: '2026-12-23', from: '10:00' }], ['FREQ=DAILY;UNTIL=20260630T230000Z', '20260601T000000', { freq: 'DAILY', start: '2026-06-01', until: '2026-07-01', from: '00:00' }],
    ['FREQ=YEARLY;BYMONTH=5,4;BYMONTHDAY=-1,15', undefined, { freq: 'YEARLY', months: [5, 4], monthDays: [-1, 15] }],
  ];
  for (const [text, start, expected] of good) it(`reads ${text} from ${start}`, () => expect(readRule(text, start)).to.deep.equal({ at: 'repeating', ...expected }));

  const bad: readonly (readonly [text: string, start: string | undefined, why: RegExp])[] = [
    ['', undefined, /^found no FREQ, expected DAILY, WEEKLY, MONTHLY, YEARLY$/], ['INTERVAL=2', undefined, /no FREQ/], ['FREQ=SECONDLY', undefined, /^found FREQ=SECONDLY, expected DAILY/], ['FREQ=constructor', undefined, /FREQ=CONSTRUCTOR/],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1', undefined, /^found BYSETPOS, expected only FREQ, INTERVAL/], ['FREQ=YEARLY;BYWEEKNO=1', undefined, /BYWEEKNO/], ['FREQ=DAILY;BYHOUR=1', undefined, /BYHOUR/], ['FREQ=DAILY;X-OTHER=1', undefined, /X-OTHER/], ['FREQ=DAILY;RSCALE=HEBREW', undefined, /RSCALE/],
    ['FREQ=DAILY;FREQ=WEEKLY', undefined, /FREQ twice/], ['every Tuesday', undefined, /^found "EVERY TUESDAY", expected parts/], ['FREQ=', undefined, /"FREQ="/], ['FREQ=DAILY;COUNT=3;UNTIL=20261224', undefined, /COUNT and UNTIL/],
    ['FREQ=DAILY;INTERVAL=0', undefined, /INTERVAL=0/], ['FREQ=DAILY;INTERVAL=-1', undefined, /INTERVAL=-1/], ['FREQ=DAILY;COUNT=1.5', undefined, /COUNT=1.5/], ['FREQ=DAILY;COUNT=9999999', undefined, /COUNT/],
    ['FREQ=MONTHLY;BYDAY=XX', undefined, /BYDAY=XX/], ['FREQ=MONTHLY;BYDAY=54MO', undefined, /BYDAY/], ['FREQ=MONTHLY;BYDAY=0MO', undefined, /BYDAY/], ['FREQ=WEEKLY;BYDAY=1MO', undefined, /^found BYDAY=1MO, expected days without a number with FREQ=WEEKLY$/], ['FREQ=DAILY;BYDAY=-1MO', undefined, /BYDAY/], ['FREQ=WEEKLY;BYMONTHDAY=3', undefined, /BYMONTHDAY=3, expected none with FREQ=WEEKLY/],
    ['FREQ=MONTHLY;BYMONTHDAY=32', undefined, /BYMONTHDAY=32/], ['FREQ=MONTHLY;BYMONTHDAY=0', undefined, /BYMONTHDAY=0/], ['FREQ=YEARLY;BYMONTH=0', undefined, /BYMONTH=0/], ['FREQ=YEARLY;BYMONTH=-1', undefined, /BYMONTH=-1/], ['FREQ=YEARLY;BYMONTH=5L', undefined, /BYMONTH=5L/], ['FREQ=WEEKLY;WKST=XX', undefined, /WKST=XX/],
    ['FREQ=DAILY;UNTIL=tomorrow', undefined, /UNTIL=TOMORROW/], ['FREQ=DAILY;UNTIL=20260230', undefined, /UNTIL=20260230/], ['FREQ=DAILY', '2026-02-30', /the start "2026-02-30"/], ['FREQ=DAILY', '', /the start ""/],
  ];
  for (const [text, start, why] of bad) {
    it(`says why it does not read ${JSON.stringify(text)} from ${start}`, () => {
      const refusal = readRule(text, start);
      expect(refusal.at).to.equal('refused');
      expect(refusal.at === 'refused' && refusal.why).to.match(why);
    });
  }

  it('never throws, and what it reads can be worked out', () => {
    const part = fc.tuple(fc.constantFrom('FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'WKST', 'BYSETPOS', ''), fc.oneof(fc.string(), fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'MO', '1TH', '2', '-1', '20261224', '20261224T100000Z'))).map(([name, value]) => `${name}=${value}`);
    fc.assert(fc.property(fc.array(part), fc.option(fc.oneof(fc.string(), anyDay), { nil: undefined }), (parts, start) => {
      const read = readRule(parts.join(';'), start);
      if (read.at === 'repeating') nextDates(read, now, 3);
    }), { numRuns: 1000 });
  });
});
