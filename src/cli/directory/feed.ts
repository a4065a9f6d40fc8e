import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { turning } from '../../core/activities/readers/paging.ts';
import type { DirectoryReader } from '../../core/activities/readers/reader.ts';
import type { Ask } from './manners.ts';
import { piecesOf } from './pieces.ts';
import { readPage } from './reading.ts';
import { Stop } from './stop.ts';

/** One page of a feed, and how many there are, where that is known. */
export interface FeedPage {
  readonly text: string;
  readonly page: number;
  readonly pages?: number;
}

/** A feed that is being read. */
export interface Feed {
  /** What it is called in the manifest: an address without what may be a key, or the name of a file. */
  readonly name: string;
  readonly pages: () => AsyncGenerator<FeedPage>;
  /** `YYYY-MM-DD`: when it last changed, or was got. Known once the first page is read. */
  readonly date: () => string;
}

/** What reading feeds needs. */
export interface FeedTools {
  readonly ask: Ask;
  /** A folder of our own, where pages wait in case the run is broken. */
  readonly work: string;
  readonly today: string;
  /** Whether what a list does not say is asked for, record by record. */
  readonly details: boolean;
  readonly onDetail: (done: number, all: number) => void;
}

const mostPages = 100_000;
const codeOf = (error: unknown): string => (error as { code?: string }).code ?? 'unknown';

/** Writes a file whole or not at all. */
async function keep(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}

const kept = async (path: string): Promise<string | undefined> => { try { return await readFile(path, 'utf8'); } catch { return undefined; } };

const pageOf = (first: URL, page: number | undefined): URL => {
  const url = new URL(first);
  if (page !== undefined) url.searchParams.set('page', String(page));
  return url;
};

/** Whether a record says nothing of times, costs and places. */
function isThin(reader: DirectoryReader, record: unknown): boolean {
  const { schedules = [], costs = [], fees = [], places = [] } = reader.draft(record);
  return schedules.length + costs.length + fees.filter(fee => fee !== undefined && fee !== null && fee !== '').length + places.length === 0;
}

/** Asks for the records that the list says little of, one by one, and puts what they say in their places. */
async function withDetails(text: string, first: URL, folder: string, { ask, onDetail }: FeedTools): Promise<string> {
  const page = readPage(text);
  const thin = page ? page.reader.records(page.data).filter(record => typeof record === 'object' && record !== null && isThin(page.reader, record)) : [];
  let done = 0;
  for (const record of thin) {
    const { id } = record as { readonly id?: unknown };
    if (typeof id !== 'string' || id === '') continue;
    const file = join(folder, `detail-${createHash('sha256').update(id).digest('hex').slice(0, 24)}.json`);
    const before = await kept(file);
    const address = new URL(first);
    address.search = '';
    address.pathname = `${address.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
    const said = before ?? (await ask(address)).text;
    if (before === undefined) await keep(file, said);
    try { Object.assign(record as object, JSON.parse(said)); } catch { /* The list's own words must do. */ }
    onDetail(++done, thin.length);
  }
  return thin.length > 0 ? JSON.stringify(page!.data) : text;
}

function addressFeed(address: string, tools: FeedTools): Feed {
  const first = new URL(address);
  const name = first.origin + first.pathname;
  const folder = join(tools.work, createHash('sha256').update(address).digest('hex').slice(0, 16));
  let date = tools.today;
  return {
    name, date: () => date,
    async *pages() {
      await mkdir(folder, { recursive: true });
      const about = join(folder, 'about.json');
      const begun = await kept(about);
      const known = begun === undefined ? undefined : JSON.parse(begun) as { readonly begun: string; readonly date: string };
      // Pages of another day may be of another list.
      const goesOn = known?.begun === tools.today;
      if (goesOn) ({ date } = known);
      const turn = turning();
      let asked: number | undefined;
      for (let nth = 1; nth <= mostPages; nth++) {
        const file = join(folder, `page-${nth}`);
        let text = goesOn ? await kept(file) : undefined;
        if (text === undefined) {
          const answer = await tools.ask(pageOf(first, asked));
          if (nth === 1) {
            date = answer.changed ?? tools.today;
            await keep(about, JSON.stringify({ begun: tools.today, date }));
          }
          ({ text } = answer);
          await keep(file, text);
        }
        const read = readPage(text);
        if (!read) throw new Stop(`${pageOf(first, asked).href} is no directory that we can read.`);
        const said = read.reader.page(read.data);
        const { isAgain, next } = turn(said);
        if (!isAgain) yield { text: tools.details ? await withDetails(text, first, folder, tools) : text, page: nth, ...(said.pages !== undefined && { pages: said.pages }) };
        if (next === undefined) return;
        asked = next;
      }
    },
  };
}

function fileFeed(path: string, { today }: FeedTools): Feed {
  let date = today;
  return {
    name: basename(path), date: () => date,
    async *pages() {
      try {
        date = (await stat(path)).mtime.toISOString().slice(0, 10);
        let page = 0;
        for await (const text of piecesOf(path)) yield { text, page: ++page };
      } catch (error) {
        if ((error as { code?: string }).code === undefined) throw error;
        throw new Stop(`${path} cannot be read (${codeOf(error)}).`);
      }
    },
  };
}

/** A feed, by its address or the name of a file. @throws {Stop} where it is neither */
export function feedOf(given: string, tools: FeedTools): Feed {
  if (!/^https?:\/\//i.test(given)) return fileFeed(given, tools);
  if (!URL.canParse(given)) throw new Stop(`${given} is no address.`);
  return addressFeed(given, tools);
}
