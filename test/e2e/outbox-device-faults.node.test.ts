// What a device can do to what was sent: it is full, forgets, loses its locks, keeps nothing, or dies. (The fault matrix, rows 4 and 17 to 23.)
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { noBrowser, oneBrowser } from './support/chromium.ts';
import { deviceWith, eventsOf, isTold, onDisk, send, toCheckPage } from './support/device.ts';
import { reference, reply, submissionIn } from './support/endpoint.ts';
import { openProfile } from './support/profile.ts';
import type { Answer } from './support/server.ts';
import { press, says, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
/** How often the browser is killed. The soak asks for 240. */
const kills = Number(process.env['KILLS'] ?? 10);
const settings = { timeout: 120_000 } as const;
const fails: Answer = (_got, response) => { reply(response, 500); };
const waitLong = () => { Math.random = () => 0.999; };
const tryNow = words('held.try-now');

/** Deletes the database of ours under the page, as a browser does that needs room. */
const evict = (page: Page): Promise<void> => page.evaluate(() => new Promise<void>((done, failed) => {
  const deleting = indexedDB.deleteDatabase('what-matters');
  deleting.onsuccess = () => { done(); };
  deleting.onerror = () => { failed(new Error('not deleted')); };
}));

describe('a device', { skip: noBrowser, concurrency: 2 }, () => {
  test('whose browser is killed right after "saved" has it when the browser is there again, each time', { timeout: 60_000 + kills * 20_000 }, async t => {
    let own = await openProfile();
    t.after(async () => { await own.kill().catch(() => undefined); own.forget(); });
    // It stays on the device as long as nothing is mended.
    const device = await deviceWith(t, own.browser, (_got, response) => { response.destroy(); }, { context: own.browser.defaultBrowserContext() });
    let page = await own.browser.newPage();
    for (let times = 1; times <= kills; times++) {
      const saved = new Promise<void>(resolve => { void page.exposeFunction('saidSaved', resolve); });
      await page.evaluateOnNewDocument(() => { addEventListener('wm-saved', () => { (window as unknown as { saidSaved: () => void }).saidSaved(); }); });
      await page.goto(`${device.site.address}/`);
      await toCheckPage(page, `kill ${times}`);
      await press(page, words('check.send'));
      await saved;
      await own.kill();
      own = await openProfile(undefined, own.folder);
      page = await own.browser.newPage();
      await page.goto(`${device.site.address}/`);
      assert.equal((await onDisk(page)).length, times);
    }
    device.mend();
    await page.reload();
    await page.waitForFunction(async () => (await new Promise<number>(done => { const opening = indexedDB.open('what-matters'); opening.onsuccess = () => { const counting = opening.result.transaction('outbox').objectStore('outbox').count(); counting.onsuccess = () => { opening.result.close(); done(counting.result); }; }; })) === 0, { timeout: 30_000, polling: 200 });
    assert.equal(new Set(device.stub.posts().map(post => submissionIn(post).id)).size, kills);
  });

  test('that is full says so, keeps the page open, and sends all the same', settings, async t => {
    const { open, site, mend } = await deviceWith(t, await browser.get(), fails);
    const page = await open({ before: waitLong });
    await toCheckPage(page);
    const session = await page.createCDPSession();
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.address, quotaSize: 1 });
    await press(page, words('check.send'));
    await isTold(page, 'wm-attention held');
    await says(page, words('held.body'));
    assert.ok(!(await eventsOf(page)).includes('wm-saved'));
    mend();
    await press(page, tryNow);
    await standsAt(page, words('sent.heading'));
  });

  test('that was full and has room again keeps it at the next try', settings, async t => {
    const { open, site } = await deviceWith(t, await browser.get(), fails);
    const page = await open({ before: waitLong });
    await toCheckPage(page);
    const session = await page.createCDPSession();
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.address, quotaSize: 1 });
    await press(page, words('check.send'));
    await isTold(page, 'wm-attention held');
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.address });
    await press(page, tryNow);
    await isTold(page, 'wm-attention waiting');
    assert.equal((await onDisk(page)).length, 1);
  });

  for (const [name, before] of [
    ['does not know locks', () => { Object.defineProperty(navigator, 'locks', { value: undefined }); }],
    ['does not give locks in this frame', () => { navigator.locks.request = () => Promise.reject(new DOMException('no', 'SecurityError')); }],
  ] as const) test(`that ${name} sends all the same, from two tabs the same bytes`, settings, async t => {
    const { open, stub, mend } = await deviceWith(t, await browser.get(), fails);
    const page = await open({ before });
    await send(page);
    await isTold(page, 'wm-attention waiting');
    const other = await open({ before });
    await says(other, words('waiting.body'));
    mend();
    await Promise.all([press(page, tryNow).catch(() => undefined), press(other, tryNow).catch(() => undefined)]);
    for (const one of [page, other]) { await one.bringToFront(); await says(one, reference); }
    assert.equal(new Set(stub.posts().map(({ body }) => body)).size, 1);
    assert.deepEqual(await onDisk(page), []);
  });

  test('whose lock is stolen while a request is under way tells of one end, and throws nothing', settings, async t => {
    const waiting: (() => void)[] = [];
    const { open, stub, mend, thrown } = await deviceWith(t, await browser.get(), (_got, response) => { waiting.push(() => { reply(response, 500); }); });
    const page = await open({ before: waitLong });
    await send(page);
    await stub.hasPosts(1);
    const other = await open({ before: waitLong });
    await other.evaluate(async () => {
      const { held = [] } = await navigator.locks.query();
      for (const { name } of held) void navigator.locks.request(name!, { steal: true }, () => undefined);
    });
    mend();
    for (const answer of waiting) answer();
    await page.bringToFront();
    await isTold(page, 'wm-attention waiting');
    // The other page has it too, and may be quicker.
    await press(page, tryNow).catch(() => undefined);
    await standsAt(page, words('sent.heading'));
    assert.equal(new Set(stub.posts().map(({ body }) => body)).size, 1);
    assert.deepEqual(await onDisk(page), []);
    assert.deepEqual(thrown, []);
  });

  test('that closes the database under the page is asked once more, with a new connection', settings, async t => {
    const { open, mend } = await deviceWith(t, await browser.get(), fails);
    const page = await open({ before: () => {
      Math.random = () => 0.999;
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (...call: Parameters<IDBFactory['open']>) { const opening = open.apply(this, call); opening.addEventListener('success', () => { ((window as unknown as { connections?: IDBDatabase[] }).connections ??= []).push(opening.result); }); return opening; };
    } });
    await send(page);
    await isTold(page, 'wm-attention waiting');
    // As iOS does while a page sleeps: it is closed, and the page was not told.
    await page.evaluate(() => { for (const one of (window as unknown as { connections: IDBDatabase[] }).connections) one.close(); });
    mend();
    await press(page, tryNow);
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(await onDisk(page), []);
  });

  test('that deletes what waits while its page is open holds it, says so or keeps it again, and sends it', settings, async t => {
    const { open, stub, mend } = await deviceWith(t, await browser.get(), fails);
    const page = await open({ before: waitLong });
    await send(page);
    await isTold(page, 'wm-attention waiting');
    await evict(page);
    assert.deepEqual(await onDisk(page), []);
    await press(page, tryNow);
    await page.waitForFunction(() => (window as unknown as { events: string[] }).events.length >= 3);
    const kept = await onDisk(page);
    assert.equal((await eventsOf(page)).at(-1), kept.length === 1 ? 'wm-attention waiting' : 'wm-attention held');
    mend();
    await press(page, tryNow);
    await standsAt(page, words('sent.heading'));
    assert.equal(new Set(stub.posts().map(({ body }) => body)).size, 1);
  });

  test('in a private window works as any other, and has forgotten all when the window is closed', settings, async t => {
    const device = await deviceWith(t, await browser.get(), fails, { context: await (await browser.get()).createBrowserContext() });
    const page = await device.open({ before: waitLong });
    await send(page);
    await isTold(page, 'wm-attention waiting');
    await page.reload();
    await says(page, words('waiting.body'));
    await device.context.close();
    const another = await (await browser.get()).createBrowserContext();
    t.after(() => another.close());
    const fresh = await another.newPage();
    await fresh.goto(`${device.site.address}/`);
    await standsAt(fresh, 'Note');
    assert.deepEqual(await onDisk(fresh), []);
  });
});
