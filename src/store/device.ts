/** The one database of ours on a device. Its number never rises: another layout gets another name, and this one is emptied by what reads it. */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
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

let opened: Promise<IDBPDatabase<Layout>> | undefined;

const open = (): Promise<IDBPDatabase<Layout>> => opened ??= openDB<Layout>(databaseName, 1, {
  upgrade(database) { database.createObjectStore('outbox', { keyPath: 'id' }); database.createObjectStore('drafts', { keyPath: 'form' }); },
  // Somebody deletes the database: it must not wait for us.
  blocking(_now, _next, event) { (event.target as IDBDatabase).close(); opened = undefined; },
  terminated() { opened = undefined; },
}).catch((error: unknown) => { opened = undefined; throw error; });

/** Does something with the database; once more with a new connection where the old one was dropped (iOS does so while a page sleeps). */
async function withDatabase<T>(work: (database: IDBPDatabase<Layout>) => Promise<T>): Promise<T> {
  try { return await inTime(open().then(work)); } catch (error) {
    if (!['InvalidStateError', 'UnknownError'].includes((error as { readonly name?: string }).name ?? '')) throw error;
    opened = undefined;
    return inTime(open().then(work));
  }
}

/** Writing goes on in many pages at once, and not while one of them takes the empty database away. */
const lockName = `${databaseName} device`;

const whileItStays = (work: () => Promise<void>): Promise<void> => (navigator.locks ? navigator.locks.request(lockName, { mode: 'shared' }, work) : work());

/** Longest that another page may take to let go of the database, in milliseconds. After that it goes when it can. */
const lettingGoMs = 1000;

/** Takes the database away when nothing is in it: not even its name tells then that something was sent from here. */
async function tidy(): Promise<void> {
  await navigator.locks?.request(lockName, { ifAvailable: true }, async lock => {
    if (!lock) return;
    const database = await open();
    for (const name of ['outbox', 'drafts'] as const) if (await database.count(name) > 0) return;
    database.close();
    opened = undefined;
    await Promise.race([deleteDB(databaseName), new Promise<void>(late => { setTimeout(late, lettingGoMs); })]);
  });
}

/** Reads and writes one of the two. Everything rejects where the device refuses, is full, or does not answer. */
export const shelf = <Name extends StoreName>(name: Name) => ({
  /** Resolves when the transaction is complete, and was asked to be on the disk: before that, "saved" would be a guess. */
  put: (value: Layout[Name]['value']): Promise<void> => inTime(whileItStays(() => withDatabase(async database => {
    const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(value), transaction.done]);
  }))),
  get: async (key: string): Promise<unknown> => ((await hasDatabase()) ? withDatabase(database => database.get(name, key)) : undefined),
  all: async (): Promise<readonly unknown[]> => ((await hasDatabase()) ? withDatabase(database => database.getAll(name)) : []),
  remove: async (key: string): Promise<void> => {
    // By the same way as putting, so that it does not overtake what was put before it.
    await inTime(whileItStays(() => withDatabase(async database => {
      const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.delete(key), transaction.done]);
    })));
    void inTime(tidy()).catch(() => { /* It is empty all the same. */ });
  },
});
