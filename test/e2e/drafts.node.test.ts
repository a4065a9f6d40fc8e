// A form that is half filled in: in memory only, unless the person chooses more.
import assert from 'node:assert/strict';
import { after, describe, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { noBrowser, oneBrowser } from './support/chromium.ts';
import { submissionIn, well } from './support/endpoint.ts';
import { answers, goTo, headingOf, person } from './support/person.ts';
import { onDisk as allOnDisk, until } from './support/disk.ts';
import { keep } from './support/keep.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import { press, says, shown, standsAt } from './support/widget.ts';
import { tracesOf } from './support/traces.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const onDisk = (page: Page): Promise<Record<string, unknown>[]> => allOnDisk(page, 'drafts');
/** What the device refused, as people who see the page read it. */
const seen = (page: Page): Promise<string | undefined> => page.evaluate(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('details .note strong')?.textContent);
const settings = { timeout: 60_000 } as const;

async function device(t: TestContext, config: object = {}) {
  const site = await openSite({ '/': pageWith({ ...configuration, ...config }), '/api/submissions': well });
  t.after(site.end);
  const context = await (await browser.get()).createBrowserContext();
  t.after(() => context.close());
  const open = async (days = 0): Promise<Page> => {
    const page = await context.newPage();
    page.on('dialog', dialog => void dialog.accept().catch(() => undefined));
    await page.evaluateOnNewDocument(ms => { const { now } = Date; Date.now = () => now() + ms; }, days * 86_400_000);
    await page.goto(`${site.address}/`, { waitUntil: 'load' });
    return page;
  };
  return { site, open };
}

describe('a form that is half filled in', { skip: noBrowser, concurrency: 2 }, () => {
  test('leaves nothing on the device unless the person chooses it', settings, async t => {
    const { open } = await device(t);
    const page = await open();
    await goTo(page, 'contact');
    await press(page, words('keep.offer'));
    await says(page, words('keep.plain'));
    assert.deepEqual((await tracesOf(page)).stored, []);
    await page.reload();
    await standsAt(page, headingOf('start'));
    assert.ok(!(await shown(page)).includes(words('keep.found')));
  });

  test('is kept in the tab: a reload brings it back, a new tab does not, and sending ends it', settings, async t => {
    const { open, site } = await device(t);
    const page = await open();
    await goTo(page, 'name');
    await keep(page, 'tab');
    await goTo(page, 'gp');
    assert.deepEqual((await tracesOf(page)).stored, ['sessionStorage what-matters']);
    await page.reload();
    await says(page, words('keep.found'));
    assert.ok(!(await shown(page)).includes(person.name));
    await press(page, words('keep.go-on'));
    await standsAt(page, headingOf('gp'));
    const other = await open();
    await standsAt(other, headingOf('start'));
    assert.ok(!(await shown(other)).includes(words('keep.found')));
    // A page behind another one is not drawn.
    await other.close();
    await goTo(page, 'check');
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(site.posts().map(post => submissionIn(post).body.answers), [answers]);
    await until(async () => (await page.evaluate(() => sessionStorage.length)) === 0 && (await onDisk(page)).length === 0);
  });

  test('is kept on a device that is only theirs for seven counted days, with what stood in the fields', { timeout: 150_000 }, async t => {
    const { open } = await device(t);
    const page = await open();
    await goTo(page, 'contact');
    await keep(page, 'device');
    await page.close();
    const again = await open(2);
    await says(again, words('keep.found'));
    await press(again, words('keep.go-on'));
    await standsAt(again, headingOf('contact'));
    await again.close();
    // Who goes on has seven more.
    for (let days = 3; days < 10; days++) { const one = await open(days); await says(one, words('keep.found')); await one.close(); }
    const gone = await open(10);
    await standsAt(gone, headingOf('start'));
    await until(async () => (await onDisk(gone)).length === 0);
    assert.ok(!(await shown(gone)).includes(words('keep.found')));
  });

  test('goes when the person says so, and when they clear their answers', settings, async t => {
    const { open } = await device(t);
    const page = await open();
    await goTo(page, 'name');
    await keep(page, 'device');
    await press(page, words('keep.stop'));
    await until(async () => (await onDisk(page)).length === 0);
    await press(page, words('keep.yes'));
    await says(page, words('keep.on-device'));
    await page.reload();
    await says(page, words('keep.found'));
    await press(page, words('unsent.delete'));
    await until(async () => (await onDisk(page)).length === 0);
    assert.ok(!(await shown(page)).includes(words('keep.found')));
  });

  test('is in one place only: who chooses another one takes it away from where it was', settings, async t => {
    const { open } = await device(t);
    for (const [before, now, left] of [['device', 'tab', 'sessionStorage what-matters'], ['tab', 'device', 'IndexedDB drafts heath-lane-example']] as const) {
      const page = await open();
      await goTo(page, 'where');
      await keep(page, before);
      await page.reload();
      await says(page, words('keep.found'));
      await goTo(page, 'where');
      await keep(page, now);
      await until(async () => (await tracesOf(page)).stored.length === 1);
      assert.deepEqual((await tracesOf(page)).stored, [left]);
      await page.close();
    }
  });

  test('is said to be kept on where the device does not delete it, with another try', settings, async t => {
    const { open } = await device(t);
    const page = await open();
    await goTo(page, 'where');
    await keep(page, 'device');
    await page.evaluate(() => { const { prototype } = IDBObjectStore; const deletes = prototype.delete; prototype.delete = () => { prototype.delete = deletes; throw new DOMException('no', 'NotReadableError'); }; });
    await press(page, words('keep.stop'));
    await says(page, words('unsent.not-deleted'));
    assert.equal(await seen(page), words('unsent.not-deleted'));
    assert.equal((await onDisk(page)).length, 1);
    await press(page, words('keep.stop'));
    await says(page, words('keep.forgotten'));
    assert.deepEqual(await onDisk(page), []);
  });

  test('stays as it was kept last where the device is full by now, and the page says so', settings, async t => {
    const { open } = await device(t);
    const page = await open();
    const thrown: string[] = [];
    page.on('pageerror', error => thrown.push(String(error)));
    await goTo(page, 'where');
    await keep(page, 'device');
    const before = await onDisk(page);
    await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
    await goTo(page, 'help');
    await says(page, words('keep.refused'));
    assert.equal(await seen(page), words('keep.refused'));
    assert.deepEqual([await onDisk(page), thrown], [before, []]);
  });

  test('is never kept on a device that many use: it is not even offered', settings, async t => {
    const { open } = await device(t, { shared: true });
    const page = await open();
    await goTo(page, 'contact');
    assert.ok(!(await shown(page)).includes(words('keep.offer')));
  });

  test('that cannot be read, or is newer, is left alone', settings, async t => {
    const { open } = await device(t);
    const page = await open();
    for (const junk of ['{', '[]', '{"version":2,"form":"heath-lane-example"}']) {
      await page.evaluate(text => { sessionStorage.setItem('what-matters', text); }, junk);
      await page.reload();
      await standsAt(page, headingOf('start'));
      await new Promise(soon => { setTimeout(soon, 300); });
      assert.equal(await page.evaluate(() => sessionStorage.getItem('what-matters')), junk);
      assert.ok(!(await shown(page)).includes(words('keep.found')));
    }
  });
});
