import type { Directory } from '../core/activities/activity.ts';
import { turning } from '../core/activities/readers/paging.ts';
import { directoryLimits, recordsReader, type ReadRecords, type RecordReader } from '../core/activities/readers/reader.ts';
import { keptOnHeader } from './kept-on.ts';
import { readText } from './read-text.ts';

/** Why a directory could not be read, for the console of the site's owner. `not-json` is neither JSON nor a table that we know; `not-utf-8` is a table whose letters are lost. */
export type DirectoryFault = 'unreachable' | 'too-large' | 'not-json' | 'not-utf-8' | 'not-a-directory';

/** A directory, or why there is none. */
export type DirectoryRead = Directory | { readonly fault: DirectoryFault };

/** What a text of a list is: its data and who reads it, or why nobody does. */
export type Understood = { readonly data: unknown; readonly reader: RecordReader } | { readonly fault: DirectoryFault };

/** Tells what a text is: `understand.ts` does for every format. */
export type Understand = (text: string) => Understood | Promise<Understood>;

/** Records that are read before the page may do something else. */
const atATime = 25;

/** Most pages that are asked for. */
const mostPages = 1000;

/** The address of a page of a list. */
export function pageAddress(url: string, page: number): string {
  const [address = '', ...rest] = url.replace(/#.*/, '').split('?');
  const others = rest.join('?').split('&').filter(pair => pair !== '' && !/^page(?:=|$)/i.test(pair));
  return `${address}?${[...others, `page=${page}`].join('&')}`;
}

/**
 * Reads a directory of activities from a URL, all its pages within the limits. It sends no cookie, no referrer and
 * nothing about the person. It never throws; what is not a directory is a fault, what is bad in one is counted. What is
 * over the limits, or on a page that the list did not give, is not read and is counted, as far as the list says how much
 * that is. A copy of the list says when it was fetched (`kept-on.ts`); of several pages, the oldest counts.
 *
 * @param today `YYYY-MM-DD`
 * @param understand which formats it may have
 * @param timeoutMs for all pages together
 * @param pause lets the page do something else, every few records
 */
export async function readDirectory(url: string, today: string, fetch: typeof globalThis.fetch, understand: Understand, timeoutMs = 15_000, pause: () => Promise<void> = () => Promise.resolve()): Promise<DirectoryRead> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  const activities: Directory['activities'][number][] = [];
  let admitted = 0;
  let leftOut = 0;
  let read: ReadRecords | undefined;
  const skipped: Record<string, number> = {};
  const skip = (reason: string, count: number): void => { if (count > 0) skipped[reason] = (skipped[reason] ?? 0) + count; };
  let left = directoryLimits.bytes;
  let keptOn = Infinity;
  let total = 0;
  let given = 0;
  let isOver = false;
  const turn = turning();
  try {
    let address: string | undefined = url;
    for (let page = 0; address !== undefined; page++) {
      isOver = given >= directoryLimits.records || page >= mostPages;
      if (isOver) break;
      const response: Response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: abort.signal, headers: { Accept: 'application/json' } });
      if (!response.ok) return { fault: 'unreachable' };
      // Without the header, or with one that is no time: not a number, and never less.
      const time = Date.parse(response.headers.get(keptOnHeader)!);
      if (time < keptOn) keptOn = time;
      const text = await readText(response, left);
      // Half of a page is no page: what came before it stays.
      isOver = text === undefined;
      if (text === undefined) { if (page === 0) return { fault: 'too-large' }; break; }
      left -= text.length;
      const understood = await understand(text);
      if ('fault' in understood) return understood;
      const { data, reader } = understood;
      const said = reader.page(data);
      total = Math.max(total, said.records ?? 0);
      const { isAgain, next } = turn(said);
      address = next === undefined ? undefined : pageAddress(url, next);
      if (isAgain) continue;
      read ??= recordsReader(reader, today);
      const records = reader.records(data);
      given += records.length;
      for (let from = 0; from < records.length; from += atATime) {
        const some = read(records.slice(from, from + atATime));
        activities.push(...some.activities);
        admitted += some.admitted;
        leftOut += some.leftOut ?? 0;
        for (const [reason, count] of Object.entries(some.skipped)) skip(reason, count);
        await pause();
      }
    }
    // Some lists do not say how many they have: then it is one at least.
    skip(isOver ? 'over the limit' : 'not in its pages', Math.max(total - given, isOver ? 1 : 0));
    return { activities, admitted, skipped, ...(leftOut > 0 && { leftOut }), ...(keptOn < Infinity && { keptOn }) };
  } catch { return { fault: 'unreachable' }; } finally { clearTimeout(timer); }
}
