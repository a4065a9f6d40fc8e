/**
 * The size budget (`npm run size`): what a real Chromium fetches of the widget's own, each file as brotli makes it at
 * quality 11. Two budgets: up to the first question (Start pressed, "Who is this for?" can be answered, the network idle
 * for a second), and the whole journey up to the receipt. The page of the charity, its style sheet and the directory do not
 * count; everything else does. A third one holds the outbox, its store and sending by themselves.
 *
 * Each file is compared with its recorded size in `test/bench/sizes.json`. A broken budget ends with 1 and names the
 * files that grew since. `--record` writes the record; `--dist DIR` measures another build, and builds nothing.
 */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { minify } from 'terser';
import { phone, toFirstQuestion, toTheEnd } from '../bench/drive.mjs';
import { brotli, builtFiles, isWidgets, serve } from '../bench/serve.mjs';
import { chromium } from './browsers.mjs';

/** Bytes. Kilobytes are decimal, the harder reading. */
const budgets = { 'first question': 36_000, 'whole journey': 75_000 };
const outboxBudget = 5000;

const root = fileURLToPath(new URL('../../', import.meta.url));
const recordFile = fileURLToPath(new URL('../bench/sizes.json', import.meta.url));
const { values: flags } = parseArgs({ options: { record: { type: 'boolean', default: false }, dist: { type: 'string' } } });
if (flags.dist === undefined && spawnSync(process.execPath, [`${root}src/build/build.mjs`, '--if-needed'], { stdio: 'inherit' }).status !== 0) process.exit(1);

const number = new Intl.NumberFormat('en-GB');
const grown = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero' });

/** Opens the page, goes through the journey, and tells which files were fetched by when. */
async function fetched(files) {
  const server = await serve(files);
  const browser = await chromium();
  try {
    const page = await browser.newPage();
    await page.setViewport(phone);
    const foreign = [];
    page.on('request', request => { if (/^https?:/.test(request.url()) && !request.url().startsWith(server.origin)) foreign.push(request.url()); });
    const own = () => [...new Set(server.asked.map(({ path }) => path).filter(isWidgets))];
    await page.goto(server.origin);
    await toFirstQuestion(page);
    await page.waitForNetworkIdle({ idleTime: 1000 });
    const first = own();
    await toTheEnd(page, 1);
    await page.waitForNetworkIdle({ idleTime: 1000 });
    const missing = server.asked.filter(({ path, status }) => status === 404 && isWidgets(path));
    if (foreign.length > 0 || missing.length > 0) throw new Error(`the widget asked for what is not its own or not there: ${[...foreign, ...missing.map(({ path }) => path)].join(', ')}`);
    if (server.submissions.length !== 1) throw new Error(`${server.submissions.length} submissions arrived, not 1`);
    return { 'first question': first, 'whole journey': own() };
  } finally {
    await browser.close();
    server.close();
  }
}

/** The outbox (src/net without its page), its store with idb, and sending, as bytes by themselves. What they take from the rest is not in it. */
async function outboxBytes() {
  const own = /\/(?:src\/(?:net|store)|node_modules\/idb)\//;
  const { outputFiles: [{ text }] } = await build({
    stdin: { contents: ['net/keep-and-send', 'net/alone', 'net/at-most', 'net/others', 'net/record', 'net/send', 'store/device'].map(file => `export * from './src/${file}.ts';`).join(''), resolveDir: root, loader: 'ts' },
    bundle: true, format: 'esm', minify: true, write: false, target: 'esnext', logLevel: 'warning',
    plugins: [{ name: 'own', setup: bundler => bundler.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === 'asked' || importer === '<stdin>') return undefined;
      const found = await bundler.resolve(path, { kind, importer, resolveDir, pluginData: 'asked' });
      return own.test(found.path) ? found : { path, external: true };
    }) }],
  });
  return brotli(Buffer.from((await minify(text, { module: true, ecma: 2022, compress: { passes: 5 } })).code)).length;
}

const files = builtFiles(flags.dist ?? `${root}dist`);
const parts = await fetched(files);
const sizes = Object.fromEntries(parts['whole journey'].map(path => [path, { part: Object.keys(budgets).find(name => parts[name].includes(path)), bytes: files.get(path).length, brotli: brotli(files.get(path)).length }]));
const record = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {};
const growth = path => sizes[path].brotli - (record[path]?.brotli ?? 0);
const isEarlier = path => record[path]?.part === 'whole journey' && parts['first question'].includes(path);
const told = path => (!record[path] ? 'new' : `${growth(path) === 0 ? '' : grown.format(growth(path))}${isEarlier(path) ? ' now before the first question' : ''}`);

const row = (name, bytes, compressed, change) => console.log(`${name.padEnd(34)}${bytes.padStart(9)}${compressed.padStart(9)}  ${change}`.trimEnd());
let broken = false;
let before = [];
for (const [name, limit] of Object.entries(budgets)) {
  row(`\n${name}`, before.length > 0 ? '' : 'bytes', before.length > 0 ? '' : 'brotli', before.length > 0 ? '' : 'since the record');
  if (before.length > 0) row('  all of the above', '', number.format(before.reduce((sum, path) => sum + sizes[path].brotli, 0)), '');
  for (const path of parts[name].filter(path => !before.includes(path))) row(`  ${path}`, number.format(sizes[path].bytes), number.format(sizes[path].brotli), told(path));
  before = parts[name];
  const total = before.reduce((sum, path) => sum + sizes[path].brotli, 0);
  const left = limit - total;
  row(`  together (at most ${number.format(limit)})`, '', number.format(total), left < 0 ? `${number.format(-left)} TOO MANY` : `${number.format(left)} left`);
  if (left >= 0) continue;
  broken = true;
  const culprits = before.filter(path => growth(path) > 0).sort((one, other) => growth(other) - growth(one));
  const list = culprits.map(path => (record[path] ? `${path} grew by ${number.format(growth(path))} bytes` : `${path} is new, ${number.format(growth(path))} bytes`));
  if (name === 'first question') list.push(...before.filter(isEarlier).map(path => `${path}, ${number.format(sizes[path].brotli)} bytes, is now fetched before the first question`));
  console.error(`The budget for the ${name} is broken. ${list.length > 0 ? `Since the record: ${list.join('; ')}.` : 'No file grew since the record: it was broken then.'}`);
}

const outbox = await outboxBytes();
row('\nthe outbox, its store and sending', '', number.format(outbox), outbox > outboxBudget ? `${number.format(outbox - outboxBudget)} TOO MANY` : `${number.format(outboxBudget - outbox)} left`);
if (outbox > outboxBudget) { broken = true; console.error('The budget for the outbox is broken.'); }

if (flags.record) {
  writeFileSync(recordFile, `${JSON.stringify(Object.fromEntries(Object.entries(sizes).sort(([one], [other]) => (one < other ? -1 : 1))), null, 2)}\n`);
  console.log('\nrecorded in test/bench/sizes.json');
}
process.exitCode = broken ? 1 : 0;
