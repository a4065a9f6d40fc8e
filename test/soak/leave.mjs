// Leaving in a hurry, from any step, in three browsers: whoever comes back with Back, Forward or the tabs of before finds the page of the site, and no word of an answer.
// node test/soak/leave.mjs [--runs 100] [--engine chromium,firefox,webkit] [--seed 1]
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chanceOf } from './chance.mjs';
import { engines } from './leave-browsers.mjs';

const types = { '.js': 'text/javascript', '.json': 'application/json' };
const config = {
  form: 'leave-example', organisation: { name: 'Heath Lane Neighbours', phone: '020 7946 0000' }, reader: { who: 'Priya', within: { en: 'within 3 working days' }, phone: '020 7946 0000' },
  directory: '/directory/services', exit: '/weather', ask: ['birth-date'],
};
/** Pages of the site: a device of somebody's own whose endpoint is well or is not, and one of many people's. */
const pages = { '/own': { endpoint: '/well' }, '/waits': { endpoint: '/ill' }, '/many': { endpoint: '/ill', shared: true } };

/** What is typed, in which nothing of the page itself is. */
const marks = ['NW1 7ZQ', 'NW17ZQ', 'vyqo.lemzi', '7946 0961', '79460961', 'Hyzdrop', 'Qevolam', 'Wurtzibex', 'Jophinka', '1947-11-27', 'Fyxotrand', 'Gluzvint'];

/** The site, on this computer. @param root the project's folder, with a built dist/ */
async function openSite(root) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://site').pathname;
    const send = (status, type, body) => { response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body); };
    if (path === '/well' || path === '/ill') {
      let text = '';
      request.on('data', piece => { text += piece; }).on('end', () => { if (path === '/ill') send(500, 'text/plain', ''); else send(201, 'application/json', JSON.stringify({ id: JSON.parse(text).id, reference: 'STUB-7Q', receivedAt: '2026-11-22T10:00:00Z' })); });
      return;
    }
    if (path === '/weather') { send(200, 'text/html', '<!doctype html><html lang="en"><title>The weather</title><h1>The weather</h1></html>'); return; }
    if (path === '/before') { send(200, 'text/html', '<!doctype html><html lang="en"><title>Before</title><h1>Before</h1></html>'); return; }
    if (pages[path]) { send(200, 'text/html', `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title><script src="/embed.js" async></script><h1>A site</h1><what-matters><script type="application/json">${JSON.stringify({ ...config, ...pages[path] })}</script><p>Call us.</p></what-matters></html>`); return; }
    const file = join(root, 'dist', path === '/directory/services' ? 'demo/directory.json' : path);
    if (existsSync(file)) send(200, types[extname(file)] ?? 'text/plain', readFileSync(file)); else send(404, 'text/plain', '');
  });
  await new Promise(done => { server.listen(0, '127.0.0.1', done); });
  return { address: `http://127.0.0.1:${server.address().port}`, end: () => new Promise(done => { server.close(done); server.closeAllConnections(); }) };
}

/** In the page: goes so many steps, and fills in the last of them as well. Gives the heading that stands, or throws. */
async function walk(steps, who, by) {
  const root = () => document.querySelector('what-matters')?.shadowRoot;
  const heading = () => root()?.querySelector('.step .h')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const until = async (holds, what) => { for (const end = Date.now() + 20_000; !holds();) { if (Date.now() > end) throw new Error(`waited for ${what}, at "${heading()}"`); await new Promise(done => { setTimeout(done, 15); }); } };
  const text = { 'field-postcode': 'NW1 7ZQ', 'field-first': 'Qevolam', 'field-last': 'Wurtzibex', 'field-called': 'Jophinka', 'field-day': '27', 'field-month': '11', 'field-year': '1947', 'field-best': 'Gluzvint' };
  const wanted = [who, by, 'yes', '65-79', 'music', 'choir'];
  const fill = async () => {
    const fields = [...root().querySelectorAll('.step input:not([type=radio], [type=checkbox]), .step textarea')];
    for (const field of fields) {
      field.value = text[field.id] ?? { email: 'vyqo.lemzi@example.org', tel: '020 7946 0961' }[field.type] ?? (field.id === 'field-to' ? 'Hyzdrop bell' : 'Fyxotrand');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await root().host.updateComplete;
    }
    const options = [...root().querySelectorAll('.step input:is([type=radio], [type=checkbox])')];
    const consents = options.filter(({ id }) => /^field-(?:help-me|tell-gp)$/.test(id));
    const one = options.find(({ value }) => wanted.includes(value)) ?? (fields.length > 0 ? undefined : options[0]);
    for (const option of consents.length > 0 ? consents : [one]) if (option && !option.checked) { option.click(); await root().host.updateComplete; }
  };
  await until(() => heading() !== '' && root().querySelector('.leave .btn'), 'the first page');
  let done = 0;
  for (; done < steps && root().querySelector('.step .actions .btn.main'); done++) {
    await fill();
    const [before, isSend] = [heading(), root().querySelector('.checklist') !== null];
    root().querySelector('.step .actions .btn.main').click();
    await until(() => heading() !== before, `what comes after "${before}"`);
    // Somebody may also leave while it is being sent.
    if (isSend) return { at: heading(), sent: true };
  }
  await fill();
  return { at: heading(), sent: false };
}

