import { countedQuestions, fewest } from '../../receiver/equality-counts.ts';

/** Fewest pairs of which an average is told (Warwick’s rule of thumb for evaluations with WEMWBS), so that it claims nothing and tells of nobody. */
export const fewestPairs = 30;

/** A count as it may be told: `fewer` is 1 to 4; `hidden` is larger, and would give a small one away; `under-10` may be none. */
export type Count = number | 'fewer' | 'hidden' | 'under-10';

/** A count beside which no sum is told that it is a part of. */
export const alone = (count: number): Count => (count > 0 && count < fewest ? 'fewer' : count);

/**
 * A count of what is missing. The pairs of each item are told exactly, so that the difference of two of those may be 1 or
 * 2; where none and nine look the same, it cannot be said which of the reasons these few had.
 */
export const missing = (count: number): Count => (count < 10 ? 'under-10' : count);

/** Parts of a known sum: small ones are not told, nor others from which a small one could be worked out. Parts that are 0 stay. */
export function partsOf<Key extends string>(parts: Readonly<Record<Key, number>>): Readonly<Record<Key, Count>> {
  const entries = Object.entries(parts) as [Key, number][];
  const [counted] = countedQuestions(entries.filter(([, count]) => count > 0).map(([answer, count]) => ({ question: '', at: 'answered', answer, count })));
  const shown = new Map(counted?.answers.map(({ answer, shown }) => [answer, shown]));
  return Object.fromEntries(entries.map(([key, count]) => [key, count === 0 && (counted?.answers.length ?? 0) > 0 ? 0 : shown.get(key) ?? 'hidden'])) as unknown as Readonly<Record<Key, Count>>;
}

/** Cells in an order, such as the points of a scale, with how many chose each before and after. */
export interface Cell { readonly from: number; readonly to: number; readonly before: number; readonly after: number }

const isTold = ({ before, after }: Cell): boolean => [before, after].every(count => count === 0 || count >= fewest);
const join = (one: Cell, other: Cell): Cell => ({ from: one.from, to: other.to, before: one.before + other.before, after: one.after + other.after });

/**
 * Neighbours put together until no cell has 1 to 4 people: all that is left is told, so nothing is hidden that could be
 * worked out. None if even one cell of all of them has too few.
 */
export function joinSmall(cells: readonly Cell[]): readonly Cell[] {
  const groups: Cell[] = [];
  let open: Cell | undefined;
  for (const cell of cells) {
    open = open ? join(open, cell) : cell;
    if (isTold(open)) { groups.push(open); open = undefined; }
  }
  while (open && groups.length > 0 && !isTold(open)) open = join(groups.pop()!, open);
  if (open) { if (isTold(open)) groups.push(open); else return []; }
  return groups.some(({ before, after }) => before + after > 0) ? groups : [];
}

/**
 * Which of several parts may have an average: 30 pairs or more, and what all the others have together, which could be
 * worked out from the average of all, has none or 30 too.
 */
export function averaged(pairs: readonly number[]): readonly boolean[] {
  const told = pairs.map(count => count >= fewestPairs);
  const left = (): number => pairs.reduce((sum, count, at) => (told[at] ? sum : sum + count), 0);
  while (left() > 0 && left() < fewestPairs && told.includes(true)) {
    const least = Math.min(...pairs.filter((_, at) => told[at]));
    told[pairs.findIndex((count, at) => told[at] && count === least)] = false;
  }
  return told;
}
