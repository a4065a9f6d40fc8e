// Two receivers, each a process of its own as it is shipped, on one store: what is promised of one holds of both together.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import Database from 'libsql';
import { idOf, submission } from './fixtures.ts';
import { noPostgres, startPostgres, type PostgresServer } from './postgres-server.ts';
import { dataFolder, start, type Running } from './serve-fixture.ts';

const program = join(import.meta.env.ROOT, 'dist/cli/what-matters.js');
const unbuilt = existsSync(program) || process.env['CI'] === 'true' ? false : 'dist is not built (node src/build/build.mjs)';

/** A fresh place for a store: how a receiver is told of it, and what is in it. */
interface Place {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly rows: () => Promise<readonly { readonly id: string; readonly fingerprint: string; readonly reference: string; readonly text: string }[]>;
}

let server: PostgresServer | undefined;
const folders: string[] = [];
const running: Running[] = [];
after(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(join(folder, '..'), { recursive: true, force: true });
  await server?.end();
});

const places: Readonly<Record<string, { readonly skip: string | false; readonly fresh: () => Promise<Place> }>> = {
  'PostgreSQL': {
    skip: noPostgres,
    fresh: async () => {
      server ??= await startPostgres();
      const { newDatabase, sql } = server;
      const address = await newDatabase();
      return { args: [], environment: { WHAT_MATTERS_STORE: address }, rows: async () => (await sql(address, 'SELECT id, fingerprint, reference, text FROM what_matters.submissions')) as unknown as Awaited<ReturnType<Place['rows']>> };
    },
  },
  'SQLite': {
    skip: false,
    fresh: async () => {
      const folder = dataFolder();
      folders.push(folder);
      return {
        args: ['--data', folder], environment: {},
        rows: async () => {
          const database = new Database(join(folder, 'what-matters.db'));
          try { return database.prepare('SELECT id, fingerprint, reference, text FROM submissions').all() as unknown as Awaited<ReturnType<Place['rows']>>; } finally { database.close(); }
        },
      };
    },
  },
};

const serve = ({ args, environment }: Place) => {
  const one = start(program, ['serve', '--port', '0', '--trust-proxy', ...args], environment);
  running.push(one);
  return one;
};
const stop = async ({ child, ended }: Running) => { child.kill('SIGTERM'); return ended; };

interface Answer { readonly id: string; readonly bytes: string; readonly status: number; readonly text: string }
/** Sends from an address of its own, so that nobody has sent too many. No answer is an answer too. */
async function send(to: string, id: string, bytes: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(`${to}/api/submissions`, { method: 'POST', body: bytes, headers: { 'content-type': 'application/json', 'x-forwarded-for': `id-${id}` } });
    return { id, bytes, status: response.status, text: await response.text() };
  } catch {
    return undefined;
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const first = (number: number) => JSON.stringify(submission({ id: idOf(number) }));
const second = (number: number) => JSON.stringify(submission({ id: idOf(number), createdAt: '2026-11-22T10:00:01Z' }));
/** The same order every time, and no order of ours. */
const shuffled = <Item>(items: readonly Item[]) => items.map((item, at) => ({ item, key: sha256(String(at)) })).sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ item }) => item);

/** Does all of it, at most so many at once. */
async function together<Item>(items: readonly Item[], most: number, work: (item: Item, at: number) => Promise<void>): Promise<void> {
  const waiting = [...items.entries()];
  await Promise.all(Array.from({ length: most }, async () => { for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0]); }));
}

