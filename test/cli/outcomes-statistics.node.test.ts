// The report's statistics against figures that others published, each with its place.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mcNemar, median, pairedT, signedRank } from '../../src/cli/outcomes/statistics.ts';
import { rankSums } from '../../src/cli/outcomes/signed-rank.ts';

const near = (found: number | undefined, expected: number, within = 1e-6): void => { assert.ok(found !== undefined && Math.abs(found - expected) <= within, `found ${found}, expected ${expected}`); };

/** Student (1908), The probable error of a mean, Biometrika 6, 1–25: hours of sleep gained by ten patients with two drugs (from Cushny and Peebles 1905). */
const sleep = { first: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], second: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4] };
/** Hollander and Wolfe (1999), Nonparametric Statistical Methods, 2nd edition, example 3.1: the Hamilton scale of nine patients before and after a tranquilliser. */
const hamilton = { before: [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3], after: [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29] };
/** Fisher (1935), The Design of Experiments, chapter 3, Darwin's pairs of maize plants, in eighths of an inch, as Cureton (1967, JASA 62, 1068) orders them. */
const maize = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75];

describe('the statistics of the report', () => {
  it('give the mean difference and its interval that are published of Student’s sleep data', () => {
    const change = pairedT(sleep.second.map((value, at) => value - sleep.first[at]!));
    // R 4, help of t.test: t = -4.0621, df = 9, p-value = 0.002833, -2.4598858 to -0.7001142, mean of the differences -1.58 (first less second).
    near(change.estimate, 1.58, 1e-9);
    near(change.low, 0.7001142);
    near(change.high, 2.4598858);
    near(change.p, 0.002833);
    // dz is t over the root of n.
    near(change.effect, 4.0621 / Math.sqrt(10), 1e-4);
  });

  it('give the estimate, the interval and the chance that Hollander and Wolfe publish', () => {
    const change = signedRank(hamilton.after.map((value, at) => value - hamilton.before[at]!));
    // Pages 40 and 53, as the tests of R itself (reg-tests-1.R, PR 1150) name them.
    near(change.estimate, -0.46, 5e-4);
    near(change.low, -0.786, 5e-4);
    near(change.high, -0.010, 5e-4);
    near(change.p, 0.0391, 5e-5);
    // The rank-biserial correlation of the same data in the help of effectsize (rank_biserial): 0.78, before less after.
    near(change.effect, -0.78, 5e-3);
  });

  it('give the chance that SciPy’s manual publishes of Darwin’s maize (scipy.stats.wilcoxon: statistic 24, p 0.0413)', () => {
    assert.equal(rankSums(maize).less, 24);
    near(signedRank(maize).p, 0.041259765625, 1e-12);
  });

  it('give the exact chances that are published of how leaders were judged twice', () => {
    // Agresti (1990), Categorical Data Analysis, page 350, as in R's help of mcnemar.test: of 1,600, 150 from yes to no and 86 from no to yes. exact2x2 (Fay 2010) gives 3.716e-05.
    const change = mcNemar(1600, 86, 150);
    near(change.estimate, -0.04, 1e-9);
    near(change.p, 3.716e-5, 5e-9);
    assert.ok(change.low < -0.04 && change.high > -0.04 && change.high < 0);
    // Aoki, lectures on R (Gunma University), McNemar's test: 35 and 28 of 164; exactly, p = 0.45.
    near(mcNemar(164, 35, 28).p, 0.45, 5e-4);
    assert.deepEqual([mcNemar(40, 0, 0).p, mcNemar(40, 3, 3).p], [1, 1]);
  });

  it('tell no effect where everybody changed by the same, and none where nobody changed', () => {
    for (const test of [pairedT, signedRank]) {
      const none = test(Array.from({ length: 30 }, () => 0));
      assert.deepEqual([none.estimate, none.low, none.high, none.effect, none.p], [0, 0, 0, undefined, undefined]);
    }
    const all = pairedT(Array.from({ length: 30 }, () => 0.1 + 0.2));
    assert.equal(all.effect, undefined);
    assert.equal(signedRank(Array.from({ length: 30 }, () => 1)).effect, 1);
  });

  it('count those who stayed the same, so that two who changed among a hundred are no large effect', () => {
    const change = signedRank([1, 2, ...Array.from({ length: 98 }, () => 0)]);
    assert.equal(change.estimate, 0);
    assert.ok(change.effect! > 0 && change.effect! < 0.05);
  });

  it('turn round with their data, and do not depend on its order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 2, maxLength: 60 }), differences => {
      for (const test of [pairedT, signedRank]) {
        const [one, other] = [test(differences), test([...differences].reverse().map(value => -value))];
        near(one.estimate, -other.estimate, 1e-9);
        near(one.low, -other.high, 1e-9);
        assert.ok(one.low <= one.estimate + 1e-9 && one.estimate <= one.high + 1e-9);
        if (one.p !== undefined) near(other.p, one.p, 1e-9);
        if (one.effect !== undefined && test === signedRank) assert.ok(Math.abs(one.effect) <= 1);
      }
    }));
  });

  it('find the same estimate by value as by writing out every average', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 25 }), differences => {
      near(signedRank(differences).estimate, median(differences.flatMap((one, at) => differences.slice(at).map(other => (one + other) / 2))), 1e-9);
    }));
  });
});
