// A newer version of the standalone page: nothing is lost by it, nothing is asked before it can be answered, and half of one is never taken. And the way to end the app.
import assert from 'node:assert/strict';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { hostApp, isKept, lookForNewer, notice, noticeSays, openWindow, pressNotice } from './support/app.ts';
import { noBrowser, oneBrowser } from './support/chromium.ts';
import { submissionIn } from './support/endpoint.ts';
import { answers, goTo, headingOf } from './support/person.ts';
import { configuration } from './support/site.ts';
import { press, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;

/** A configuration that can be told from the first one on every page. */
const newer = { ...configuration, organisation: { name: 'Heath Lane Newer', phone: '020 7946 0999' } };
const isOld = async (page: Page): Promise<boolean> => (await shown(page)).includes('020 7946 0000');
const isNew = (page: Page): Promise<void> => says(page, '020 7946 0999');

/** Writes down each time that the page is loaded. */
async function countLoads(page: Page): Promise<() => number> {
  let loads = 0;
  page.on('load', () => loads++);
  return () => loads;
}

describe('a newer version of the standalone page', { skip: noBrowser, concurrency: 2 }, () => {
  test('that comes in the middle of a journey loses nothing, asks nothing until it is over, and then comes', settings, async t => {
    const app = await hostApp(t);
    const { page, errors, thrown } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    const loads = await countLoads(page);
    await goTo(page, 'matters');
    await app.write(newer);
    assert.equal(await lookForNewer(page), 'installed');
    await goTo(page, 'check', { onEach: async () => { assert.equal(await notice(page), ''); assert.ok(await isOld(page)); } });
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(submissionIn(app.server().posts()[0]!).body.answers, answers);
    await noticeSays(page, words('app.update'));
    assert.equal(loads(), 0);
    await Promise.all([page.waitForNavigation(), pressNotice(page, words('app.update-now'))]);
    await isNew(page);
    await standsAt(page, headingOf('start'));
    assert.equal(loads(), 1, 'the page is loaded again once');
    assert.equal(await notice(page), '');
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.waiting), null);
    await app.close();
    await page.reload();
    await isNew(page);
    assert.deepEqual([errors.filter(line => line.includes('Content Security Policy')), thrown], [[], []]);
  });

  test('is offered on the first page, goes when somebody begins to answer, and comes back when that is cleared', settings, async t => {
    const app = await hostApp(t);
    const { page } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    await app.write(newer);
    assert.equal(await lookForNewer(page), 'installed');
    await noticeSays(page, words('app.update'));
    await goTo(page, 'who');
    assert.ok((await notice(page)).includes(words('app.update')), 'nothing is lost yet');
    await goTo(page, 'where');
    assert.equal(await notice(page), '');
    await press(page, words('clear'));
    await standsAt(page, headingOf('start'));
    await noticeSays(page, words('app.update'));
    await pressNotice(page, words('app.update-later'));
    assert.equal(await notice(page), '');
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'main', 'focus does not fall off the page');
    await goTo(page, 'who');
    assert.equal(await notice(page), '', 'somebody who said later is left in peace');
    await page.reload();
    await noticeSays(page, words('app.update'));
    assert.ok(await isOld(page), 'nothing comes by itself');
  });

  test('is said in the language that the form speaks', settings, async t => {
    const app = await hostApp(t);
    const { page } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    await press(page, 'Cymraeg');
    await standsAt(page, headingOf('start', 'cy'));
    await app.write(newer);
    await lookForNewer(page);
    await noticeSays(page, words('app.update', 'cy'));
    assert.equal(await page.$eval('#update', place => place.getAttribute('lang')), 'cy');
  });

  test('that waits leaves an old window all its parts, also without a network', settings, async t => {
    const app = await hostApp(t);
    const { page, thrown } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    // A visit that has loaded nothing but its first page.
    await page.reload();
    await app.write(newer);
    assert.equal(await lookForNewer(page), 'installed');
    await app.close();
    await goTo(page, 'check');
    await press(page, 'Cymraeg');
    await standsAt(page, headingOf('check', 'cy'));
    assert.ok(await isOld(page));
    assert.deepEqual(thrown, []);
  });

  test('does not come while another window has answers in it, and says why', settings, async t => {
    const app = await hostApp(t);
    const { page: busy } = await openWindow(t, await browser.get(), app.address);
    await isKept(busy);
    await goTo(busy, 'matters');
    const { page } = await openWindow(t, await browser.get(), app.address);
    await standsAt(page, headingOf('start'));
    await isKept(page);
    await app.write(newer);
    await lookForNewer(page);
    await noticeSays(page, words('app.update'));
    await pressNotice(page, words('app.update-now'));
    await noticeSays(page, words('app.update-elsewhere'));
    assert.ok(await isOld(page));
    await goTo(busy, 'check');
    await busy.close();
    await Promise.all([page.waitForNavigation(), pressNotice(page, words('app.update-now'))]);
    await isNew(page);
  });

  test('takes along other windows in which nothing has begun', settings, async t => {
    const app = await hostApp(t);
    const { page: idle } = await openWindow(t, await browser.get(), app.address);
    await isKept(idle);
    const { page } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    await idle.waitForFunction(() => navigator.serviceWorker.controller);
    await app.write(newer);
    await lookForNewer(page);
    await noticeSays(page, words('app.update'));
    await Promise.all([page.waitForNavigation(), idle.waitForNavigation(), pressNotice(page, words('app.update-now'))]);
    await isNew(page);
    await isNew(idle);
  });

  for (const [name, spoil] of [
    ['one file answers 404', (file: string) => { rmSync(file); }],
    ['one file is of another version, as in the middle of an upload,', (file: string) => { appendFileSync(file, ' '); }],
  ] as const) {
    test(`of which ${name} is not taken, and the old one goes on`, settings, async t => {
      const app = await hostApp(t);
      const { page } = await openWindow(t, await browser.get(), app.address);
      await isKept(page);
      await app.write(newer);
      spoil(join(app.folder, 'what-matters.json'));
      assert.equal(await lookForNewer(page), 'redundant');
      assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.waiting), null);
      await app.close();
      await page.reload();
      await standsAt(page, headingOf('start'));
      assert.ok(await isOld(page));
      await goTo(page, 'check');
      assert.equal(await notice(page), '');
      await app.open();
      await app.write(newer);
      assert.equal(await lookForNewer(page), 'installed', 'a folder that is whole again is taken');
    });
  }
});

