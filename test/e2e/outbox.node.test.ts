// What was sent and did not arrive: it waits on the device, in words that say so, and goes when it can; once.
import assert from 'node:assert/strict';
import { after, describe, test, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'puppeteer-core';
import { noBrowser, oneBrowser } from './support/chromium.ts';
import { receiptFor, reference, reply, submissionIn, well } from './support/endpoint.ts';
import { answers, goTo } from './support/person.ts';
import { listen, type Answer, type Server } from './support/server.ts';
import { onDisk as allOnDisk, until } from './support/disk.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import { press, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 90_000 } as const;
const day = 86_400_000;
const onDisk = (page: Page): Promise<Record<string, unknown>[]> => allOnDisk(page, 'outbox');

/** A device of somebody's with one site on it: pages come and go, what is on its disk stays. */
class Device {
  readonly context: BrowserContext;
  readonly site: Server;
  constructor(context: BrowserContext, site: Server) { this.context = context; this.site = site; }

  /** Opens the page of the site. `days`: how far its clock is from the true one. */
  async open({ days = 0, before }: { readonly days?: number; readonly before?: () => void } = {}): Promise<Page> {
    const page = await this.context.newPage();
    page.on('dialog', dialog => void dialog.accept().catch(() => undefined));
    await page.evaluateOnNewDocument(ms => { const { now } = Date; Date.now = () => now() + ms; (window as unknown as { events: string[] }).events = []; for (const name of ['wm-saved', 'wm-sent', 'wm-attention']) addEventListener(name, event => { (window as unknown as { events: string[] }).events.push(`${name} ${(event as Event & { state?: string }).state ?? ''}`.trim()); }); }, days * day);
    if (before) await page.evaluateOnNewDocument(before);
    await page.goto(`${this.site.address}/`, { waitUntil: 'load' });
    return page;
  }

  /** Goes to the check page and sends. */
  async send(options: Parameters<Device['open']>[0] = {}): Promise<Page> {
    const page = await this.open(options);
    await goTo(page, 'check');
    await press(page, words('check.send'));
    return page;
  }

  /** Sends to an endpoint that cannot take it, and closes the page when it is said to be safe. */
  async sendAndGo(): Promise<void> {
    const page = await this.send();
    await says(page, words('waiting.body'));
    await page.close();
  }
}

const putOnDisk = (page: Page, record: Record<string, unknown>): Promise<void> => page.evaluate(one => new Promise<void>(done => {
  const opening = indexedDB.open('what-matters');
  opening.onsuccess = () => { const writing = opening.result.transaction('outbox', 'readwrite'); writing.objectStore('outbox').put(one); writing.oncomplete = () => { opening.result.close(); done(); }; };
}), record);

const eventsOf = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { events: string[] }).events);

/** A device, and an endpoint that is wrong until it is mended. */
async function deviceWith(t: TestContext, wrong: Answer, config: object = {}) {
  let mended = false;
  const stub = await listen((got, response, time) => {
    if (got.method === 'OPTIONS') { well(got, response, time); return; }
    if (mended) well(got, response, time); else wrong(got, response, time);
  });
  t.after(stub.end);
  const site = await openSite({ '/': pageWith({ ...configuration, endpoint: `${stub.address}/hook`, ...config }) });
  t.after(site.end);
  const context = await (await browser.get()).createBrowserContext();
  t.after(() => context.close());
  return { device: new Device(context, site), stub, mend: () => { mended = true; } };
}

const fails: Answer = (_got, response) => { reply(response, 500); };

