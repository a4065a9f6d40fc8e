// The outbox in real browsers: people send from several tabs of a profile on the disk, tabs and browsers die, the line and the receiver fail.
// What a page was told must be true in the end. Nothing shifts the clock: waits are ended as people end them, by "Try now", by a connection that comes back, and by coming again.
// node test/soak/browsers.mjs [--engine chromium|firefox|webkit] [--submissions 2000] [--seed 1] (a built dist/ must be there)
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chanceOf } from './chance.mjs';
import { engines, within } from './engines.mjs';
import { openFaultyReceiver } from './faulty-receiver.mjs';
import { openSoakSite } from './site.mjs';

/** What happens to a page around Send, and how often, of 100. Each engine has those that can be done to it. */
const acts = { 'waits': 34, 'closes': 16, 'reloads': 12, 'removes the element': 8, 'goes away and back': 8, 'crashes': 8, 'offline': 8, 'browser killed': 3 };
const inPage = { 'reloads': 'reload', 'removes the element': 'remove', 'goes away and back': 'away' };

/** By which mark a submission is known again. */
const markIn = submission => Number(/^mark (\d+)$/.exec(submission.body.answers.note.value)?.[1]);

/** Sends so many and gives what became of them: `broken` holds a line for each promise that was not kept. */
async function soakOne({ engine: name, seed, submissions, root, log, tabs = 3, killEvery = 200 }) {
  const begun = Date.now();
  let progressAt = begun;
  const chance = chanceOf(seed);
  const line = await openFaultyReceiver({ root, chance: chanceOf(seed + 1_000_000) });
  const marks = new Map();
  const figures = { pressed: 0, saved: 0, sent: 0, sentTold: 0, held: 0, waiting: 0, offline: 0, neverTold: 0, visits: 0, browserKills: 0, crashes: 0, tabsClosed: 0, reloads: 0, bfcacheTrips: 0, removed: 0, offlineFlips: 0, stuck: 0, lostTabs: 0 };
  const references = [];
  const broken = [];
  /** Whether no more is sent, and how many records lie on the device, as a page said last. */
  const state = { done: false, left: undefined };
  const markOf = mark => { const one = marks.get(mark) ?? { told: new Set(), wake: new Set() }; marks.set(mark, one); return one; };
  const told = text => {
    const { at, mark, reference, left: now, message } = JSON.parse(text);
    if (at === 'left') { state.left = now; return; }
    // A part of the page that a killed or offline tab could not load is no fault of the outbox.
    if (at === 'error') { broken.push(`an error in the page: ${message}`); return; }
    if (at === 'sent') references.push(reference);
    if (['attention', 'closed', 'last-call', 'expired', 'fault'].includes(at)) broken.push(`somebody was told "${at}" (mark ${mark})`);
    if (mark === undefined) return;
    const one = markOf(mark);
    if (!one.told.has(at) && at === 'pressed') { figures.pressed++; progressAt = Date.now(); }
    one.told.add(at);
    for (const wake of one.wake) wake();
  };
  /** Ends each wait for a page, once its browser is gone. */
  const waiting = new Set();
  const heard = (mark, wanted, ms) => new Promise(done => {
    const one = markOf(mark);
    const end = () => { clearTimeout(timer); one.wake.delete(look); waiting.delete(end); done(); };
    const look = () => { if (wanted.some(at => one.told.has(at))) end(); };
    const timer = setTimeout(end, ms);
    one.wake.add(look);
    waiting.add(end);
    look();
  });

  const site = await openSoakSite({ root, endpoint: line.address, told });
  const engine = engines[name](told);
  await engine.start();
  const can = Object.fromEntries(Object.entries(acts).filter(([act]) => (act !== 'browser killed' || engine.kill) && (!['crashes', 'offline'].includes(act) || name === 'chromium')));
  let up = Promise.resolve();
  let killing = false;
  let last = 0;
  const go = (tab, plan) => tab.go(`${site.address}/?plan=${encodeURIComponent(JSON.stringify(plan))}`);

  /** One visit: a person sends one or two, and something happens. */
  async function visit(tab) {
    figures.visits++;
    const act = chance.pick(can);
    const mine = Array.from({ length: !inPage[act] && chance.next() < 0.35 ? chance.between(2, 3) : 1 }, () => ++last);
    const mark = mine.at(-1);
    const ms = chance.between(0, 60);
    // Half of it happens right after Send, half right after "saved".
    const moment = chance.next() < 0.5 ? 'pressed' : 'saved';
    const plan = { marks: mine, moment, twice: chance.next() < 0.08, wakes: chance.next() < 0.1, presses: act === 'waits' || act === 'offline', afterMs: ms, beforeMs: act === 'offline' ? 60 : 0, does: inPage[act] };
    await go(tab, plan);
    if (act === 'offline') { await heard(mark, ['ready', 'stuck'], 12_000); await tab.offline(true); figures.offlineFlips++; }
    await heard(mark, ['pressed', 'stuck'], 15_000);
    if (moment === 'saved') await heard(mark, ['saved', 'held', 'stuck'], 2000);
    if (act !== 'waits' && act !== 'offline') await sleep(ms);
    switch (act) {
      case 'waits': await heard(mark, ['sent'], chance.between(200, 2500)); break;
      case 'closes': figures.tabsClosed++; await tab.close(); return false;
      case 'crashes': figures.crashes++; tab.crash(); await sleep(30); await tab.close().catch(() => {}); return false;
      case 'browser killed':
        if (!killing && !state.done) { killing = true; up = engine.kill().then(() => { for (const end of waiting) end(); return engine.start(); }).finally(() => { killing = false; }); figures.browserKills++; }
        await up;
        return false;
      case 'offline': await sleep(chance.between(0, 500)); if (chance.next() < 0.7) { await tab.offline(false); figures.offlineFlips++; await heard(mark, ['sent'], 800); } else { await tab.close(); return false; } break;
      default:
        figures[{ 'reloads': 'reloads', 'removes the element': 'removed', 'goes away and back': 'bfcacheTrips' }[act]]++;
        await heard(mark, ['sent'], chance.between(100, 900));
    }
    if (chance.next() < 0.4) return true;
    await tab.close();
    return false;
  }

  async function person() {
    let tab;
    while (figures.pressed < submissions) {
      if (Date.now() - progressAt > 40_000) throw new Error('nothing was sent for 40 seconds: the soak stands still');
      await up;
      try {
        tab ??= await engine.open();
        if (!await visit(tab)) tab = undefined;
      } catch { figures.lostTabs++; const gone = tab; tab = undefined; await gone?.close().catch(() => {}); await sleep(50); }
    }
    await tab?.close().catch(() => {});
  }

  /** Now and then one more tab that only looks in, and so sends what waits beside the others. */
  async function passerBy() {
    while (!state.done && figures.pressed < submissions) {
      await sleep(chance.between(500, 4000));
      await up;
      try { const tab = await engine.open(); await go(tab, { marks: [], wakes: true, presses: true }); await sleep(chance.between(100, 1500)); await tab.close(); } catch { figures.lostTabs++; }
    }
  }

  const watch = setInterval(() => log(`  ${name} seed ${seed}: ${figures.pressed} of ${submissions} sent off, ${Math.round((Date.now() - begun) / 1000)} s`), 60_000);
  let killed = 0;
  const killer = setInterval(() => { if (Math.floor(figures.pressed / killEvery) > killed) { killed++; void line.killReceiver(); } }, 100);
  try {
    await Promise.all([...Array.from({ length: tabs }, person), ...(name === 'webkit' ? [] : [passerBy()])]);
    clearInterval(killer);
    state.done = true;
    await up;
    await line.mend();
    // The world is well again, and somebody comes once more.
    const settling = Date.now();
    for (state.left = undefined; state.left !== 0 && Date.now() - settling < 120_000;) {
      const tab = await engine.open();
      await go(tab, { marks: [], settles: true, presses: true });
      for (let times = 0; times < 60 && state.left !== 0; times++) await sleep(250);
      await tab.close().catch(() => {});
    }
    figures.settlingMs = Date.now() - settling;
  } finally {
    clearInterval(watch);
    clearInterval(killer);
    state.done = true;
    await within(30_000, engine.end()).catch(() => {});
    site.end();
  }

  const rows = line.rows();
  await line.end();
  const stored = new Map();
  for (const { submission } of rows) { const mark = markIn(submission); stored.set(mark, (stored.get(mark) ?? 0) + 1); }
  const of = at => [...marks].filter(([, one]) => one.told.has(at)).map(([mark]) => mark);
  // A page tells "sent" of what waited from before too: what it was told of is known by its reference.
  const markOfReference = new Map(rows.map(({ reference, submission }) => [reference, markIn(submission)]));
  const safe = new Set([...of('saved'), ...references.flatMap(reference => markOfReference.get(reference) ?? [])]);
  const lost = [...safe].filter(mark => !stored.has(mark));
  const doubled = [...stored].filter(([, times]) => times > 1).map(([mark]) => mark);
  const falseSent = references.filter(reference => !markOfReference.has(reference));
  if (state.left !== 0) broken.push(`${state.left} records are left on the device`);
  if (lost.length > 0) broken.push(`lost: marks ${lost}`);
  if (doubled.length > 0) broken.push(`at the receiver twice: marks ${doubled}`);
  if (falseSent.length > 0) broken.push(`"sent" that is not stored: ${falseSent}`);
  if (new Set(rows.map(({ submission }) => submission.id)).size !== rows.length) broken.push('an id is at the receiver twice');
  if (line.changed.size > 0) broken.push(`other bytes under the same id: ${[...line.changed]}`);
  const pressed = new Set(of('pressed'));
  const strange = [...stored.keys()].filter(mark => !pressed.has(mark));
  Object.assign(figures, {
    saved: of('saved').length, sent: new Set(references).size, sentTold: references.length, held: of('held').length, waiting: of('waiting').length, offline: of('offline').length, stuck: of('stuck').length,
    neverTold: [...pressed].filter(mark => !safe.has(mark)).length, neverToldStored: [...pressed].filter(mark => !safe.has(mark) && stored.has(mark)).length, pressUnheard: strange.length,
    stored: rows.length, lost: lost.length, doubled: doubled.length, falseSent: falseSent.length, falseRefusals: broken.filter(text => text.startsWith('somebody was told')).length, seconds: Math.round((Date.now() - begun) / 1000),
  });
  return { engine: name, seed, submissions, ...figures, ...line.figures, faults: line.injected, broken };
}

/**
 * Soaks one browser, once for each seed, each time with one profile.
 *
 * @param options.root the project's folder, with a built dist/
 * @returns one object of figures for each seed; `broken` in it is empty where every promise was kept
 */
export async function run({ engine = 'chromium', seeds = [1], submissions = 2000, log = console.log, root = fileURLToPath(new URL('../../', import.meta.url)), ...more } = {}) {
  const results = [];
  for (const seed of seeds) {
    log(`${engine}: ${submissions} submissions, seed ${seed}`);
    const result = await soakOne({ engine, seed, submissions, root, log, ...more });
    log(Object.entries(result).map(([key, value]) => `  ${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`).join('\n'));
    results.push(result);
  }
  return results;
}

if (process.argv[1]?.endsWith('soak/browsers.mjs')) {
  const { values } = parseArgs({ options: { engine: { type: 'string', default: 'chromium' }, submissions: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } } });
  const results = await run({ engine: values.engine, submissions: Number(values.submissions), seeds: [Number(values.seed)] });
  process.exit(results.some(({ broken }) => broken.length > 0) ? 1 : 0);
}
