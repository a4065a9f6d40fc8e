import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import Database from 'libsql';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { storeContract } from './store-contract.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'what-matters-store-'));

storeContract('libsql in memory', () => ({ open: () => openLibsqlStore(':memory:'), end: () => undefined }), { survivesClosing: false });
storeContract('libsql in a file', () => {
  const at = folder();
  return { open: () => openLibsqlStore(join(at, 'store.db')), end: () => rmSync(at, { recursive: true }) };
}, { survivesClosing: true });

describe('the libsql store', () => {
  it('leaves no word of what was removed in its files', async () => {
    const at = folder();
    const store = openLibsqlStore(join(at, 'store.db'));
    const secret = 'the words of one person';
    const holdsSecret = () => readdirSync(at).some(name => statSync(join(at, name)).size > 0 && readFileSync(join(at, name)).includes(secret));
    await store.add({ id: 'a', fingerprint: 'f', reference: 'R', receivedAt: '2026-11-22T14:00:00.000Z', text: JSON.stringify({ long: 'x'.repeat(20_000), secret }) });
    assert.equal(holdsSecret(), true);
    await store.list({ limit: 5 });
    await store.remove('a', { who: 'Priya', at: '2026-11-22T15:00:00.000Z' });
    assert.equal(holdsSecret(), false);
    await store.close();
    rmSync(at, { recursive: true });
  });

  it('waits for the disk before it answers', async () => {
    const at = folder();
    const store = openLibsqlStore(join(at, 'store.db'));
    await store.add({ id: 'a', fingerprint: 'f', reference: 'R', receivedAt: '2026-11-22T14:00:00.000Z', text: '{}' });
    // Not closed: what a process that is killed here leaves behind.
    const other = openLibsqlStore(join(at, 'store.db'));
    assert.equal((await other.read('a'))?.text, '{}');
    await other.close();
    await store.close();
    rmSync(at, { recursive: true });
  });

  it('brings the tables of the version before up to date, also when two do so at once, and lets everybody sign in again', async () => {
    const at = folder();
    const older = new Database(join(at, 'store.db'));
    older.exec(`CREATE TABLE submissions (id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, reference TEXT NOT NULL UNIQUE, received_at TEXT NOT NULL, state TEXT, text TEXT, removed_at TEXT);
      CREATE TABLE sessions (hash TEXT PRIMARY KEY, expires_at TEXT NOT NULL);
      CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
      INSERT INTO submissions VALUES ('a', 'f', 'R', '2026-11-22T14:00:00.000Z', 'contacted', '{}', NULL);
      INSERT INTO sessions VALUES ('s', '2099-01-01T00:00:00.000Z');
      INSERT INTO settings VALUES ('token', 'kept');`);
    older.close();
    const [one, other] = [openLibsqlStore(join(at, 'store.db')), openLibsqlStore(join(at, 'store.db'))];
    assert.deepEqual([(await one.read('a'))?.state, (await one.read('a'))?.changed, await other.tokenHash(), await one.sessionOf('s', '2026-11-22T14:00:00.000Z')], ['contacted', undefined, 'kept', undefined]);
    await other.add({ id: 'b', fingerprint: 'f', reference: 'S', receivedAt: '2026-11-22T14:00:00.000Z', text: '{}', spam: { score: 4, signs: ['links'] } });
    assert.deepEqual((await one.list({ limit: 9, spam: true })).map(({ id }) => id), ['b']);
    assert.equal((await other.add({ id: 'c', fingerprint: 'f', reference: 'T', receivedAt: '2026-11-22T14:00:00.000Z', text: '{}', programme: 'choir' })).at, 'stored');
    assert.deepEqual((await one.listTurns('choir', { skip: 0, limit: 9 })).map(({ id, turn }) => [id, turn]), [['c', 1]]);
    assert.equal(await one.vouch('a', { who: 'Priya', at: '2026-11-22T14:30:00.000Z' }), true);
    await other.setState('a', 'closed', { who: 'Priya', at: '2026-11-22T15:00:00.000Z' });
    assert.equal((await one.read('a'))?.changed?.who, 'Priya');
    await one.close();
    await other.close();
    rmSync(at, { recursive: true });
  });

  it('leaves no word in its files of what was erased or whose time was over', async () => {
    const at = folder();
    const store = openLibsqlStore(join(at, 'store.db'));
    const holds = (secret: string) => readdirSync(at).some(name => statSync(join(at, name)).size > 0 && readFileSync(join(at, name)).includes(secret));
    const secrets = ['the words of one person', 'the words of another'];
    for (const [number, secret] of secrets.entries()) await store.add({ id: `${number}`, fingerprint: 'f', reference: `R-${number}`, receivedAt: '2026-11-22T14:00:00.000Z', text: JSON.stringify({ long: 'x'.repeat(20_000), secret }) });
    assert.deepEqual(secrets.map(holds), [true, true]);
    await store.erase(['0'], { who: 'Priya', at: '2026-11-22T15:00:00.000Z' });
    assert.deepEqual(secrets.map(holds), [false, true]);
    await store.expire('2026-11-22T14:00:00.001Z', '2026-11-22T15:00:00.000Z');
    assert.deepEqual(secrets.map(holds), [false, false]);
    await store.close();
    rmSync(at, { recursive: true });
  });

  it('waits where something else has the file to itself while it is opened', { timeout: 60_000 }, async () => {
    const at = folder();
    const path = join(at, 'store.db');
    const holding = new Worker(`
      const { parentPort, workerData } = require('node:worker_threads');
      const database = new (require('libsql'))(workerData);
      database.exec('BEGIN EXCLUSIVE; CREATE TABLE other (one TEXT)');
      parentPort.postMessage('held');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      database.exec('COMMIT');
      database.close();`, { eval: true, workerData: path });
    await once(holding, 'message');
    const other = new Database(path);
    assert.throws(() => other.pragma('journal_mode = WAL'), { code: 'SQLITE_BUSY' });
    other.close();
    const store = openLibsqlStore(path);
    await store.check('2026-11-22T14:00:00.000Z');
    await store.close();
    await holding.terminate();
    rmSync(at, { recursive: true });
  });

  it('refuses a file that is not a database', () => {
    const at = folder();
    writeFileSync(join(at, 'store.db'), 'not a database, and long enough to have a header of a hundred bytes '.repeat(4));
    assert.throws(() => openLibsqlStore(join(at, 'store.db')));
    rmSync(at, { recursive: true });
  });
});
