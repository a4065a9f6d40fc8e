/** Finding ideas: reading a directory, and choosing from it. */
import type { Activity } from '../core/activities/activity.ts';
import { classifierOf } from '../core/activities/interests.ts';
import { meanings } from '../core/activities/meanings.ts';
import { findIdeas, type Idea } from '../core/activities/match.ts';
import { hsdsRecords, isPlainlyHsds } from '../core/activities/readers/hsds-service.ts';
import { placesFor, type Region } from '../core/activities/regions.ts';
import type { Wishes } from '../core/wishes.ts';
import { readDirectory, type Understand } from '../net/directory.ts';
import { lazy } from './lazy.ts';

const outcodes: Readonly<Record<Region, () => Promise<{ readonly default: { readonly table: string } }>>> = {
  london: () => import('../core/activities/outcodes/london.json', { with: { type: 'json' } }),
  south: () => import('../core/activities/outcodes/south.json', { with: { type: 'json' } }),
  north: () => import('../core/activities/outcodes/north.json', { with: { type: 'json' } }),
};

/** Most lists are of one family: what reads the others is fetched when one of them comes. */
const understand: Understand = async text => {
  try {
    const data: unknown = JSON.parse(text);
    if (isPlainlyHsds(data)) return { data, reader: hsdsRecords };
  } catch { /* A table, or lines. */ }
  return (await lazy('more-formats', () => import('../net/understand.ts'))).understand(text);
};

/** Lets the page do something else. */
const pause = (): Promise<void> => new Promise(done => { setTimeout(done); });

/** Most ideas that are kept at hand for "Show more". */
const mostIdeas = 50;

/** Ideas for a person from a directory, best first, or why it could not be read. */
export async function ideasFrom(directory: string, wishes: Wishes, fetch: typeof globalThis.fetch): Promise<readonly Idea[] | { readonly fault: string }> {
  const today = new Date().toISOString().slice(0, 10);
  const read = await readDirectory(directory, today, fetch, understand, undefined, pause);
  const isOver = 'fault' in read ? read.fault === 'too-large' : read.skipped['over the limit'];
  if (isOver) console.warn('<what-matters>: the directory is larger than a browser reads; "what-matters directory" makes an index of it');
  if ('fault' in read) return read;
  // Without a postcode nothing is near or far, and no table is needed.
  const unplaced = wishes.postcode === undefined ? [] : [wishes.postcode, ...read.activities.flatMap(({ point, place }) => (point ? [] : place?.postcode ?? []))];
  const placeOf = await placesFor(unplaced, async region => (await lazy(region, outcodes[region])).default);
  // What an activity is takes longest to see: a few at a time, so that a press is answered meanwhile.
  const interests = new Map<Activity, ReadonlySet<string>>();
  const classify = classifierOf(meanings, wishes.areas);
  for (const [at, activity] of read.activities.entries()) {
    interests.set(activity, classify(activity));
    if (at % 10 === 9) await pause();
  }
  return findIdeas(read.activities, wishes, { classify: activity => interests.get(activity)!, placeOf, today }).slice(0, mostIdeas).map(idea => ({ ...idea, keptOn: read.keptOn }));
}
