import { expect } from 'chai';
import fc from 'fast-check';
import { builtInInstruments } from '../../../src/core/instruments/index.ts';
import { endsOf, isOnScale, type Instrument } from '../../../src/core/instruments/instrument.ts';
import { score } from '../../../src/core/instruments/scoring.ts';

const instrument = (more: Partial<Instrument>): Instrument => ({
  id: 'example', version: '1', name: 'An example', holder: 'Nobody', licence: { id: 'MIT' }, verbatim: false, age: { from: 0 }, scale: { type: 'numbers', to: 4 }, wording: {},
  items: ['a', 'b', 'c'].map(id => ({ id, high: 'better' as const, recall: 'now' as const })), ...more,
});
const bands = [{ id: 'low', from: 0, to: 5 }, { id: 'middle', from: 6, to: 9 }, { id: 'high', from: 10, to: 12 }];

describe('the score of ONS4', () => {
  const ons4 = builtInInstruments['ons4']!;
  // By hand, from the bands that the ONS publishes.
  const satisfied: readonly (readonly [number, string])[] = [[0, 'low'], [4, 'low'], [5, 'medium'], [6, 'medium'], [7, 'high'], [8, 'high'], [9, 'very-high'], [10, 'very-high']];
  const anxious: readonly (readonly [number, string])[] = [[0, 'very-low'], [1, 'very-low'], [2, 'low'], [3, 'low'], [4, 'medium'], [5, 'medium'], [6, 'high'], [10, 'high']];
  for (const item of ['satisfied', 'worthwhile', 'happy']) for (const [value, band] of satisfied) it(`puts ${item} ${value} into "${band}"`, () => expect(score(ons4, { [item]: value }).bands).to.deep.equal({ [item]: band }));
  for (const [value, band] of anxious) it(`puts anxious ${value} into "${band}"`, () => expect(score(ons4, { anxious: value }).bands).to.deep.equal({ anxious: band }));
  it('never adds the four up: they are four figures', () => expect(score(ons4, { satisfied: 7, worthwhile: 8, happy: 6, anxious: 2 })).to.deep.equal({ items: { satisfied: 7, worthwhile: 8, happy: 6, anxious: 2 }, missing: [], bands: { satisfied: 'high', worthwhile: 'high', happy: 'medium', anxious: 'low' } }));
  it('says which were left out', () => expect(score(ons4, { happy: 3 }).missing).to.deep.equal(['satisfied', 'worthwhile', 'anxious']));
});

describe('the score of the loneliness question', () => {
  const lonely = (value: number) => score(builtInInstruments['ons-loneliness']!, { lonely: value }).bands['lonely'];
  it('tells "often or always" from the rest', () => expect([1, 2, 3, 4, 5].map(lonely)).to.deep.equal(['often-or-always', 'less-often', 'less-often', 'less-often', 'less-often']));
});

describe('the score of our own questions', () => {
  it('is the answers, without a band or a total', () => expect(score(builtInInstruments['feeling-now']!, { happy: 1, calm: 5, together: 3 })).to.deep.equal({ items: { happy: 1, calm: 5, together: 3 }, missing: [], bands: {} }));
});

