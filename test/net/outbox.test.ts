import { expect } from 'chai';
import fc from 'fast-check';
import { afterTry, daysKept, isForgotten, keptDays, nothingTried, restUntilTry, sighted, toldOf } from '../../src/net/outbox.ts';
import { outcomeOf, retryAfterMs, type SendOutcome } from '../../src/net/outcome.ts';
import { dayOf, type OutboxRecord } from '../../src/net/record.ts';
import { accepted, dayMs, later, noon, recordOf } from './outbox-device.ts';

const here = { isKept: true, isOnline: true, isSeen: true };
const hour = 3_600_000;
const anyClock = fc.oneof(fc.integer({ min: -400 * dayMs, max: 400 * dayMs }), fc.constantFrom(hour, -hour, dayMs, -dayMs, 1, -1, dayMs - 1));

/** The record after a try that ended so. */
const triedOnce = (record: OutboxRecord, outcome: SendOutcome, { now = noon, random = 0.5, isSeen = true } = {}): OutboxRecord => {
  const turn = afterTry(record, outcome, now, random, { ...here, isSeen });
  if (!('record' in turn)) throw new Error('it is over');
  return turn.record;
};

describe('the age of what waits', () => {
  it('grows by a day when another day is seen, and by one only, however many days passed', () => {
    expect(sighted(recordOf(), noon + 11 * hour)).to.include({ age: 0 });
    expect(sighted(recordOf(), noon + 12 * hour)).to.include({ age: 1, seenOn: dayOf(noon) + 1 });
    expect(sighted(recordOf(), noon + 400 * dayMs)).to.include({ age: 1, seenOn: dayOf(noon) + 400 });
  });

  it('does not grow when a clock goes back, and counts on from there', () => {
    const back = sighted(recordOf({ age: 3 }), noon - 400 * dayMs);
    expect(back).to.include({ age: 3, seenOn: dayOf(noon) - 400 });
    expect(sighted(back, noon - 399 * dayMs)).to.include({ age: 4 });
  });

  it('is not another record while the day is the same', () => {
    const record = recordOf();
    expect(sighted(record, noon + hour)).to.equal(record);
  });

  it('grows by a day at most at each sight, and nothing but the days is changed, under any clock', () => fc.assert(fc.property(fc.array(anyClock, { maxLength: 60 }), jumps => {
    let now = noon;
    let record = recordOf();
    for (const jump of jumps) {
      now += jump;
      const next = sighted(record, now);
      expect(next.age - record.age).to.be.oneOf([0, 1]);
      expect({ ...next, age: 0, seenOn: 0 }).to.deep.equal({ ...recordOf(), age: 0, seenOn: 0 });
      record = next;
    }
  }), { numRuns: 500 }));

  it('is what alone brings a last call: no clock deletes anything before so many days were seen and a day more after the call', () => fc.assert(fc.property(fc.array(fc.tuple(anyClock, fc.boolean()), { maxLength: 60 }), fc.boolean(), (jumps, sealed) => {
    let now = noon;
    let record = recordOf({ sealed });
    let days = 0;
    let wasCalled = false;
    for (const [jump, isSeen] of jumps) {
      if (dayOf(now + jump) > dayOf(now)) days++;
      now += jump;
      record = triedOnce(sighted(record, now), later, { now, isSeen });
      if (record.state === 'expired') {
        expect(wasCalled).to.equal(true);
        expect(days).to.be.at.least(keptDays(record) + 2);
        return;
      }
      expect(record.body).to.equal(recordOf().body);
      wasCalled ||= isSeen && toldOf(record, here).at === 'last-call';
    }
  }), { numRuns: 500 }));
});