/** In the page: all that is there, and all that is kept. */
async function look() {
  // WebKit's disk may be busy for a while with a tab that was closed: whoever looks looks again.
  const inTime = work => Promise.race([work, new Promise((_done, late) => { setTimeout(() => late(new Error('the disk does not answer')), 4000); })]);
  const read = root => [...root.querySelectorAll('*')].map(element => `${element.outerHTML} ${element.value ?? ''} ${element.shadowRoot ? read(element.shadowRoot) : ''}`).join('\n');
  const records = [];
  for (const { name } of await inTime(indexedDB.databases?.()) ?? [{ name: 'what-matters' }]) {
    records.push(...await inTime(new Promise(done => {
      const opening = indexedDB.open(name);
      opening.onerror = () => done([]);
      // It was not there: it must not be there afterwards.
      opening.onupgradeneeded = () => opening.transaction.abort();
      opening.onsuccess = () => {
        const database = opening.result;
        const names = [...database.objectStoreNames];
        const end = all => { database.close(); done(all); };
        if (names.length === 0) return end([]);
        const found = [];
        const reading = database.transaction(names);
        for (const store of names) reading.objectStore(store).getAll().onsuccess = ({ target }) => found.push(...target.result.map(one => JSON.stringify(one)));
        reading.oncomplete = () => end(found);
      };
    })));
  }
  return {
    page: read(document),
    checked: document.querySelector('what-matters')?.shadowRoot?.querySelectorAll('input:checked').length ?? 0,
    kept: `${JSON.stringify(Object.entries(localStorage))} ${JSON.stringify(Object.entries(sessionStorage))} ${document.cookie} ${await globalThis.caches?.keys().then(keys => keys.join(), () => '') ?? ''}`,
    records: records.join('\n'),
    told: `${document.title} ${location.href} ${JSON.stringify(history.state)} ${window.name} ${document.referrer}`,
    path: location.pathname, title: document.title, site: document.querySelector('h1')?.textContent ?? '',
  };
}

const press = () => { document.querySelector('what-matters').shadowRoot.querySelector('.leave .btn').click(); };
const forget = () => new Promise(done => { const deleting = indexedDB.deleteDatabase('what-matters'); deleting.onsuccess = deleting.onerror = deleting.onblocked = () => done(); });
const pause = ms => new Promise(done => { setTimeout(done, ms); });

/** Looks until the tab stands at one of these paths (some engines say that they have gone back before they have). */
async function arrives(tab, ...paths) {
  let last;
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(30)) {
    try { last = await tab.evaluate(look); if (paths.includes(last.path)) return last; } catch (error) { last = error; }
  }
  throw new Error(`did not come to ${paths.join(' or ')}: ${last?.path ?? last}`);
}

/** Finds that count, in a page as it is now. @param waits whether a record may wait on the device */
function findsIn(when, { page, checked, kept, records, told }, titles, waits) {
  const places = { page, kept, told, history: titles.join('\n'), ...(!waits && { records }) };
  const found = Object.entries(places).flatMap(([place, text]) => marks.filter(mark => text.toLowerCase().includes(mark.toLowerCase())).map(mark => `${when}: "${mark}" in ${place}`));
  return checked > 0 ? [...found, `${when}: ${checked} options are picked`] : found;
}

/** One run: goes some steps, leaves, comes back twice. */
async function leaveOnce(tab, site, chance) {
  const path = chance.pick({ '/own': 3, '/waits': 2, '/many': 2 });
  const by = chance.pick({ button: 1, shift: 1 });
  const steps = chance.between(0, 22);
  const run = { path, by, steps, at: '', finds: [] };
  await tab.go(`${site}/before`);
  // What a run before left waiting is not of this one; a page that slept may have held on to it.
  await tab.evaluate(forget);
  await tab.go(`${site}${path}`);
  await tab.touch();
  const { at, sent } = await tab.evaluate(walk, steps, chance.pick({ 'self': 3, 'someone-else': 1, 'professional': 1 }), chance.pick({ phone: 1, email: 1, letter: 1, other: 1 }));
  run.at = at;
  const filled = await tab.evaluate(look);
  run.told = marks.some(mark => filled.page.includes(mark)) || filled.checked > 0;
  // What was sent and has no receipt yet is on a device of somebody's own, and nowhere else.
  const waits = sent && path !== '/many' && at !== 'We have your answers';
  if (by === 'button') await tab.evaluate(press).catch(() => {}); else for (const _time of [1, 2, 3]) await tab.shift();
  // On its first page the form has put nothing in the history: the other page stands in its place, and Back leads to what was before.
  const below = steps === 0 ? '/before' : path;
  const check = async (when, ...paths) => { const found = await arrives(tab, ...paths); run.finds.push(...findsIn(when, found, await tab.titles(), waits)); return found; };
  let now = await check('the other page', '/weather');
  for (const [when, go, where] of [['Back', 'back', below], ['Forward', 'forward', '/weather'], ['Back again', 'back', below]]) {
    await tab[go]().catch(() => {});
    now = await check(when, where, ...(tab.passesOver ? ['/before', path, '/weather'].filter(one => one !== now.path) : []));
    if (now.path === path && (now.title !== 'A site' || now.site !== 'A site')) run.finds.push(`${when}: the page of the site does not stand`);
  }
  if (now.path !== path) return run;
  // And once the form is there again, or was all the time.
  run.cameBack = true;
  await tab.evaluate(async () => { for (let tries = 0; tries < 500 && !document.querySelector('what-matters')?.shadowRoot?.querySelector('.step .h'); tries++) await new Promise(done => { setTimeout(done, 20); }); });
  const again = await check('the form', path);
  if (/<dialog class="gone"/.test(again.page)) run.finds.push('the form: the cover stayed');
  return run;
}