describe('a total', () => {
  it('is the sum, with its band at each edge', () => {
    const whole = instrument({ total: { of: 'sum', high: 'better', bands } });
    for (const [given, total, band] of [[[0, 0, 0], 0, 'low'], [[2, 2, 1], 5, 'low'], [[2, 2, 2], 6, 'middle'], [[4, 4, 1], 9, 'middle'], [[4, 4, 2], 10, 'high'], [[4, 4, 4], 12, 'high']] as const) {
      const [a, b, c] = given;
      expect(score(whole, { a, b, c }), given.join()).to.deep.include({ total, bands: { total: band } });
    }
  });
  it('counts a reversed item from the other end, and gives its own number as it was', () => {
    const turned = instrument({ total: { of: 'sum', high: 'better' }, items: [{ id: 'a', high: 'better', recall: 'now' }, { id: 'b', high: 'worse', reversed: true, recall: 'now' }] });
    expect(score(turned, { a: 3, b: 1 })).to.deep.include({ total: 6, items: { a: 3, b: 1 } });
    expect(score({ ...turned, scale: { type: 'points', points: [1, 2, 3, 4, 5] } }, { a: 5, b: 5 }).total).to.equal(6);
  });
  it('is multiplied where the owner says so: five answers of 0 to 5, told from 0 to 100', () => {
    const five = instrument({ scale: { type: 'numbers', to: 5 }, items: ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, high: 'better' as const, recall: 'past-two-weeks' as const })), total: { of: 'sum', times: 4, high: 'better' } });
    expect(score(five, { a: 5, b: 5, c: 5, d: 5, e: 5 }).total).to.equal(100);
    expect(score(five, { a: 1, b: 2, c: 3, d: 0, e: 1 }).total).to.equal(28);
  });
  it('is not there while an item is missing, or too few are answered', () => {
    expect(score(instrument({ total: { of: 'sum', high: 'better' } }), { a: 1, b: 1 })).to.deep.equal({ items: { a: 1, b: 1 }, missing: ['c'], bands: {} });
    const two = instrument({ total: { of: 'sum', least: 2, high: 'better' } });
    expect(score(two, { a: 1 }).total).to.equal(undefined);
    expect(score(two, { a: 1, c: 4 }).total).to.equal(7.5);
    expect(score(instrument({ total: { of: 'mean', least: 1, high: 'better' } }), { c: 4 }).total).to.equal(4);
  });
  it('becomes what the owner’s table says, and nothing where the table says nothing', () => {
    const by = instrument({ total: { of: 'sum', high: 'better', table: { '3': 9.51, '12': 35 } } });
    expect(score(by, { a: 1, b: 1, c: 1 }).total).to.equal(9.51);
    expect(score(by, { a: 4, b: 4, c: 4 }).total).to.equal(35);
    expect(score(by, { a: 0, b: 0, c: 0 }).total).to.equal(undefined);
  });
});

describe('any answers', () => {
  it('give no score that is not on the scale: what does not fit is missing', () => {
    for (const bad of [-1, 11, 7.5, Number.NaN, Infinity]) expect(score(builtInInstruments['ons4']!, { happy: bad }).missing, `${bad}`).to.include('happy');
    expect(score(builtInInstruments['ons4']!, { constructor: 3, other: 3 } as Record<string, number>).items).to.deep.equal({});
  });
  it('are in order: a higher answer never gives a lower total, but for a reversed item, which never gives a higher one', () => fc.assert(fc.property(
    fc.array(fc.record({ value: fc.nat(4), reversed: fc.boolean() }), { minLength: 1, maxLength: 8 }), fc.nat(7), (rows, nth) => {
      const items = rows.map(({ reversed }, at) => ({ id: `i${at}`, high: 'better' as const, recall: 'now' as const, reversed }));
      const whole = instrument({ items, total: { of: 'sum', high: 'better' } });
      const at = nth % rows.length;
      const totals = [0, 1, 2, 3, 4].map(value => score(whole, Object.fromEntries(rows.map((row, one) => [`i${one}`, one === at ? value : row.value]))).total!);
      const sorted = totals.toSorted((one, other) => one - other);
      expect(totals).to.deep.equal(rows[at]!.reversed ? sorted.toReversed() : sorted);
      expect(totals.every(total => total >= 0 && total <= 4 * rows.length)).to.equal(true);
    })));
  it('are on the scale from one end to the other', () => {
    for (const one of Object.values(builtInInstruments)) {
      const { from, to } = endsOf(one);
      expect([from, to, from - 1, to + 1].map(value => isOnScale(one, value)), one.id).to.deep.equal([true, true, false, false]);
    }
  });
});
