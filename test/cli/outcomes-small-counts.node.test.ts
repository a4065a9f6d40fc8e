// That nothing small is told, and nothing from which something small could be worked out, whatever people answered.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { builtInInstruments } from '../../src/core/instruments/index.ts';
import { csvOfReport } from '../../src/cli/outcomes/page-csv.ts';
import { gather } from '../../src/cli/outcomes/gather.ts';
import { pageOf } from '../../src/cli/outcomes/page.ts';
import { readOne } from '../../src/cli/outcomes/from-store.ts';
import { reportOf, type Counts, type Report } from '../../src/cli/outcomes/report.ts';
import { averaged, joinSmall, partsOf, type Cell, type Count } from '../../src/cli/outcomes/small-counts.ts';
import { spreadOf } from '../../src/cli/outcomes/spread.ts';
import { answered } from '../receiver/fixtures.ts';
import { bell, checkIn, drawer, leaderForm, step } from './outcomes-people.ts';

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
const isSmall = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 5;

/** All that somebody who knows the sum and what is shown can think each small count to be. */
function couldBe(shown: readonly Count[], total: number): readonly ReadonlySet<number>[] {
  const told = shown.filter((one): one is number => typeof one === 'number');
  const least = Math.min(...told.filter(one => one > 0), Infinity);
  const found = shown.map(() => new Set<number>());
  const rest = shown.flatMap((one, at) => (typeof one === 'number' ? [] : [at]));
  const left = total - sum(told);
  const go = (place: number, over: number, chosen: readonly number[]): void => {
    if (place === rest.length) { if (over === 0) rest.forEach((at, order) => found[at]!.add(chosen[order]!)); return; }
    const isFewer = shown[rest[place]!] === 'fewer';
    for (let value = isFewer ? 1 : 5; value <= Math.min(over, isFewer ? 4 : least); value++) go(place + 1, over - value, [...chosen, value]);
  };
  go(0, left, []);
  return found;
}

describe('counts of the report', () => {
  it('leave two numbers at least that each small one could be, for whoever knows the sum', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 14 }), { minLength: 1, maxLength: 6 }), counts => {
      const shown = Object.values(partsOf(Object.fromEntries(counts.map((count, at) => [`c${at}`, count]))));
      assert.ok(!shown.some(isSmall));
      shown.forEach((one, at) => { if (typeof one === 'number') assert.equal(one, counts[at]); if (one === 'fewer') assert.ok(counts[at]! > 0 && counts[at]! < 5); });
      // Where nothing is told, what is known is the sum alone.
      if (shown.every(one => one === 'hidden')) return;
      couldBe(shown, sum(counts)).forEach((values, at) => { if (shown[at] === 'fewer') assert.ok(values.size >= 2, `${JSON.stringify(counts)} is told as ${JSON.stringify(shown)}`); });
    }), { numRuns: 2000 });
  });

  it('put neighbours together until none is small, and lose nobody', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { minLength: 1, maxLength: 12 }), pairs => {
      const cells: readonly Cell[] = pairs.map(([before, after], at) => ({ from: at, to: at, before, after }));
      const joined = joinSmall(cells);
      if (joined.length === 0) { const [before, after] = [sum(pairs.map(([one]) => one)), sum(pairs.map(([, other]) => other))]; assert.ok(isSmall(before) || isSmall(after) || before + after === 0); return; }
      assert.ok(!joined.some(({ before, after }) => isSmall(before) || isSmall(after)));
      assert.deepEqual([sum(joined.map(({ before }) => before)), sum(joined.map(({ after }) => after))], [sum(pairs.map(([one]) => one)), sum(pairs.map(([, other]) => other))]);
      assert.deepEqual(joined.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)), pairs.map((_, at) => at));
    }), { numRuns: 2000 });
  });

  it('of points lie within those of bands, so that neither tells of the other', () => {
    const happy = builtInInstruments['ons4']!.items.find(({ id }) => id === 'happy')!;
    fc.assert(fc.property(fc.array(fc.record({ before: fc.nat({ max: 10 }), after: fc.nat({ max: 10 }) }), { minLength: 5, maxLength: 80 }), pairs => {
      const { bands, points } = spreadOf(pairs, builtInInstruments['ons4']!, happy.bands);
      assert.ok(![...bands, ...points].some(({ before, after }) => isSmall(before) || isSmall(after)));
      for (const moment of ['before', 'after'] as const) {
        let at = 0;
        for (const band of bands) { let [some, covered] = [0, 0]; const steps = band.labels.length === 0 ? 0 : band.labels.reduce((all, id) => all + (happy.bands!.find(one => one.id === id)!.to - happy.bands!.find(one => one.id === id)!.from + 1), 0); while (covered < steps) { some += points[at]![moment]; covered += points[at]!.labels.length; at++; } assert.deepEqual([covered, some], [steps, band[moment]]); }
      }
    }), { numRuns: 1000 });
  });

  it('have no average that leaves one of fewer than 30 to be worked out', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 90 }), { maxLength: 8 }), counts => {
      const told = averaged(counts);
      counts.forEach((count, at) => { if (told[at]) assert.ok(count >= 30); });
      const left = sum(counts.filter((_, at) => !told[at]));
      assert.ok(left === 0 || left >= 30 || !told.includes(true));
    }), { numRuns: 2000 });
  });
});

