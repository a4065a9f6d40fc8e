import { csvOf } from '../csv.ts';
import { englishOf } from '../english.ts';
import { readSealed } from '../read-stored.ts';
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
