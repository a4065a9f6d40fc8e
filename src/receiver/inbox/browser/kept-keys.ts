import { openDB, type IDBPDatabase } from 'idb';
import { sessionHours } from '../session-length.ts';
import type { Key } from './opening.ts';

/** A key as the browser keeps it: nobody can read its private part out of it. */
interface KeptKey extends Key {
  /** When it goes by itself: milliseconds since 1970. */
  readonly untilMs: number;
}

const sessionMs = sessionHours * 3_600_000;
/** A clock that is put right may go back a little after a key was kept. */
const leewayMs = 60_000;
/** Signing out never waits longer for a browser that does not answer. */
const patienceMs = 2000;

async function withKeys<Result>(work: (database: IDBPDatabase) => Promise<Result>): Promise<Result> {
  const database = await openDB('what-matters-inbox', 1, { upgrade: made => { made.createObjectStore('keys', { keyPath: 'kid' }); } });
  try { return await work(database); } finally { database.close(); }
}

/** The keys that somebody asked this browser to keep. Those whose time is over, or cannot be right, are deleted. */
export async function keptKeys(nowMs: number): Promise<readonly Key[]> {
  try {
    return await withKeys(async database => {
      const all = await database.getAll('keys') as readonly KeptKey[];
      const good = all.filter(({ untilMs }) => untilMs > nowMs && untilMs <= nowMs + sessionMs + leewayMs);
      for (const { kid } of all.filter(one => !good.includes(one))) await database.delete('keys', kid);
      return good;
    });
  } catch { return []; }
}

/** Keeps keys until somebody signs out, and at the longest as long as a session lasts. Says no where the browser keeps none. */
export async function keepKeys(keys: readonly Key[], nowMs: number): Promise<boolean> {
  try {
    await withKeys(async database => { for (const { kid, pair } of keys) await database.put('keys', { kid, pair, untilMs: nowMs + sessionMs } satisfies KeptKey); });
    return true;
  } catch { return false; }
}

/** Deletes every key that is kept. It never throws. */
export async function forgetKeys(): Promise<void> {
  const late = new Promise<void>(done => { setTimeout(done, patienceMs); });
  await Promise.race([late, withKeys(database => database.clear('keys')).catch(() => undefined)]);
}
