/**
 * The bench of ideas (`npm run bench -- ideas`): made-up countries of 1,000 to 1,000,000 activities (`country.mjs`), each
 * made into an index by the built command, and a thousand people, spread as people live, who look for ideas in it. For each
 * country: how long the index took and how much memory, how large it is, what a person fetches (each file as brotli makes
 * it), whether the first five are those of a look at all facts with the same `choose`, and how long a real Chromium with a
 * processor four times slower takes from the files to the ideas. Then 10,000 activities of a list without an index.
 *
 * `--quick` looks at everything by the rows of all squares instead of the list itself; `--made` takes the index of the last time.
 * `--sizes 1000,10000` (1000,10000,100000,1000000), `--people N` (1000), `--keep` keeps the countries in
 * `.cache/bench-ideas` for the next time, `--check` ends with 1 where a level is not held.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { chromium } from '../tools/browsers.mjs';

const levels = { buildMs: 600_000, memoryBytes: 4 * 1024 ** 3, bytes: 60_000, rankingMs: 100, choosingMs: 50 };
const slowdown = 4;
const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, '.cache/bench-ideas');
const today = '2026-11-22';
const number = new Intl.NumberFormat('en-GB');
const sorted = values => values.toSorted((one, other) => one - other);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];

async function toolsFor(platform, from, name) {
  const outfile = join(root, '.cache', name);
  await build({ entryPoints: [fileURLToPath(new URL(from, import.meta.url))], bundle: true, format: 'esm', platform, target: 'es2022', outfile, minify: platform === 'browser', logLevel: 'warning' });
  return outfile;
}

/** Writes the list of a country, if it is not there from the last time. */
async function listOf(country, file) {
  if (existsSync(file)) return;
  const out = createWriteStream(`${file}.part`);
  const write = text => (out.write(text) ? undefined : new Promise(done => { out.once('drain', done); }));
  await write('{"total_pages":1,"page_number":1,"contents":[');
  for (let nth = 0; nth < country.total; nth++) await write(`${nth > 0 ? ',\n' : ''}${JSON.stringify(country.record(nth))}`);
  await new Promise(done => { out.end(']}', done); });
  spawnSync('mv', [`${file}.part`, file]);
}

/** Runs the command, and watches how much memory it takes at most. */
async function makeIndex(file, out) {
  rmSync(out, { recursive: true, force: true });
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/cli/what-matters.js'), 'directory', file, '--out', out], { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', part => { told += part; });
  let memory = 0;
  const watching = setInterval(() => { try { memory = Math.max(memory, 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0)); } catch { /* It has just ended. */ } }, 100);
  const code = await new Promise(done => { child.on('close', done); });
  clearInterval(watching);
  if (code !== 0) throw new Error(told);
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter(one => one.isFile());
  return { ms: performance.now() - begun, memory, files: files.length, bytes: files.reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0), told: told.trim().split('\n').at(-1) };
}

/** The facts of every activity of a list, made by the command's own threads, and by where they are. */
async function factsIn(file, tools) {
  const thread = new Worker(join(root, 'dist/cli/directory-worker.js'), { workerData: { today } });
  const near = new Map();
  const anywhere = [];
  const known = new Map();
  const shared = value => { const key = JSON.stringify(value); return known.get(key) ?? known.set(key, value).get(key); };
  const { piecesOf, interests, needs, times } = tools;
  for await (const text of piecesOf(file)) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage(text);
    const { ready } = await new Promise(done => { thread.once('message', done); });
    for (const { id, entry } of ready) {
      const facts = {
        id, same: entry.same, atHome: entry.atHome, fromAnywhere: entry.fromAnywhere, groups: entry.groups, interests: shared(entry.interests.map(place => interests[place])),
        needs: shared(Object.fromEntries(entry.needs.flatMap((met, place) => (met === 0 ? [] : [[needs[place], met === 1]])))), times: shared(times.filter((_, part) => (entry.times >> part) & 1)),
        ...(entry.latitude !== undefined && { point: { latitude: entry.latitude / 1000, longitude: entry.longitude / 1000 } }),
        ...(entry.checked > 0 && { lastChecked: new Date(entry.checked * 86_400_000).toISOString().slice(0, 10) }),
        ...(entry.from + entry.to > 0 && { ages: shared({ ...(entry.from > 0 && { from: entry.from - 1 }), ...(entry.to > 0 && { to: entry.to - 1 }) }) }),
        ...(entry.gender > 0 && { gender: entry.gender === 1 ? 'women' : 'men' }), ...(entry.referral === 1 && { referral: true }),
      };
      if (!facts.point) { anywhere.push(facts); continue; }
      const cell = `${Math.floor(facts.point.latitude * 2)} ${Math.floor(facts.point.longitude * 2)}`;
      (near.get(cell) ?? near.set(cell, []).get(cell)).push(facts);
    }
  }
  await thread.terminate();
  return nearOf(near, anywhere);
}

