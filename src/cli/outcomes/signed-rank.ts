/** The arithmetic of ranks. Differences have few distinct values (steps of a scale), so all is counted by value: the time does not grow with the square of the people. */
import jStat from 'jstat';

/** Up to this many differences, and without ties, chances are counted out; above, they are near enough to normal. */
const mostExact = 50;

/** How often each value is there, by value. */
function tally(values: readonly number[]): readonly (readonly [value: number, count: number])[] {
  const counts = new Map<number, number>();
  // Sums of decimals that are the same may differ in their last digit.
  for (const value of values) { const key = Math.round(value * 1e9) / 1e9 + 0; counts.set(key, (counts.get(key) ?? 0) + 1); }
  return [...counts].sort(([one], [other]) => one - other);
}

/** The ranks of the sizes of differences (ties share theirs, zeros have the lowest), summed for those above zero and those below. */
export function rankSums(differences: readonly number[]): { readonly more: number; readonly less: number; readonly variance: number } {
  const counts = new Map(tally(differences));
  let below = counts.get(0) ?? 0;
  let [more, less, variance] = [0, 0, 0];
  for (const [size, count] of tally(differences.map(Math.abs))) {
    if (size === 0) continue;
    const rank = below + (count + 1) / 2;
    more += rank * (counts.get(size) ?? 0);
    less += rank * (counts.get(-size) ?? 0);
    // Each sign is a coin: the variance of a sum of ranks is a quarter of the sum of their squares.
    variance += count * rank ** 2 / 4;
    below += count;
  }
  return { more, less, variance };
}

/** In how many of the 2^n ways to give signs the ranks 1 to n above zero sum to each number. */
function waysOf(n: number): readonly number[] {
  const ways = [1];
  for (let rank = 1; rank <= n; rank++) for (let sum = rank * (rank + 1) / 2; sum >= rank; sum--) ways[sum] = (ways[sum] ?? 0) + (ways[sum - rank] ?? 0);
  return ways;
}

/** The chance, two-sided, of ranks as uneven as these if more and less are alike. At least one difference must not be zero. */
export function signedRankP(differences: readonly number[]): number {
  const { more, less, variance } = rankSums(differences);
  const n = differences.length;
  const isPlain = n <= mostExact && !differences.includes(0) && tally(differences.map(Math.abs)).every(([, count]) => count === 1);
  if (isPlain) return Math.min(1, 2 * waysOf(n).slice(0, Math.min(more, less) + 1).reduce((sum, one) => sum + one, 0) / 2 ** n);
  return 2 * jStat.normal.cdf(-Math.abs(more - less) / 2 / Math.sqrt(variance), 0, 1);
}

/** The averages of every two differences, and of each with itself, by value, with how often each is there. */
function averages(differences: readonly number[]): readonly (readonly [average: number, count: number])[] {
  const counts = tally(differences);
  const all = new Map<number, number>();
  counts.forEach(([one, count], at) => {
    for (const [other, more] of counts.slice(at)) {
      const average = Math.round((one + other) / 2 * 1e9) / 1e9 + 0;
      all.set(average, (all.get(average) ?? 0) + (one === other ? count * (count + 1) / 2 : count * more));
    }
  });
  return [...all].sort(([one], [other]) => one - other);
}

/** The value in a place (from 1) of a sorted tally. */
function inPlace(sorted: readonly (readonly [number, number])[], place: number): number {
  let seen = 0;
  for (const [value, count] of sorted) { seen += count; if (seen >= place) return value; }
  return sorted.at(-1)![0];
}

/** The Hodges–Lehmann estimate. */
export function estimateOf(differences: readonly number[]): number {
  const sorted = averages(differences);
  const all = differences.length * (differences.length + 1) / 2;
  return (inPlace(sorted, Math.floor((all + 1) / 2)) + inPlace(sorted, Math.ceil((all + 1) / 2))) / 2;
}

/** How many averages stand outside the interval on each side, and one more. */
function placeOf(n: number, confidence: number): number {
  const tail = (1 - confidence) / 2;
  if (n > mostExact) return Math.max(1, Math.round(n * (n + 1) / 4 + jStat.normal.inv(tail, 0, 1) * Math.sqrt(n * (n + 1) * (2 * n + 1) / 24)));
  let chance = 0;
  const place = waysOf(n).findIndex(ways => (chance += ways / 2 ** n) >= tail);
  return Math.max(1, place);
}

/** The interval of the Hodges–Lehmann estimate: from one average of two differences to another (Hollander and Wolfe 1999, 3.3). */
export function intervalOf(differences: readonly number[], confidence: number): readonly [low: number, high: number] {
  const n = differences.length;
  const sorted = averages(differences);
  const place = placeOf(n, confidence);
  return [inPlace(sorted, place), inPlace(sorted, n * (n + 1) / 2 + 1 - place)];
}
