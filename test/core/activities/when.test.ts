import { expect } from 'chai';
import fc from 'fast-check';
import { whenOf } from '../../../src/core/activities/when.ts';
import type { DraftSchedule } from '../../../src/core/activities/draft.ts';
import type { When } from '../../../src/core/activities/activity.ts';

// A Sunday.
const today = '2026-11-22';
const of = (schedule: DraftSchedule): When | 'over' | undefined => whenOf(schedule, today);
const rule = (more: object): object => ({ at: 'repeating', freq: 'WEEKLY', ...more });

describe('the days of a schedule', () => {
  const days: readonly (readonly [written: unknown, days: readonly string[]])[] = [
    ['MO', ['MO']], ['MO,WE', ['MO', 'WE']], ['mo, we', ['MO', 'WE']], ['MO WE', ['MO', 'WE']], [['MO', 'WE'], ['MO', 'WE']], ['MO,MO', ['MO']],
    ['Monday', ['MO']], ['Monday, Wednesday', ['MO', 'WE']], ['Mondays', ['MO']], ['Mon', ['MO']], ['Tues', ['TU']], ['Weds', ['WE']], ['Thur', ['TH']], ['Thurs.', ['TH']], ['Mon & Fri', ['MO', 'FR']], ['Saturday and Sunday', ['SA', 'SU']], ['every Tuesday', ['TU']],
    ['1', ['MO']], [1, ['MO']], ['7', ['SU']], ['0', ['SU']], ['1,3,5', ['MO', 'WE', 'FR']], [[2, 4], ['TU', 'TH']],
    ['Mon-Fri', ['MO', 'TU', 'WE', 'TH', 'FR']], ['Monday to Wednesday', ['MO', 'TU', 'WE']], ['MO – WE', ['MO', 'TU', 'WE']], ['Sat-Mon', ['MO', 'SA', 'SU']], ['Mon-Wed, Fri', ['MO', 'TU', 'WE', 'FR']], ['weekdays', ['MO', 'TU', 'WE', 'TH', 'FR']],
    ['https://schema.org/Monday', ['MO']], [['http://schema.org/Tuesday', 'http://schema.org/Sunday'], ['TU', 'SU']],
  ];
  for (const [written, expected] of days) {
    it(`are read: ${JSON.stringify(written)}`, () => {
      expect(of({ freq: 'WEEKLY', byday: written })).to.deep.equal(rule({ days: expected }));
      // Opening hours often name a day and nothing else.
      expect(of({ byday: written })).to.deep.equal(rule({ days: expected }));
    });
  }

  const placed: readonly (readonly [written: unknown, days: readonly string[]])[] = [
    ['1TH', ['1TH']], ['-1SU', ['-1SU']], ['1TH,3TH', ['1TH', '3TH']], ['2nd Tuesday', ['2TU']], ['4th Thursday', ['4TH']], ['first Monday', ['1MO']], ['Last Friday', ['-1FR']], ['1st and 3rd Tuesday', ['1TU', '3TU']], ['1st & 3rd Thursdays', ['1TH', '3TH']],
  ];
  for (const [written, expected] of placed) {
    it(`have a place in the month: ${JSON.stringify(written)}`, () => {
      expect(of({ freq: 'MONTHLY', byday: written })).to.deep.equal({ at: 'repeating', freq: 'MONTHLY', days: expected });
      expect(of({ byday: written })).to.deep.equal({ at: 'repeating', freq: 'MONTHLY', days: expected });
    });
  }

  it('that we do not wholly understand are shown as they are written', () => {
    expect(of({ freq: 'WEEKLY', byday: 'Mon, Tue (term time)', text: 'Ask us' })).to.deep.equal({ at: 'text', text: 'Ask us' });
    expect(of({ freq: 'WEEKLY', byday: 'Mon, Tue (term time)', from: '10:00', to: '11:00' })).to.deep.equal({ at: 'text', text: 'Mon, Tue (term time), 10:00–11:00' });
    for (const byday of ['XX', 'MO,XX', 'M', 'T', '8', '1', '99MO', '0MO']) expect(of({ freq: 'MONTHLY', byday }), byday).to.equal(undefined);
  });

  it('have no place in a week', () => {
    expect(of({ freq: 'WEEKLY', byday: '1TH' })).to.equal(undefined);
    expect(of({ freq: 'WEEKLY', byday: 'TH,FR', bymonthday: '2,3,4', text: 'Thursdays' })).to.deep.equal({ at: 'text', text: 'Thursdays' });
  });

  it('of a month without a place are not known: nobody means every Tuesday who says monthly', () => {
    expect(of({ freq: 'MONTHLY', byday: 'TU' })).to.equal(undefined);
    expect(of({ freq: 'MONTHLY', byday: 'TU', start: '2026-01-06', text: 'Once a month' })).to.deep.equal({ at: 'text', text: 'Once a month' });
    expect(of({ freq: 'MONTHLY', byday: 'FR', bymonthday: '13' })).to.deep.equal({ at: 'repeating', freq: 'MONTHLY', days: ['FR'], monthDays: [13] });
  });
});

