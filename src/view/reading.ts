/** Ideas from a list that is read whole, in whatever format it is. Loaded only where a site has a list and no index. */
import type { Activity, Point } from '../core/activities/activity.ts';
import { classifierOf } from '../core/activities/interests.ts';
import { findIdeas, type Idea } from '../core/activities/match.ts';
import { meanings } from '../core/activities/meanings.ts';
import type { Wishes } from '../core/wishes.ts';
import { readDirectory } from '../net/directory.ts';
import { understand } from '../net/understand.ts';

/** For the console of the site's owner. */
export const tooLarge = '<what-matters>: the directory is larger than a browser reads; "what-matters directory" makes an index of it';

/** Lets the page do something else. */
const pause = (): Promise<void> => new Promise(done => { setTimeout(done); });

/** Ideas for a person from a list, best first, or why it could not be read. */
export async function ideasInList(list: string, wishes: Wishes, today: string, fetch: typeof globalThis.fetch, placesFor: (postcodes: Iterable<string>) => Promise<(postcode: string) => Point | undefined>): Promise<readonly Idea[] | { readonly fault: string }> {
  const read = await readDirectory(list, today, fetch, understand, undefined, pause);
  const isOver = 'fault' in read ? read.fault === 'too-large' : read.skipped['over the limit'];
  if (isOver) console.warn(tooLarge);
  if ('fault' in read) return read;
  // Without a postcode nothing is near or far, and no table is needed.
  const placeOf = await placesFor(wishes.postcode === undefined ? [] : [wishes.postcode, ...read.activities.flatMap(({ point, place }) => (point ? [] : place?.postcode ?? []))]);
  // What an activity is takes longest to see: a few at a time, so that a press is answered meanwhile.
  const interests = new Map<Activity, ReadonlySet<string>>();
  const classify = classifierOf(meanings);
  for (const [at, activity] of read.activities.entries()) {
    interests.set(activity, classify(activity));
    if (at % 10 === 9) await pause();
  }
  return findIdeas(read.activities, wishes, { classify: activity => interests.get(activity)!, placeOf, today }).map(idea => ({ ...idea, keptOn: read.keptOn }));
}
