// `what-matters directory`: reads whole feeds politely, goes on where it was broken, and never leaves half an index. Runs the built program.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it, type TestContext } from 'node:test';
import residents from '../../src/cli/directory/residents.json' with { type: 'json' };
import { placeOfAny } from '../../src/cli/directory/residents.ts';
import { readManifest, type Manifest } from '../../src/core/activities/squares/manifest.ts';
import { makeCountry } from '../bench/country.mjs';
import { listen, type Answer } from '../e2e/support/server.ts';

const program = join(import.meta.env.ROOT, 'dist/cli/what-matters.js');
const folder = mkdtempSync(join(tmpdir(), 'what-matters-directory-'));
after(() => { rmSync(folder, { recursive: true, force: true }); });
let count = 0;
const fresh = (): string => join(folder, `out-${++count}`);
const put = (content: unknown): string => { const file = join(folder, `feed-${++count}.json`); writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content)); return file; };

interface Ended { readonly code: number | null; readonly told: string }
function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [program, 'directory', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (part: Buffer) => { told += part.toString(); });
  return { child, ended: new Promise<Ended>(resolve => { child.on('close', code => { resolve({ code, told }); }); }) };
}
const run = (...args: readonly string[]): Promise<Ended> => start(...args).ended;

const filesIn = (out: string): ReadonlyMap<string, string> => new Map(readdirSync(out, { recursive: true, withFileTypes: true }).filter(file => file.isFile()).map(file => join(file.parentPath, file.name)).toSorted().map(path => [path.slice(out.length + 1), readFileSync(path).toString('base64')]));
const manifestIn = (out: string): Manifest => readManifest(JSON.parse(readFileSync(join(out, 'index.json'), 'utf8')))!;

const country = makeCountry(placeOfAny, residents.units, 600);
const size = 50;
const json = (response: Parameters<Answer>[1], value: unknown, status = 200, headers: Record<string, string> = {}): void => { response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value)); };

/** A feed in pages on a server of this test. `fault` may answer in a page's place, told how often it was asked for. */
async function feed(t: TestContext, fault: (page: number, time: number, response: Parameters<Answer>[1]) => boolean = () => false) {
  const asked: { readonly page: number; readonly at: number; readonly agent: string }[] = [];
  const times = new Map<number, number>();
  const server = await listen((got, response) => {
    const page = Number(new URL(got.path, 'http://localhost').searchParams.get('page') ?? 1);
    asked.push({ page, at: Date.now(), agent: String(got.headers['user-agent']) });
    times.set(page, (times.get(page) ?? 0) + 1);
    if (!fault(page, times.get(page)!, response)) json(response, country.pageOf(page, size));
  });
  t.after(server.end);
  return { address: `${server.address}/services`, asked };
}

