/** What the bench of ideas (`ideas.mjs`) takes from the product, for a page. */
import { meanings } from '../../src/core/activities/meanings.ts';
import residents from '../../src/cli/directory/residents.json' with { type: 'json' };
import { placeOfAny } from '../../src/cli/directory/residents.ts';
import { choose } from '../../src/core/activities/match.ts';
import { factsOf, type Facts } from '../../src/core/activities/facts.ts';
import { classifierOf } from '../../src/core/activities/interests.ts';
import { readerOf } from '../../src/core/activities/readers/index.ts';
import { recordsReader } from '../../src/core/activities/readers/reader.ts';
import { areas, needs, times, type Area } from '../../src/core/taxonomy.ts';
import type { Wishes } from '../../src/core/wishes.ts';
import { chance, makeCountry } from './country.mjs';

export { choose } from '../../src/core/activities/match.ts';
export { findInIndex, manifestIn } from '../../src/net/squares.ts';
export { placeOfAny } from '../../src/cli/directory/residents.ts';

/** A made-up country of so many activities. */
export const countryOf = (total: number): ReturnType<typeof makeCountry> => makeCountry(placeOfAny, residents.units, total);

const pickOf = <One>(list: readonly One[], ...seed: number[]): One => list[Math.floor(chance(...seed) * list.length)]!;

/** Somebody at random: where people live, with one to three areas, some of their interests, and some of what would help. */
export function personAt(nth: number, { district }: ReturnType<typeof makeCountry>): Wishes {
  const chosen = [...new Set(Array.from({ length: 1 + Math.floor(chance(nth, 60) * 3) }, (_, at) => pickOf(Object.keys(areas) as Area[], nth, at, 61)))];
  return {
    areas: chosen, interests: chosen.flatMap((area, at) => (chance(nth, at, 62) < 0.7 ? [...new Set([pickOf(areas[area], nth, at, 63), pickOf(areas[area], nth, at, 64)])] : [])),
    needs: needs.filter((_, at) => chance(nth, at, 65) < 0.15), times: times.filter((_, at) => chance(nth, at, 66) < 0.2),
    ...(chance(nth, 67) < 0.5 && { age: { from: 25, to: 34 } }), postcode: district(nth, 68).code,
  };
}

/** Milliseconds that it takes a page to choose among the activities of a list, and before that to read it and to see what each is about. */
export function timeList(text: string, wishes: readonly Wishes[], today: string): { readonly reading: number; readonly classifying: number; readonly choosing: readonly number[] } {
  const begun = performance.now();
  const data: unknown = JSON.parse(text);
  const reader = readerOf(data)!;
  const { activities } = recordsReader(reader, today)(reader.records(data));
  const read = performance.now();
  const classify = classifierOf(meanings);
  const facts: readonly Facts[] = activities.map(activity => factsOf(activity, classify(activity), placeOfAny));
  const classified = performance.now();
  const choosing = wishes.map(one => {
    const from = performance.now();
    choose(facts, one, placeOfAny(one.postcode!), today);
    return performance.now() - from;
  });
  return { reading: read - begun, classifying: classified - read, choosing };
}

/** Loads what only a large index needs. */
export const loadNear = (): Promise<typeof import('../../src/core/activities/squares/near.ts')> => import('../../src/core/activities/squares/near.ts');
