/** The databases of ours on a device, and the one of every form. Its number never rises: another layout gets another name, and this one is emptied by what reads it. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { databaseName, hasDatabase } from './name.ts';

interface Layout extends DBSchema {
  /** What was sent and waits, by its id. */
  readonly outbox: { key: string; value: { readonly id: string } };
  /** What somebody chose to keep and go on with, by the name of its form. */
  readonly drafts: { key: string; value: { readonly form: string } };
}
type StoreName = 'outbox' | 'drafts';

/** Longest that the device may take, in milliseconds. Some never answer at all. */
const patienceMs = 4000;

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_done, failed) => { timer = setTimeout(() => failed(new Error('the device did not answer')), patienceMs); });
  try { return await Promise.race([work, late]); } finally { clearTimeout(timer); }
}

/**
 * One database of ours: does something with it; once more with a new connection where the old one was dropped (iOS does so
 * while a page sleeps). It rejects where the device refuses, is full, or does not answer.
 *
 * @param make makes what is in it, where it is new
 */
export function databaseNamed<Stores extends DBSchema>(name: string, make: (database: IDBPDatabase<Stores>) => void) {
  let opened: Promise<IDBPDatabase<Stores>> | undefined;
  const open = (): Promise<IDBPDatabase<Stores>> => opened ??= openDB<Stores>(name, 1, {
    upgrade: make,
    // Somebody deletes the database: it must not wait for us.
    blocking(_now, _next, event) { (event.target as IDBDatabase).close(); opened = undefined; },
    terminated() { opened = undefined; },
  }).catch((error: unknown) => { opened = undefined; throw error; });
  return async <T>(work: (database: IDBPDatabase<Stores>) => Promise<T>): Promise<T> => {
    try { return await inTime(open().then(work)); } catch (error) {
      if (!['InvalidStateError', 'UnknownError'].includes((error as { readonly name?: string }).name ?? '')) throw error;
      opened = undefined;
      return inTime(open().then(work));
    }
  };
}

const withDatabase = databaseNamed<Layout>(databaseName, database => { database.createObjectStore('outbox', { keyPath: 'id' }); database.createObjectStore('drafts', { keyPath: 'form' }); });

/** Reads and writes one of the two. Everything rejects where the device refuses, is full, or does not answer. */
export const shelf = <Name extends StoreName>(name: Name) => ({
  /** Resolves when the transaction is complete, and was asked to be on the disk: before that, "saved" would be a guess. */
  put: (value: Layout[Name]['value']): Promise<void> => withDatabase(async database => {
    const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(value), transaction.done]);
  }),
  get: async (key: string): Promise<unknown> => ((await hasDatabase()) ? withDatabase(database => database.get(name, key)) : undefined),
  all: async (): Promise<readonly unknown[]> => ((await hasDatabase()) ? withDatabase(database => database.getAll(name)) : []),
  remove: (key: string): Promise<void> => withDatabase(async database => {
    const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.delete(key), transaction.done]);
  }),
});