describe('what could not be sent for days', () => {
  const visits = (sealed: boolean, isSeen: (day: number) => boolean = () => true): readonly string[] => {
    let record = recordOf({ sealed });
    return Array.from({ length: 14 }, (_, day) => {
      const now = noon + day * dayMs;
      record = sighted(record, now);
      // Three tries on each visit.
      for (let turn = 0; turn < 3 && record.state === 'queued'; turn++) record = triedOnce(record, later, { now, isSeen: isSeen(day) });
      return toldOf(record, here).at;
    });
  };

  it('has its last call on day 8 and is gone on day 9 when it is sealed, and on days 4 and 5 when it is not', () => {
    expect(daysKept).to.deep.equal({ sealed: 7, unsealed: 3 });
    expect(visits(true)).to.deep.equal([...Array<string>(8).fill('waiting'), 'last-call', ...Array<string>(5).fill('expired')]);
    expect(visits(false)).to.deep.equal([...Array<string>(4).fill('waiting'), 'last-call', ...Array<string>(9).fill('expired')]);
  });

  it('is not called while nobody can read the page, and not deleted before it was called', () => {
    expect(new Set(visits(false, () => false))).to.deep.equal(new Set(['waiting']));
    expect(visits(false, day => day >= 10).slice(9)).to.deep.equal(['waiting', 'last-call', 'expired', 'expired', 'expired']);
  });

  it('leaves no body behind, and says so for 30 days more', () => {
    const expired = triedOnce(recordOf({ age: 5, warnedAt: 4 }), later);
    expect(expired).to.deep.equal({ ...recordOf({ age: 5, warnedAt: 4 }), state: 'expired', body: '' });
    expect(toldOf(expired, here)).to.deep.equal({ at: 'expired' });
    expect(isForgotten({ ...expired, age: 34 })).to.equal(false);
    expect(isForgotten({ ...expired, age: 35 })).to.equal(true);
    expect(isForgotten(recordOf({ age: 400, warnedAt: 4 }))).to.equal(false);
  });

  it('is sent all the same if the last try arrives', () => {
    const turn = afterTry(recordOf({ age: 5, warnedAt: 4 }), accepted, noon, 0.5, here);
    expect(turn).to.deep.equal({ over: { at: 'sent', reference: 'K7M4-2QX9', receivedAt: '2026-11-22T12:00:01Z' } });
  });

  it('is not deleted because it was refused', () => {
    expect(triedOnce(recordOf({ age: 9, warnedAt: 4 }), { kind: 'refused', fields: [] })).to.include({ state: 'parked', why: 'refused', body: recordOf().body });
    expect(triedOnce(recordOf({ age: 9, warnedAt: 4 }), { kind: 'closed' })).to.include({ state: 'parked', why: 'closed', body: recordOf().body });
  });
});

describe('the time until the next try', () => {
  it('is none at first, and a rest after a try', () => {
    expect(restUntilTry(recordOf(), -Infinity, noon)).to.equal(0);
    expect(restUntilTry(recordOf(), noon, noon)).to.be.within(5000, 10_000);
    expect(restUntilTry(recordOf(), noon, noon + 10_000)).to.equal(0);
  });

  it('is what the endpoint asked for, but not what only a changed clock can have asked for', () => {
    expect(restUntilTry(recordOf({ notBefore: noon + hour }), -Infinity, noon)).to.equal(hour);
    expect(restUntilTry(recordOf({ notBefore: noon + dayMs }), -Infinity, noon)).to.equal(dayMs);
    expect(restUntilTry(recordOf({ notBefore: noon + 2 * dayMs }), -Infinity, noon)).to.equal(0);
    expect(restUntilTry(recordOf({ notBefore: noon + 400 * dayMs }), -Infinity, noon)).to.equal(0);
  });

  it('is from none to a day, whatever the clock did', () => fc.assert(fc.property(anyClock, anyClock, (asked, tried) => {
    expect(restUntilTry(recordOf({ notBefore: noon + asked }), noon + tried, noon)).to.be.within(0, dayMs + 2000);
  }), { numRuns: 500 }));

  it('is from none to a day and a second for any Retry-After: 10,000 of them', () => {
    const date = fc.date({ min: new Date(0), max: new Date(Date.UTC(2500, 0)), noInvalidDate: true }).map(one => one.toUTCString());
    const header = fc.oneof(fc.constantFrom('0', '60', '1000000000', '1e9', '-1', '', ' 60 ', '0x10', 'soon', '99999999999999999999', 'Infinity', 'NaN', '1.5', '60, 120'), fc.integer().map(String), date, fc.string(), date.map(text => text.slice(0, 20)));
    const isSense = (text: string) => retryAfterMs(text, noon) !== undefined;
    let sensible = 0;
    fc.assert(fc.property(header, fc.constantFrom(429, 503), fc.double({ min: 0, max: 0.999, noNaN: true }), (retryAfter, status, random) => {
      const outcome = outcomeOf({ status, retryAfter, text: '' }, recordOf().id, true, noon);
      expect(outcome).to.include({ kind: 'retry', pace: 'usual' });
      const turn = afterTry(recordOf(), outcome, noon, random, here);
      if (!('record' in turn)) throw new Error('it is over');
      expect(turn.tried.waitMs).to.be.within(0, dayMs + 1000);
      expect(turn.record.notBefore).to.equal(isSense(retryAfter) ? noon + turn.tried.waitMs : 0);
      expect(restUntilTry(turn.record, -Infinity, noon)).to.be.within(0, dayMs + 1000);
      if (isSense(retryAfter)) sensible++;
    }), { numRuns: 10_000 });
    expect(sensible).to.be.within(2000, 9000);
  });

  for (const [header, ms] of [['0', 0], ['60', 60_000], ['1000000000', dayMs], ['99999999999999999999', undefined], ['soon', undefined], ['-5', undefined], ['Sun, 22 Nov 2026 13:00:00 GMT', hour], ['Sun, 22 Nov 2020 13:00:00 GMT', 0], ['Sun, 22 Nov 2099 13:00:00 GMT', dayMs]] as const) {
    it(`reads Retry-After: ${header}`, () => expect(retryAfterMs(header, noon)).to.equal(ms));
  }

  it('grows with each try and is never under half a second, nor over a quarter of an hour', () => {
    let record = recordOf();
    const waits = Array.from({ length: 30 }, () => {
      const turn = afterTry(record, later, noon, 0.999, here);
      if (!('record' in turn)) throw new Error('it is over');
      record = turn.record;
      return turn.tried.waitMs;
    });
    expect(waits.slice(0, 4)).to.deep.equal([3996, 7992, 15_984, 31_968]);
    expect(Math.max(...waits)).to.equal(Math.round(0.999 * 900_000));
    expect(triedOnce(recordOf(), later, { random: 0 })).to.include({ tries: 1, notBefore: 0 });
  });

  it('goes on where the body’s time is over and the device may refuse to write that: it is no hurry', () => {
    const turn = afterTry(recordOf({ age: 5, warnedAt: 4 }), later, noon, 0.5, here);
    expect(turn).to.have.nested.property('tried.waitMs', 2000);
  });
});

