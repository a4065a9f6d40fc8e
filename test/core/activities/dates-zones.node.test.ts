// The dates of activities are those of the United Kingdom, wherever the machine is.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { instantOf, momentAt, nextDates } from '../../../src/core/activities/dates.ts';
import { anyDay, anyRule } from './any-rule.ts';

const zones = ['UTC', 'Europe/London', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Monrovia'];

/** What something gives in each time zone of the machine. */
function inEachZone<Given>(give: () => Given): Given[] {
  const own = process.env['TZ'];
  try {
    return zones.map(zone => { process.env['TZ'] = zone; return give(); });
  } finally {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
  }
}

describe('the dates of activities', () => {
  it('can be tried in other time zones: the machine takes them on', () => assert.equal(new Set(inEachZone(() => new Date(2026, 6, 1).getTime())).size, zones.length - 1));

  it('are the same in any time zone of the machine', () => {
    fc.assert(fc.property(anyRule, anyDay, (rule, day) => {
      const [first, ...others] = inEachZone(() => JSON.stringify(nextDates(rule, { day, time: '12:00' }, 3)));
      for (const other of others) assert.equal(other, first);
    }), { numRuns: 100 });
  });

  it('are at the same instants in any time zone of the machine', () => {
    fc.assert(fc.property(anyDay, fc.constantFrom('00:00', '00:30', '01:00', '01:30', '02:00', '23:59'), (day, time) => {
      const [first, ...others] = inEachZone(() => { const instant = instantOf({ day, time }); return JSON.stringify([instant, momentAt(Date.parse(instant))]); });
      for (const other of others) assert.equal(other, first);
    }), { numRuns: 200 });
  });
});