for (const [name, { skip, fresh }] of Object.entries(places)) {
  describe(`two receivers on one store: ${name}`, { skip: skip || unbuilt }, () => {
    it('make one token between them when both start for the first time', async () => {
      const place = await fresh();
      const both = [serve(place), serve(place)];
      const addresses = await Promise.all(both.map(({ address }) => address));
      const tokens = both.flatMap(({ printed }) => /only this once: (\S+)/.exec(printed())?.[1] ?? []);
      assert.equal(tokens.length, 1);
      for (const address of addresses) {
        const response = await fetch(`${address}/inbox/sign-in`, { method: 'POST', body: new URLSearchParams({ token: tokens[0]!, who: 'Priya' }), redirect: 'manual' });
        assert.equal(response.status, 303);
        // Who signed in at one of them is signed in at both.
        for (const other of addresses) assert.equal((await fetch(`${other}/inbox`, { headers: { cookie: response.headers.get('set-cookie')!.split(';')[0]! }, redirect: 'manual' })).status, 200);
      }
      assert.deepEqual(await Promise.all(both.map(stop)), [0, 0]);
    });

    it('keep one row and give one receipt for each id, and answer 422 for other bytes, when everything reaches both several times at once', async () => {
      const place = await fresh();
      const both = [serve(place), serve(place)];
      const addresses = await Promise.all(both.map(({ address }) => address));
      const count = 150;
      const sending = shuffled(Array.from({ length: count }, (_, number) => number).flatMap(number => addresses.flatMap(to => [
        { to, id: idOf(number), bytes: first(number) }, { to, id: idOf(number), bytes: first(number) }, { to, id: idOf(number), bytes: first(number) },
        ...(number % 3 === 0 ? [{ to, id: idOf(number), bytes: second(number) }] : []),
      ])));
      const answers: Answer[] = [];
      const began = performance.now();
      await together(sending, 40, async ({ to, id, bytes }) => { const answer = await send(to, id, bytes); assert.ok(answer); answers.push(answer); });
      const ms = performance.now() - began;

      const rows = await place.rows();
      assert.equal(rows.length, count);
      assert.equal(new Set(rows.map(({ reference }) => reference)).size, count);
      for (const { id, fingerprint, reference, text } of rows) {
        const [kept, others] = [true, false].map(same => answers.filter(answer => answer.id === id && (sha256(answer.bytes) === fingerprint) === same)) as [Answer[], Answer[]];
        assert.deepEqual(kept.map(({ status }) => status).sort(), [...Array<number>(kept.length - 1).fill(200), 201]);
        assert.equal(new Set(kept.map(answer => answer.text)).size, 1);
        assert.equal((JSON.parse(kept[0]!.text) as { reference: string }).reference, reference);
        assert.deepEqual(new Set(others.map(({ status }) => status)), new Set(others.length > 0 ? [422] : []));
        assert.equal(text, kept[0]!.bytes);
      }
      console.log(`${name}: ${answers.length} requests for ${count} ids to two receivers in ${Math.round(ms)} ms`);
      assert.deepEqual(await Promise.all(both.map(stop)), [0, 0]);
    });

    it('lose nothing that was answered when one of them is killed in the middle, and the other goes on', async () => {
      const place = await fresh();
      const [one, other] = [serve(place), serve(place)];
      const addresses = [await one.address, await other.address];
      const count = 200;
      const receipts = new Map<string, string>();
      let refused = 0;
      await together(Array.from({ length: count }, (_, number) => number), 20, async number => {
        const answer = await send(addresses[number % 2]!, idOf(number), first(number));
        if (answer) { assert.equal(answer.status, 201); receipts.set(answer.id, answer.text); } else refused++;
        if (receipts.size === 80) one.child.kill('SIGKILL');
      });
      assert.equal(await one.ended, 'SIGKILL');
      assert.ok(refused > 0 && receipts.size > 80);
      const kept = new Set((await place.rows()).map(({ id }) => id));
      assert.deepEqual([...receipts.keys()].filter(id => !kept.has(id)), []);

      // Every device sends again what it has no receipt for, and some what they have one for.
      const again = serve(place);
      const next = [await again.address, addresses[1]!];
      await together(Array.from({ length: count }, (_, number) => number), 20, async number => {
        const answer = await send(next[number % 2]!, idOf(number), first(number));
        const before = receipts.get(idOf(number));
        if (before === undefined) assert.ok(answer?.status === 201 || answer?.status === 200);
        else assert.deepEqual([answer?.status, answer?.text], [200, before]);
      });
      assert.equal((await place.rows()).length, count);
      console.log(`${name}: killed after 80 receipts; ${receipts.size} answered and all kept, ${refused} unanswered and all taken later`);
      assert.deepEqual(await Promise.all([again, other].map(stop)), [0, 0]);
    });
  });
}
