import type { Directory } from '../core/activities/activity.ts';
import { readerOf } from '../core/activities/readers/index.ts';
import { directoryLimits, recordsReader, type ReadRecords } from '../core/activities/readers/reader.ts';
import { keptOnHeader } from './kept-on.ts';
import { readText } from './read-text.ts';

/** Why a directory could not be read, for the console of the site's owner. */
export type DirectoryFault = 'unreachable' | 'too-large' | 'not-json' | 'not-a-directory';

/** A directory, or why there is none. */
export type DirectoryRead = Directory | { readonly fault: DirectoryFault };

/** Records that are read before the page may do something else. */
const atATime = 25;

const pageOf = (url: string, page: number): string => `${url}${url.includes('?') ? '&' : '?'}page=${page}`;

/**
 * Reads a directory of activities from a URL, all its pages within the limits. It sends no cookie, no referrer and
 * nothing about the person. It never throws; what is not a directory is a fault, what is bad in one is counted.
 * A copy of the list says when it was fetched (`kept-on.ts`); of several pages, the oldest counts.
 *
 * @param today `YYYY-MM-DD`
 * @param timeoutMs for all pages together
 * @param pause lets the page do something else, every few records
 */
export async function readDirectory(url: string, today: string, fetch: typeof globalThis.fetch, timeoutMs = 15_000, pause: () => Promise<void> = () => Promise.resolve()): Promise<DirectoryRead> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  const activities: Directory['activities'][number][] = [];
  let admitted = 0;
  let read: ReadRecords | undefined;
  const skipped: Record<string, number> = {};
  let left = directoryLimits.bytes;
  let keptOn = Infinity;
  try {
    for (let page = 1, pages = 1; page <= pages; page++) {
      const response = await fetch(page === 1 ? url : pageOf(url, page), { credentials: 'omit', referrerPolicy: 'no-referrer', signal: abort.signal, headers: { Accept: 'application/json' } });
      if (!response.ok) return { fault: 'unreachable' };
      // Without the header, or with one that is no time: not a number, and never less.
      const time = Date.parse(response.headers.get(keptOnHeader)!);
      if (time < keptOn) keptOn = time;
      const text = await readText(response, left);
      if (text === undefined) return { fault: 'too-large' };
      left -= text.length;
      let data: unknown;
      try { data = JSON.parse(text); } catch { return { fault: 'not-json' }; }
      const reader = readerOf(data);
      if (!reader) return { fault: 'not-a-directory' };
      if (page === 1) pages = Math.min(reader.pages(data), 500);
      read ??= recordsReader(reader, today);
      const records = reader.records(data);
      for (let from = 0; from < records.length; from += atATime) {
        const some = read(records.slice(from, from + atATime));
        activities.push(...some.activities);
        admitted += some.admitted;
        for (const [reason, count] of Object.entries(some.skipped)) skipped[reason] = (skipped[reason] ?? 0) + count;
        await pause();
      }
    }
    return { activities, admitted, skipped, ...(keptOn < Infinity && { keptOn }) };
  } catch { return { fault: 'unreachable' }; } finally { clearTimeout(timer); }
}
