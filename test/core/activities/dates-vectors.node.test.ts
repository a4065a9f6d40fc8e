// Rules of iCalendar with the dates that another implementation expects of them (libical's tests, beside the project).
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextDates } from '../../../src/core/activities/dates.ts';
import { momentText, readRule } from '../../../src/core/activities/rule.ts';
import { needs, sharedJson } from '../shared-data.ts';

const file = 'data/ical/rrule-vectors.json';
interface Vector { readonly rrule: string; readonly dtstart: string; readonly instances: readonly string[] }
/** Decided by the parts of the rule alone. */
const isOurs = (rule: string): boolean => rule.split(';').every(part => /^(?:FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)|(?:INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYMONTH|WKST)=.*)$/.test(part));

describe('the rules that another implementation is tested with', () => {
  const all = (): readonly Vector[] => sharedJson(file) as readonly Vector[];
  const dated = ({ rrule, dtstart }: Vector, most: number): readonly string[] => {
    const rule = readRule(rrule, dtstart);
    assert.notEqual(rule.at, 'refused', rrule);
    if (rule.at === 'refused') return [];
    // A start in UTC is one of clocks in the United Kingdom here, and the rule goes on by those: the clock is compared.
    return nextDates(rule, { day: rule.start!, time: '00:00' }, most).map(({ day, from }) => momentText({ day, time: from }));
  };

  it('give exactly the dates expected, where all their parts are ours', needs(file), t => {
    const ours = all().filter(({ rrule }) => isOurs(rrule));
    for (const vector of ours) assert.deepEqual(dated(vector, vector.instances.length + 5), vector.instances.map(instance => instance.replace('Z', '')), `${vector.rrule} from ${vector.dtstart}`);
    assert.ok(ours.length >= 40, `${ours.length}`);
    t.diagnostic(`${ours.length} of ${all().length} rules give exactly the dates expected`);
  });

  it('are refused, each with the part that is not ours', needs(file), t => {
    const others = all().filter(({ rrule }) => !isOurs(rrule));
    for (const { rrule, dtstart } of others) {
      const rule = readRule(rrule, dtstart);
      assert.equal(rule.at, 'refused', rrule);
      assert.match(rule.at === 'refused' ? rule.why : '', /^found (?:BY(?:WEEKNO|YEARDAY|SETPOS|HOUR|MINUTE|SECOND)|FREQ=(?:HOUR|MINUTE|SECOND)LY)\b/, rrule);
    }
    assert.ok(others.length >= 40, `${others.length}`);
    t.diagnostic(`${others.length} of ${all().length} rules are refused`);
  });
});
