import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileSource, mostDirectoryBytes, sourceOf, urlSource, type ReadSource } from '../../src/cli/directory-source.ts';
import { indexInMemory } from '../../src/cli/directory/in-memory.ts';
import { serveDirectory } from '../../src/cli/served-directory.ts';
import { readRows } from '../../src/core/activities/squares/rows.ts';

async function withServer(answer: (request: IncomingMessage, response: ServerResponse) => void, use: (address: string) => Promise<void>): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/services?proximity=nw5`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const json = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}) => { response.writeHead(200, { 'content-type': 'application/json', ...headers }); response.end(JSON.stringify(value)); };
const ask = (headers: Record<string, string> = {}) => new Request('http://localhost/directory/services', { headers });

describe('a directory in a file', () => {
  it('is read again only when its time changed, and a broken one keeps the last good copy', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'what-matters-directory-'));
    const file = join(folder, 'directory.json');
    const write = (text: string, seconds: number) => { writeFileSync(file, text); utimesSync(file, seconds, seconds); };
    write('{"contents":[1]}', 1000);
    const directory = serveDirectory(fileSource(file));
    assert.equal(await directory.reread(), undefined);
    write('{"contents":[2]}', 1000);
    assert.equal(await directory.reread(), undefined);
    assert.equal(await directory.answer(ask()).text(), '{"contents":[1]}');
    write('{"contents":[2]', 2000);
    assert.match((await directory.reread())!, /is not JSON/);
    assert.equal(await directory.answer(ask()).text(), '{"contents":[1]}');
    write('{"contents":[3]}', 3000);
    assert.equal(await directory.reread(), undefined);
    assert.equal(await directory.answer(ask()).text(), '{"contents":[3]}');
    write(`"${'x'.repeat(mostDirectoryBytes)}"`, 4000);
    assert.match((await directory.reread())!, /more than 8 MiB/);
    rmSync(folder, { recursive: true });
    assert.match((await directory.reread())!, /cannot be read/);
    assert.equal(directory.answer(ask()).status, 200);
  });
});

describe('the index of a directory', () => {
  const get = (path: string, headers: Record<string, string> = {}) => new Request(`http://localhost/directory/${path}`, { headers });
  const list = (...names: readonly string[]): string => JSON.stringify({ total_pages: 1, page_number: 1, contents: names.map((name, at) => ({ id: `s${at}`, name, status: 'active' })) });
  interface Manifest { readonly activities: number; readonly anywhere: string; readonly sources: readonly { readonly date: string }[]; readonly interests: readonly string[]; readonly groups: readonly string[]; readonly newest: string }

  it('is made of its list and served beside it, its parts for ever and its manifest checked each time', async () => {
    const directory = serveDirectory(() => Promise.resolve({ at: 'read', text: list('A choir', 'A garden') }), indexInMemory('a list', {}));
    assert.equal(directory.answer(get('index.json')).status, 503);
    await directory.reread();
    const response = directory.answer(get('index.json'));
    assert.equal(response.headers.get('cache-control'), 'no-cache');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    const manifest = await response.json() as Manifest;
    assert.equal(manifest.activities, 2);
    assert.equal(directory.answer(get('index.json', { 'if-none-match': response.headers.get('etag')! })).status, 304);
    for (const file of ['rows.bin', '0.json']) {
      const part = directory.answer(get(`${manifest.anywhere}/${file}`));
      assert.equal(part.status, 200);
      assert.match(part.headers.get('cache-control')!, /immutable/);
    }
    for (const none of ['0123456789ab/rows.bin', `${manifest.anywhere}/9.json`, '', '../index.json']) assert.equal(directory.answer(get(none)).status, 404, none);
  });

  it('knows what an activity is from the charity’s own words too', async () => {
    const interestsWith = async (own: Readonly<Record<string, string>>): Promise<readonly (readonly string[])[]> => {
      const directory = serveDirectory(() => Promise.resolve({ at: 'read', text: list('The Zigzags') }), indexInMemory('a list', own));
      await directory.reread();
      const manifest = await directory.answer(get('index.json')).json() as Manifest;
      const rows = readRows(new Uint8Array(await directory.answer(get(`${manifest.anywhere}/rows.bin`)).arrayBuffer()), '', manifest);
      return rows!.facts.map(({ interests }) => interests);
    };
    assert.deepEqual(await interestsWith({}), []);
    assert.deepEqual(await interestsWith({ choir: 'the zigzags' }), [['choir']]);
  });

  it('stays as it was where the list fails or is none, is made anew on another day, and its last parts stand for those who read them', async () => {
    let text = list('A choir');
    let fails = false;
    let now = Date.UTC(2026, 10, 20);
    const source: ReadSource = mark => Promise.resolve(fails ? { at: 'failed', line: 'It is away.' } : mark === text ? { at: 'same' } : { at: 'read', text, mark: text });
    const directory = serveDirectory(source, indexInMemory('a list', {}, () => now), () => now);
    const manifest = async () => await directory.answer(get('index.json')).json() as Manifest;
    await directory.reread();
    const first = await manifest();
    assert.equal(first.sources[0]!.date, '2026-11-20');
    fails = true;
    now += 86_400_000;
    assert.equal(await directory.reread(), 'It is away.');
    assert.deepEqual(await manifest(), first);
    fails = false;
    text = '{"some": "other"}';
    await directory.reread();
    assert.deepEqual(await manifest(), first);
    text = list('A garden', 'A walk');
    await directory.reread();
    assert.equal((await manifest()).activities, 2);
    assert.equal(directory.answer(get(`${first.anywhere}/rows.bin`)).status, 200);
    now += 86_400_000;
    await directory.reread();
    assert.equal((await manifest()).sources[0]!.date, '2026-11-22');
  });
});