describe('the times of a schedule', () => {
  const times: readonly (readonly [from: unknown, to: unknown, expected: object])[] = [
    ['10:30', '12:30:00', { from: '10:30', to: '12:30' }], ['9:00', undefined, { from: '09:00' }], ['10:30Z', '11:30+01:00', { from: '10:30', to: '11:30' }], ['2026-01-01T10:30:00', undefined, { from: '10:30' }],
    ['9am', '1pm', { from: '09:00', to: '13:00' }], ['9.30am', '12 noon', { from: '09:30' }], ['12pm', '12am', { from: '12:00', to: '00:00' }], ['7:15 p.m.', undefined, { from: '19:15' }],
    ['21:00', '01:00', { from: '21:00', to: '01:00' }], ['18:00', '24:00', { from: '18:00', to: '00:00' }],
    ['00:00', '00:00', {}], ['00:00', '24:00', {}], ['00:00', '23:59', {}], ['00:00', undefined, {}], ['10:00', '10:00', {}], ['25:00', '10:60', {}], ['13pm', 'x', {}], [null, 7, {}],
  ];
  for (const [from, to, expected] of times) it(`are read: ${JSON.stringify([from, to])}`, () => expect(of({ freq: 'WEEKLY', byday: 'MO', from, to })).to.deep.equal(rule({ days: ['MO'], ...expected })));
});

