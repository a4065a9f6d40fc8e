import type { CheckIn, ItemAnswer } from './check-in.ts';
import type { Slot } from './gather.ts';

/** A person's two check-ins: of one session, or of the first and the last of a series. */
export interface Pair {
  readonly programme: string;
  readonly session: string;
  readonly before: CheckIn;
  readonly after: CheckIn;
}

/** Who checked in twice, only before (and left, or did not want to again), only after. */
export interface Paired { readonly both: readonly Pair[]; readonly beforeOnly: number; readonly afterOnly: number }

/** Pairs within each session. */
export function pairsOf(slots: readonly Slot[]): Paired {
  const both = slots.flatMap(({ programme, session, before, after }) => (before && after ? [{ programme, session, before, after }] : []));
  return { both, beforeOnly: slots.filter(({ before, after }) => before && !after).length, afterOnly: slots.filter(({ before, after }) => after && !before).length };
}

const firstDate = ({ before, after }: Slot): string => [before, after].flatMap(one => (one ? [one.date] : [])).sort().at(0)!;

/**
 * Pairs over a series: what a person said before the first session that they came to, and after the last one (before it,
 * if they said nothing after it). Only where both are of one named programme, and of two sessions.
 */
export function seriesOf(slots: readonly Slot[]): readonly Pair[] {
  const people = new Map<string, Slot[]>();
  for (const slot of slots) {
    if (slot.programme === '') continue;
    const key = JSON.stringify([slot.programme, slot.who]);
    people.set(key, [...people.get(key) ?? [], slot]);
  }
  return [...people.values()].flatMap(theirs => {
    const inOrder = theirs.length < 2 ? [] : theirs.map(slot => ({ slot, date: firstDate(slot) })).sort((one, other) => (one.date < other.date ? -1 : 1)).map(({ slot }) => slot);
    const first = inOrder.find(({ before }) => before);
    const last = inOrder.at(-1);
    return first?.before && last && last !== first ? [{ programme: first.programme, session: '', before: first.before, after: (last.after ?? last.before)! }] : [];
  });
}

/** Two numbers for an item; or why they do not compare: one is missing, or they were given in another way, or to other words. */
export type Compared = { readonly at: 'pair'; readonly before: number; readonly after: number } | { readonly at: 'missing' | 'differs' };

/** Holds two answers to an item against each other. */
export function compare(before: ItemAnswer | undefined, after: ItemAnswer | undefined): Compared {
  if (typeof before !== 'object' || typeof after !== 'object') return { at: 'missing' };
  return before.how === after.how ? { at: 'pair', before: before.value, after: after.value } : { at: 'differs' };
}
