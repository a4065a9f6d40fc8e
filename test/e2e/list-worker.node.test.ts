// A long list is read by a worker, where one may run; the ideas are the same where none may.
import assert from 'node:assert/strict';
import { after, describe, test, type TestContext } from 'node:test';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { reply, well } from './support/endpoint.ts';
import { goTo } from './support/person.ts';
import type { Answer } from './support/server.ts';
import { built, configuration, openSite, pageOf, pageWith } from './support/site.ts';
import { rootOf, says } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);

const demo = JSON.parse(built('demo/directory.json').toString()) as { readonly contents: readonly object[] };
const list: Answer = (_got, response) => { reply(response, 200, JSON.stringify(demo), { 'content-type': 'application/json', 'access-control-allow-origin': '*' }); };
const own: Answer = ({ path }, response) => { response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(built(path.slice(1))); };

/** The first page of ideas, how many workers there were, and which files of the module were fetched; `before` runs in the page before any script. */
async function ideas(t: TestContext, { policy, before, words: own }: { readonly policy?: string; readonly before?: () => void; readonly words?: string } = {}) {
  const page = pageWith({ ...configuration, directory: '/services', ...(own !== undefined && { directoryWords: '/our-words.json' }) });
  const site = await openSite({ '/': policy === undefined ? page : (_got, response) => { reply(response, 200, page, { 'content-type': 'text/html', 'content-security-policy': policy }); }, '/services': list, '/api/submissions': well, ...(own !== undefined && own !== '' && { '/our-words.json': (_got, response) => { reply(response, 200, own, { 'content-type': 'application/json' }); } }) });
  t.after(site.end);
  const visitor = await visit(await browser.get(), 'about:blank');
  t.after(visitor.end);
  const asked: string[] = [];
  const warned: string[] = [];
  let workers = 0;
  visitor.page.on('console', message => { if (message.type() === 'warn') warned.push(message.text()); });
  visitor.page.on('request', request => { asked.push(new URL(request.url()).pathname.split('/').at(-1)!); });
  visitor.page.on('workercreated', () => { workers++; });
  if (before) await visitor.page.evaluateOnNewDocument(before);
  await visitor.page.goto(`${site.address}/`);
  await goTo(visitor.page, 'ideas');
  await says(visitor.page, words('ideas.why'));
  const titles = await (await rootOf(visitor.page)).evaluate(root => [...root.querySelectorAll('.ideas .ideah')].map(title => title.textContent.trim()));
  return { titles, workers, asked, warned, thrown: visitor.thrown };
}

describe('a long list', { skip: noBrowser }, () => {
  test('is read by a worker, and the page has no part that reads lists', { timeout: 60_000 }, async t => {
    assert.ok(JSON.stringify(demo).length > 100_000);
    const { titles, workers, asked, thrown } = await ideas(t);
    assert.equal(workers, 1);
    assert.ok(titles.length > 4);
    assert.ok(asked.includes('list-worker.js'));
    assert.ok(!asked.includes('reading.js'), asked.join(' '));
    assert.deepEqual(thrown, []);
  });

  test('gives the same ideas where no worker may run, or its file is not the one that was built', { timeout: 120_000 }, async t => {
    const { titles } = await ideas(t);
    const none = await ideas(t, { before: () => { Object.defineProperty(window, 'Worker', { value: undefined }); } });
    assert.deepEqual(none.titles, titles);
    assert.ok(none.asked.includes('reading.js'));
    const silent = await ideas(t, { before: () => { Object.defineProperty(window, 'Worker', { value: class extends EventTarget { constructor() { super(); setTimeout(() => (this as unknown as { onerror?: (event: Event) => void }).onerror?.(new Event('error'))); } terminate(): void { /* Nothing runs. */ } } }); } });
    assert.deepEqual(silent.titles, titles);
    const other = await ideas(t, { before: () => { const real = window.fetch.bind(window); window.fetch = (address, init) => (String(address).endsWith('list-worker.js') ? real('/list-worker.js', init) : real(address, init)); } });
    assert.deepEqual(other.titles, titles);
    assert.equal(other.workers, 0);
  });

  test('is understood by words of the site’s own too, in a worker and in the page', { timeout: 120_000 }, async t => {
    const noWorker = (): void => { Object.defineProperty(window, 'Worker', { value: undefined }); };
    const usual = (await ideas(t)).titles;
    // Words that nearly everything has make nearly everything gardening.
    const all = JSON.stringify({ garden: ['the', 'and', 'a'] });
    for (const before of [undefined, noWorker]) {
      const { titles, warned } = await ideas(t, { words: all, ...(before && { before }) });
      assert.ok(titles.length > 4);
      assert.notDeepEqual(titles, usual);
      assert.deepEqual(warned.filter(line => line.includes('directoryWords')), []);
    }
  });

  test('is read without such words where they are not there, or wrong, and the console says so', { timeout: 120_000 }, async t => {
    const { titles } = await ideas(t);
    const missing = await ideas(t, { words: '' });
    assert.deepEqual(missing.titles, titles);
    assert.match(missing.warned.join('\n'), /directoryWords: found no JSON/);
    const wrong = await ideas(t, { words: '{"chior":["x"]}' });
    assert.deepEqual(wrong.titles, titles);
    assert.match(wrong.warned.join('\n'), /directoryWords: chior: found a key that does not exist, expected "choir"/);
  });

  test('is read by a worker also where the module is on another host', { timeout: 60_000 }, async t => {
    const host = await openSite(Object.fromEntries(['first', 'later', 'en-later', 'idea-tools', 'list-worker', 'london', 'reading'].map(name => [`/module/${name}.js`, own])));
    t.after(host.end);
    const site = await openSite({ '/': pageOf({ head: `<script type="module" src="${host.address}/module/first.js"></script>`, inside: `<script type="application/json">${JSON.stringify({ ...configuration, directory: '/services' })}</script>` }), '/services': list, '/api/submissions': well });
    t.after(site.end);
    const visitor = await visit(await browser.get(), 'about:blank');
    t.after(visitor.end);
    let workers = 0;
    visitor.page.on('workercreated', () => { workers++; });
    await visitor.page.goto(`${site.address}/`);
    await goTo(visitor.page, 'ideas');
    await says(visitor.page, words('ideas.why'));
    assert.equal(workers, 1);
  });
});
