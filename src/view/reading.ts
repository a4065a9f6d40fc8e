/** Ideas from a list that is read whole, in whatever format it is: in a worker (`list-worker.ts`), or in the page where none may run (`list.ts`). */
import { classifierOf } from '../core/activities/interests.ts';
import { findIdeas, understood, type Idea, type Understood } from '../core/activities/match.ts';
import { meaningsWith } from '../core/activities/meanings.ts';
import { readOwnWords } from '../core/activities/own-words.ts';
import { placesFor, type Region } from '../core/activities/regions.ts';
import type { Wishes } from '../core/wishes.ts';
import { readDirectory } from '../net/directory.ts';
import { understand } from '../net/understand.ts';

/** Finds the table of a region. */
export type TableOf = (region: Region) => Promise<{ readonly table: string }>;

/** Ideas, best first, or why the list could not be read; whether there was more than a browser reads; and what is wrong with the site's own words. */
export interface FoundInList { readonly found: { readonly ideas: readonly Idea[]; readonly keptOn?: number | undefined } | { readonly fault: string }; readonly isOver: boolean; readonly problems: readonly string[] }

/** Milliseconds after which the page may do something else. */
const busyMs = 12;

/** Makes what lets the page do something else, when it could not for a while. It is called often, and mostly goes on at once. */
export function pausing(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < busyMs) return;
    await new Promise(done => { setTimeout(done); });
    since = performance.now();
  };
}

/**
 * Ideas for a person from a list.
 *
 * @param words words of the site's own, as JSON (`own-words.ts`)
 * @param most ideas that are wanted
 * @param pause lets others do something; a worker needs none
 */
export async function ideasInList(list: string, words: string | undefined, wishes: Wishes, today: string, fetch: typeof globalThis.fetch, tableOf: TableOf, most: number, pause: () => Promise<void> = () => Promise.resolve()): Promise<FoundInList> {
  const read = await readDirectory(list, today, fetch, understand, undefined, pause);
  if ('fault' in read) return { found: read, isOver: read.fault === 'too-large', problems: [] };
  // Without a postcode nothing is near or far, and no table is needed.
  const placeOf = await placesFor(wishes.postcode === undefined ? [] : [wishes.postcode, ...read.activities.flatMap(({ point, place }) => (point ? [] : place?.postcode ?? []))], tableOf);
  const own = words === undefined ? { words: {} } : readOwnWords(words);
  const tools = { classify: classifierOf(meaningsWith('words' in own ? own.words : {})), placeOf, today };
  const all: Understood[] = [];
  for (const activity of read.activities) {
    all.push(understood(activity, tools));
    await pause();
  }
  return { found: { ideas: findIdeas(all, wishes, tools).slice(0, most), keptOn: read.keptOn }, isOver: (read.skipped['over the limit'] ?? 0) > 0, problems: 'problems' in own ? own.problems : [] };
}
