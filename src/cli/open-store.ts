import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../receiver/store.ts';
import { whyNot } from '../receiver/stores/postgres-problem.ts';
import type { ServeFlags } from './flags.ts';

/** A store that is open, and where it is, in words that may be printed; or why it could not be opened, in a line. */
export type OpenedStore = { readonly at: 'open'; readonly store: Store; readonly place: string } | { readonly at: 'failed'; readonly line: string };

// Loaded when called for: each needs a package that the other does not.
async function openFile(folder: string): Promise<OpenedStore> {
  const { openLibsqlStore } = await import('../receiver/stores/libsql.ts');
  const place = join(folder, 'what-matters.db');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Made first, so that the database and its log never had wider rights.
    if (!existsSync(place)) closeSync(openSync(place, 'a', 0o600));
    return { at: 'open', store: openLibsqlStore(place), place };
  } catch (error) {
    return { at: 'failed', line: `--data: ${folder} cannot be used (${(error as { code?: string }).code ?? 'not a database'}).` };
  }
}

async function openDatabase({ address, from }: NonNullable<ServeFlags['store']>): Promise<OpenedStore> {
  const { openPostgresStore } = await import('../receiver/stores/postgres.ts');
  const { host, pathname } = new URL(address);
  const place = `PostgreSQL${host === '' ? '' : ` at ${host}`}, database ${decodeURIComponent(pathname.slice(1))}`;
  try {
    return { at: 'open', store: await openPostgresStore(address), place };
  } catch (error) {
    return { at: 'failed', line: `${from}: ${place} cannot be used. ${whyNot(error)}` };
  }
}

/** Opens the store that was asked for: a PostgreSQL database if an address was given, else a SQLite file in the data's folder. */
export const openStore = async ({ data, store }: Pick<ServeFlags, 'data' | 'store'>): Promise<OpenedStore> => (store ? openDatabase(store) : openFile(data));
