import { checkInsCsv } from '../check-ins-csv.ts';
import { csvOf } from '../csv.ts';
import { englishOf } from '../english.ts';
import { readSealed, readStored } from '../read-stored.ts';
import type { Store, StoredSubmission } from '../../store.ts';
import { openStored, type Key } from './opening.ts';

/** The whole inbox as CSV, opened as far as the keys go, and how many rows that is. */
export interface Everything {
  readonly pieces: readonly string[];
  readonly rows: number;
  /** How many stay shut: they have a row without answers. */
  readonly shut: number;
}

/**
 * Reads the whole inbox, a page at a time, opens what is sealed and writes it as the server writes what is not.
 *
 * @param read gives one page, as `GET /inbox/everything.json` answers it
 * @throws what `read` throws
 */
export async function everythingAsCsv(read: (before: string | undefined) => Promise<readonly StoredSubmission[]>, keys: readonly Key[], organisation: string | undefined): Promise<Everything> {
  let rows = 0;
  let shut = 0;
  const open = async (stored: StoredSubmission): Promise<StoredSubmission> => {
    rows++;
    if (!readSealed(stored)) return stored;
    const opened = await openStored(stored, keys);
    if (opened.at !== 'open') shut++;
    return opened.at === 'shut' ? stored : opened.stored;
  };
  // The columns are read first and the rows after that: what came once is not asked for again.
  const pages = new Map<string | undefined, Promise<readonly StoredSubmission[]>>();
  const list: Store['list'] = ({ before }) => {
    const page = pages.get(before) ?? read(before).then(some => Promise.all(some.map(open)));
    pages.set(before, page);
    return page;
  };
  const pieces: string[] = [];
  for await (const piece of csvOf({ list }, englishOf(organisation))) pieces.push(piece);
  return { pieces, rows, shut };
}

const isCheckIn = (header: { readonly journey: { readonly id: string } } | undefined): boolean => header !== undefined && ['check-in', 'session-report'].includes(header.journey.id);

/**
 * Reads the whole inbox, opens what is sealed, and writes the check-ins among it as `what-matters outcomes --csv` reads them.
 *
 * @throws what `read` throws
 */
export async function checkInsAsCsv(read: (before: string | undefined) => Promise<readonly StoredSubmission[]>, keys: readonly Key[]): Promise<Everything> {
  const all: StoredSubmission[] = [];
  let shut = 0;
  for (let page = await read(undefined); page.length > 0; page = await read(page.at(-1)!.id)) {
    for (const stored of page) {
      const header = readSealed(stored);
      if (!header) { all.push(stored); continue; }
      if (!isCheckIn(header)) continue;
      const opened = await openStored(stored, keys);
      if (opened.at === 'shut') shut++; else all.push(opened.stored);
    }
  }
  const text = checkInsCsv(all);
  return { pieces: [text], rows: all.filter(one => isCheckIn(readStored(one))).length, shut };
}
