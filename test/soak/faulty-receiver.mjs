// The shipped receiver on its real store, with a line before it that does to submissions whatever a line can do.
import Database from 'libsql';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const heard = { 'access-control-allow-origin': '*' };

/** What becomes of a submission on its way, and how often, of 100. `well`: nothing. */
export const usualFaults = {
  'well': 52, 'request lost': 6, 'answer lost': 8, 'stalls before': 2, 'stalls after': 2, 'slow answer': 4, '500': 4, '503': 4, '429': 4, '403': 3, '200 page': 4, 'wrong id': 2, 'cut in the middle': 5, 'warm socket reset': 5,
};

/** Starts `what-matters serve` in a folder; on a port of its own, or on this one again. */
async function startReceiver(root, folder, port) {
  const child = spawn(process.execPath, [join(root, 'dist/cli/what-matters.js'), 'serve', '--port', String(port), '--data', folder, '--trust-proxy'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const taken = await new Promise((done, failed) => {
    child.once('exit', code => failed(new Error(`the receiver ended with ${code}: ${printed}`)));
    child.stdout.on('data', piece => { printed += String(piece); const found = /Receiver\s+http:\/\/\S+:(\d+)\/api/.exec(printed); if (found && printed.includes('Data')) done(Number(found[1])); });
  });
  return { child, port: taken };
}

/**
 * Opens the receiver and the line. All that is sent to `address` goes through the line.
 *
 * @param options.chance draws the faults
 * @param options.faults their weights
 */
export async function openFaultyReceiver({ root, chance, faults = usualFaults }) {
  const folder = mkdtempSync(join(tmpdir(), 'what-matters-soak-'));
  let { child, port } = await startReceiver(root, folder, 0);
  let healthy = false;
  let ended = false;
  const injected = {};
  const figures = { requests: 0, overlaps: 0, resentByBrowser: 0, receiverKills: 0 };
  const count = kind => { injected[kind] = (injected[kind] ?? 0) + 1; };
  /** By id: the digest of its bytes, how many are under way, and when a warm socket was reset under it. */
  const seen = new Map();
  const changed = new Set();
  const held = new Set();
  const agent = new http.Agent({ keepAlive: true });

  const forward = (method, headers, body, address) => new Promise((done, failed) => {
    const request = http.request({ host: '127.0.0.1', port, path: '/api/submissions', method, agent, headers: { ...headers, 'host': `127.0.0.1:${port}`, 'x-forwarded-for': address, 'content-length': body.length } }, answer => {
      const pieces = [];
      answer.on('data', piece => pieces.push(piece)).on('error', failed).on('end', () => done({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(pieces) }));
    });
    request.on('error', failed).end(body);
  });
  const hold = async ms => { const wait = new AbortController(); held.add(wait); await sleep(ms, undefined, { signal: wait.signal }).catch(() => {}); held.delete(wait); };

  /** One submission, with one fault drawn for it. */
  async function take({ method, headers, body, id, address, isWarm }, response) {
    let kind = healthy ? 'well' : chance.pick(faults);
    if (kind === 'warm socket reset' && !isWarm) kind = 'answer lost';
    if (kind !== 'well') count(kind);
    const say = (status, text = '', more = {}) => { response.writeHead(status, { ...heard, 'content-type': 'text/html', ...more }).end(text); };
    const pass = async (change = text => text) => { const { status, headers: theirs, text } = await forward(method, headers, body, address); return { status, theirs, text: change(text) }; };
    const answer = ({ status, theirs, text }) => { const { 'content-length': _length, 'transfer-encoding': _encoding, ...rest } = theirs; response.writeHead(status, { ...rest, 'content-length': text.length }).end(text); };
    switch (kind) {
      case 'well': return answer(await pass());
      case 'request lost': return response.destroy();
      case 'answer lost': await pass(); return response.destroy();
      case 'warm socket reset': await pass(); seen.get(id).resetAt = Date.now(); return response.socket.resetAndDestroy();
      case 'stalls before': await hold(chance.between(500, 3000)); return response.destroy();
      case 'stalls after': await pass(); await hold(chance.between(500, 3000)); return response.destroy();
      case 'slow answer': { const found = await pass(); await hold(chance.between(50, 800)); return answer(found); }
      case '500': return say(500);
      case '503': return say(503, '', { 'retry-after': String(chance.between(0, 2)), 'access-control-expose-headers': 'retry-after' });
      case '429': return say(429, '', { 'retry-after': String(chance.between(0, 2)), 'access-control-expose-headers': 'retry-after' });
      case '403': return say(403, 'Forbidden');
      case '200 page': return say(200, '<!doctype html><title>Welcome to our Wi-Fi</title>');
      case 'wrong id': return answer(await pass(text => Buffer.from(String(text).replace(/"id":"[^"]+"/, '"id":"00000000-0000-4000-8000-000000000000"'))));
      case 'cut in the middle': {
        const { status, theirs, text } = await pass();
        response.writeHead(status, { ...heard, 'content-type': theirs['content-type'], 'content-length': text.length }).write(text.subarray(0, chance.between(1, text.length - 1)));
        await hold(20);
        return response.destroy();
      }
      default: throw new Error(`no such fault: ${kind}`);
    }
  }

  const server = http.createServer((request, response) => {
    const { socket } = request;
    socket.asked = (socket.asked ?? 0) + 1;
    response.on('error', () => {});
    const pieces = [];
    request.on('data', piece => pieces.push(piece)).on('error', () => {}).on('end', async () => {
      const body = Buffer.concat(pieces);
      const { 'content-type': type = '', 'idempotency-key': key, 'access-control-request-method': asks, 'access-control-request-headers': asksHeaders, origin } = request.headers;
      const headers = Object.fromEntries(Object.entries({ 'content-type': type, 'idempotency-key': key, 'access-control-request-method': asks, 'access-control-request-headers': asksHeaders, origin }).filter(([, value]) => value));
      const id = /"id":\s*"([0-9a-f-]{32,36})"/.exec(String(body))?.[1] ?? '';
      const isPost = request.method === 'POST';
      // The receiver takes only so many from one address: each submission comes from one of its own.
      const address = `10.${[...createHash('sha256').update(id).digest().subarray(0, 3)].join('.')}`;
      let one;
      if (isPost) {
        figures.requests++;
        const digest = createHash('sha256').update(body).digest('hex');
        one = seen.get(id) ?? { digest, underWay: 0, resetAt: 0 };
        seen.set(id, one);
        if (one.digest !== digest) changed.add(id);
        if (one.underWay++ > 0) figures.overlaps++;
        if (Date.now() - one.resetAt < 100) figures.resentByBrowser++;
      }
      try {
        if (isPost) await take({ method: 'POST', headers, body, id, address, isWarm: socket.asked > 1 }, response);
        else { const { status, headers: theirs, text } = await forward(request.method, headers, body, address); response.writeHead(status, theirs).end(text); }
      } catch { if (isPost) count('receiver down'); response.destroy(); } finally { if (one) one.underWay--; }
    });
  });
  // A connection stays warm for as long as a browser may want it.
  server.keepAliveTimeout = 60_000;
  await new Promise((done, failed) => { server.once('error', failed).listen(0, '127.0.0.1', done); });

  let starting = Promise.resolve();
  return {
    address: `http://127.0.0.1:${server.address().port}/api/submissions`,
    injected, figures, changed,
    /** Kills the receiver in the middle of whatever it does, and starts it again on its data. */
    killReceiver: () => (starting = starting.then(async () => {
      if (ended) return;
      figures.receiverKills++;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      ({ child } = await startReceiver(root, folder, port));
    })),
    /** From now on everything goes through, and nothing is held any more. */
    mend: async () => { healthy = true; for (const wait of held) wait.abort(); await starting; },
    /** What is stored. */
    rows: () => {
      const database = new Database(join(folder, 'what-matters.db'), { readonly: true });
      try { return database.prepare('SELECT reference, text FROM submissions WHERE text IS NOT NULL').all().map(({ reference, text }) => ({ reference, submission: JSON.parse(text) })); } finally { database.close(); }
    },
    end: async () => {
      ended = true;
      for (const wait of held) wait.abort();
      await starting;
      server.close();
      server.closeAllConnections();
      agent.destroy();
      if (child.exitCode === null && child.signalCode === null) { const gone = once(child, 'exit'); child.kill('SIGKILL'); await gone; }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
