/** Finding ideas: choosing from an index of activities, or from a list. */
import type { Idea } from '../core/activities/match.ts';
import { placesFor, type Region } from '../core/activities/regions.ts';
import type { Config } from '../core/config.ts';
import type { Wishes } from '../core/wishes.ts';
import { keptOnHeader } from '../net/kept-on.ts';
import { readBytes } from '../net/read-bytes.ts';
import { findInIndex, isManifestText, manifestIn } from '../net/squares.ts';
import { lazy } from './lazy.ts';

const outcodes: Readonly<Record<Region, () => Promise<{ readonly default: { readonly table: string } }>>> = {
  london: () => import('../core/activities/outcodes/london.json', { with: { type: 'json' } }),
  south: () => import('../core/activities/outcodes/south.json', { with: { type: 'json' } }),
  north: () => import('../core/activities/outcodes/north.json', { with: { type: 'json' } }),
};
const tableOf = async (region: Region): Promise<{ readonly table: string }> => (await lazy(region, outcodes[region])).default;

/** Most bytes of a list in a browser, and milliseconds until something is there. */
const most = { bytes: 8 * 1024 * 1024, ms: 15_000 };
/** Ideas that are shown first, and most that are kept at hand for "Show more". */
const mostIdeas = { first: 5, all: 50 };

/** Ideas for a person, best first, and a way to more of them where there are more; or why there are none. */
export interface Ideas {
  readonly ideas: readonly Idea[];
  /** Milliseconds since 1970: how old the copy is that they come from, where the directory itself could not be reached. */
  readonly keptOn?: number | undefined;
  readonly others?: number;
  readonly more?: (count: number) => Promise<readonly Idea[] | { readonly fault: string }>;
}

/**
 * Ideas for a person from what a site names as its directory.
 *
 * @param asked ids of ideas that the person asks about: if they are not among the first, all are fetched
 * @throws where it cannot be reached, or a part of ours cannot be loaded
 */
export async function ideasFrom({ directory = '', directoryWords }: Pick<Config, 'directory' | 'directoryWords'>, wishes: Wishes, fetch: typeof globalThis.fetch, asked: readonly string[]): Promise<Ideas | { readonly fault: string }> {
  const today = new Date().toISOString().slice(0, 10);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), most.ms);
  let response: Response;
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    response = await fetch(directory, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: abort.signal, headers: { Accept: 'application/json' } });
    if (!response.ok) return { fault: 'unreachable' };
    bytes = await readBytes(response, most.bytes);
  } finally { clearTimeout(timer); }
  const text = (upTo?: number): string => new TextDecoder().decode(bytes!.subarray(0, upTo));
  // Eight megabytes would keep the page busy: what is a list is handed to its worker unread.
  if (!bytes || !isManifestText(text(100))) return (await lazy('idea-tools', () => import('./list.ts'))).ideasInList(directory, directoryWords, response, bytes, wishes, today, fetch, tableOf, mostIdeas.all);
  const manifest = manifestIn(text());
  if (!manifest) return { fault: 'not-a-directory' };
  const home = wishes.postcode === undefined ? undefined : (await placesFor([wishes.postcode], tableOf))(wishes.postcode);
  const found = await findInIndex(directory, manifest, wishes, home, today, fetch, () => lazy('idea-tools', () => import('../core/activities/squares/near.ts')), mostIdeas.first);
  if ('fault' in found) return found;
  const keptOn = Date.parse(response.headers.get(keptOnHeader)!) || undefined;
  const { ideas, more } = found;
  const others = Math.min(found.others, mostIdeas.all - ideas.length);
  if (asked.every(id => ideas.some(({ activity }) => activity.id === id))) return { ideas, keptOn, others, more };
  const rest = await more(others);
  return 'fault' in rest ? rest : { ideas: [...ideas, ...rest], keptOn };
}
