import jStat from 'jstat';
import { estimateOf, intervalOf, rankSums, signedRankP } from './signed-rank.ts';

/** A share of all samples in which an interval holds what it estimates. */
export const confidence = 0.95;

/** How a change was worked out. */
export type TestName = 'paired-t' | 'signed-rank';

/** The change of people who answered twice: later minus earlier. */
export interface Change {
  readonly test: TestName;
  readonly n: number;
  /** The mean difference, or the Hodges–Lehmann estimate. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Cohen's dz, or the matched-pairs rank-biserial correlation. Not there where everybody changed by the same. */
  readonly effect?: number;
  /** Two-sided. Not there where everybody changed by the same. */
  readonly p?: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The mean difference with its t interval and Cohen's dz, the mean over the standard deviation of the differences
 * (Student 1908, Biometrika 6, 1–25; Lakens 2013, Frontiers in Psychology 4:863, formula 6).
 *
 * For numbers 0 to 10, lines and totals: many steps, and from 30 pairs on the mean of differences is near enough to
 * normal that the interval keeps its level though nobody can go under 0 or over 10; `outcomes-coverage.node.test.ts` measures it.
 *
 * @param differences at least two
 */
export function pairedT(differences: readonly number[]): Change {
  const n = differences.length;
  const estimate = mean(differences);
  const deviation = Math.sqrt(differences.reduce((sum, one) => sum + (one - estimate) ** 2, 0) / (n - 1));
  const shared = { test: 'paired-t', n, estimate } as const;
  // Rounding alone gives such a deviation.
  if (deviation < 1e-9) return { ...shared, low: estimate, high: estimate };
  const error = deviation / Math.sqrt(n);
  const reach = jStat.studentt.inv((1 + confidence) / 2, n - 1) * error;
  return { ...shared, low: estimate - reach, high: estimate + reach, effect: estimate / deviation, p: 2 * jStat.studentt.cdf(-Math.abs(estimate / error), n - 1) };
}

/**
 * The Hodges–Lehmann estimate (the median of all averages of two differences) with its interval, the Wilcoxon
 * signed-rank test, and the matched-pairs rank-biserial correlation: the share of ranks that speak for more, less the share
 * that speak for less (Hollander and Wolfe 1999, Nonparametric Statistical Methods, 3.1 to 3.3; Kerby 2014,
 * Comprehensive Psychology 3:11.IT.3.1). People who answered the same twice are ranked and count for neither side (Pratt
 * 1959, JASA 54, 655–667), so that two who changed among a hundred do not look like a large effect.
 *
 * For points with words, of which nobody knows whether the steps between them are alike.
 */
export function signedRank(differences: readonly number[]): Change {
  const n = differences.length;
  const { more, less } = rankSums(differences);
  const [low, high] = intervalOf(differences, confidence);
  const shared = { test: 'signed-rank', n, estimate: estimateOf(differences), low, high } as const;
  if (more + less === 0) return shared;
  return { ...shared, effect: (more - less) / (n * (n + 1) / 2), p: signedRankP(differences) };
}

/** What people said yes or no to, twice. */
export interface YesNoChange {
  readonly n: number;
  /** The share of yes later, less the share of yes earlier. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

/**
 * McNemar's exact test, and the difference of two paired shares with the interval of Agresti and Min (2005, Statistics in
 * Medicine 24, 729–740: Wald's with one half added to each cell).
 *
 * @param started no and then yes
 * @param stopped yes and then no
 */
export function mcNemar(n: number, started: number, stopped: number): YesNoChange {
  const changed = started + stopped;
  const p = changed === 0 ? 1 : Math.min(1, 2 * jStat.binomial.cdf(Math.min(started, stopped), changed, 0.5));
  const [more, less, all] = [started + 0.5, stopped + 0.5, n + 2];
  const middle = (more - less) / all;
  const reach = jStat.normal.inv((1 + confidence) / 2, 0, 1) * Math.sqrt((more + less) / all - middle ** 2) / Math.sqrt(all);
  return { n, estimate: (started - stopped) / n, low: Math.max(-1, middle - reach), high: Math.min(1, middle + reach), p };
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) / 2;
  return (sorted.at(Math.floor(at))! + sorted.at(Math.ceil(at))!) / 2;
}

export { mean };
