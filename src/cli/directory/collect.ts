import { createHash } from 'node:crypto';
import type { Entries } from './entries.ts';
import type { FeedPage } from './feed.ts';
import { Stop } from './stop.ts';
import type { PageRead } from './reading.ts';
import type { Threads } from './threads.ts';

/** What reading a feed gave. */
export interface Collected {
  readonly records: number;
  readonly activities: number;
  readonly skipped: ReadonlyMap<string, number>;
  /** A hash of what was read. */
  readonly content: string;
}

/**
 * Reads the pages of a feed into an index, several at once, and takes them in their order.
 *
 * @throws {Stop} where a page is no directory
 */
export async function collect(name: string, pages: AsyncIterable<FeedPage>, threads: Threads, entries: Entries, onPage: (page: FeedPage, records: number) => void): Promise<Collected> {
  const skipped = new Map<string, number>();
  const skip = (reason: string, count: number): void => { skipped.set(reason, (skipped.get(reason) ?? 0) + count); };
  const hash = createHash('sha256');
  let records = 0;
  let activities = 0;
  const take = async ({ page, read }: { readonly page: FeedPage; readonly read: Promise<PageRead | undefined> }): Promise<void> => {
    const found = await read;
    if (!found) throw new Stop(`${name}: ${page.page === 1 ? 'it is' : `page ${page.page} is`} no directory that we can read.`);
    records += found.admitted;
    for (const [reason, count] of Object.entries(found.skipped)) { skip(reason, count); records += count; }
    for (const ready of found.ready) if (entries.add(ready)) activities++; else skip('the same again', 1);
    onPage({ ...page, text: '' }, records);
  };
  const waiting: { readonly page: FeedPage; readonly read: Promise<PageRead | undefined> }[] = [];
  try {
    for await (const page of pages) {
      hash.update(page.text);
      const read = threads.read(page.text);
      // Told where it is waited for.
      read.catch(() => {});
      waiting.push({ page: { ...page, text: '' }, read });
      while (waiting.length > threads.most) await take(waiting.shift()!);
    }
    while (waiting.length > 0) await take(waiting.shift()!);
  } finally { waiting.length = 0; }
  return { records, activities, skipped, content: hash.digest('hex').slice(0, 16) };
}
