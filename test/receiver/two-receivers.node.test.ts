// Two receivers, each a process of its own as it is shipped, on one store: what is promised of one holds of both together.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import Database from 'libsql';
import { wholeReceiptSchema } from '../../src/receiver/answers.ts';
import { idOf, submission } from './fixtures.ts';
import { noPostgres, startPostgres, type PostgresServer } from './postgres-server.ts';
import { programme, signUp } from './programmes.ts';
import { dataFolder, start, type Running } from './serve-fixture.ts';

const program = join(import.meta.env.ROOT, 'dist/cli/what-matters.js');
const unbuilt = existsSync(program) || process.env['CI'] === 'true' ? false : 'dist is not built (node src/build/build.mjs)';

/** A fresh place for a store: how a receiver is told of it, and what is in it. */
interface Place {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly rows: () => Promise<readonly { readonly id: string; readonly fingerprint: string; readonly reference: string; readonly text: string }[]>;
  /** The ids of all submissions, first committed first: as the database itself knows it. Of one transaction by their turns. */
  readonly inOrderOfCommit: () => Promise<readonly unknown[]>;
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
      return {
        args: [], environment: { WHAT_MATTERS_STORE: address },
        rows: async () => (await sql(address, 'SELECT id, fingerprint, reference, text FROM what_matters.submissions')) as unknown as Awaited<ReturnType<Place['rows']>>,
        inOrderOfCommit: async () => (await sql(address, 'SELECT id FROM what_matters.submissions ORDER BY pg_xact_commit_timestamp(xmin), turn')).map(({ id }) => id),
      };
    },
  },
  'SQLite': {
    skip: false,
    fresh: async () => {
      const folder = dataFolder();
      folders.push(folder);
      const all = async (sql: string) => {
        const database = new Database(join(folder, 'what-matters.db'));
        try { return database.prepare(sql).all(); } finally { database.close(); }
      };
      return {
        args: ['--data', folder], environment: {},
        rows: async () => (await all('SELECT id, fingerprint, reference, text FROM submissions')) as unknown as Awaited<ReturnType<Place['rows']>>,
        inOrderOfCommit: async () => (await all('SELECT id FROM submissions ORDER BY rowid') as { id: string }[]).map(({ id }) => id),
      };
    },
  },
};

const serve = ({ args, environment }: Place, ...more: readonly string[]) => {
  const one = start(program, ['serve', '--port', '0', '--trust-proxy', ...args, ...more], environment);
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

    it('give 12 of 1,000 who sign up at once a place, and all others their number on the waiting list, in the order of commit', async () => {
      const place = await fresh();
      const file = join(dataFolder(), '..', 'programmes.json');
      folders.push(join(file, '..', 'data'));
      writeFileSync(file, JSON.stringify({ programmes: [programme()] }));
      const both = [serve(place, '--programmes', file), serve(place, '--programmes', file)];
      const addresses = await Promise.all(both.map(({ address }) => address));
      const count = 1000;
      const numbers = Array.from({ length: count }, (_, number) => number);
      let later = 0;
      /** Sends until there is a receipt, as a device does. */
      const rankOf = async (to: string, number: number): Promise<number | undefined> => {
        for (;;) {
          const answer = await send(to, idOf(number), JSON.stringify(signUp(number)));
          assert.ok(answer);
          if (answer.status === 503) { later++; continue; }
          assert.ok(answer.status === 200 || answer.status === 201, answer.text);
          const told = wholeReceiptSchema.parse(JSON.parse(answer.text)).place;
          return told?.at === 'waiting' ? 12 + told.number : told && 0;
        }
      };
      // Half to each, and every fifth at the same time to the other one too.
      const sending = shuffled(numbers.flatMap(number => addresses.filter((_, at) => at === number % 2 || number % 5 === 0).map(to => ({ to, number }))));
      const ranks = new Map<number, number>();
      const began = performance.now();
      await Promise.all(sending.map(async ({ to, number }) => {
        const rank = await rankOf(to, number);
        assert.ok(rank !== undefined);
        assert.equal(rank, ranks.get(number) ?? rank, 'a repeat is told something else');
        ranks.set(number, rank);
      }));
      const ms = performance.now() - began;

      const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
      assert.deepEqual([...ranks.values()].sort((a, b) => a - b), [...Array<number>(12).fill(0), ...upTo(13, count)]);
      const order = await place.inOrderOfCommit();
      assert.equal(order.length, count);
      for (const [at, id] of order.entries()) assert.equal(ranks.get(numbers.find(number => idOf(number) === id)!), at < 12 ? 0 : at + 1);
      const counts = () => Promise.all(addresses.map(async address => (await fetch(`${address}/api/programmes/music-mornings`)).json()));
      assert.deepEqual(await counts(), addresses.map(() => ({ id: 'music-mornings', places: 12, taken: 12, left: 0, waiting: 988 })));

      // Somebody with a place goes, at one receiver: at the other everybody behind them has moved up by one.
      const token = both.flatMap(({ printed }) => /only this once: (\S+)/.exec(printed())?.[1] ?? [])[0]!;
      const signedIn = await fetch(`${addresses[0]}/inbox/sign-in`, { method: 'POST', body: new URLSearchParams({ token, who: 'Priya' }), redirect: 'manual' });
      const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
      const gone = numbers.find(number => idOf(number) === order[4])!;
      assert.equal((await fetch(`${addresses[0]}/inbox/submissions/${idOf(gone)}/delete`, { method: 'POST', headers: { cookie }, redirect: 'manual' })).status, 303);
      const moved = new Map<number, number | undefined>();
      await together(numbers, 40, async number => { moved.set(number, await rankOf(addresses[1]!, number)); });
      for (const number of numbers) {
        const before = ranks.get(number)!;
        assert.equal(moved.get(number), number === gone ? undefined : before === 13 || before === 0 ? 0 : before - 1);
      }
      assert.deepEqual(await counts(), addresses.map(() => ({ id: 'music-mornings', places: 12, taken: 12, left: 0, waiting: 987 })));
      console.log(`${name}: ${sending.length} requests of ${count} people for 12 places, at once to two receivers, in ${Math.round(ms)} ms; ${later} were asked to come again`);
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