/** The facts of every row of an index, with the ids of their cards: a look at everything that needs no list to be read again. */
function factsOfRows(out, manifest, { readRows, fileOf, filesOf, sets }) {
  const near = new Map();
  const anywhere = [];
  for (const square of readdirSync(out)) {
    if (!/^[\da-f]{12}$/.test(square)) continue;
    for (const set of sets) {
      const { facts, count } = readRows(readFileSync(join(out, square, `${set}rows.bin`)), `${square}/${set}`, manifest);
      const ids = Array.from({ length: filesOf(count) }, (_, nth) => JSON.parse(readFileSync(join(out, square, `${set}${nth}.json`), 'utf8')).map(card => ({ id: card.id })));
      for (const one of facts) {
        const { file, at: place } = fileOf(one.card, count);
        const facts = { ...one, ...ids[file][place] };
        if (!facts.point) { anywhere.push(facts); continue; }
        const cell = `${Math.floor(facts.point.latitude * 2)} ${Math.floor(facts.point.longitude * 2)}`;
        (near.get(cell) ?? near.set(cell, []).get(cell)).push(facts);
      }
    }
  }
  return nearOf(near, anywhere);
}

/** All that could be within 50 km: what is further is chosen by nobody. */
const nearOf = (near, anywhere) => home => {
  const all = [...anywhere];
  for (let up = -1; up <= 1; up++) for (let along = -2; along <= 2; along++) for (const one of near.get(`${Math.floor(home.latitude * 2) + up} ${Math.floor(home.longitude * 2) + along}`) ?? []) all.push(one);
  return all;
};

/** A person's way through the index: what was fetched, and the first five. */
async function visit(tools, out, manifest, wishes) {
  const asked = [];
  const fetch = async url => {
    const path = url.replace('https://index.example/', '');
    asked.push(path);
    return new Response(readFileSync(join(out, path)));
  };
  const found = await tools.findInIndex('https://index.example/index.json', manifest, wishes, tools.placeOfAny(wishes.postcode), today, fetch, tools.loadNear);
  if ('fault' in found) throw new Error(`${found.fault}: ${asked.at(-1)}`);
  return { asked: ['index.json', ...asked], ideas: found.ideas };
}

/** How long a slow Chromium takes from the files to the ideas: files are in memory, so that no network counts. */
async function rankingIn(page, out, visits) {
  const times = [];
  for (const { wishes, asked } of visits) {
    const files = asked.map(path => [path, readFileSync(join(out, path)).toString('base64')]);
    times.push(await page.evaluate(async (files, wishes, today) => {
      const { findInIndex, manifestIn, placeOfAny } = globalThis.tools;
      const bytes = new Map(files.map(([path, text]) => [path, Uint8Array.from(atob(text), sign => sign.charCodeAt(0))]));
      const fetch = url => Promise.resolve(new Response(bytes.get(url.replace('https://index.example/', ''))));
      const home = placeOfAny(wishes.postcode);
      // Once to warm up, as the page has by then.
      await findInIndex('https://index.example/index.json', manifestIn(new TextDecoder().decode(bytes.get('index.json'))), wishes, home, today, fetch, globalThis.tools.loadNear);
      const begun = performance.now();
      await findInIndex('https://index.example/index.json', manifestIn(new TextDecoder().decode(bytes.get('index.json'))), wishes, home, today, fetch, globalThis.tools.loadNear);
      return performance.now() - begun;
    }, files, wishes, today));
  }
  return times;
}