describe('what was sent without a connection', { skip: noBrowser, concurrency: 2 }, () => {
  test('is saved, says so, and is sent when the connection is back, without a press', settings, async t => {
    const { device, stub, mend } = await deviceWith(t, fails);
    mend();
    const page = await device.open();
    await goTo(page, 'check');
    await page.setOfflineMode(true);
    await press(page, words('check.send'));
    await standsAt(page, words('saved.heading'));
    await says(page, words('saved.body'));
    assert.deepEqual(await eventsOf(page), ['wm-saved', 'wm-attention saved']);
    assert.equal(stub.posts().length, 0);
    await page.setOfflineMode(false);
    await standsAt(page, words('sent.heading'), 20_000);
    assert.deepEqual(stub.posts().map(post => submissionIn(post).body.answers), [answers]);
    await until(async () => (await onDisk(page)).length === 0);
  });

  test('is the first thing on the page when the person comes back, and goes then', settings, async t => {
    const { device, stub, mend } = await deviceWith(t, fails);
    const first = await device.send();
    await standsAt(first, words('held.heading'));
    await says(first, words('waiting.body'));
    const [record] = await onDisk(first);
    await first.close();
    mend();
    const again = await device.open({ days: 1 });
    await says(again, words('sent.heading'));
    await says(again, reference);
    const [before, now, ...others] = stub.posts();
    assert.deepEqual(others, []);
    assert.equal(now!.body, before!.body, 'the bytes never change');
    assert.equal(now!.body, record!['body']);
    await until(async () => (await onDisk(again)).length === 0);
    await press(again, words('unsent.close'));
    assert.ok(!(await shown(again)).includes(reference));
  });

  test('waits above the first page, with a way to try, to copy, to delete and to call', settings, async t => {
    const { device, stub, mend } = await deviceWith(t, fails);
    await device.sendAndGo();
    const page = await device.open({ before: () => { const { createObjectURL } = URL; URL.createObjectURL = blob => { void (blob as Blob).text().then(text => { (window as unknown as { saved: string }).saved = text; }); return createObjectURL.call(URL, blob); }; } });
    await says(page, words('waiting.body'));
    const text = await shown(page);
    assert.ok(text.indexOf(words('waiting.body')) < text.indexOf('020 7946 0000'));
    await press(page, words('held.save'));
    await page.waitForFunction(() => (window as unknown as { saved?: string }).saved !== undefined);
    assert.match(await page.evaluate(() => (window as unknown as { saved: string }).saved), /Siân Ó Briain-Quimby/);
    mend();
    await press(page, words('held.try-now'));
    await says(page, reference);
    assert.equal(new Set(stub.posts().map(post => submissionIn(post).id)).size, 1);
  });

  test('is deleted when the person wants it, and only then', settings, async t => {
    const { device, stub } = await deviceWith(t, fails);
    await device.sendAndGo();
    const page = await device.open();
    await says(page, words('waiting.body'));
    await press(page, words('unsent.delete'));
    assert.equal((await onDisk(page)).length, 1);
    await page.evaluate(() => { const { prototype } = IDBObjectStore; const deletes = prototype.delete; prototype.delete = () => { prototype.delete = deletes; throw new DOMException('no', 'NotReadableError'); }; });
    await press(page, words('unsent.yes'));
    await page.waitForFunction(text => document.querySelector('what-matters')!.shadowRoot!.querySelector('section.unsent .note strong')?.textContent === text, { polling: 50 }, words('unsent.not-deleted'));
    assert.equal((await onDisk(page)).length, 1, 'the device refused');
    await press(page, words('unsent.yes'));
    await page.waitForFunction(text => !document.querySelector('what-matters')!.shadowRoot!.querySelector<HTMLElement>('.root')!.innerText.includes(text), {}, words('waiting.body'));
    assert.deepEqual(await onDisk(page), []);
    const posts = stub.posts().length;
    await page.reload();
    await standsAt(page, words('self-referral.start.heading'));
    assert.equal(stub.posts().length, posts);
  });

  test('is deleted from the page that sent it as well, and the form begins anew', settings, async t => {
    const { device } = await deviceWith(t, fails);
    const page = await device.send();
    await standsAt(page, words('held.heading'));
    await press(page, words('unsent.delete'));
    await press(page, words('unsent.yes'));
    await standsAt(page, words('self-referral.start.heading'));
    assert.deepEqual(await onDisk(page), []);
  });

  test('is told in every page of the site that shows it', settings, async t => {
    const { device, stub, mend } = await deviceWith(t, fails);
    const sender = await device.send();
    await standsAt(sender, words('held.heading'));
    const other = await device.open();
    await says(other, words('waiting.body'));
    mend();
    await press(other, words('held.try-now'));
    await says(other, reference);
    await standsAt(sender, words('sent.heading'));
    await says(sender, reference);
    assert.equal(new Set(stub.posts().map(post => submissionIn(post).id)).size, 1);
  });

  test('that was not accepted stays until the person decides, also after a reload', settings, async t => {
    const { device, mend } = await deviceWith(t, (_got, response) => { reply(response, 422, { message: 'no', errors: [{ field: 'body.answers.interests.music.value', problem: 'shape' }] }); });
    const page = await device.send();
    await standsAt(page, words('attention.heading'));
    const [record] = await onDisk(page);
    const { body: _body, ...beside } = record!;
    assert.ok(!JSON.stringify(beside).includes('music'), 'nothing of the answers is outside the body');
    await page.close();
    const again = await device.open({ days: 20 });
    await says(again, words('attention.heading'));
    mend();
    await press(again, words('held.try-now'));
    await says(again, reference);
  });

  test('is tried for three days, then once more after a last call, then wiped, with a notice', settings, async t => {
    const { device, stub } = await deviceWith(t, fails);
    await device.sendAndGo();
    const visit = async (days: number): Promise<{ readonly text: string; readonly record: Record<string, unknown> | undefined }> => {
      const page = await device.open({ days });
      const tries = stub.posts().length;
      await stub.hasPosts(tries + 1).catch(() => []);
      await page.waitForFunction(text => !document.querySelector('what-matters')!.shadowRoot!.querySelector<HTMLElement>('.root')!.innerText.includes(text), { timeout: 10_000 }, words('sending.saved')).catch(() => undefined);
      await new Promise(soon => { setTimeout(soon, 300); });
      const found = { text: await shown(page), record: (await onDisk(page))[0] };
      await page.close();
      return found;
    };
    for (const days of [1, 2, 3]) assert.ok((await visit(days)).text.includes(words('waiting.body')), `day ${days}`);
    const lastCall = await visit(4);
    assert.ok(lastCall.text.includes(words('last-call.body', 'en', { days: 3 })), lastCall.text);
    const end = await visit(5);
    assert.ok(end.text.includes(words('expired.body')), end.text);
    for (const gone of ['held.save', 'held.try-now']) assert.ok(!end.text.includes(words(gone)), 'there is nothing left to copy or to send');
    assert.equal(end.record!['body'], '');
    assert.equal(end.record!['state'], 'expired');
  });

  test('is not deleted by a clock that jumps, and what cannot be read or is newer is left alone', settings, async t => {
    const { device, stub, mend } = await deviceWith(t, fails);
    const page = await device.send();
    await standsAt(page, words('held.heading'));
    const [record] = await onDisk(page);
    await putOnDisk(page, { id: 'junk', form: 7 });
    await putOnDisk(page, { ...record, id: '0b6f4f0e-1c4e-4d7a-9a55-000000000009', version: 2, more: 'to come' });
    await page.close();
    for (const days of [400, -400, 30]) { const one = await device.open({ days }); await says(one, words('waiting.body')); await one.close(); }
    mend();
    const last = await device.open();
    await says(last, reference);
    assert.deepEqual((await onDisk(last)).map(({ id }) => id).sort(), ['0b6f4f0e-1c4e-4d7a-9a55-000000000009', 'junk']);
    assert.equal(new Set(stub.posts().map(post => submissionIn(post).id)).size, 1);
  });
});

