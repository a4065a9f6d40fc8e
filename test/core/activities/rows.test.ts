import { expect } from 'chai';
import fc from 'fast-check';
import { BitWriter, Coder, contexts } from '../../../src/core/activities/squares/code.ts';
import { contextsOfRow, emptyRow, isRows, localFrom, packed, readRows, rowLimits, writeRows, type Row } from '../../../src/core/activities/squares/rows.ts';
import { needs, times } from '../../../src/core/taxonomy.ts';

const words = { interests: Array.from({ length: 90 }, (_, at) => `i${at}`), groups: Array.from({ length: 30 }, (_, at) => `g${at}`), newest: '2026-11-22' };

/** Few different values, as in a town, and now and then any. */
const someOf = (most: number) => fc.oneof({ arbitrary: fc.nat(3), weight: 3 }, fc.nat(most));
const anyRow: fc.Arbitrary<Row> = fc.record({
  latitude: someOf(60_000).map(up => 49_900 + up), longitude: someOf(9000).map(along => along - 8000), interests: fc.uniqueArray(someOf(89), { maxLength: 6 }), same: fc.oneof(fc.constant(0), someOf(1000).map(one => one + 1)),
  atHome: fc.nat(1), fromAnywhere: fc.nat(1), needs: fc.oneof(fc.constant(0), fc.array(fc.nat(2), { minLength: needs.length, maxLength: needs.length }).map(packed)), times: fc.nat(15), checked: someOf(1000), from: someOf(rowLimits.age), to: someOf(rowLimits.age),
  gender: fc.nat(2), groups: fc.uniqueArray(someOf(29), { maxLength: 4 }), referral: fc.nat(1),
});
const inOrder = (rows: readonly Row[]): Row[] => rows.toSorted((one, other) => one.latitude - other.latitude || one.longitude - other.longitude);

describe('a file of rows', () => {
  it('gives back what was written, whatever the rows', () => fc.assert(fc.property(fc.array(anyRow, { maxLength: 120 }), fc.boolean(), (given, hasPlaces) => {
    const rows = inOrder(hasPlaces ? given : given.map(row => ({ ...row, latitude: 0, longitude: 0 })));
    const bytes = writeRows(rows, hasPlaces);
    expect(isRows(bytes)).to.equal(true);
    const read = readRows(bytes, 'square/', words);
    expect(read?.count).to.equal(rows.length);
    read?.facts.forEach((facts, at) => {
      const row = rows[at]!;
      expect(facts.interests).to.deep.equal(row.interests.map(place => words.interests[place]));
      expect(facts.groups).to.deep.equal(row.groups.map(place => words.groups[place]));
      expect(facts.point).to.deep.equal(hasPlaces ? { latitude: row.latitude / 1000, longitude: row.longitude / 1000 } : undefined);
      expect(packed(needs.map(need => (facts.needs[need] === undefined ? 0 : facts.needs[need] ? 1 : 2)))).to.equal(row.needs);
      expect([facts.atHome, facts.fromAnywhere, facts.referral === true]).to.deep.equal([row.atHome, row.fromAnywhere, row.referral].map(one => one === 1));
      expect(facts.times).to.deep.equal(times.filter((_, part) => (row.times >> part) & 1));
      expect([facts.ages?.from, facts.ages?.to]).to.deep.equal([row.from, row.to].map(age => (age === 0 ? undefined : age - 1)));
      expect(facts.gender).to.equal([undefined, 'women', 'men'][row.gender]);
      expect(facts.lastChecked === undefined).to.equal(row.checked === 0);
      if (row.checked > 0) expect((Date.parse('2026-11-22') - Date.parse(facts.lastChecked!)) / 86_400_000).to.equal(row.checked - 1);
      expect(facts.same).to.equal(row.same === 0 ? `square/#${at}` : String(row.same));
    });
  }), { numRuns: 60 }));

  it('names things that are the same in this square only by the square too', () => {
    const read = readRows(writeRows([{ ...emptyRow(), same: localFrom }, { ...emptyRow(), same: localFrom }, { ...emptyRow(), same: 7 }], false), 'square/', words);
    expect(read?.facts.map(({ same }) => same)).to.deep.equal([`square/${localFrom}`, `square/${localFrom}`, '7']);
  });
  it('has all sets of needs, also where they are more than have a number', () => {
    const rows = Array.from({ length: 200 }, (_, at) => ({ ...emptyRow(), interests: [at % 90], needs: at * 31 }));
    expect(readRows(writeRows(rows, false), '', words)?.facts.map(({ needs: known }) => packed(needs.map(need => (known[need] === undefined ? 0 : known[need] ? 1 : 2))))).to.deep.equal(rows.map(row => row.needs));
  });
  it('is passed over but for what is wanted, and each card is found all the same', () => {
    const rows = Array.from({ length: 50 }, (_, at) => ({ ...emptyRow(), interests: [at % 5] }));
    const all = readRows(writeRows(rows, false), '', words)!;
    const some = readRows(writeRows(rows, false), '', words, new Set([3]))!;
    expect(some.count).to.equal(50);
    expect(some.facts).to.deep.equal(all.facts.filter(({ interests }) => interests[0] === 'i3'));
    expect(new Set(all.facts.map(({ card }) => card)).size).to.equal(50);
  });
  it('that was damaged is none, and no bytes throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), bytes => { readRows(bytes, '', words); }));
    const good = writeRows(Array.from({ length: 20 }, (_, at) => ({ ...emptyRow(), interests: [at] })), false);
    good[good.length - 1]! ^= 1;
    expect(readRows(good, '', words)).to.equal(undefined);
  });
  it('needs no more contexts than there are', () => expect(contextsOfRow).to.be.at.most(contexts));
});

describe('coded bits', () => {
  it('come back, also where they are hardly ever otherwise', () => fc.assert(fc.property(fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 0, max: 99 }).map(chance => (chance === 0 ? 1 : 0))), { maxLength: 3000 }), fc.boolean(), (given, isOdd) => {
    const writer = new BitWriter();
    for (const [context, bit] of given) writer.bit(context, isOdd ? 1 - bit : bit);
    const reader = new Coder(writer.end());
    for (const [context, bit] of given) expect(reader.bit(context, 0)).to.equal(isOdd ? 1 - bit : bit);
  }), { numRuns: 40 }));
  it('come back where one context is as sure as it can be, and then it is otherwise', () => {
    for (const usual of [0, 1]) {
      const bits = [...Array.from({ length: 20_000 }, () => usual), 1 - usual, usual, 1 - usual, 1 - usual];
      const writer = new BitWriter();
      for (const bit of bits) writer.bit(0, bit);
      const bytes = writer.end();
      expect(bytes.length).to.be.below(500);
      const reader = new Coder(bytes);
      expect(bits.filter(bit => reader.bit(0, 0) !== bit)).to.deep.equal([]);
    }
  });
});
