import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { idOf, submission } from './fixtures.ts';
import { noPostgres, startPostgres, type PostgresServer } from './postgres-server.ts';
import { buildProgram, dataFolder, start, type Running } from './serve-fixture.ts';

let built: Awaited<ReturnType<typeof buildProgram>>;
const running: Running[] = [];
before(async () => { built = await buildProgram(); });
after(() => {
  for (const { child } of running) child.kill('SIGKILL');
  built.end();
});
const run = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) => { const one = start(built.program, ['serve', '--port', '0', ...args], environment); running.push(one); return one; };
const stop = async ({ child, ended }: Running) => { child.kill('SIGTERM'); return ended; };
const post = (address: string, one: unknown) => fetch(`${address}/api/submissions`, { method: 'POST', body: JSON.stringify(one), headers: { 'content-type': 'application/json' } });

describe('what-matters serve --store', () => {
  it('says in one line that an address is not one, wherever it stands, and repeats nothing of it', async () => {
    const wrong = ['', 'store', 'mysql://u:secret@h/d', 'postgres://u:secret@h', 'postgres://u:secret@h/', 'postgres://u:secret@h/a/b', 'postgres://u:1#secret@h/d', 'postgres://u:1/secret@h/d', 'postgres://u:secret%@h/d', 'postgres://u:secret@h:port/d', 'https://u:secret@h/d'];
    const calls = [
      ...wrong.map(address => ({ one: run({}, `--store=${address}`), line: /^what-matters serve: --store must be an address such as postgres:\/\/[^\n]+\n$/ })),
      ...wrong.slice(1, 4).map(address => ({ one: run({ WHAT_MATTERS_STORE: address }), line: /^what-matters serve: WHAT_MATTERS_STORE must be an address such as postgres:\/\/[^\n]+\n$/ })),
      { one: run({}, 'postgres://u:secret@h/d'), line: /^what-matters serve: Unexpected argument [^\n]+\n$/ },
      { one: run({}, '--data', 'postgres://u:secret@h/d'), line: /^what-matters serve: --data is a folder\.[^\n]+\n$/ },
    ];
    for (const { one, line } of calls) {
      assert.equal(await one.ended, 2, one.child.spawnargs.join(' '));
      assert.match(one.errors(), line);
      assert.doesNotMatch(one.errors(), /secret/);
    }
    assert.match((await (async () => { const help = run({}, '--help'); await help.ended; return help.printed(); })()), /--store postgres:\/\/[\s\S]+WHAT_MATTERS_STORE/);
  });

  it('says in one line that nothing like PostgreSQL is there', async () => {
    const taken = createServer(socket => { socket.once('data', () => { socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'); }); socket.on('error', () => undefined); }).listen(0, '127.0.0.1');
    await new Promise(resolve => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    for (const [place, why] of [['127.0.0.1:1', /cannot be reached/], ['no-such-place.invalid', /cannot be reached/], [`127.0.0.1:${port}`, /cannot be reached|does not answer as PostgreSQL/], ['', /cannot be reached/]] as const) {
      const one = run({}, '--store', place === '' ? 'postgres:///d?host=/no/such/folder&user=u&password=secret' : `postgres://u:secret@${place}/d`);
      assert.equal(await one.ended, 1);
      assert.match(one.errors(), /^what-matters serve: --store: PostgreSQL[^\n]*, database d cannot be used\. [^\n]+\n$/);
      assert.match(one.errors(), why);
      assert.doesNotMatch(one.errors(), /secret/);
    }
    taken.close();
  });

  it('names the package that is needed, where it is not installed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'what-matters-without-'));
    cpSync(built.dist, join(folder, 'dist'), { recursive: true });
    mkdirSync(join(folder, 'node_modules/@hono'), { recursive: true });
    for (const name of ['hono', '@hono/node-server', 'zod']) symlinkSync(join(import.meta.env.ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    for (const [needed, environment] of [['pg', { WHAT_MATTERS_STORE: 'postgres://u:secret@127.0.0.1:1/d' }], ['libsql', {}]] as const) {
      const one = start(join(folder, 'dist/cli/what-matters.js'), ['serve', '--port', '0', '--data', join(folder, 'data')], environment);
      assert.equal(await one.ended, 1);
      assert.equal(one.errors(), `what-matters serve needs the package ${needed}. Install it with: npm install ${needed}\n`);
    }
    rmSync(folder, { recursive: true });
  });
});

describe('what-matters serve on PostgreSQL', { skip: noPostgres }, () => {
  let server: PostgresServer;
  before(async () => { server = await startPostgres(); });
  after(async () => { await server?.end(); });
  const secretIn = (one: Running) => [one.printed(), one.errors()].some(text => text.includes(server.password) || text.includes(encodeURIComponent(server.password)));

  it('keeps what it is sent there and nothing in a folder, and never prints or shows the password', async () => {
    const address = await server.newDatabase();
    const data = dataFolder();
    const first = run({ WHAT_MATTERS_STORE: address }, '--data', data);
    const at = await first.address;
    assert.match(first.printed(), new RegExp(`Data       PostgreSQL at 127\\.0\\.0\\.1:${server.port}, database store_1, each submission for 365 days\\n`));
    const { status } = await post(at, submission());
    assert.equal(status, 201);
    assert.equal((await fetch(`${at}/api/health`)).status, 200);
    if (existsSync('/proc/self/cmdline')) assert.doesNotMatch(readFileSync(`/proc/${first.child.pid}/cmdline`, 'utf8'), /postgres:/);
    assert.equal(await stop(first), 0);
    assert.equal(existsSync(data), false);
    // A flag goes before the environment.
    const second = run({ WHAT_MATTERS_STORE: 'postgres://u@127.0.0.1:1/d' }, '--store', address);
    assert.equal((await post(await second.address, submission())).status, 200);
    assert.doesNotMatch(second.printed(), /only this once/);
    assert.equal(await stop(second), 0);
    assert.deepEqual([secretIn(first), secretIn(second), first.errors(), second.errors()], [false, false, '', '']);
  });

  it('says in one line what PostgreSQL refused', async () => {
    const base = await server.newDatabase();
    await server.sql(base, `CREATE ROLE reader LOGIN PASSWORD 'r'`);
    const changed = (change: (address: URL) => void) => { const address = new URL(base); change(address); return address.href; };
    const cases = [
      [changed(address => { address.password = 'wrong'; }), /refused the user or the password/],
      [changed(address => { address.password = ''; }), /asks for a password/],
      [changed(address => { address.pathname = '/nowhere'; }), /no database of that name/],
      [changed(address => { address.username = 'reader'; address.password = 'r'; }), /may not make the tables/],
      [changed(address => { address.search = '?sslmode=verify-full'; }), /TLS/],
    ] as const;
    for (const [address, why] of cases) {
      const one = run({ WHAT_MATTERS_STORE: address, PGPASSWORD: '', PGPASSFILE: '/no/such/file' });
      assert.equal(await one.ended, 1);
      assert.match(one.errors(), /^what-matters serve: WHAT_MATTERS_STORE: PostgreSQL at [^\n]+ cannot be used\. [^\n]+\n$/);
      assert.match(one.errors(), why);
      assert.equal(secretIn(one), false);
    }
  });

  it('asks devices to come back while PostgreSQL is away, and goes on by itself when it is there again', async () => {
    const one = run({ WHAT_MATTERS_STORE: await server.newDatabase() });
    const at = await one.address;
    assert.equal((await post(at, submission({ id: idOf(1) }))).status, 201);
    await server.crash();
    const away = await post(at, submission({ id: idOf(2) }));
    assert.equal(away.status, 503);
    assert.ok(away.headers.get('retry-after'));
    assert.equal((await fetch(`${at}/api/health`)).status, 503);
    await server.start();
    assert.equal((await post(at, submission({ id: idOf(2) }))).status, 201);
    assert.equal((await post(at, submission({ id: idOf(1) }))).status, 200);
    assert.equal(await stop(one), 0);
    assert.match(one.errors(), /^\S+ \d requests to the \S+ could not be answered\n(?:\S+ \d requests to the \S+ could not be answered\n)?$/);
  });
});