/** A report of people who answer anyhow. */
function anyReport(seed: number, people: number, sessions: number): Report {
  const draw = drawer(seed);
  const { take, all } = gather({}, 'newest-first');
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(draw() ** 2 * values.length)]!;
  let number = 0;
  for (let session = 0; session < sessions; session++) {
    for (let card = 0; card < people; card++) {
      for (const moment of ['before', 'after'] as const) {
        if (draw() < 0.1) continue;
        const some = (values: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(values).filter(() => draw() < 0.9));
        const one = checkIn({
          number: ++number, moment, session: `s${session}`, ...(draw() < 0.95 && { card }), language: pick(['en', 'cy', 'ur', 'pl']), date: `2027-01-${String(10 + session)}T10:00:00Z`,
          scores: [{ instrument: 'ons4', version: '1', mode: pick(['tiles', 'paper']), items: some({ happy: step(bell(draw, 6, 2), 0, 10), anxious: step(bell(draw, 2, 2), 0, 10) }) }, { instrument: 'feeling-now', version: '1', mode: 'points', items: some({ calm: step(bell(draw, 3, 1), 1, 5) }) }],
          answers: { 'helped': answered(pick(['no', 'someone-here', 'someone-i-know'])), 'talk': answered(pick(['no', 'yes'])), 'gp-visit': answered(pick(['no', 'yes', 'not-sure'])), ...(draw() < 0.1 && { good: answered(`words ${number}`) }) },
        });
        for (const entry of readOne({ id: one.id, fingerprint: '', reference: '', receivedAt: '', state: 'new', text: JSON.stringify(one) }, builtInInstruments)) take(entry);
      }
    }
    const leader = leaderForm(++number, `s${session}`, String(Math.floor(draw() * 12)), 'no', '2027-01-10T10:00:00Z');
    for (const entry of readOne({ id: leader.id, fingerprint: '', reference: '', receivedAt: '', state: 'new', text: JSON.stringify(leader) }, builtInInstruments)) take(entry);
  }
  return reportOf(all(), builtInInstruments, {}, true);
}

const counts = (some: Counts): readonly Count[] => Object.values(some);

describe('a whole report', () => {
  it('has no count from 1 to 4 on its page or in its CSV, and no average of fewer than 30 pairs, whatever people answered', () => {
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 0, max: 45 }), fc.integer({ min: 1, max: 3 }), (seed, people, sessions) => {
      const report = anyReport(seed, people, sessions);
      const all = [...counts(report.checkIns), ...counts(report.helped.before), ...counts(report.helped.after), ...counts(report.languages), ...counts(report.talk), ...counts(report.gp.counts), ...report.groups.flatMap(({ came }) => came ?? []), ...report.leftOut.map(({ count }) => count),
        ...report.instruments.flatMap(({ modes, items }) => [...counts(modes), ...items.flatMap(({ n, moved, differs, missing, bands, points, sessions, series }) => [n, ...counts(moved), differs, ...counts(missing ?? {}), ...[...bands, ...points].flatMap(({ before, after }) => [before, after]), ...[...sessions, ...series].map(({ n }) => n)])])];
      assert.ok(!all.some(isSmall));
      for (const { items } of report.instruments) for (const { n, change, net, sessions, series } of items) {
        for (const one of [{ n, change }, ...sessions, ...series]) if (one.change) assert.ok(one.n === one.change.n && one.change.n >= 30);
        if (net) assert.ok(net.n >= 30);
        const without = sessions.filter(one => !one.change);
        const told = sum(sessions.flatMap(({ change }) => change?.n ?? []));
        if (told > 0 && without.length > 0 && typeof n === 'number') assert.ok(n - told >= 30 || n === told);
      }
      const page = pageOf(report, { on: '2027-02-01T10:00:00Z', from: 'a test' });
      assert.doesNotMatch(page, /<td class="number">[1-4]<\/td>/);
      assert.doesNotMatch(page, /\b[1-4] (?:pairs|times|people|went|stayed)/);
      const rows = csvOfReport(report).split('\r\n').slice(1, -1).map(row => row.split(',')).filter(row => !/^(median|mean|95%|Hodges|Cohen|rank|p$|change in|up less)/.test(row.at(-2)!));
      assert.deepEqual(rows.filter(row => /^[1-4]$/.test(row.at(-1)!)), []);
    }), { numRuns: 60 });
  });

  it('reads the same in whichever order the check-ins came', () => {
    const page = (report: Report) => pageOf(report, { on: '2027-02-01T10:00:00Z', from: 'a test' });
    const draw = drawer(5);
    const some = Array.from({ length: 60 }, (_, at) => checkIn({ number: at, moment: at % 2 === 0 ? 'before' : 'after', card: at >> 1, language: ['en', 'cy'][Math.floor(draw() * 2)]!, scores: [{ instrument: 'ons4', version: '1', mode: 'tiles', items: { happy: Math.floor(draw() * 11) } }], answers: { good: answered(`words ${at}`) } }));
    const [one, other] = [some, [...some].reverse()].map(order => { const { take, all } = gather({}, 'newest-first'); for (const given of order) for (const entry of readOne({ id: '', fingerprint: '', reference: '', receivedAt: '', state: 'new', text: JSON.stringify(given) }, builtInInstruments)) take(entry); return page(reportOf(all(), builtInInstruments, {}, true)); });
    assert.equal(one, other);
  });
});