/** Leaves from several tabs, ends the browser and brings its tabs back. @returns finds, and how many tabs came back */
async function reopened(engine, site, chance) {
  const finds = [];
  for (let number = 0; number < 4; number++) {
    const tab = await engine.open();
    await tab.go(`${site}/own`);
    await tab.evaluate(walk, chance.between(3, 17), 'self', 'email');
    await tab.evaluate(press).catch(() => {});
    await arrives(tab, '/weather');
    // Half of them are closed on the other page, half on the page of the site.
    if (number % 2 === 1) { await tab.back().catch(() => {}); await arrives(tab, '/own'); }
  }
  // Browsers write down their tabs some seconds later.
  await pause(4000);
  const tabs = await engine.reopen(site);
  for (const tab of tabs) {
    for (const when of ['a tab that was opened again', 'Back in a tab that was opened again']) {
      await pause(1000);
      // Before the page of the site a tab is empty: there is nothing to look at, and no storage to ask.
      if ((await tab.evaluate(() => location.protocol)) !== 'about:') finds.push(...findsIn(when, await tab.evaluate(look), await tab.titles(), false));
      await tab.back().catch(() => {});
    }
  }
  return { finds, tabs: tabs.length };
}

/**
 * Leaves so many times in each browser.
 *
 * @param options.seeds one after the other, each with so many runs
 * @param options.runs in each browser, for each seed
 * @param options.restores whether the browser is also ended and its tabs are brought back, where the engine can
 * @param options.root the project's folder, with a built dist/
 * @returns one object for each browser and seed: `runs`, from how many of them something had been `told`, how often Back `cameBack` to the form, `tabs` that were opened again, and `broken`, empty where nothing was found
 */
export async function run({ seeds = [1], runs = 100, engines: names = Object.keys(engines), restores = true, log = console.log, root = fileURLToPath(new URL('../../', import.meta.url)) } = {}) {
  const site = await openSite(root);
  const results = [];
  try {
    for (const name of names) {
      const engine = engines[name]();
      try {
        await engine.start();
        for (const seed of seeds) {
          const chance = chanceOf(seed);
          const result = { engine: name, seed, runs: 0, told: 0, cameBack: 0, tabs: 0, broken: [], seconds: 0 };
          const begun = Date.now();
          for (; result.runs < runs; result.runs++) {
            const tab = await engine.open();
            const note = `run ${result.runs}`;
            try {
              const { finds, told, cameBack, path, by, at } = await leaveOnce(tab, site.address, chance);
              if (told) result.told++;
              if (cameBack) result.cameBack++;
              result.broken.push(...finds.map(find => `${note}, ${path}, by ${by}, at "${at}": ${find}`));
            } catch (error) { result.broken.push(`${note}: ${error.message}`); }
            await tab.evaluate(forget).catch(() => {});
            await tab.close().catch(() => {});
          }
          if (restores && engine.reopen) {
            const { finds, tabs } = await reopened(engine, site.address, chance);
            result.tabs = tabs;
            result.broken.push(...finds);
          }
          result.seconds = Math.round((Date.now() - begun) / 1000);
          log(`leaving in ${name}, seed ${seed}: ${result.runs} runs (${result.told} with something told, ${result.cameBack} back to the form), ${result.tabs} tabs opened again, ${result.broken.length} finds, ${result.seconds} s`);
          for (const line of result.broken) log(`  ${line}`);
          results.push(result);
        }
      } finally { await engine.end(); }
    }
  } finally { await site.end(); }
  return results;
}

if (process.argv[1]?.endsWith('soak/leave.mjs')) {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '100' }, engine: { type: 'string', default: Object.keys(engines).join() }, seed: { type: 'string', default: '1' } } });
  const results = await run({ runs: Number(values.runs), engines: values.engine.split(','), seeds: [Number(values.seed)] });
  process.exit(results.some(({ broken }) => broken.length > 0) ? 1 : 0);
}
