/** Ideas from a list that is read whole, in whatever format it is: in a worker (`list-worker.ts`), or in the page where none may run (`list.ts`). */
import type { Activity } from '../core/activities/activity.ts';
import { classifierOf } from '../core/activities/interests.ts';
import { findIdeas, type Idea } from '../core/activities/match.ts';
import { meanings } from '../core/activities/meanings.ts';
import { placesFor, type Region } from '../core/activities/regions.ts';
import type { Wishes } from '../core/wishes.ts';
import { readDirectory } from '../net/directory.ts';
import { understand } from '../net/understand.ts';

/** Finds the table of a region. */
export type TableOf = (region: Region) => Promise<{ readonly table: string }>;

/** Ideas, best first, or why the list could not be read; and whether there was more than a browser reads. */
export interface FoundInList { readonly found: { readonly ideas: readonly Idea[]; readonly keptOn?: number | undefined } | { readonly fault: string }; readonly isOver: boolean }

/** Lets the page do something else. */
const pause = (): Promise<void> => new Promise(done => { setTimeout(done); });

/**
 * Ideas for a person from a list.
 *
 * @param most ideas that are wanted
 */
export async function ideasInList(list: string, wishes: Wishes, today: string, fetch: typeof globalThis.fetch, tableOf: TableOf, most: number): Promise<FoundInList> {
  const read = await readDirectory(list, today, fetch, understand, undefined, pause);
  if ('fault' in read) return { found: read, isOver: read.fault === 'too-large' };
  // Without a postcode nothing is near or far, and no table is needed.
  const placeOf = await placesFor(wishes.postcode === undefined ? [] : [wishes.postcode, ...read.activities.flatMap(({ point, place }) => (point ? [] : place?.postcode ?? []))], tableOf);
  // What an activity is takes longest to see: a few at a time, so that a press is answered meanwhile.
  const interests = new Map<Activity, ReadonlySet<string>>();
  const classify = classifierOf(meanings);
  for (const [at, activity] of read.activities.entries()) {
    interests.set(activity, classify(activity));
    if (at % 10 === 9) await pause();
  }
  return { found: { ideas: findIdeas(read.activities, wishes, { classify: activity => interests.get(activity)!, placeOf, today }).slice(0, most), keptOn: read.keptOn }, isOver: (read.skipped['over the limit'] ?? 0) > 0 };
}