describe('a device that keeps nothing', { skip: noBrowser, concurrency: 2 }, () => {
  test('because many use it: nothing is stored, and the page asks to stay open until it is sent', settings, async t => {
    const { device, mend } = await deviceWith(t, fails, { shared: true });
    const page = await device.send();
    await standsAt(page, words('held.heading'));
    await says(page, words('held.body'));
    assert.deepEqual(await page.evaluate(async () => [(await indexedDB.databases()).length, localStorage.length, sessionStorage.length]), [0, 0, 0]);
    mend();
    await press(page, words('held.try-now'));
    await standsAt(page, words('sent.heading'));
  });

  for (const [name, before] of [
    ['has no storage', () => { Object.defineProperty(window, 'indexedDB', { value: undefined }); }],
    ['refuses it', () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; }],
    ['is full', () => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }],
  ] as const) test(`because it ${name}: the words say so, and it is sent all the same`, settings, async t => {
    const { device, mend } = await deviceWith(t, fails);
    const page = await device.send({ before });
    await standsAt(page, words('held.heading'));
    await says(page, words('held.body'));
    mend();
    await press(page, words('held.try-now'));
    await standsAt(page, words('sent.heading'));
    assert.ok(!(await eventsOf(page)).includes('wm-saved'));
  });
});

test('a receipt for a repeat is believed, and nothing is sent twice in the words', { ...settings, skip: noBrowser }, async t => {
  // The answer to the first try is lost after the endpoint stored it.
  const { device, stub } = await deviceWith(t, (got, response, time) => { if (time === 1) response.destroy(); else reply(response, 200, receiptFor(got)); });
  const page = await device.send();
  await standsAt(page, words('sent.heading'), 20_000);
  assert.equal(new Set(stub.posts().map(post => submissionIn(post).id)).size, 1);
});
