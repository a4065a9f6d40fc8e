/**
 * `npm run bench -- ideas` is another bench: see `ideas.mjs`.
 *
 * The bench (`npm run bench`): the built demo beside the reference (`reference/`, the same pages written by hand with
 * Lit and no engine), in one run and in turn, each time in a fresh browser context with nothing cached, on a slow phone:
 * slow 4G as the developer tools of Chromium define it, and a processor four times slower.
 *
 * It measures the time from the start of the navigation until the first answer is registered: Start is pressed as soon
 * as it is there, "Me" is picked as soon as the page asks who it is for, Continue is pressed, and the next question's
 * heading ("What is your postcode?") has been painted. Level: at most 1.4 times the reference. Then the worst tap to next
 * paint of a whole journey, made by real taps and keys (Event Timing, rounded to 8 ms by the browser). Level: at most
 * 100 ms. Of the slowest taps it tells what the time went into: waiting until the page could look at the tap, handlers,
 * and the rest until the paint; each frame of 50 ms or more in that time with the scripts that ran in it (Long Animation
 * Frames; a browser tells no script under 5 ms); and what the tap took of the processor, with all that the page did until
 * the next tap, which other work on the machine does not change much.
 *
 * `--rounds N` (7 without it), `--journeys N` (3), `--dist DIR` (another build, nothing is built), `--check` (ends with
 * 1 when the ratio is over its level; by hand, on a quiet machine). The result is written to `.cache/bench.json` too.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from '../tools/browsers.mjs';
import { phone, toTheEnd } from './drive.mjs';
import { builtFiles, serve } from './serve.mjs';

const levels = { ratio: 1.4, tapMs: 100 };
const slow4G = { offline: false, latency: 562.5, downloadThroughput: 1_440_000 / 8, uploadThroughput: 675_000 / 8 };
const slowdown = 4;

const root = fileURLToPath(new URL('../../', import.meta.url));
if (process.argv[2] === 'ideas') { await (await import('./ideas.mjs')).benchIdeas(process.argv.slice(3)); process.exit(); }
const { values: flags } = parseArgs({ options: { rounds: { type: 'string', default: '7' }, journeys: { type: 'string', default: '3' }, dist: { type: 'string' }, check: { type: 'boolean', default: false } } });
if (flags.dist === undefined && spawnSync(process.execPath, [`${root}src/build/build.mjs`, '--if-needed'], { stdio: 'inherit' }).status !== 0) process.exit(1);

/** The reference as its developer would ship it: one minified file beside its page. */
async function referenceFiles(ours) {
  const reference = file => fileURLToPath(new URL(`reference/${file}`, import.meta.url));
  const { outputFiles: [form] } = await build({ entryPoints: [reference('form.js')], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false });
  const shared = ['/demo/charity.css', '/directory/services'].map(path => [path, ours.get(path)]);
  return new Map([['/', readFileSync(reference('index.html'))], ['/form.js', Buffer.from(form.contents)], ...shared]);
}

/** Runs in the page from its first moment: gives the first answer as fast as the page lets it, looking at every frame. */
function answerFirst() {
  const marks = {};
  const acts = [
    root => { const start = button(root, 'Start'); if (start) { marks.start = performance.now(); start.click(); } return start; },
    root => {
      const me = [...root.querySelectorAll('label')].find(label => label.textContent.trim() === 'Me' && label.checkVisibility());
      if (me) { marks.pick = performance.now(); me.click(); }
      return me;
    },
    root => { const on = button(root, 'Continue'); on?.click(); return on; },
    root => [...root.querySelectorAll(':is(h1,h2,h3,h4,h5)[tabindex="-1"]')].some(heading => heading.textContent.includes('What is your postcode?') && heading.checkVisibility()),
  ];
  const button = (root, words) => [...root.querySelectorAll('button')].find(one => one.textContent.trim() === words && one.checkVisibility());
  const look = () => {
    const root = document.querySelector('what-matters, plain-form')?.shadowRoot;
    if (root && acts[0](root)) acts.shift();
    requestAnimationFrame(acts.length > 0 ? look : () => {
      marks.registered = performance.now();
      marks.fallback = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      const files = performance.getEntriesByType('resource').map(({ name, startTime, responseEnd, encodedBodySize }) => ({ path: new URL(name).pathname, from: Math.round(startTime), to: Math.round(responseEnd), bytes: encodedBodySize }));
      globalThis.firstAnswerGiven({ marks, files });
    });
  };
  requestAnimationFrame(look);
}

