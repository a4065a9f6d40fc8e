/** Where a person's own check-ins lie on their device: a database of its own, which goes with the last of them. */
import { deleteDB, type DBSchema } from 'idb';
import { mostEntries, type JournalEntry } from '../core/journal/entry.ts';
import { databaseNamed } from './device.ts';
import { hasDatabase } from './name.ts';

/** Its name. Its number never rises: another layout gets another name. */
export const journalName = 'what-matters journal';

interface Layout extends DBSchema {
  readonly entries: { key: string; value: { readonly id: string } };
}

const withJournal = databaseNamed<Layout>(journalName, database => { database.createObjectStore('entries', { keyPath: 'id' }); });

/** Takes the empty database away. Where another page holds it, it stays for now: what was in it is gone. */
async function removeDatabase(): Promise<void> {
  let letGo: (() => void) | undefined;
  const blocked = new Promise<void>(done => { letGo = done; });
  try { await Promise.race([deleteDB(journalName, { blocked: () => { letGo?.(); } }), blocked]); } catch { /* An empty one stays. */ }
}

/** Everything that lies there, whatever it is. To look makes no database. Rejects where the device refuses or does not answer. */
export const keptRecords = async (): Promise<readonly unknown[]> => ((await hasDatabase(journalName)) ? withJournal(database => database.getAll('entries')) : []);

/**
 * Keeps check-ins, all of them or none. Those that lie there already are kept once.
 *
 * @returns whether there was room: with more than `mostEntries` nothing is kept, and nothing is thrown away
 */
export const keepEntries = (entries: readonly JournalEntry[]): Promise<boolean> => withJournal(async database => {
  const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' });
  const { store, done } = transaction;
  const known = await store.getAllKeys();
  const hasRoom = new Set([...known, ...entries.map(({ id }) => id)]).size <= mostEntries;
  try { await Promise.all([...(hasRoom ? entries.map(async entry => store.put(entry)) : []), done]); } catch (error) {
    // What could be written of it must not stay. Where all has failed already there is nothing to undo.
    try { transaction.abort(); } catch { /* It is over. */ }
    throw error;
  }
  return hasRoom;
});

/** Takes some off the device: resolves when the transaction is complete. With the last one the database goes, as far as the browser lets it. */
export const removeEntries = async (ids: readonly string[]): Promise<void> => {
  if (!(await hasDatabase(journalName))) return;
  const left = await withJournal(async database => {
    const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' });
    const { store, done } = transaction;
    const [count] = await Promise.all([Promise.all(ids.map(id => store.delete(id))).then(() => store.count()), done]);
    return count;
  });
  if (left === 0) await removeDatabase();
};

/** Takes everything off the device, also what nobody could read. */
export const removeAll = async (): Promise<void> => {
  if (!(await hasDatabase(journalName))) return;
  await withJournal(async database => {
    const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.clear(), transaction.done]);
  });
  await removeDatabase();
};

