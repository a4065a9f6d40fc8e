// How long it takes from Send to "saved" and to "sent" where a device is slow and a line is bad. Measured beside a fixed piece of work of the same page: a slow machine is told from a slow form.
// node test/soak/slow.mjs [--times 50] (a built dist/ must be there)
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '../tools/browsers.mjs';
import { chanceOf } from './chance.mjs';
import { openFaultyReceiver } from './faulty-receiver.mjs';
import { openSoakSite } from './site.mjs';

const median = all => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

/** In the page: sends, and gives milliseconds to "saved", to "sent" (NaN where it took too long), and for the fixed piece of work. */
async function measure(patienceMs) {
  const soon = ms => new Promise(resolve => { setTimeout(resolve, ms); });
  const form = document.createElement('what-matters');
  form.config = window.config;
  document.body.append(form);
  const until = async find => { for (const end = Date.now() + 60_000; Date.now() < end; await soon(10)) { const found = find(); if (found) return found; } throw new Error('the form does not go on'); };
  const main = () => form.shadowRoot.querySelector('.step .actions .btn.main');
  const field = await until(() => form.shadowRoot?.querySelector('.step #field-text'));
  field.value = 'mark 1';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  main().click();
  await until(() => form.shadowRoot.querySelector('.step .checklist'));
  // A million steps of arithmetic and a text of 100 KB: nothing of ours.
  const work = performance.now();
  let sum = 0;
  for (let at = 0; at < 3_000_000; at++) sum = (sum * 31 + at) % 1_000_003;
  JSON.parse(JSON.stringify(Array.from({ length: 5000 }, (_, at) => `text ${at} ${sum}`)));
  const workMs = performance.now() - work;
  const from = performance.now();
  const at = name => new Promise(done => { form.addEventListener(name, () => done(performance.now() - from), { once: true }); setTimeout(() => done(NaN), patienceMs); });
  const both = Promise.all([at('wm-saved'), at('wm-sent')]);
  main().click();
  const [savedMs, sentMs] = await both;
  return { savedMs, sentMs, workMs };
}

const settings = [
  { name: 'CPU six times slower', cpu: 6, faults: { well: 1 } },
  { name: 'CPU twenty times slower, 50 kb/s, 400 ms away, 3 of 10 requests lost', cpu: 20, network: { offline: false, latency: 400, downloadThroughput: 6250, uploadThroughput: 6250 }, faults: { 'well': 70, 'request lost': 30 } },
];

/** @returns for each setting the medians and the worst, in milliseconds */
export async function run({ times = 50, seeds = [1], log = console.log, root = fileURLToPath(new URL('../../', import.meta.url)) } = {}) {
  const results = [];
  for (const { name, cpu, network, faults } of settings) {
    const line = await openFaultyReceiver({ root, chance: chanceOf(seeds[0]), faults });
    const site = await openSoakSite({ root, endpoint: line.address, told: () => {} });
    const browser = await chromium();
    const found = [];
    for (let time = 0; time < times; time++) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.goto(site.address, { waitUntil: 'load' });
      const session = await page.createCDPSession();
      await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
      if (network) { await session.send('Network.enable'); await session.send('Network.emulateNetworkConditions', network); }
      found.push(await page.evaluate(measure, 60_000));
      await context.close();
    }
    await browser.close();
    site.end();
    await line.end();
    const saved = found.map(({ savedMs }) => savedMs);
    const sent = found.map(({ sentMs }) => sentMs);
    const result = { name, times, savedMs: Math.round(median(saved)), savedWorstMs: Math.round(Math.max(...saved)), sentMs: Math.round(median(sent)), sentWorstMs: Math.round(Math.max(...sent.filter(ms => !Number.isNaN(ms)))), notSentInAMinute: sent.filter(Number.isNaN).length, workMs: Math.round(median(found.map(({ workMs }) => workMs))) };
    log(`  ${JSON.stringify(result)}`);
    results.push(result);
  }
  return results;
}

if (process.argv[1]?.endsWith('soak/slow.mjs')) {
  const { values } = parseArgs({ options: { times: { type: 'string', default: '50' } } });
  await run({ times: Number(values.times) });
}