describe('a schedule', () => {
  it('without a rule is its day', () => {
    expect(of({ start: '2026-11-22', from: '10:00' })).to.deep.equal({ at: 'dates', dates: ['2026-11-22'], from: '10:00' });
    expect(of({ start: '2026-11-21' })).to.equal('over');
    expect(of({ start: '2026-11-21', validTo: '2030-01-01' })).to.equal('over');
    // It began and goes on: on which days, nobody says.
    expect(of({ start: '2026-11-21', until: '2026-12-24', text: 'Most days' })).to.deep.equal({ at: 'text', text: 'Most days' });
  });

  it('of a week without a day is on the day of its start', () => expect(of({ freq: 'WEEKLY', start: '2026-11-24', from: '19:00' })).to.deep.equal(rule({ days: ['TU'], start: '2026-11-24', from: '19:00' })));
  it('with a count and a last day keeps what ends it first, as a calendar has only one', () => {
    expect(of({ freq: 'WEEKLY', byday: 'TU', start: '2026-11-24', count: 3, until: '2027-03-01' })).to.deep.equal(rule({ days: ['TU'], start: '2026-11-24', count: 3 }));
    expect(of({ freq: 'WEEKLY', byday: 'TU', start: '2026-11-24', count: 20, until: '2026-12-20' })).to.deep.equal(rule({ days: ['TU'], start: '2026-11-24', until: '2026-12-20' }));
  });
  it('ends with the earlier of the ends that it says', () => expect(of({ rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20271231', until: '2026-12-20' })).to.deep.equal(rule({ days: ['TU'], until: '2026-12-20' })));
  it('in words stays in words', () => {
    expect(of({ text: 'Mon to Fri, 9 to 5' })).to.deep.equal({ at: 'text', text: 'Mon to Fri, 9 to 5' });
    expect(of({ freq: 'HOURLY', start: '2026-12-01', text: 'All day' })).to.deep.equal({ at: 'text', text: 'All day' });
    expect(of({ freq: 'WEEKLY', byday: 'MO', other: ['3'], text: 'Odd weeks' })).to.deep.equal({ at: 'text', text: 'Odd weeks' });
    expect(of({})).to.equal(undefined);
    expect(of({ freq: 'WEEKLY' })).to.equal(undefined);
  });

  it('is over when its last day is past, or the last of its dates', () => {
    expect(of({ text: 'Old', until: '2026-11-21' })).to.equal('over');
    expect(of({ freq: 'WEEKLY', byday: 'MO', until: '2026-11-21' })).to.equal('over');
    expect(of({ freq: 'WEEKLY', byday: 'MO', validTo: '2026-11-21', until: '2027-01-01' })).to.equal('over');
    // Until Wednesday, but it is on Thursdays.
    expect(of({ freq: 'WEEKLY', byday: 'TH', until: '2026-11-25' })).to.equal('over');
    expect(of({ freq: 'WEEKLY', byday: 'TH', until: '2026-11-26' })).to.deep.equal(rule({ days: ['TH'], until: '2026-11-26' }));
    expect(of({ freq: 'WEEKLY', byday: 'TU', start: '2026-10-06', count: 6 })).to.equal('over');
    expect(of({ freq: 'WEEKLY', byday: 'TU', start: '2026-10-06', count: '8' })).to.deep.equal(rule({ days: ['TU'], start: '2026-10-06', count: 8 }));
    expect(of({ freq: 'WEEKLY', byday: 'TU', start: '2026-10-06', count: 8, off: ['2026-11-24'] })).to.equal('over');
    expect(of({ freq: 'DAILY', start: '2026-12-24', until: '2026-12-01' })).to.equal('over');
  });

  it('whose end nobody can tell is not over', () => {
    expect(of({ freq: 'WEEKLY', byday: 'TU', count: 6 })).to.deep.equal(rule({ days: ['TU'], count: 6 }));
    expect(of({ freq: 'WEEKLY', byday: 'TU', start: '1999-10-05' })).to.deep.equal(rule({ days: ['TU'], start: '1999-10-05' }));
  });

  it('that is never true is in words', () => {
    expect(of({ freq: 'MONTHLY', bymonthday: '31', bymonth: '2', text: 'In February' })).to.deep.equal({ at: 'text', text: 'In February' });
    expect(of({ freq: 'MONTHLY', byday: '9MO' })).to.equal(undefined);
  });

  it('that is half wrong is in words, and not another rule', () => {
    for (const wrong of [{ bymonth: '13' }, { bymonthday: '32' }, { bymonthday: '1,x' }, { interval: 'two' }, { interval: -2 }, { interval: 1.5 }]) expect(of({ freq: 'DAILY', start: '2026-01-01', text: 'Often', ...wrong }), JSON.stringify(wrong)).to.deep.equal({ at: 'text', text: 'Often' });
    for (const unsaid of [{ interval: 0 }, { interval: '' }, { interval: null }, { interval: '1' }, { count: 0 }, { count: 'x' }, { bymonth: '' }]) expect(of({ freq: 'DAILY', text: 'Often', ...unsaid }), JSON.stringify(unsaid)).to.deep.equal({ at: 'repeating', freq: 'DAILY' });
  });

  it('counts weeks from its start, never from the day its record is valid', () => {
    expect(of({ freq: 'WEEKLY', interval: 2, byday: 'TU', validFrom: '2026-01-01' })).to.deep.equal(rule({ interval: 2, days: ['TU'] }));
    // Weeks of 6 and 20 October, 3 and 17 November, 1, 15 and 29 December, 12 January.
    expect(of({ freq: 'WEEKLY', interval: 2, byday: 'TU', start: '2026-10-06', validFrom: '2027-01-01' })).to.deep.equal(rule({ interval: 2, days: ['TU'], start: '2027-01-12' }));
    expect(of({ freq: 'WEEKLY', byday: 'TU', validFrom: '2027-01-01' })).to.deep.equal(rule({ days: ['TU'], start: '2027-01-05' }));
    expect(of({ freq: 'WEEKLY', byday: 'TU', validFrom: '2026-01-01' })).to.deep.equal(rule({ days: ['TU'] }));
    expect(of({ freq: 'WEEKLY', interval: 2, byday: 'TU,SU', weekStart: 'SU', start: '2026-10-06' })).to.deep.equal(rule({ interval: 2, days: ['TU', 'SU'], weekStart: 'SU', start: '2026-10-06' }));
  });

  it('has no day where software wrote one that nobody filled in', () => {
    expect(of({ freq: 'WEEKLY', byday: 'TU', start: '0001-01-01', until: '0001-01-01T00:00:00', validTo: '1900-01-01' })).to.deep.equal(rule({ days: ['TU'] }));
  });

  it('never throws, whatever stands in it', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>('MO', '1TH', 'Mon-Fri', 'WEEKLY', 'MONTHLY', 'YEARLY', 'DAILY', 2, '2026-11-30', '9999-12-31', '0001-01-01', '10:00', '2', '-1', '29', { toString: 1 }));
    const fields = ['freq', 'interval', 'byday', 'bymonthday', 'bymonth', 'weekStart', 'start', 'until', 'count', 'validFrom', 'validTo', 'from', 'to', 'text'] as const;
    const schedule = fc.record({ ...Object.fromEntries(fields.map(field => [field, anything])), freq: fc.constantFrom<unknown>('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', undefined, 7), off: fc.array(anything), other: fc.array(anything) }, { requiredKeys: [] });
    fc.assert(fc.property(schedule, draft => {
      const when = of(draft);
      if (when !== undefined && when !== 'over') expect(when.at).to.be.oneOf(['repeating', 'dates', 'text']);
    }), { numRuns: 1000 });
  });
});