const same = (ideas, all) => JSON.stringify(ideas.map(({ activity, points, kilometres, reasons }) => [activity.id, points, kilometres, reasons])) === JSON.stringify(all.map(({ facts, points, kilometres, reasons }) => [facts.id, points, kilometres, reasons]));

export async function benchIdeas(args) {
  const { values: flags } = parseArgs({ args, options: { sizes: { type: 'string', default: '1000,10000,100000,1000000' }, people: { type: 'string', default: '1000' }, keep: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, made: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } } });
  if (spawnSync(process.execPath, [`${root}src/build/build.mjs`, '--if-needed'], { stdio: 'inherit' }).status !== 0) process.exit(1);
  mkdirSync(cache, { recursive: true });
  const tools = await import(pathToFileURL(await toolsFor('node', 'ideas-node.ts', 'ideas-node.mjs')));
  const script = readFileSync(await toolsFor('browser', 'ideas-tools.ts', 'ideas-page.js'));
  const server = createServer((request, response) => { response.writeHead(200, { 'content-type': request.url === '/tools.js' ? 'text/javascript' : 'text/html' }).end(request.url === '/tools.js' ? script : '<!doctype html><title>bench</title><script type="module">import * as tools from "/tools.js"; globalThis.tools = tools;</script>'); });
  await new Promise(listening => { server.listen(0, '127.0.0.1', listening); });
  const browser = await chromium();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction('globalThis.tools');
  await (await page.createCDPSession()).send('Emulation.setCPUThrottlingRate', { rate: slowdown });

  const rows = [];
  for (const size of flags.sizes.split(',').map(Number)) {
    const country = tools.countryOf(size);
    const file = join(cache, `${size}.json`);
    const out = join(cache, `${size}`);
    await listOf(country, file);
    console.error(`${number.format(size)}: the list is there, ${number.format(Math.round(statSync(file).size / 1024 ** 2))} MiB`);
    const made = flags.made ? { ms: 0, memory: 0, files: 0, bytes: 0, told: 'made before' } : await makeIndex(file, out);
    console.error(`${number.format(size)}: ${Math.round(made.ms / 1000)} s, ${made.told}`);
    const manifest = tools.manifestIn(readFileSync(join(out, 'index.json'), 'utf8'));
    const factsNear = flags.quick ? factsOfRows(out, manifest, tools) : await factsIn(file, tools);
    const compressed = new Map();
    const sizeOf = path => compressed.get(path) ?? compressed.set(path, path.endsWith('.bin') ? statSync(join(out, path)).size : brotliCompressSync(readFileSync(join(out, path)), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length).get(path);
    const visits = [];
    let equal = 0;
    for (let nth = 0; nth < Number(flags.people); nth++) {
      const wishes = tools.personAt(nth, country);
      const { asked, ideas } = await visit(tools, out, manifest, wishes);
      const home = tools.placeOfAny(wishes.postcode);
      if (same(ideas, tools.choose(factsNear(home), wishes, home, today).slice(0, 5))) equal++;
      else console.error(`${number.format(size)}: person ${nth} gets other ideas than from everything`);
      const part = pattern => asked.filter(path => pattern.test(path)).reduce((sum, path) => sum + sizeOf(path), 0);
      visits.push({ wishes, asked, bytes: part(/./), rows: part(/rows\.bin$/), anywhere: manifest.anywhere === '' ? 0 : sizeOf(`${manifest.anywhere}/rows.bin`), cards: part(/\/\d+\.json$/), tree: part(/^trees|^index/) });
    }
    const ofBytes = visits.toSorted((one, other) => one.bytes - other.bytes);
    const ranking = await rankingIn(page, out, [...ofBytes.filter((_, nth) => nth % Math.ceil(ofBytes.length / 40) === 0), ...ofBytes.slice(-5)]);
    const of = name => visits.map(one => one[name]);
    rows.push({ size, made, equal, people: visits.length, bytes: [0.5, 0.95, 1].map(share => at(of('bytes'), share)), within: of('bytes').filter(bytes => bytes <= levels.bytes).length / visits.length, parts: Object.fromEntries(['tree', 'anywhere', 'rows', 'cards'].map(name => [name, [0.5, 0.95, 1].map(share => at(of(name), share))])), requests: [0.5, 1].map(share => at(visits.map(one => one.asked.length), share)), ranking: [0.5, 1].map(share => at(ranking, share)) });
    const { bytes, parts } = rows.at(-1);
    console.error(`${number.format(size)}: bytes ${bytes.join(' ')}; ${JSON.stringify(parts)}; ranking ${rows.at(-1).ranking.map(Math.round).join(' ')} ms`);
    if (!flags.keep) { rmSync(out, { recursive: true, force: true }); rmSync(file, { force: true }); }
  }

  const country = tools.countryOf(10_000);
  const list = await page.evaluate((text, wishes, today) => globalThis.tools.timeList(text, wishes, today), JSON.stringify(country.pageOf(1, 10_000)), Array.from({ length: 20 }, (_, nth) => tools.personAt(nth, country)), today);
  await browser.close();
  server.close();

  const cell = (text, width) => String(text).padStart(width);
  console.log(`Made-up countries, ${flags.people} people spread as people live; bytes with brotli, times in Chromium with the processor ÷${slowdown}.\n`);
  console.log(['activities', 'built in', 'memory', 'index', 'files', 'fetched: median', 'p95', 'most', '≤ 60 KB', 'requests', 'ranked: median', 'most', 'first five equal'].map((text, column) => cell(text, [10, 9, 9, 10, 8, 16, 9, 9, 8, 10, 15, 8, 17][column])).join(' '));
  for (const { size, made, bytes, within, requests, ranking, equal, people } of rows) {
    console.log([number.format(size), `${(made.ms / 1000).toFixed(1)} s`, `${Math.round(made.memory / 1024 ** 2)} MiB`, `${(made.bytes / 1024 ** 2).toFixed(1)} MiB`, number.format(made.files), ...bytes.map(one => number.format(one)), `${Math.round(100 * within)} %`, requests.join(' to '), ...ranking.map(ms => `${Math.round(ms)} ms`), `${equal} of ${people}`].map((text, column) => cell(text, [10, 9, 9, 10, 8, 16, 9, 9, 8, 10, 15, 8, 17][column])).join(' '));
  }
  const worst = Math.max(...list.choosing);
  console.log(`\n10,000 activities of a list, in the page: read in ${Math.round(list.reading)} ms, what each is about seen in ${Math.round(list.classifying)} ms, ideas chosen in ${Math.round(at(list.choosing, 0.5))} ms (most ${Math.round(worst)} ms of 20 people).`);
  const last = rows.at(-1);
  const held = { 'built in at most 10 minutes': last.made.ms <= levels.buildMs, 'at most 4 GiB of memory': last.made.memory <= levels.memoryBytes, 'median of bytes at most 60,000': last.bytes[0] <= levels.bytes, 'most bytes at most 60,000': last.bytes[2] <= levels.bytes, 'ranked in at most 100 ms': last.ranking[1] <= levels.rankingMs, 'ideas among 10,000 in at most 50 ms': worst <= levels.choosingMs, 'the first five are equal for everybody': rows.every(({ equal, people }) => equal === people) };
  for (const [level, isHeld] of Object.entries(held)) console.log(`${isHeld ? 'held  ' : 'BROKEN'} ${level}`);
  writeFileSync(join(root, '.cache/bench-ideas.json'), `${JSON.stringify({ at: new Date().toISOString(), levels, slowdown, rows, list }, null, 2)}\n`);
  if (flags.check && Object.values(held).includes(false)) process.exitCode = 1;
}