describe('what-matters directory', { concurrency: 2 }, () => {
  it('reads every page of a feed, one after another, and says who asks', async t => {
    const { address, asked } = await feed(t);
    const out = fresh();
    const { code, told } = await run(address, '--out', out, '--pause', '30');
    assert.equal(code, 0, told);
    assert.deepEqual(asked.map(({ page }) => page), Array.from({ length: 12 }, (_, nth) => nth + 1));
    for (const [nth, { at, agent }] of asked.entries()) {
      assert.match(agent, /^what-matters-directory\/\d/);
      if (nth > 0) assert.ok(at - asked[nth - 1]!.at >= 28, `page ${nth + 1} after ${at - asked[nth - 1]!.at} ms`);
    }
    assert.equal(manifestIn(out).activities, 600);
    assert.match(told, /600 activities from 600 records; none passed over/);
    assert.ok(!existsSync(`${out}.work`));
  });

  it('comes again when a busy server says, and when one was not there for a moment', async t => {
    const { address, asked } = await feed(t, (page, time, response) => {
      if (page === 2 && time === 1) json(response, {}, 429, { 'retry-after': '1' });
      else if (page === 3 && time === 1) json(response, {}, 503);
      else if (page === 4 && time === 1) response.destroy();
      else return false;
      return true;
    });
    const out = fresh();
    const { code, told } = await run(address, '--out', out, '--pause', '0');
    assert.equal(code, 0, told);
    const [first, second] = asked.filter(({ page }) => page === 2);
    assert.ok(second!.at - first!.at >= 990);
    assert.match(told, /answered 429; again in 1 s/);
    assert.match(told, /answered 503; again in 1 s/);
    assert.match(told, /cannot be reached; again in 1 s/);
    assert.equal(manifestIn(out).activities, 600);
  });

  it('goes on where it stopped after it was killed, and gives the same bytes as a run that was not', async t => {
    const out = fresh();
    let killed: (() => void) | undefined;
    const { address, asked } = await feed(t, page => { if (page === 7 && killed) { killed(); killed = undefined; return true; } return false; });
    const first = start(address, '--out', out, '--pause', '0');
    killed = () => { first.child.kill('SIGKILL'); };
    await first.ended;
    assert.ok(!existsSync(join(out, 'index.json')));
    const before = asked.length;
    assert.equal((await run(address, '--out', out, '--pause', '0')).code, 0);
    assert.deepEqual(asked.slice(before).map(({ page }) => page), [7, 8, 9, 10, 11, 12]);
    const other = fresh();
    assert.equal((await run(address, '--out', other, '--pause', '0')).code, 0);
    assert.deepEqual(filesIn(out), filesIn(other));
  });

  it('leaves the last good index where a feed fails, and says how old it is', async t => {
    let isWell = true;
    const { address } = await feed(t, (page, _time, response) => { if (isWell || page < 3) return false; json(response, {}, 404); return true; });
    const out = fresh();
    assert.equal((await run(address, '--out', out, '--pause', '0')).code, 0);
    const before = filesIn(out);
    isWell = false;
    const { code, told } = await run(address, '--out', out, '--pause', '0');
    assert.equal(code, 1);
    assert.match(told, /services\?page=3 answered 404\./);
    assert.match(told, new RegExp(`stays as it was: 600 activities, from feeds? of ${new Date().toISOString().slice(0, 8)}|stays as it was: 600 activities, from \\d{4}`));
    assert.deepEqual(filesIn(out), before);
  });

  it('says clearly what is no feed, and writes nothing for it', async t => {
    const { address } = await feed(t, (_page, _time, response) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'); return true; });
    for (const [given, line] of [[address, /is no directory that we can read/], [put('{"hello": 1}'), /is no directory that we can read/], [join(folder, 'none.json'), /cannot be read \(ENOENT\)/], ['http://example.com/services', /is not https/]] as const) {
      const out = fresh();
      const { code, told } = await run(given, '--out', out, '--pause', '0');
      assert.equal(code, 1, told);
      assert.match(told, line);
      assert.match(told, /no index was written/);
      assert.ok(!existsSync(join(out, 'index.json')));
    }
  });

  it('reads several feeds into one index, keeps what has one id apart, and says what was passed over and why', async () => {
    const [one, two] = [country.record(1), country.record(2)] as readonly Record<string, unknown>[];
    const list = (...contents: readonly unknown[]): string => put({ total_pages: 1, page_number: 1, contents });
    const out = fresh();
    const { code, told } = await run(list(one, two, { ...two, status: 'inactive', id: 'x' }, { id: 'y' }), list(one, { ...two, name: 'Another thing' }), '--out', out, '--attribution', 'Contains what the first says');
    assert.equal(code, 0, told);
    assert.match(told, /2 passed over: 1 not active, 1 no name/);
    assert.match(told, /1 passed over: 1 the same again/);
    const { activities, sources } = manifestIn(out);
    assert.equal(activities, 3);
    assert.deepEqual(sources.map(({ activities: each, attribution }) => [each, attribution]), [[2, 'Contains what the first says'], [1, undefined]]);
    const ids = [...filesIn(out)].filter(([path]) => /\/(?:rest-)?\d+\.json$/.test(path)).flatMap(([, text]) => (JSON.parse(Buffer.from(text, 'base64').toString()) as { readonly id: string }[]).map(({ id }) => id));
    assert.deepEqual(ids.toSorted(), [one!['id'], two!['id'], `${two!['id'] as string}~2`].toSorted());
  });

  it('asks for what a thin list does not say, record by record, where it is told to', async t => {
    const whole = [country.record(3), country.record(4)] as readonly Record<string, unknown>[];
    const asked: string[] = [];
    const server = await listen((got, response) => {
      asked.push(got.path);
      const found = whole.find(({ id }) => got.path === `/services/${id as string}`);
      json(response, found ?? { total_pages: 1, page_number: 1, contents: whole.map(({ id, name }) => ({ id, name, status: 'active' })) });
    });
    t.after(server.end);
    const out = fresh();
    const { code, told } = await run(`${server.address}/services`, '--out', out, '--pause', '0', '--details');
    assert.equal(code, 0, told);
    assert.deepEqual(asked, ['/services', ...whole.map(({ id }) => `/services/${id as string}`)]);
    assert.ok([...filesIn(out)].some(([, text]) => Buffer.from(text, 'base64').toString().includes('Hall')));
  });

  it('reads a file that is long in pieces, with records in a list or one in a line, to the same activities', async () => {
    const records = Array.from({ length: 6000 }, (_, at) => country.record(at));
    const files = [put({ total_pages: 1, links: [{ rel: 'a, "b" [{' }], contents: records, note: 'the end' }), put(records.map(record => JSON.stringify(record)).join('\n')), put({ contents: records })];
    const made: (readonly string[])[] = [];
    for (const file of files) {
      utimesSync(file, 1_790_000_000, 1_790_000_000);
      const out = fresh();
      const { code, told } = await run(file, '--out', out);
      assert.equal(code, 0, told);
      made.push([...filesIn(out).keys()].filter(path => path !== 'index.json'));
    }
    assert.ok(made[0]!.length > 100);
    for (const other of made) assert.deepEqual(other, made[0]);
  });

  it('takes away what no index needs any more, and keeps that of the last one for those who read it just now', async () => {
    const out = fresh();
    const squares: string[][] = [];
    for (const from of [0, 100, 200]) {
      assert.equal((await run(put({ contents: Array.from({ length: 50 }, (_, at) => country.record(from + at)) }), '--out', out)).code, 0);
      squares.push([...new Set([...filesIn(out).keys()].filter(path => path.includes('/')).map(path => path.split('/')[0]!))]);
    }
    assert.ok(squares[0]!.every(name => squares[1]!.includes(name)));
    assert.ok(squares[0]!.every(name => !squares[2]!.includes(name)));
  });

  it('knows what is told in words of a charity\'s own, and says where such a file is wrong', async () => {
    const feed = put({ activities: [{ title: 'The Zimzams', postcode: 'NW5 2AB', when: 'Mon 10:00-12:00' }] });
    const [plain, own] = [fresh(), fresh()];
    assert.equal((await run(feed, '--out', plain)).code, 0);
    const { code, told } = await run(feed, '--out', own, '--words', put({ choir: ["The Zim'zam*", 'harmony hub'] }));
    assert.equal(code, 0, told);
    const rows = (out: string): string[] => [...filesIn(out)].filter(([path]) => path !== 'index.json').map(([, text]) => text);
    assert.notDeepEqual(rows(own), rows(plain));
    for (const [words, line] of [
      [put('{'), /found no JSON, expected an object such as/], [put([]), /found no object/], ['nowhere.json', /nowhere\.json: found no file that can be read/],
      [put({ chior: ['x'], choir: [] }), /chior: found a key that does not exist, expected "choir"\?/], [put({ choir: 'x' }), /choir: found "x", expected a list/], [put({ choir: ['!?'] }), /choir\.0: found "!\?", expected words/],
    ] as const) {
      const refused = await run(feed, '--out', fresh(), '--words', words);
      assert.equal(refused.code, 1, refused.told);
      assert.match(refused.told, line);
    }
  });

  it('refuses a folder of other things, and a call that makes no sense', async () => {
    const other = mkdtempSync(join(folder, 'other-'));
    writeFileSync(join(other, 'index.json'), '{}');
    const refused = await run(put({ contents: [] }), '--out', other);
    assert.equal(refused.code, 1);
    assert.match(refused.told, /found other things in this folder/);
    for (const args of [[], ['--out', fresh()], [put({ contents: [] })], [put({ contents: [] }), '--out', fresh(), '--pause', 'soon'], ['x', '--out', fresh(), '--wat']]) assert.equal((await run(...args)).code, 2, args.join(' '));
  });
});
