import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request as nodeRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Database from 'libsql';
import { idOf, submission } from './fixtures.ts';
import { buildProgram, dataFolder, start, type Running } from './serve-fixture.ts';

let built: Awaited<ReturnType<typeof buildProgram>>;
const running: Running[] = [];
const folders: string[] = [];
before(async () => { built = await buildProgram(); });
after(() => {
  for (const { child } of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(join(folder, '..'), { recursive: true, force: true });
  built.end();
});

const folder = () => { const at = dataFolder(); folders.push(at); return at; };
const run = (...args: readonly string[]) => { const one = start(built.program, args); running.push(one); return one; };
const serve = (data: string, ...args: readonly string[]) => run('serve', '--port', '0', '--data', data, ...args);
const post = (address: string, one: unknown) => fetch(`${address}/api/submissions`, { method: 'POST', body: JSON.stringify(one), headers: { 'content-type': 'application/json' } });
const tokenIn = (printed: string) => /only this once: (\S+)/.exec(printed)?.[1];
const stop = async ({ child, ended }: Running) => { child.kill('SIGTERM'); return ended; };

async function signIn(address: string, token: string): Promise<{ readonly status: number; readonly cookie: string }> {
  const response = await fetch(`${address}/inbox/sign-in`, { method: 'POST', body: new URLSearchParams({ token, who: 'Priya' }), redirect: 'manual' });
  return { status: response.status, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

describe('what-matters', () => {
  it('lists its commands when called wrongly, and ends with 2', async () => {
    for (const args of [[], ['sing'], ['constructor']]) {
      const one = run(...args);
      assert.equal(await one.ended, 2);
      assert.match(one.errors(), /serve .*\n(?:.*\n)*.*check /);
    }
  });

  it('says in one line which flag is wrong, and ends with 2', async () => {
    for (const args of [['--prot', '80'], ['--port', 'eighty'], ['--port', '70000'], ['--port'], ['here'], ['--data', ''], ['--keep-days', '0'], ['--keep-days', '3651'], ['--keep-days', '1.5'], ['--keep-days', 'long'], ['--keep-days'], ['--organisation', ' '], ['--rate', 'fast'], ['--rate', '500'], ['--rate', '0,300'], ['--rate', '500,0'], ['--rate', '5,1000001'], ['--rate', '-5,5']]) {
      const one = run('serve', ...args);
      assert.equal(await one.ended, 2, args.join(' '));
      assert.match(one.errors(), /^what-matters serve: [^\n]+\n$/);
    }
    const help = run('serve', '--help');
    assert.equal(await help.ended, 0);
    assert.match(help.printed(), /--directory FILE_OR_URL/);
  });
});

describe('what-matters serve', () => {
  it('prints its addresses, and the token once; the data are for the owner alone', async () => {
    const data = folder();
    const first = serve(data, '--demo');
    const address = await first.address;
    assert.match(first.printed(), new RegExp(`Demo +${address}/\\n +Receiver +${address}/api/submissions\\n +Inbox +${address}/inbox\\n`));
    const token = tokenIn(first.printed())!;
    assert.match(token, /^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal(statSync(data).mode & 0o777, 0o700);
    await post(address, submission());
    for (const name of readdirSync(data)) {
      assert.equal(statSync(join(data, name)).mode & 0o777, 0o600, name);
      assert.equal(readFileSync(join(data, name)).includes(token), false);
    }
    assert.equal((await signIn(address, token)).status, 303);
    assert.equal(await stop(first), 0);

    const second = serve(data);
    await second.address;
    assert.equal(tokenIn(second.printed()), undefined);
    assert.equal((await signIn(await second.address, token)).status, 303);
    await stop(second);

    const third = serve(data, '--new-token');
    const newer = tokenIn((await third.address, third.printed()))!;
    assert.equal((await signIn(await third.address, token)).status, 403);
    assert.equal((await signIn(await third.address, newer)).status, 303);
    await stop(third);
    assert.equal(first.errors() + second.errors() + third.errors(), '');
  });

  it('deletes what came longer ago than --keep-days when it starts, and knows its organisation by name', async () => {
    const data = folder();
    const first = serve(data);
    const address = await first.address;
    const token = tokenIn(first.printed())!;
    assert.match(first.printed(), /each submission for 365 days/);
    for (const at of [1, 2]) assert.equal((await post(address, submission({ id: idOf(at) }))).status, 201);
    await stop(first);
    const database = new Database(join(data, 'what-matters.db'));
    database.prepare('UPDATE submissions SET received_at = ? WHERE id = ?').run(new Date(Date.now() - 2 * 86_400_000).toISOString(), idOf(1));
    database.close();
    const second = serve(data, '--keep-days', '1', '--organisation', 'Heath Lane Neighbours');
    const again = await second.address;
    assert.match(second.printed(), /each submission for 1 day\n/);
    const { cookie } = await signIn(again, token);
    const show = async (path: string) => (await fetch(`${again}/inbox${path}`, { headers: { cookie } })).text();
    assert.match(await show('/audit'), /1 submission was deleted because its time was over/);
    assert.match(await show('?state=new'), /deleted 1 day after it came/);
    assert.match(await show(`/submissions/${idOf(1)}`), /This is not here/);
    assert.match(await show(`/submissions/${idOf(2)}`), /Heath Lane Neighbours can use what I told you/);
    assert.equal((await post(again, submission())).status, 200);
    await stop(second);
  });

  it('has every submission that it answered, also when it is killed and started again', async () => {
    const data = folder();
    const first = serve(data);
    const address = await first.address;
    const token = tokenIn(first.printed())!;
    const receipts = new Map<string, unknown>();
    const sending = Array.from({ length: 60 }, async (_, at) => {
      const response = await post(address, submission({ id: idOf(at) })).catch(() => undefined);
      if (response?.ok) receipts.set(idOf(at), await response.json().catch(() => undefined));
      if (at === 30) first.child.kill('SIGKILL');
    });
    await Promise.all(sending);
    assert.equal(await first.ended, 'SIGKILL');
    assert.ok(receipts.size > 0);

    const second = serve(data);
    const again = await second.address;
    for (const [id, receipt] of receipts) {
      const response = await post(again, submission({ id }));
      assert.equal(response.status, 200);
      if (receipt) assert.deepEqual(await response.json(), receipt);
    }
    const { cookie } = await signIn(again, token);
    assert.match(await (await fetch(`${again}/inbox`, { headers: { cookie } })).text(), /Example person A/);
    await stop(second);
  });

  it('shares one file with a second receiver: one row and one receipt for what reaches both', async () => {
    const data = folder();
    const one = serve(data);
    const address = await one.address;
    const other = serve(data);
    const addresses = [address, await other.address];
    const answers = await Promise.all(Array.from({ length: 40 }, async (_, at) => Promise.all(addresses.map(async to => {
      const response = await post(to, submission({ id: idOf(at) }));
      return { status: response.status, receipt: await response.text() };
    }))));
    for (const [first, second] of answers) {
      assert.deepEqual(new Set([first!.status, second!.status]), new Set([200, 201]));
      assert.equal(first!.receipt, second!.receipt);
    }
    const { cookie } = await signIn(address, tokenIn(one.printed())!);
    const csv = await (await fetch(`${address}/inbox/export.csv`, { headers: { cookie } })).text();
    assert.equal(csv.trim().split('\r\n').length, 41);
    assert.deepEqual([await stop(one), await stop(other)], [0, 0]);
  });

  it('finishes a request that has begun before it stops', async () => {
    const one = serve(folder());
    const address = await one.address;
    const body = JSON.stringify(submission());
    const status = new Promise<number>((resolve, reject) => {
      const request = nodeRequest(`${address}/api/submissions`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, response => { resolve(response.statusCode!); response.resume(); });
      request.on('error', reject);
      request.write(body.slice(0, 100), () => {
        one.child.kill('SIGINT');
        one.child.stdout!.once('close', () => undefined);
        // Refused connections show that it no longer listens; only then comes the rest.
        const finish = (): Promise<unknown> => fetch(`${address}/api/health`).then(finish, () => request.end(body.slice(100)));
        void finish();
      });
    });
    assert.equal(await status, 201);
    assert.equal(await one.ended, 0);
  });

  it('says which port is taken and how to choose another, and ends with 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const data = folder();
    const one = run('serve', '--port', String(port), '--data', data);
    assert.equal(await one.ended, 1);
    assert.match(one.errors(), new RegExp(`^what-matters serve: port ${port} is taken[^\\n]*--port ${port + 1}\\n$`));
    taken.close();
    // The token was not made, so it is still to be shown.
    const next = serve(data);
    await next.address;
    assert.ok(tokenIn(next.printed()));
    await stop(next);
  });

  it('says in one line that its data cannot be used', async () => {
    const data = folder();
    writeFileSync(data, 'a file');
    const one = serve(data);
    assert.equal(await one.ended, 1);
    assert.match(one.errors(), /^what-matters serve: --data: [^\n]+\n$/);
  });

  it('serves the demo strictly, and nothing besides what it means to', async () => {
    const one = serve(folder(), '--demo');
    const address = await one.address;
    const page = await fetch(`${address}/`);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-type')!, /^text\/html/);
    assert.match(page.headers.get('content-security-policy')!, /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;.*require-trusted-types-for 'script'; trusted-types lit-html what-matters 'allow-duplicates'$/);
    for (const path of ['/demo/frame.html', '/frame.html', '/demo/', '/demo/directory.json']) assert.equal((await fetch(address + path)).status, 200, path);
    for (const path of ['/secret.txt', '/demo/../secret.txt', '/demo/%2e%2e/secret.txt', '/module/..%2fsecret.txt', '/module/%2e%2e%2fsecret.txt', '/cli/what-matters.js', '//etc/passwd', '/demo/constructor', '/demo/\u0000']) {
      const status = await new Promise(resolve => { nodeRequest(address, { path: encodeURI(path).replaceAll('%25', '%') }, response => { response.resume(); resolve(response.statusCode); }).end(); });
      assert.ok(status === 404 || status === 400, `${path} gave ${String(status)}`);
    }
    await stop(one);
    const without = serve(folder());
    assert.equal((await fetch(`${await without.address}/`)).status, 404);
    assert.equal((await fetch(`${await without.address}/embed.js`)).status, 200);
    await stop(without);
  });

  it('serves scripts to every site, small, and again only when they changed', async () => {
    const one = serve(folder());
    const address = await one.address;
    const raw = (path: string, headers: Record<string, string>) => new Promise<{ headers: NodeJS.Dict<string | string[]>; status: number | undefined; bytes: number }>(resolve => {
      nodeRequest(address + path, { headers }, response => { let bytes = 0; response.on('data', piece => { bytes += (piece as Buffer).length; }); response.on('end', () => { resolve({ headers: response.headers, status: response.statusCode, bytes }); }); }).end();
    });
    const plain = await raw('/embed.js', {});
    assert.equal(plain.headers['access-control-allow-origin'], '*');
    assert.equal(plain.headers['content-type'], 'text/javascript; charset=utf-8');
    assert.equal(plain.headers['cache-control'], 'no-cache');
    for (const encoding of ['br', 'gzip']) {
      const small = await raw('/embed.js', { 'accept-encoding': encoding });
      assert.equal(small.headers['content-encoding'], encoding);
      assert.ok(small.bytes < plain.bytes / 2);
    }
    assert.equal((await raw('/embed.js', { 'accept-encoding': 'br;q=0' })).headers['content-encoding'], undefined);
    assert.equal((await raw('/embed.js', { 'if-none-match': plain.headers['etag'] as string })).status, 304);
    assert.match((await raw('/module/chunk-Ab3dEf9h.js', {})).headers['cache-control'] as string, /immutable/);
    assert.equal((await raw('/module/widget.js', {})).headers['cache-control'], 'no-cache');
    await stop(one);
  });

  it('serves the directory from memory, and refuses a file that it cannot use', async () => {
    const one = serve(folder());
    const response = await fetch(`${await one.address}/directory/services`);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(((await response.json()) as { contents: unknown[] }).contents.length, 1);
    const again = await fetch(`${await one.address}/directory/services`, { headers: { 'if-none-match': response.headers.get('etag')! } });
    assert.equal(again.status, 304);
    await stop(one);
    const file = join(built.dist, 'broken.json');
    writeFileSync(file, '{');
    for (const path of [file, join(built.dist, 'missing.json')]) {
      const broken = serve(folder(), '--directory', path);
      assert.equal(await broken.ended, 1);
      assert.match(broken.errors(), /^what-matters serve: --directory: [^\n]+\n$/);
    }
    const offline = serve(folder(), '--directory', 'http://localhost:1/services');
    const without = await fetch(`${await offline.address}/directory/services`);
    assert.equal(without.status, 503);
    assert.match(offline.errors(), /Going on without ideas/);
    await stop(offline);
  });

  it('refuses a file of words that it cannot use, and starts with one that it can', async () => {
    const file = join(built.dist, 'words.json');
    writeFileSync(file, '{"chior":["The Zigzags"]}');
    for (const [path, line] of [[file, /chior: found a key that does not exist, expected "choir"/], [join(built.dist, 'missing.json'), /found no file that can be read/]] as const) {
      const wrong = serve(folder(), '--words', path);
      assert.equal(await wrong.ended, 1);
      assert.match(wrong.errors(), line);
      assert.match(wrong.errors(), /^what-matters serve: --words: [^\n]+\n$/);
    }
    writeFileSync(file, '{"choir":["The Zigzags"]}');
    const right = serve(folder(), '--words', file);
    assert.equal((await fetch(`${await right.address}/directory/services`)).status, 200);
    await stop(right);
  });

  it('refuses a file of programmes that it cannot use, with a line for each thing, and counts the places of one that it can', async () => {
    const file = join(built.dist, 'programmes.json');
    const sessions = [{ id: 'first', starts: '2027-01-12T10:00', ends: '2027-01-12T12:00' }];
    for (const [text, lines] of [
      [undefined, [/found no file that can be read/]], ['{', [/found text that is not JSON/]], ['{"programs":[]}', [/programmes: found nothing, expected a list/, /programs: found a key that does not exist, expected "programmes"\?/]],
      [JSON.stringify({ programmes: [{ id: 'Music', name: 'Music', places: 0, sessions }] }), [/programmes\.0\.id: found "Music", expected an id of small letters/, /programmes\.0\.places: found 0, expected at least 1/]],
    ] as const) {
      if (text !== undefined) writeFileSync(file, text);
      const wrong = serve(folder(), '--programmes', file);
      assert.equal(await wrong.ended, 1);
      assert.match(wrong.errors(), /^what-matters serve: --programmes: /);
      for (const line of lines) assert.match(wrong.errors(), line);
      assert.equal(wrong.errors().trim().split('\n').length, lines.length);
    }
    writeFileSync(file, `\ufeff${JSON.stringify({ programmes: [{ id: 'music', name: 'Music', places: 12, sessions }] })}`);
    const right = serve(folder(), '--programmes', file);
    const response = await fetch(`${await right.address}/api/programmes/music`);
    assert.deepEqual(await response.json(), { id: 'music', places: 12, taken: 0, left: 12, waiting: 0 });
    assert.equal(await stop(right), 0);
  });

  it('answers what is too large before it has come, so that the sender can read why', async () => {
    const one = serve(folder());
    const address = await one.address;
    for (const body of ['x'.repeat(5_000_000), new ReadableStream({ pull: controller => { controller.enqueue(new Uint8Array(65_536)); } })]) {
      const response = await fetch(`${address}/api/submissions`, { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } } as RequestInit);
      assert.equal(response.status, 413);
      assert.match(await response.text(), /too_big/);
    }
    assert.equal((await post(address, submission())).status, 201);
    await stop(one);
  });

  it('logs nothing about requests', async () => {
    const one = serve(folder());
    const address = await one.address;
    const printed = one.printed();
    await post(address, submission());
    await post(address, { name: 'Example person A' });
    await fetch(`${address}/api/submissions?name=Example`, { method: 'POST', body: 'x'.repeat(100_000) });
    await stop(one);
    assert.equal(one.printed(), printed);
    assert.equal(one.errors(), '');
  });
});
