// Leaving in a hurry: what somebody told the form is gone before the browser goes anywhere, and Back brings none of it back.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, describe, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { run } from '../soak/leave.mjs';
import { CHROMIUM, FIREFOX } from '../tools/browsers.mjs';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { keep, keepButton, openKeeping } from './support/keep.ts';
import { fillInOnly, goTo, headingOf } from './support/person.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import { eavesdrop, everythingOn, overheard, tracesOf } from './support/traces.ts';
import { pick, wayOf, write } from './support/way.ts';
import { press, rootOf, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 60_000 } as const;

const way = wayOf(
  ['start'], ['who', ...pick('self')], ['where', ...write({ postcode: 'NW1 2DB' })], ['age', ...pick('25-49')], ['matters', ...pick('music')], ['interests.music', ...pick('choir')], ['help', ...pick('free')], ['when', ...pick('any')], ['ideas'],
  ['call', ...pick('yes')], ['name', ...write({ first: 'Zebedee', last: 'Quimby' })], ['contact-by', ...pick('phone')], ['contact', ...write({ to: '020 7946 0717' }), ...pick('no')],
);
const own = /Zebedee|Quimby|7946 ?0717|NW1|choir/i;

async function opened(t: TestContext, config: object = { exit: '/weather' }, before: () => void = eavesdrop) {
  const site = await openSite({ '/': pageWith({ ...configuration, ...config }), '/weather': '<!doctype html><title>The weather</title><h1>The weather</h1>', '/nothing': (_got, response) => { response.writeHead(204).end(); }, '/before': '<!doctype html><title>Before</title><h1>Before</h1>' });
  t.after(site.end);
  const visitor = await visit(await browser.get(), `${site.address}/before`, { before });
  t.after(visitor.end);
  await visitor.page.goto(`${site.address}/`);
  await standsAt(visitor.page, headingOf('start'));
  return { ...visitor, site };
}