/** Runs in the page from its first moment: keeps what each event took until the next paint, the longest tasks, and what ran in long frames. */
function watchTaps() {
  const kept = { events: [], tasks: [], frames: [] };
  globalThis.kept = kept;
  const watch = (type, into, read) => new PerformanceObserver(list => { into.push(...list.getEntries().map(entry => ({ at: entry.startTime, ms: entry.duration, ...read(entry) }))); }).observe({ type, durationThreshold: 16, buffered: true });
  watch('event', kept.events, ({ name, processingStart, processingEnd }) => ({ name, from: processingStart, to: processingEnd }));
  watch('longtask', kept.tasks, () => ({}));
  watch('long-animation-frame', kept.frames, ({ startTime, duration, renderStart, styleAndLayoutStart, scripts }) => {
    const end = startTime + duration;
    const renderFrom = renderStart || end;
    const layoutFrom = styleAndLayoutStart || end;
    return {
      tasksMs: renderFrom - startTime, callbacksMs: layoutFrom - renderFrom, layoutMs: end - layoutFrom,
      scripts: scripts.map(script => ({ at: script.startTime, ms: script.duration, forcedMs: script.forcedStyleAndLayoutDuration, invoker: script.invoker, url: script.sourceURL, name: script.sourceFunctionName, position: script.sourceCharPosition })),
    };
  });
}

const browser = await chromium();

/** Opens a page on the slow phone, in a context of its own, and hands it over; `bytes` counts what came over the wire. */
async function onSlowPhone(server, script, use) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(phone);
    await page.evaluateOnNewDocument(script);
    const cdp = await page.createCDPSession();
    const wire = { bytes: 0 };
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => { wire.bytes += encodedDataLength; });
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', slow4G);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    // The processor's time, not the clock's: other work on the machine does not count.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    return await use({ page, wire, cdp });
  } finally { await context.close(); }
}

/** What the main thread has taken of the processor so far, in ms. */
async function spentIn(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const spent = name => (metrics.find(metric => metric.name === name)?.value ?? 0) * 1000;
  return { scriptMs: spent('ScriptDuration'), styleMs: spent('RecalcStyleDuration'), layoutMs: spent('LayoutDuration'), mainThreadMs: spent('TaskDuration') };
}

const firstAnswer = server => onSlowPhone(server, answerFirst, async ({ page, wire, cdp }) => {
  const given = new Promise((done, failed) => {
    setTimeout(() => failed(new Error('no first answer within a minute')), 60_000).unref();
    void page.exposeFunction('firstAnswerGiven', done).then(() => page.goto(server.origin, { waitUntil: 'domcontentloaded' })).catch(failed);
  });
  const { marks, files } = await given;
  return { ...marks, bytes: wire.bytes, files, ...await spentIn(cdp) };
});

