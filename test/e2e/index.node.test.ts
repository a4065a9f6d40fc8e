// Ideas from an index (dist/directory, made of the demo's list): the same as from the list, with what is near fetched and nothing else.
import assert from 'node:assert/strict';
import { after, describe, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { hostApp, isKept, openWindow } from './support/app.ts';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { reply, submissionIn, well } from './support/endpoint.ts';
import { goTo } from './support/person.ts';
import type { Answer } from './support/server.ts';
import { built, configuration, openSite, pageWith } from './support/site.ts';
import { focused, press, rootOf, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);

const titles = async (page: Page): Promise<string[]> => (await rootOf(page)).evaluate(root => [...root.querySelectorAll('.idea:not(.person) .ideah')].map(({ textContent }) => textContent.trim()));

async function atIdeas(t: TestContext, directory: string, answers: Readonly<Record<string, Answer>> = {}) {
  const site = await openSite({ '/': pageWith({ ...configuration, directory }), '/api/submissions': well, ...answers });
  t.after(site.end);
  const visitor = await visit(await browser.get(), `${site.address}/`);
  t.after(visitor.end);
  await goTo(visitor.page, 'ideas', { withIdeas: false });
  return { site, ...visitor };
}

describe('an index', { skip: noBrowser, concurrency: 2 }, () => {
  test('gives the ideas of its list, more of them when asked, and fetches nothing that says who asks', { timeout: 90_000 }, async t => {
    const fromList = await atIdeas(t, '/directory/services');
    await says(fromList.page, words('ideas.why'));
    const { site, page, thrown } = await atIdeas(t, '/directory/index.json');
    await says(page, words('ideas.why'));
    assert.deepEqual(await titles(page), await titles(fromList.page));
    assert.equal((await titles(page)).length, 5);
    await press(fromList.page, words('ideas.more'));
    await press(page, words('ideas.more'));
    await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelectorAll('.idea:not(.person)').length === 10);
    assert.deepEqual(await titles(page), await titles(fromList.page));
    await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.activeElement?.closest('.idea') !== null);
    assert.ok((await focused(page)) !== undefined);
    const asked = site.got.filter(({ path }) => path.startsWith('/directory/'));
    for (const { path, headers } of asked) {
      assert.match(path, /^\/directory\/(?:index\.json|[\da-f]{12}\/(?:rows\.bin|\d+\.json))$/);
      assert.equal(headers['referer'], undefined);
      assert.equal(headers['cookie'], undefined);
    }
    assert.ok(!site.got.some(({ path }) => path.includes('reading.js')), 'what reads lists is not fetched');
    await goTo(page, 'check', { withIdeas: false });
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    assert.equal(submissionIn(site.posts()[0]!).body.ideas.length, 10);
    assert.deepEqual(thrown, []);
  });

  test('of which a part cannot be had is told of, and is read when the person presses "Try again"', { timeout: 60_000 }, async t => {
    let isWell = false;
    const manifest = JSON.parse(built('directory/index.json').toString()) as { readonly squares: string };
    const path = `/directory/${manifest.squares}/rows.bin`;
    const { page, thrown } = await atIdeas(t, '/directory/index.json', { [path]: (_got, response) => { if (isWell) response.writeHead(200).end(built(path.slice(1))); else reply(response, 500, {}); } });
    await says(page, words('ideas.unreachable'));
    isWell = true;
    await press(page, words('ideas.try'));
    await says(page, words('ideas.why'));
    assert.deepEqual(thrown, []);
  });

  test('is there without a network in the standalone page, and says how old it is', { timeout: 90_000 }, async t => {
    const files = Object.fromEntries(['index.json', ...built('directory/index.json').toString().match(/(?<=")[\da-f]{12}(?=")/g)!.flatMap(square => ['', 'rest-'].flatMap(set => [`${set}rows.bin`, ...Array.from({ length: 20 }, (_, nth) => `${set}${nth}.json`)]).map(name => `${square}/${name}`))].map((name): [string, Answer] => [`/directory/${name}`, (_got, response) => {
      let content: Buffer;
      try { content = built(`directory/${name}`); } catch { response.writeHead(404).end(); return; }
      response.writeHead(200, { 'content-type': name.endsWith('.json') ? 'application/json' : 'application/octet-stream' }).end(content);
    }]));
    const app = await hostApp(t, { config: { ...configuration, directory: '/directory/index.json' }, answers: files });
    const { page } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    await app.close();
    await page.reload();
    await goTo(page, 'ideas');
    await says(page, words('ideas.why'));
    assert.ok((await shown(page)).includes(words('ideas.unreachable')));
    assert.equal((await titles(page)).length, 5);
  });
});