describe('leaving in a hurry', { skip: noBrowser, concurrency: 2 }, () => {
  for (const by of ['the button', 'Shift three times'] as const) {
    test(`by ${by} goes to the other page at once, and Back shows nothing of what was told`, settings, async t => {
      const { page, thrown } = await opened(t);
      await goTo(page, 'contact', { way });
      await fillInOnly(page, 'contact', { way });
      assert.ok(own.test(await everythingOn(page)), 'what was told stands on the page');
      const { historyLength } = await tracesOf(page);
      const gone = page.waitForNavigation();
      if (by === 'the button') await press(page, words('leave.button')); else for (const _time of [1, 2, 3]) await page.keyboard.press('Shift');
      await gone;
      assert.equal(new URL(page.url()).pathname, '/weather');
      const there = await tracesOf(page);
      assert.ok(there.historyLength <= historyLength, 'the other page took the place of the form');
      assert.deepEqual(there.stored, []);
      await page.goBack();
      assert.equal(own.exec(await everythingOn(page))?.[0], undefined);
      assert.equal(new URL(page.url()).pathname, '/', 'Back leads to the page of the site, not to a place in the form');
      await standsAt(page, headingOf('start'));
      assert.doesNotMatch(await shown(page), own);
      assert.deepEqual(thrown, []);
    });
  }

  test('wipes first: where the other page cannot be had, nothing of the person is left on this one', settings, async t => {
    const { page } = await opened(t, { exit: '/nothing' });
    await goTo(page, 'contact', { way });
    const asked = page.waitForResponse(response => response.status() === 204);
    for (const _time of [1, 2, 3]) await page.keyboard.press('Shift');
    await asked;
    assert.equal(own.exec(await everythingOn(page))?.[0], undefined);
    const covered = await page.evaluate(() => { const { width, height } = document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog.gone')!.getBoundingClientRect(); return width >= innerWidth - 20 && height >= innerHeight; });
    assert.equal(covered, true);
    const { events } = await overheard(page);
    assert.equal(events.filter(event => event.includes('"wm-left"')).length, 1);
    for (const event of events) assert.doesNotMatch(event, own);
  });
});

/** Presses buttons of the form, so many milliseconds one after the other; with none between them in one task, so that nothing else happens meanwhile. */
const pressTogether = async (page: Page, gapMs: number, ...names: readonly string[]): Promise<void> => (await rootOf(page)).evaluate(async (inside, gap, all) => {
  for (const [at, name] of all.entries()) {
    if (at > 0 && gap > 0) await new Promise(soon => { setTimeout(soon, gap); });
    [...inside.querySelectorAll('button')].find(one => one.textContent.includes(name))!.click();
  }
}, gapMs, names);

describe('leaving in a hurry takes away answers that are kept for later', { skip: noBrowser, concurrency: 2 }, () => {
  /** The page of the site as it is opened again: nothing is there, and nothing says that there was something. */
  async function nothingIsLeft(page: Page, address: string, when: string): Promise<void> {
    assert.deepEqual((await tracesOf(page)).stored, [], when);
    await page.goto(`${address}/`);
    await standsAt(page, headingOf('start'));
    // Where there is a database, the page looks into it.
    if ((await page.evaluate(() => indexedDB.databases())).length > 0) await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/drafts.js')), { polling: 50 });
    assert.deepEqual((await tracesOf(page)).stored, [], when);
    const now = await shown(page);
    for (const key of ['keep.found', 'keep.on-device', 'keep.in-tab']) assert.ok(!now.includes(words(key)), `${when}: ${key}`);
    assert.equal(own.exec(await everythingOn(page))?.[0], undefined, when);
  }
  const leave = words('leave.button');

  for (const [where, by] of [['tab', 'the button'], ['device', 'Shift three times']] as const) {
    const [kept, to, from] = where === 'tab' ? ['sessionStorage what-matters', 'to the tab', 'from the tab'] : ['IndexedDB drafts heath-lane-example', 'to the device', 'from the device'];
    test(`where they are kept, ${to}, by ${by}`, settings, async t => {
      const { page, site, thrown } = await opened(t);
      await goTo(page, 'name', { way });
      await keep(page, where);
      await goTo(page, 'contact', { way });
      await fillInOnly(page, 'contact', { way });
      assert.deepEqual((await tracesOf(page)).stored, [kept]);
      const gone = page.waitForNavigation();
      if (by === 'the button') await press(page, leave); else for (const _time of [1, 2, 3]) await page.keyboard.press('Shift');
      await gone;
      assert.deepEqual((await tracesOf(page)).stored, []);
      await page.goBack();
      await standsAt(page, headingOf('start'));
      assert.ok(!(await shown(page)).includes(words('keep.found')));
      await nothingIsLeft(page, site.address, 'later');
      assert.deepEqual(thrown, []);
    });

    test(`where they are just being written ${to}`, settings, async t => {
      const { page, site, thrown } = await opened(t);
      for (const gapMs of [0, 4]) {
        await goTo(page, 'where', { way });
        await openKeeping(page);
        const gone = page.waitForNavigation();
        await pressTogether(page, gapMs, keepButton(where), leave).catch(() => {});
        await gone;
        await nothingIsLeft(page, site.address, `left ${gapMs} ms after they were kept`);
        await goTo(page, 'where', { way });
        await keep(page, where);
        await fillInOnly(page, 'where', { way });
        const away = page.waitForNavigation();
        await pressTogether(page, gapMs, words('continue'), leave).catch(() => {});
        await away;
        await nothingIsLeft(page, site.address, `left ${gapMs} ms after another page stood`);
      }
      assert.deepEqual(thrown, []);
    });

    test(`where they are just being read ${from}`, settings, async t => {
      const { page, site, thrown } = await opened(t, undefined, () => {
        const [, waitMs] = /^\?leave-after=(\d+)$/.exec(location.search) ?? [];
        const press = (): void => { const button = document.querySelector('what-matters')?.shadowRoot?.querySelector<HTMLElement>('.leave button'); if (button) setTimeout(() => { button.click(); }, Number(waitMs)); else setTimeout(press); };
        if (waitMs !== undefined) press();
      });
      for (const waitMs of [0, 5, 20, 60]) {
        await goTo(page, 'where', { way });
        await keep(page, where);
        await page.goto(`${site.address}/?leave-after=${waitMs}`, { waitUntil: 'domcontentloaded' });
        await page.waitForFunction(() => location.pathname === '/weather', { polling: 20 });
        await nothingIsLeft(page, site.address, `left ${waitMs} ms after one could`);
      }
      assert.deepEqual(thrown, []);
    });
  }

  test('as long as the device answers: one that does not keeps nobody on the page', settings, async t => {
    const { page, site } = await opened(t);
    await goTo(page, 'where', { way });
    await keep(page, 'device');
    // Another page of the site is at work in the database, and does not end.
    const other = await page.browserContext().newPage();
    await other.goto(`${site.address}/before`);
    await other.evaluate(() => new Promise<void>(done => {
      const opening = indexedDB.open('what-matters');
      opening.onsuccess = () => { const shelf = opening.result.transaction('drafts', 'readwrite').objectStore('drafts'); const again = (): void => { shelf.count().onsuccess = again; }; again(); done(); };
    }));
    await page.bringToFront();
    const gone = page.waitForNavigation();
    await press(page, leave);
    assert.equal(own.exec(await everythingOn(page))?.[0], undefined, 'nobody sees anything meanwhile');
    await gone;
    assert.equal(new URL(page.url()).pathname, '/weather');
  });
});

describe('a device that many people use', { skip: noBrowser }, () => {
  test('forgets what somebody typed who went away, after asking whether they are there', settings, async t => {
    // The waits of four minutes and of one end when the test says so: how long the walk before them takes must not matter.
    const { page, thrown } = await opened(t, { shared: true }, () => {
      const wait = window.setTimeout;
      const waits: Record<number, () => void> = {};
      Object.assign(window, { end: (ms: number) => { waits[ms]!(); } });
      window.setTimeout = ((call: () => void, ms = 0, ...rest: unknown[]) => { if (ms !== 240_000 && ms !== 60_000) return wait(call, ms, ...rest); waits[ms] = call; return 0; }) as typeof setTimeout;
    });
    const end = (ms: number) => page.evaluate(passed => { (window as unknown as { end: (ms: number) => void }).end(passed); }, ms);
    await goTo(page, 'contact', { way });
    await fillInOnly(page, 'contact', { way });
    assert.ok(own.test(await everythingOn(page)), 'what was told stands on the page');
    await end(240_000);
    await says(page, words('idle.ask'));
    assert.ok(own.test(await everythingOn(page)), 'it stands until nobody has answered');
    await end(60_000);
    await standsAt(page, headingOf('start'));
    assert.equal(own.exec(await everythingOn(page))?.[0], undefined);
    assert.deepEqual((await tracesOf(page)).stored, []);
    assert.deepEqual(thrown, []);
  });
});

describe('leaving from any step, a few of the runs of the soak', () => {
  for (const [engine, program] of [['chromium', CHROMIUM.executablePath], ['firefox', FIREFOX.executablePath], ['webkit', '/usr/bin/WebKitWebDriver']] as const) {
    const skip = existsSync(program) || process.env['CI'] === 'true' ? false : `there is no ${engine} at ${program}`;
    test(`in ${engine}: Back, Forward and Back again find no word of an answer`, { skip, timeout: 600_000 }, async t => {
      const [result] = await run({ engines: [engine], runs: 8, restores: false, root: import.meta.env.ROOT, log: line => { t.diagnostic(line); } });
      assert.deepEqual(result!.broken, []);
      assert.equal(result!.runs, 8);
      assert.ok(result!.told > 2, 'something was told in most of them');
    });
  }
});