describe('a directory at an address', () => {
  it('is read once, checked with its mark, and never asked while people ask', async () => {
    const asked: (string | undefined)[] = [];
    await withServer((request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"one"') { response.writeHead(304); response.end(); } else json(response, { contents: ['a'] }, { etag: '"one"' });
    }, async address => {
      const directory = serveDirectory(sourceOf(address));
      assert.equal(directory.answer(ask()).status, 503);
      assert.equal(await directory.reread(), undefined);
      for (let times = 0; times < 20; times++) assert.equal(directory.answer(ask()).status, 200);
      assert.equal(await directory.reread(), undefined);
      assert.deepEqual(asked, [undefined, '"one"']);
      const etag = directory.answer(ask()).headers.get('etag')!;
      assert.equal(directory.answer(ask({ 'if-none-match': etag })).status, 304);
    });
  });

  it('is put together when it comes in pages', async () => {
    await withServer((request, response) => {
      const page = Number(new URL(request.url!, 'http://localhost').searchParams.get('page') ?? 1);
      assert.equal(new URL(request.url!, 'http://localhost').searchParams.get('proximity'), 'nw5');
      json(response, { total_items: 5, total_pages: 3, page_number: page, contents: page === 3 ? ['e'] : [`${page}a`, `${page}b`] }, { etag: `"${page}"` });
    }, async address => {
      const read = await urlSource(address)();
      assert.equal(read.at, 'read');
      assert.deepEqual(JSON.parse(read.at === 'read' ? read.text : ''), { total_items: 5, total_pages: 1, page_number: 1, size: 5, first_page: true, last_page: true, empty: false, contents: ['1a', '1b', '2a', '2b', 'e'] });
      assert.equal(read.at === 'read' && read.mark, undefined);
    });
  });

  it('is put together as its own pages say, also where they count from 0', async () => {
    await withServer((request, response) => {
      const page = Number(new URL(request.url!, 'http://localhost').searchParams.get('page') ?? 0);
      json(response, { content: [{ id: page, name: `On page ${page}` }], number: page, totalPages: 3, totalElements: 3, last: page === 2 });
    }, async address => {
      const read = await urlSource(address)();
      assert.deepEqual(JSON.parse(read.at === 'read' ? read.text : '{}'), { totalElements: 3, totalPages: 1, number: 1, size: 3, first: true, last: true, empty: false, content: [0, 1, 2].map(page => ({ id: page, name: `On page ${page}` })) });
    });
  });

  it('may be a spreadsheet', async () => {
    await withServer((_, response) => { response.end('title,when\nChoir,Mondays'); }, async address => assert.deepEqual(await urlSource(address)(), { at: 'read', text: 'title,when\nChoir,Mondays' }));
  });

  it('fails in a line that says why, and keeps nothing of a half', async () => {
    const lineFor = async (answer: (request: IncomingMessage, response: ServerResponse) => void, timeoutMs = 2000) => {
      let line = '';
      await withServer(answer, async address => {
        const read = await urlSource(address, timeoutMs)();
        line = read.at === 'failed' ? read.line : read.at;
      });
      return line.replace(/127\.0\.0\.1:\d+/, 'host');
    };
    assert.match(await lineFor((_, response) => { response.writeHead(500); response.end(); }), /^http:\/\/host answered 500\.$/);
    assert.match(await lineFor((_, response) => { response.end('<html>'); }), /did not answer with JSON/);
    assert.match(await lineFor((_, response) => { json(response, 'x'.repeat(mostDirectoryBytes)); }), /more than 8 MiB/);
    assert.match(await lineFor(() => undefined, 200), /no answer in 0\.2 seconds/);
    assert.match(await lineFor((request, response) => { if (request.url!.includes('page=2')) json(response, {}); else json(response, { total_pages: 2, contents: [1] }); }), /stopped at page 2/);
    for (const address of ['http://example.org/services', 'http://localhost.example.org/']) {
      const read = await urlSource(address)();
      assert.deepEqual(read, { at: 'failed', line: `${new URL(address).origin} is not https.` });
    }
  });

  it('does not follow to an address that is not safe', async () => {
    await withServer((_, response) => { response.writeHead(302, { location: 'http://192.0.2.1/' }); response.end(); }, async address => {
      assert.equal((await urlSource(address, 500)()).at, 'failed');
    });
  });
});