const journey = server => onSlowPhone(server, watchTaps, async ({ page, wire, cdp }) => {
  await page.goto(server.origin, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  const stops = [];
  await toTheEnd(page, 0, async (words, nth) => stops.push({ act: `${words} (${nth})`, spent: await spentIn(cdp), at: await page.evaluate(() => performance.now()) }));
  const spent = [...stops.map(stop => stop.spent), await spentIn(cdp)];
  const { events, tasks, frames } = await page.evaluate(() => globalThis.kept);
  const since = (after, before) => Object.fromEntries(Object.keys(after).map(key => [key, after[key] - before[key]]));
  const placed = entries => entries.map(entry => {
    const nth = stops.findLastIndex(stop => stop.at <= entry.at);
    return nth < 0 ? { ...entry, act: 'loading' } : { ...entry, act: stops[nth].act, spent: since(spent[nth + 1], spent[nth]) };
  }).sort((one, other) => other.ms - one.ms);
  const taps = events.filter(({ name }) => /^(pointer(down|up)|click|key(down|up))$/.test(name)).map(tap => ({ ...tap, ...partsOf(tap, events), frames: frames.filter(frame => overlaps(frame, tap)) }));
  return { bytes: wire.bytes, taps: placed(taps), tasks: placed(tasks) };
});

const overlaps = (one, other) => one.at < other.at + other.ms && other.at < one.at + one.ms;

/** What the time of a tap went into. Other events of the same finger or key are handled in that time too, and one within another. */
function partsOf(tap, events) {
  const end = tap.at + tap.ms;
  const handled = events.map(({ from, to }) => ({ from: Math.max(from, tap.at), to: Math.min(to, end) })).filter(({ from, to }) => from <= to).sort((one, other) => one.from - other.from);
  let workedMs = 0;
  let until = tap.at;
  for (const { from, to } of handled) {
    workedMs += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  const waitedMs = tap.from - tap.at;
  return { waitedMs, workedMs, paintMs: Math.max(0, tap.ms - waitedMs - workedMs) };
}

const ours = builtFiles(flags.dist ?? `${root}dist`);
const files = { ours, reference: await referenceFiles(ours) };
const forms = { ours: await serve(files.ours), reference: await serve(files.reference) };
const answers = { ours: [], reference: [] };
const journeys = { ours: [], reference: [] };
const inTurn = async (times, measure, results) => {
  for (let round = 1; round <= times; round++) for (const name of ['reference', 'ours']) {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${measure.name} ${round}/${times} ${name}`);
    results[name].push(await measure(forms[name]));
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
};
try {
  await inTurn(Math.max(7, Number(flags.rounds)), firstAnswer, answers);
  await inTurn(Number(flags.journeys), journey, journeys);
} finally {
  await browser.close();
  for (const server of Object.values(forms)) server.close();
}

const sorted = values => values.toSorted((one, other) => one - other);
const median = values => { const all = sorted(values); return (all[Math.floor((all.length - 1) / 2)] + all[Math.ceil((all.length - 1) / 2)]) / 2; };
const spread = values => ({ median: median(values), least: Math.min(...values), most: Math.max(...values) });
const figures = { registered: 'first answer registered', fallback: 'fallback painted', start: 'Start can be pressed', pick: '"Me" can be picked', bytes: 'bytes over the wire', scriptMs: 'script, CPU', styleMs: 'style, CPU', layoutMs: 'layout, CPU', mainThreadMs: 'main thread, CPU' };
const measured = name => Object.fromEntries(Object.keys(figures).map(key => [key, spread(answers[name].map(answer => answer[key]))]));
const results = { ours: measured('ours'), reference: measured('reference') };
const ratio = results.ours.registered.median / results.reference.registered.median;
const leastRatio = results.ours.registered.least / results.reference.registered.least;

const shown = ({ median, least, most }) => `${Math.round(median)} (${Math.round(least)} to ${Math.round(most)})`;
console.log(`Slow 4G (${slow4G.latency} ms, 1.44 Mbit/s down, 0.675 Mbit/s up), processor ÷${slowdown}, nothing cached; ${answers.ours.length} rounds in turn: median (least to most), ms unless said.\n`);
console.log(`${''.padEnd(26)}${'ours'.padEnd(26)}${'reference'.padEnd(26)}ratio`);
for (const [key, words] of Object.entries(figures)) console.log(`${words.padEnd(26)}${shown(results.ours[key]).padEnd(26)}${shown(results.reference[key]).padEnd(26)}${(results.ours[key].median / results.reference[key].median).toFixed(2)}`);
console.log(`\nratio of the first answer: ${ratio.toFixed(2)}, level ${levels.ratio}: ${ratio <= levels.ratio ? 'held' : 'BROKEN'} (of the fastest rounds, which other work on the machine disturbs least: ${leastRatio.toFixed(2)})`);

for (const name of ['ours', 'reference']) {
  console.log(`\n${name}: what was fetched in the last round (ms from the start)`);
  for (const { path, from, to, bytes } of answers[name].at(-1).files) console.log(`  ${path.padEnd(32)}${String(from).padStart(6)} to ${String(to).padStart(6)}${String(bytes).padStart(9)} bytes`);
}

/**
 * What each tap took in each journey (of a field: its slowest key): the median of the journeys, and what it was made of in
 * the journey in the middle (of two, the slower). A browser tells nothing under 16 ms.
 */
function tapsOf(runs) {
  const acts = new Map();
  runs.forEach((run, nth) => run.taps.forEach(tap => {
    const all = acts.get(tap.act) ?? acts.set(tap.act, runs.map(() => ({ name: 'none told', at: 0, ms: 16, waitedMs: 0, workedMs: 0, paintMs: 16, frames: [] }))).get(tap.act);
    if (tap.ms > all[nth].ms) all[nth] = tap;
  }));
  return [...acts].map(([act, all]) => {
    const { name, at, waitedMs, workedMs, paintMs, frames, spent } = all.toSorted((one, other) => one.ms - other.ms)[Math.floor(all.length / 2)];
    return { act, ...spread(all.map(({ ms }) => ms)), name, at, waitedMs, workedMs, paintMs, frames, spent };
  }).sort((one, other) => other.median - one.median);
}

/**
 * Where a script began: the file, and the code itself, which is minified and has no better name. Lit listens with objects
 * and not with functions, and of these Chromium does not tell the place: there the element and the event must do.
 */
function placeOf(form, { url, name, position }) {
  if (!url.startsWith('http')) return url ? `the bench itself (${url.slice(0, 40)})` : 'the browser does not tell where';
  const { pathname } = new URL(url);
  const code = position < 0 ? '' : files[form].get(pathname)?.toString().slice(position, position + 60).replace(/\s+/g, ' ') ?? '';
  return [`${pathname}${position < 0 ? '' : `:${position}`}`, name && `${name}()`, code && `\`${code}\``].filter(Boolean).join(' ');
}

/** The long frames in the time of a tap, one line each and one for each script, times from the moment of the tap. */
const framesTold = (form, { at, frames }) => frames.flatMap(frame => [
  `a frame from ${Math.round(frame.at - at)} to ${Math.round(frame.at + frame.ms - at)}: ${Math.round(frame.tasksMs)} tasks, ${Math.round(frame.callbacksMs)} callbacks of the frame, ${Math.round(frame.layoutMs)} style, layout and paint`,
  ...frame.scripts.map(script => `  ${Math.round(script.ms)} from ${Math.round(script.at - at)}${script.forcedMs >= 1 ? `, of which ${Math.round(script.forcedMs)} style and layout that it forced` : ''}: ${script.invoker.replace(/^https?:\/\/[^/]+/, '')}, ${placeOf(form, script)}`),
]);

const taps = {};
for (const name of ['ours', 'reference']) {
  const runs = journeys[name];
  // A key in a field is told apart: the browser counts it until the typing is over, in the reference too (ten letters a
  // second, then three: three times as long), so that it says how much was typed.
  const found = tapsOf(runs);
  const all = found.filter(tap => !tap.name.startsWith('key'));
  const keys = found.filter(tap => tap.name.startsWith('key'));
  taps[name] = { worst: all[0], all, bytes: median(runs.map(run => run.bytes)), longestTasks: runs.map(run => run.tasks[0]) };
  console.log(`\n${name}: tap to next paint in ${runs.length} journeys, each tap its median (least to most), worst first${name === 'ours' ? `; level ${levels.tapMs} ms: ${all[0].median <= levels.tapMs ? 'held' : 'BROKEN'}` : ''}`);
  for (const tap of all.slice(0, 6)) {
    console.log(`  ${shown(tap).padEnd(22)} ${Math.round(tap.waitedMs)} waiting, ${Math.round(tap.workedMs)} in handlers, ${Math.round(tap.paintMs)} until the paint: ${tap.act}, ${tap.name}`);
    if (tap.spent) console.log(`      of the processor until the next tap: ${Math.round(tap.spent.scriptMs)} script, ${Math.round(tap.spent.styleMs)} style, ${Math.round(tap.spent.layoutMs)} layout, ${Math.round(tap.spent.mainThreadMs)} in all`);
    for (const line of framesTold(name, tap)) console.log(`      ${line}`);
  }
  console.log(`  keys, until the typing is over: ${keys.map(key => `${Math.round(key.median)} ${key.act}`).join(', ') || 'none told'}`);
  console.log(`  longest task of each journey: ${taps[name].longestTasks.map(task => (task ? `${Math.round(task.ms)} on ${task.act}` : 'under 50')).join(', ')}`);
  console.log(`  ${Math.round(taps[name].bytes)} bytes over the wire with the directory`);
}

mkdirSync(`${root}.cache`, { recursive: true });
writeFileSync(`${root}.cache/bench.json`, `${JSON.stringify({ at: new Date().toISOString(), conditions: { ...slow4G, slowdown }, levels, ratio, leastRatio, results, taps, rounds: answers }, null, 2)}\n`);
if (flags.check && ratio > levels.ratio) process.exitCode = 1;
