import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewSubmission } from '../../src/receiver/store.ts';
import { openPostgresStore } from '../../src/receiver/stores/postgres.ts';
import { noPostgres, startPostgres, type PostgresServer } from './postgres-server.ts';
import { storeContract } from './store-contract.ts';

let server: PostgresServer;
before(async () => { if (noPostgres === false) server = await startPostgres(); });
after(async () => { await server?.end(); });

const at = '2026-11-22T14:00:00.000Z';
const one = (number: number, changes: Partial<NewSubmission> = {}): NewSubmission => ({ id: `id-${number}`, fingerprint: 'f', reference: `R-${number}`, receivedAt: at, text: '{}', ...changes });
const record = (number: number, month = '2026-11') => ({ id: `${(number * 7919) % 10_007}`.padStart(5, '0'), form: 'form', month, answers: '{"age":{"at":"skipped"}}' });
const months = { from: '2026-01', to: '2026-12' };

storeContract('PostgreSQL', async () => {
  const address = await server.newDatabase();
  return { open: () => openPostgresStore(address), end: () => undefined };
}, { survivesClosing: true, skip: noPostgres });

describe('the PostgreSQL store', { skip: noPostgres }, () => {
  it('makes its tables once, whoever opens it first, and touches nothing else in the database', async () => {
    const address = await server.newDatabase();
    await server.sql(address, 'CREATE TABLE submissions (mine TEXT)');
    const stores = await Promise.all(Array.from({ length: 8 }, () => openPostgresStore(address)));
    assert.deepEqual((await Promise.all(stores.map(store => store.add(one(1))))).map(({ at }) => at).sort(), [...Array<string>(7).fill('repeat'), 'stored']);
    for (const store of stores) await store.close();
    assert.deepEqual(await server.sql(address, 'SELECT mine FROM submissions'), []);
    assert.deepEqual(await server.sql(address, 'SELECT COUNT(*)::integer AS count FROM what_matters.submissions'), [{ count: 1 }]);
  });

  it('keeps one row and one receipt when many connections add the same ids at the same moment, some with other bytes', async () => {
    const address = await server.newDatabase();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore(address)));
    const numbers = Array.from({ length: 100 }, (_, number) => number);
    const answers = await Promise.all(numbers.map(number => Promise.all(stores.map(async (store, nth) => {
      const fingerprint = nth === 3 ? 'other' : 'f';
      return { fingerprint, outcome: await store.add(one(number, { fingerprint, reference: `R-${number}-${nth}`, text: fingerprint })) };
    }))));
    for (const [number, same] of answers.entries()) {
      const stored = same.filter(({ outcome }) => outcome.at === 'stored');
      assert.equal(stored.length, 1);
      const [{ fingerprint, outcome }] = stored as [typeof same[number]];
      const reference = outcome.at === 'stored' && outcome.reference;
      for (const each of same) {
        if (each === stored[0]) continue;
        assert.deepEqual(each.outcome, { at: each.fingerprint === fingerprint ? 'repeat' : 'different', reference, receivedAt: at });
      }
      assert.equal((await stores[0]!.read(`id-${number}`))!.text, fingerprint);
    }
    assert.equal((await stores[0]!.counts()).new, 100);
    for (const store of stores) await store.close();
  });

  it('needs no right to make tables where they are there, and says in a sentence what else it lacks', async () => {
    const address = await server.newDatabase();
    await (await openPostgresStore(address)).close();
    await server.sql(address, `CREATE ROLE clerk LOGIN PASSWORD 'c'`);
    await server.sql(address, `GRANT USAGE ON SCHEMA what_matters TO clerk`);
    await server.sql(address, `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA what_matters TO clerk`);
    const clerk = new URL(address);
    clerk.username = 'clerk';
    clerk.password = 'c';
    const store = await openPostgresStore(clerk.href);
    assert.equal((await store.add(one(1))).at, 'stored');
    assert.equal((await store.add(one(2, { programme: 'choir' }))).at, 'stored');
    assert.equal(await store.remove('id-1', { who: 'Priya', at }), true);
    await store.tidy(at);
    await store.close();
    const elsewhere = new URL(await server.newDatabase());
    elsewhere.username = 'clerk';
    elsewhere.password = 'c';
    await assert.rejects(openPostgresStore(elsewhere.href), { code: '42501' });
  });

  it('refuses a database that cannot hold every letter, and tables that it does not know', async () => {
    const base = await server.newDatabase();
    await server.sql(base, `CREATE DATABASE narrow ENCODING 'LATIN1' TEMPLATE template0`);
    const narrow = new URL(base);
    narrow.pathname = '/narrow';
    await assert.rejects(openPostgresStore(narrow.href), /UTF8/);
    await (await openPostgresStore(base)).close();
    await server.sql(base, `UPDATE what_matters.settings SET value = '999' WHERE name = 'tables'`);
    await assert.rejects(openPostgresStore(base), /another version/);
  });

  for (const [version, columns] of [['1', ['spam_score', 'spam_signs', 'vouched_by', 'vouched_at', 'programme', 'turn']], ['2', ['programme', 'turn']]] as const) it(`brings the tables of version ${version} up to date, whoever opens them first`, async () => {
    const address = await server.newDatabase();
    await (await openPostgresStore(address)).close();
    await server.sql(address, `ALTER TABLE what_matters.submissions ${columns.map(column => `DROP COLUMN ${column}`).join(', ')}`);
    await server.sql(address, `INSERT INTO what_matters.submissions (id, fingerprint, reference, received_at, state, text) VALUES ('id-1', 'f', 'R-1', '${at}', 'new', '{}')`);
    await server.sql(address, `UPDATE what_matters.settings SET value = '${version}' WHERE name = 'tables'`);
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore(address)));
    assert.deepEqual(await stores[3]!.read('id-1'), { ...one(1), state: 'new' });
    await stores[0]!.add(one(2, { spam: { score: 4, signs: ['links'] } }));
    assert.deepEqual((await stores[1]!.list({ limit: 9, spam: true })).map(({ id }) => id), ['id-2']);
    assert.equal((await stores[2]!.add(one(3, { programme: 'choir' }))).at, 'stored');
    assert.deepEqual((await stores[0]!.listTurns('choir', { skip: 0, limit: 9 })).map(({ id, turn }) => [id, turn]), [['id-3', 1]]);
    await assert.rejects(server.sql(address, `UPDATE what_matters.submissions SET programme = 'choir', turn = 1 WHERE id = 'id-1'`), /unique/);
    for (const store of stores) await store.close();
  });

  it('has what it answered after a crash of PostgreSQL, also where the database is set not to wait for the disk, and goes on when it is back', async () => {
    const address = await server.newDatabase();
    await server.sql(address, `ALTER ROLE owner SET synchronous_commit = off`);
    const store = await openPostgresStore(address);
    const answered: string[] = [];
    const adding = Array.from({ length: 6 }, async (_, worker) => {
      for (let number = worker; ; number += 6) {
        const outcome = await store.add(one(number)).catch(() => undefined);
        if (!outcome) return;
        answered.push(`id-${number}`);
      }
    });
    while (answered.length < 300) await sleep(1);
    await server.crash();
    await Promise.all(adding);
    await assert.rejects(store.add(one(1_000_000)));
    await server.start();
    const kept = new Set((await server.sql(address, 'SELECT id FROM what_matters.submissions')).map(({ id }) => id));
    assert.deepEqual(answered.filter(id => !kept.has(id)), []);
    assert.equal((await store.add(one(0))).at, 'repeat');
    assert.equal((await store.add(one(1_000_000))).at, 'stored');
    await store.close();
    await server.sql(address, 'ALTER ROLE owner RESET synchronous_commit');
  });

  it('takes back a change whose line in the audit cannot be written', async () => {
    const address = await server.newDatabase();
    const store = await openPostgresStore(address);
    await store.add(one(1));
    await server.sql(address, 'ALTER TABLE what_matters.audit ADD CHECK (false) NOT VALID');
    const by = { who: 'Priya', at };
    for (const change of [() => store.setState('id-1', 'closed', by), () => store.remove('id-1', by), () => store.erase(['id-1'], by), () => store.expire('2027-01-01T00:00:00.000Z', at)]) await assert.rejects(change());
    assert.deepEqual(await store.read('id-1'), { ...one(1), state: 'new' });
    await store.close();
  });

  it('does many changes from several connections without one standing in the way of another for good', async () => {
    const address = await server.newDatabase();
    const stores = await Promise.all([openPostgresStore(address), openPostgresStore(address)]);
    const ids = Array.from({ length: 40 }, (_, number) => `id-${number}`);
    for (const [number] of ids.entries()) await stores[0]!.add(one(number));
    const by = { who: 'Priya', at };
    await Promise.all(stores.flatMap((store, nth) => [
      store.erase(nth === 0 ? ids.slice(0, 20) : ids.slice(0, 20).reverse(), by), store.expire('2026-01-01T00:00:00.000Z', at), store.tidy(at),
      ...ids.slice(20).map(id => store.setState(id, nth === 0 ? 'contacted' : 'closed', by)), ...ids.map((_, number) => store.add(one(number + 100, { reference: `N-${number}` }))),
    ]));
    const lines = await stores[0]!.audit({ limit: 999 });
    assert.equal(lines.filter(({ what }) => what === 'erased').length, 20);
    assert.equal((await stores[0]!.counts()).new, 40);
    for (const store of stores) await store.close();
  });

  it('leaves nothing in the equality answers that tells when they came, in which order, or with whom', async () => {
    const address = await server.newDatabase();
    const store = await openPostgresStore(address);
    for (let number = 0; number < 200; number++) {
      await store.addEquality(record(number));
      if (number % 10 === 0) await store.add(one(number));
    }
    const columns = await server.sql(address, `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'what_matters' AND table_name = 'equality' ORDER BY 1`);
    assert.deepEqual(columns.map(({ name }) => name), ['answers', 'form', 'id', 'month']);
    assert.deepEqual(await server.sql(address, `SELECT conname FROM pg_constraint WHERE conrelid = 'what_matters.equality'::regclass AND contype = 'f'`), []);
    const [came] = await server.sql(address, 'SELECT MAX(xmin::text::integer) AS moment FROM what_matters.equality');
    await store.tidy(at);
    const rows = await server.sql(address, 'SELECT id, xmin::text AS moment, pg_xact_commit_timestamp(xmin)::text AS time FROM what_matters.equality ORDER BY ctid');
    assert.equal(rows.length, 200);
    assert.deepEqual([new Set(rows.map(({ moment }) => moment)).size, new Set(rows.map(({ time }) => time)).size], [1, 1]);
    assert.ok(Number(rows[0]!['moment']) > Number(came!['moment']));
    assert.deepEqual(rows.map(({ id }) => id), rows.map(({ id }) => id).sort());
    // Not written again for nothing.
    await store.tidy(at);
    assert.deepEqual(await server.sql(address, 'SELECT id, xmin::text AS moment, pg_xact_commit_timestamp(xmin)::text AS time FROM what_matters.equality ORDER BY ctid'), rows);
    // What was there already and is written again in the meantime is still one record.
    assert.deepEqual((await Promise.all([store.tidy(at), store.addEquality(record(3)), store.addEquality(record(500)), store.tidy(at), store.addEquality(record(500))])).filter(one => one !== undefined).sort(), ['repeat', 'repeat', 'stored']);
    assert.deepEqual(await store.countEquality(months), [{ question: 'age', at: 'skipped', count: 201 }]);
    await store.close();
  });

  it('does so for one record alone too', async () => {
    const address = await server.newDatabase();
    const store = await openPostgresStore(address);
    const moment = async () => (await server.sql(address, 'SELECT xmin::text AS moment FROM what_matters.equality'))[0]!['moment'];
    await store.addEquality(record(1));
    const before = await moment();
    await store.tidy(at);
    assert.notEqual(await moment(), before);
    await store.close();
  });

  it('cleans its table when something was removed, so that PostgreSQL can write over the words', async () => {
    const address = await server.newDatabase();
    const store = await openPostgresStore(address);
    await server.sql(address, 'CREATE EXTENSION pgstattuple');
    const dead = async () => (await server.sql(address, `SELECT (pgstattuple(oid)).dead_tuple_count::integer + (pgstattuple(reltoastrelid)).dead_tuple_count::integer AS dead FROM pg_class WHERE oid = 'what_matters.submissions'::regclass`))[0]!['dead'];
    const long = () => JSON.stringify({ words: Array.from({ length: 500 }, () => Math.random()) });
    for (let number = 0; number < 5; number++) await store.add(one(number, { text: long() }));
    const by = { who: 'Priya', at };
    for (const change of [() => store.remove('id-1', by), () => store.erase(['id-2', 'id-3'], by), () => store.expire('2027-01-01T00:00:00.000Z', at)]) {
      await change();
      assert.equal(await dead(), 0);
    }
    await store.add(one(9, { text: long() }));
    await server.sql(address, `UPDATE what_matters.submissions SET text = '{}' WHERE id = 'id-9'`);
    assert.notEqual(await dead(), 0);
    await store.tidy(at);
    assert.equal(await dead(), 0);
    await store.close();
  });
});