test('a first version of which one file is missing keeps nothing, and the page works without', { ...settings, skip: noBrowser }, async t => {
  const app = await hostApp(t);
  rmSync(join(app.folder, 'module/vitals.js'));
  const { page } = await openWindow(t, await browser.get(), app.address);
  await goTo(page, 'check');
  await press(page, words('check.send'));
  await standsAt(page, words('sent.heading'));
  await page.waitForFunction(async () => !await navigator.serviceWorker.getRegistration());
});

describe('the way to end the app', { skip: noBrowser }, () => {
  test('takes away its worker and its copies, and nothing that people or other apps keep', settings, async t => {
    const app = await hostApp(t);
    const { page, thrown } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    const loads = await countLoads(page);
    await page.evaluate(async () => {
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('what people have not sent yet', 3);
        opening.onupgradeneeded = () => { opening.result.createObjectStore('letters').put('a letter', 1); };
        opening.onsuccess = () => { opening.result.close(); resolve(); };
        opening.onerror = () => { reject(opening.error!); };
      });
      localStorage.setItem('kept', 'yes');
      await (await caches.open('of another app')).put('/here', new Response('here'));
    });
    await goTo(page, 'matters');
    await app.switchOff();
    await lookForNewer(page);
    await page.waitForFunction(async () => (await caches.keys()).length === 1);
    await goTo(page, 'check');
    assert.equal(loads(), 0, 'nobody is thrown out of a page');
    await page.reload();
    await standsAt(page, headingOf('start'));
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
    assert.deepEqual(await page.evaluate(async () => [
      await caches.keys(), localStorage.getItem('kept'), (await indexedDB.databases()).map(({ name, version }) => [name, version]),
      await new Promise(resolve => { const opening = indexedDB.open('what people have not sent yet'); opening.onsuccess = () => { const get = opening.result.transaction('letters').objectStore('letters').get(1); get.onsuccess = () => { resolve(get.result); }; }; }),
    ]), [['of another app'], 'yes', [['what people have not sent yet', 3]], 'a letter']);
    assert.deepEqual(thrown, []);
  });

  test('can be undone by writing the app again', settings, async t => {
    const app = await hostApp(t);
    const { page } = await openWindow(t, await browser.get(), app.address);
    await isKept(page);
    await app.switchOff();
    await page.reload();
    await page.waitForFunction(async () => (await caches.keys()).length === 0);
    await app.write(newer);
    await page.goto(`${app.address}call.html`);
    await page.goto(app.address);
    await isKept(page);
    await app.close();
    await page.reload();
    await isNew(page);
  });
});
