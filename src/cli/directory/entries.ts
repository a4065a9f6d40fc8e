import { isFromAnywhere, type Activity } from '../../core/activities/activity.ts';
import { factsOf, type Facts } from '../../core/activities/facts.ts';
import type { Classify } from '../../core/activities/interests.ts';
import { writeCard } from '../../core/activities/squares/cards.ts';
import { localFrom, rowLimits } from '../../core/activities/squares/rows.ts';
import { areas, needs as allNeeds, times as allTimes } from '../../core/taxonomy.ts';
import { hashOf } from './hash.ts';
import { placeOfAny } from './residents.ts';

/** Where the texts of cards wait until they are written: in memory, or in a file where there are many. */
export interface CardStore {
  /** Keeps a text; the answer finds it again. */
  put(text: string): number;
  get(at: number): string;
}

/** What is kept of an activity until the index is written: little, since there may be a million. */
export interface Entry {
  readonly id: string;
  /** Thousandths of a degree; nothing where the place does not matter or is not known. */
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  readonly interests: readonly number[];
  readonly needs: readonly number[];
  readonly groups: readonly string[];
  /** A hash of the word in `Facts`. */
  readonly same: number;
  readonly atHome: boolean;
  readonly fromAnywhere: boolean;
  readonly times: number;
  /** Days since 1970, 0 where nobody knows. */
  readonly checked: number;
  readonly from: number;
  readonly to: number;
  readonly gender: number;
  readonly referral: number;
  readonly card: number;
}

/** All interests, in the order in which an index counts them. */
export const allInterests: readonly string[] = Object.values(areas).flat();
const placeOfInterest = new Map(allInterests.map((interest, place) => [interest, place]));

/** Keeps one copy of lists that many activities share. */
function shared(): (list: readonly number[]) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return list => {
    const key = list.join();
    const before = known.get(key);
    if (!before) known.set(key, list);
    return before ?? list;
  };
}

const thousandths = (degrees: number | undefined): number | undefined => (degrees === undefined ? undefined : Math.round(degrees * 1000));
/** An age as a row has it: 0 for none. Nobody is so old that the limit could matter. */
const age = (years: number | undefined, round: (years: number) => number): number => (years === undefined ? 0 : 1 + Math.min(rowLimits.age - 1, round(years)));

/** An activity made ready for an index, wherever that was done. */
export interface Ready {
  readonly id: string;
  /** A hash of all that is said of it, but its id. */
  readonly body: number;
  /** The JSON of its card. */
  readonly text: string;
  readonly entry: Omit<Entry, 'id' | 'card'>;
}

/** Makes activities ready for an index: what each is about is found here, which takes longest. */
export function readyFor(classify: Classify): (activity: Activity) => Ready {
  const share = shared();
  return activity => {
    const text = writeCard(activity);
    return { id: activity.id, body: hashOf(`${text.replace(JSON.stringify(activity.id), '')}${JSON.stringify([activity.point, activity.needs])}`), text, entry: entryOf(factsOf(activity, classify(activity), placeOfAny), isFromAnywhere(activity), share) };
  };
}

/** Collects the activities of an index. */
export interface Entries {
  /** Takes one; false where it is there already, whole. Where only its id is, it gets another. */
  readonly add: (ready: Ready) => boolean;
  readonly all: readonly Entry[];
}

/** Begins to collect. */
export function collectEntries(cards: CardStore): Entries {
  const all: Entry[] = [];
  const ids = new Map<string, number>();
  return {
    all,
    add({ id: given, body, text, entry }) {
      let id = given;
      for (let times = 2; ids.has(id); times++) {
        if (ids.get(id) === body) return false;
        id = `${given}~${times}`;
      }
      ids.set(id, body);
      all.push({ ...entry, id, card: cards.put(id === given ? text : JSON.stringify({ ...JSON.parse(text) as object, id })) });
      return true;
    },
  };
}

function entryOf(facts: Facts, fromAnywhere: boolean, share: (list: readonly number[]) => readonly number[]): Ready['entry'] {
  const { point, interests, needs, groups, same, atHome, times, lastChecked, ages, gender, referral } = facts;
  return {
    atHome, fromAnywhere,
    latitude: fromAnywhere ? undefined : thousandths(point?.latitude), longitude: fromAnywhere ? undefined : thousandths(point?.longitude),
    // What it is most for stands first; the order of the others says nothing.
    interests: share(interests.slice(0, rowLimits.perRow).flatMap(interest => placeOfInterest.get(interest) ?? []).map((place, at) => [Math.min(at, 1), place] as const).sort(([one, a], [other, b]) => one - other || a - b).map(([, place]) => place)),
    needs: share(allNeeds.map(need => (needs[need] === undefined ? 0 : needs[need] ? 1 : 2))), groups: groups.length === 0 ? none : [...groups],
    same: hashOf(same),
    times: allTimes.reduce((bits, time, part) => bits | (times.includes(time) ? 1 << part : 0), 0),
    checked: lastChecked === undefined ? 0 : Math.round(Date.parse(`${lastChecked}T00:00:00Z`) / 86_400_000),
    from: age(ages?.from, Math.ceil), to: age(ages?.to, Math.floor), gender: gender === undefined ? 0 : gender === 'women' ? 1 : 2, referral: referral ? 1 : 0,
  };
}

const none: readonly string[] = [];

/**
 * Numbers what is the same thing, so that each takes as few bits as it can (`Row.same`): what is there once needs no name,
 * and what is in one square only is named within it.
 *
 * @param squares the hashes of each square
 */
export function numberSame(squares: readonly (readonly number[])[]): (square: number) => number[] {
  const where = new Map<number, { count: number; readonly square: number; isSpread: boolean }>();
  squares.forEach((hashes, square) => {
    for (const one of hashes) {
      const known = where.get(one);
      if (!known) where.set(one, { count: 1, square, isSpread: false });
      else { known.count++; known.isSpread ||= known.square !== square; }
    }
  });
  return square => {
    const local = new Map<number, number>();
    return (squares[square] ?? []).map(one => {
      const known = where.get(one);
      if (!known || known.count === 1) return 0;
      if (known.isSpread) return 1 + (one % (localFrom - 1));
      if (!local.has(one)) local.set(one, localFrom + local.size);
      return local.get(one)!;
    });
  };
}