describe('what a person is told of what waits', () => {
  it('is that it is saved, or that it waits, when it is on the device, and that the page must stay open when it is not', () => {
    const tried = { ...nothingTried, waitMs: 5000, siteFault: true };
    expect(toldOf(recordOf(), { ...here, isOnline: false }, tried)).to.deep.equal({ at: 'saved' });
    expect(toldOf(recordOf(), here, tried)).to.deep.equal({ at: 'waiting', nextInMs: 5000, siteFault: true });
    expect(toldOf(recordOf(), { ...here, isKept: false }, tried)).to.deep.equal({ at: 'held', nextInMs: 5000, siteFault: true });
  });

  it('is no last call where nothing is on the device: it would be gone with the page, and not tomorrow', () => {
    expect(toldOf(recordOf({ warnedAt: 4 }), { ...here, isKept: false }).at).to.equal('held');
    expect(toldOf(recordOf({ warnedAt: 4, sealed: true }), here)).to.deep.equal({ at: 'last-call', days: 7 });
  });

  it('is which answers could not be taken, or that the form has closed', () => {
    expect(toldOf(recordOf({ state: 'parked', why: 'refused' }), here, { ...nothingTried, fields: ['name'] })).to.deep.equal({ at: 'attention', fields: ['name'] });
    expect(toldOf(recordOf({ state: 'parked', why: 'closed' }), here)).to.deep.equal({ at: 'closed' });
  });
});

describe('a try', () => {
  it('ends it with a receipt only, or where no receipt is to be had; whatever else it comes to, the record stays and its bytes do not change', () => fc.assert(fc.property(
    fc.integer({ min: 100, max: 599 }), fc.oneof(fc.string(), fc.constantFrom('{}', '[]', 'null', '{"id":1}'), fc.json()), fc.option(fc.string()), fc.nat(400), fc.option(fc.nat(400)), fc.boolean(),
    (status, text, retryAfter, age, warnedAt, isSeen) => {
      const record = recordOf({ age, warnedAt });
      const turn = afterTry(record, outcomeOf({ status, text, retryAfter }, record.id, true, noon), noon, 0.5, { ...here, isSeen });
      if (!('record' in turn)) throw new Error('it is over');
      const { id, body, state } = turn.record;
      expect(id).to.equal(record.id);
      if (state === 'expired') expect([warnedAt !== null && age > warnedAt, body]).to.deep.equal([true, '']);
      else expect(body).to.equal(record.body);
    },
  ), { numRuns: 2000 }));
});
