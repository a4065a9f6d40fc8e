// What a line and an endpoint can do to what was sent: nobody reads "sent" without a receipt, and it is stored once. (The fault matrix, rows 7 to 16 and 28.)
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { noBrowser, oneBrowser } from './support/chromium.ts';
import { deviceWith, eventsOf, isTold, onDisk, putOnDisk, send, toCheckPage } from './support/device.ts';
import { heard, receiptFor, reference, reply, submissionIn } from './support/endpoint.ts';
import { listen, type Answer } from './support/server.ts';
import { press, says, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;
const fails: Answer = (_got, response) => { reply(response, 500); };
/** The waits are drawn at random: drawn long, nothing happens that nobody pressed for. Nothing else uses chance. */
const waitLong = () => { Math.random = () => 0.999; };
const tryNow = words('held.try-now');

describe('what was sent', { skip: noBrowser, concurrency: 2 }, () => {
  test('and is sent again by the browser itself, because a warm connection was reset, is told once and has one id', settings, async t => {
    const { open, stub, mend } = await deviceWith(t, await browser.get(), (got, response, time) => {
      // The first is answered in order, so that its connection stays warm; the next is taken, and its connection reset.
      if (time === 1) reply(response, 500); else if (time === 2) response.socket!.resetAndDestroy(); else reply(response, 201, receiptFor(got));
    });
    const page = await open({ before: () => {
      Math.random = () => 0.999;
      const { fetch } = window;
      (window as unknown as { calls: number }).calls = 0;
      window.fetch = (...call) => { (window as unknown as { calls: number }).calls++; return fetch(...call); };
    } });
    await send(page);
    await standsAt(page, words('held.heading'));
    await page.evaluate(() => { (window as unknown as { calls: number }).calls = 0; });
    mend();
    await press(page, tryNow);
    await standsAt(page, words('sent.heading'));
    const calls = await page.evaluate(() => (window as unknown as { calls: number }).calls);
    assert.ok(calls >= 1);
    assert.equal(new Set(stub.posts().map(({ body }) => body)).size, 1);
    assert.deepEqual((await eventsOf(page)).filter(event => event === 'wm-sent'), ['wm-sent']);
  });

  for (const [asked, least, most] of [['0', 0, 1000], ['60', 60_000, 61_000], ['1000000000', 86_400_000, 86_401_000], ['soon', 0, 0], ['-5', 0, 0], [new Date(Date.now() + 3_600_000).toUTCString(), 3_500_000, 3_601_000]] as const) {
    test(`waits as long as "Retry-After: ${/GMT/.test(asked) ? 'a date in an hour' : asked}" asks, and a day at most; who presses need not`, settings, async t => {
      const { open, mend } = await deviceWith(t, await browser.get(), (_got, response) => { reply(response, 429, '', { 'retry-after': asked, 'access-control-expose-headers': 'retry-after' }); });
      const page = await open({ before: waitLong });
      const before = Date.now();
      await send(page);
      await isTold(page, 'wm-attention waiting');
      const [record] = await onDisk(page);
      const until = record!['notBefore'] as number;
      if (most === 0) assert.equal(until, 0);
      else assert.ok(until >= before + least && until <= Date.now() + most, `${until - before} ms`);
      mend();
      await press(page, tryNow);
      await standsAt(page, words('sent.heading'));
    });
  }

  for (const status of [301, 302, 303, 307, 308]) test(`is not sent on to another origin that ${status} names, and waits`, settings, async t => {
    const other = await listen((got, response) => { if (got.method === 'OPTIONS') reply(response, 204, '', { 'access-control-allow-headers': '*' }); else reply(response, 201, receiptFor(got)); });
    t.after(other.end);
    const { open, mend } = await deviceWith(t, await browser.get(), (_got, response) => { reply(response, status, '', { location: `${other.address}/hook` }); });
    const page = await open({ before: waitLong });
    await send(page);
    await isTold(page, 'wm-attention waiting');
    assert.deepEqual(other.got, []);
    assert.ok(!(await eventsOf(page)).includes('wm-sent'));
    mend();
    await press(page, tryNow);
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(other.got, []);
  });

  const receipts: readonly (readonly [string, Answer])[] = [
    ['of 10 MB', (got, response) => {
      response.writeHead(201, { ...heard, 'content-type': 'application/json' });
      response.write(JSON.stringify({ ...receiptFor(got), more: '' }).slice(0, -2));
      response.end(`${'x'.repeat(10 * 1024 * 1024)}"}`);
    }],
    ['that never ends', (got, response) => {
      response.writeHead(201, { ...heard, 'content-type': 'application/json' }).write(JSON.stringify(receiptFor(got)).slice(0, -1));
      const more = setInterval(() => { if (!response.writableEnded) response.write(' '.repeat(8192)); }, 5);
      response.on('close', () => { clearInterval(more); });
    }],
    ['with __proto__ in place of its own keys', (got, response) => { reply(response, 201, `{"__proto__": ${JSON.stringify(receiptFor(got))}}`, { 'content-type': 'application/json' }); }],
    ['that is a list', (got, response) => { reply(response, 201, [receiptFor(got)]); }],
    ['for another id', (got, response) => { reply(response, 201, { ...receiptFor(got), id: '00000000-0000-4000-8000-000000000000' }); }],
    ['whose reference is no text', (got, response) => { reply(response, 201, { ...receiptFor(got), reference: { toString: 'K7M4' } }); }],
    ['that is no JSON to its end', (got, response) => { reply(response, 201, JSON.stringify(receiptFor(got)).slice(0, -1), { 'content-type': 'application/json' }); }],
  ];
  for (const [name, wrong] of receipts) test(`is not "sent" by a receipt ${name}`, settings, async t => {
    const { open, mend, thrown } = await deviceWith(t, await browser.get(), wrong);
    const page = await open({ before: waitLong });
    await send(page);
    await isTold(page, 'wm-attention waiting', 30_000);
    assert.ok(!(await eventsOf(page)).includes('wm-sent'));
    assert.equal((await onDisk(page)).length, 1);
    assert.equal(await page.evaluate(() => (Object.prototype as { id?: string }).id), undefined);
    mend();
    await press(page, tryNow);
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(thrown, []);
  });

  test('is given up for this time, not for good, where the answer comes a byte at a time', settings, async t => {
    const { open, mend } = await deviceWith(t, await browser.get(), (_got, response) => {
      response.writeHead(201, { ...heard, 'content-type': 'application/json', 'content-length': '100000' });
      const drip = setInterval(() => { response.write(' '); }, 500);
      response.on('close', () => { clearInterval(drip); });
    });
    const page = await open({ before: waitLong });
    await send(page);
    await isTold(page, 'wm-attention waiting', 60_000);
    assert.equal((await onDisk(page)).length, 1);
    mend();
    await press(page, tryNow);
    await standsAt(page, words('sent.heading'));
  });

  test('is tried one at a time and 12 times at most in a minute in which the connection comes and goes five times a second', settings, async t => {
    let [underWay, most] = [0, 0];
    const { open, stub } = await deviceWith(t, await browser.get(), (_got, response) => {
      most = Math.max(most, ++underWay);
      response.on('close', () => { underWay--; });
      setTimeout(() => { reply(response, 500); }, 30);
    });
    const page = await open();
    await toCheckPage(page);
    // The page's clock is held from here, so that the minute takes some seconds; the requests are real. Chance draws the waits of the middle.
    await page.evaluate(() => {
      let now = Date.now();
      let online = true;
      let timers: { readonly id: number; readonly at: number; readonly call: () => void }[] = [];
      let last = 1_000_000;
      Math.random = () => 0.5;
      Date.now = () => now;
      window.setTimeout = ((call: () => void, ms = 0) => { timers.push({ id: ++last, at: now + ms, call }); return last; }) as unknown as typeof setTimeout;
      window.clearTimeout = id => { timers = timers.filter(timer => timer.id !== id); };
      Object.defineProperty(navigator, 'onLine', { get: () => online });
      (window as unknown as { flip: () => void }).flip = () => {
        now += 200;
        online = !online;
        dispatchEvent(new Event(online ? 'online' : 'offline'));
        const due = timers.filter(timer => timer.at <= now);
        timers = timers.filter(timer => timer.at > now);
        for (const { call } of due) call();
      };
    });
    await press(page, words('check.send'));
    for (let flips = 0; flips < 300; flips++) { await page.evaluate(() => { (window as unknown as { flip: () => void }).flip(); }); await new Promise(soon => { setTimeout(soon, 15); }); }
    const tries = stub.posts().length;
    assert.ok(tries >= 3 && tries <= 12, `${tries} tries in a minute`);
    assert.equal(most, 1, 'one at a time');
  });

  test('is sent once by two tabs that try together, and both say so', settings, async t => {
    const { open, stub, mend } = await deviceWith(t, await browser.get(), fails);
    const one = await open({ before: waitLong });
    await send(one);
    await isTold(one, 'wm-attention waiting');
    const other = await open({ before: waitLong });
    await isTold(other, 'wm-attention waiting');
    mend();
    const before = stub.posts().length;
    // The other one may have heard before it can be pressed.
    await Promise.all([press(one, tryNow), press(other, tryNow).catch(() => undefined)]);
    for (const page of [one, other]) { await page.bringToFront(); await says(page, reference); }
    assert.equal(stub.posts().length, before + 1, 'one of them sends, and the other hears of it');
    assert.deepEqual(await onDisk(one), []);
  });

  test('is sent though one among twenty is refused each time', settings, async t => {
    const { open, stub } = await deviceWith(t, await browser.get(), (got, response) => {
      if (!submissionIn(got).id.startsWith('0b6f4f0e')) { reply(response, 500); return; }
      if (submissionIn(got).id.endsWith('07')) reply(response, 422, { message: 'no', errors: [] }); else reply(response, 201, receiptFor(got));
    });
    const page = await open();
    await send(page);
    await isTold(page, 'wm-attention waiting');
    const [record] = await onDisk(page);
    const body = JSON.parse(record!['body'] as string) as object;
    const ids = Array.from({ length: 20 }, (_, at) => `0b6f4f0e-1c4e-4d7a-9a55-0000000000${String(at).padStart(2, '0')}`);
    await putOnDisk(page, ids.map(id => ({ ...record, id, body: JSON.stringify({ ...body, id }) })));
    await page.close();
    const again = await open({ before: waitLong });
    await again.waitForFunction(count => (window as unknown as { events: string[] }).events.filter(event => event === 'wm-sent').length === count, {}, 19);
    await isTold(again, 'wm-attention attention');
    assert.deepEqual((await onDisk(again)).map(({ id, state }) => `${id as string} ${state as string}`).sort(), [`${ids[7]} parked`, `${record!['id'] as string} queued`].sort());
    assert.equal(stub.posts().filter(post => submissionIn(post).id.startsWith('0b6f4f0e')).length, 20);
  });

  test('goes a few at a time where many wait, and what somebody sends now does not wait for them', settings, async t => {
    const held: (() => void)[] = [];
    let open = 0;
    let most = 0;
    let hasBegun = false;
    const { open: openPage, stub } = await deviceWith(t, await browser.get(), (got, response) => {
      if (!hasBegun) { reply(response, 500); return; }
      const isOld = submissionIn(got).id.startsWith('0b6f4f0e');
      if (!isOld) { reply(response, 201, receiptFor(got)); return; }
      most = Math.max(most, ++open);
      held.push(() => { open--; reply(response, 201, receiptFor(got)); });
    });
    const page = await openPage();
    await send(page);
    await isTold(page, 'wm-attention waiting');
    const [record] = await onDisk(page);
    const body = JSON.parse(record!['body'] as string) as object;
    hasBegun = true;
    await press(page, tryNow);
    await standsAt(page, words('sent.heading'));
    const ids = Array.from({ length: 60 }, (_, at) => `0b6f4f0e-1c4e-4d7a-9a55-000000000${String(at).padStart(3, '0')}`);
    await putOnDisk(page, ids.map(id => ({ ...record, id, body: JSON.stringify({ ...body, id }) })));
    await page.close();
    const again = await openPage({ before: waitLong });
    const until = async (is: () => boolean): Promise<void> => { for (const end = Date.now() + 30_000; !is();) { assert.ok(Date.now() < end); await new Promise(soon => { setTimeout(soon, 20); }); } };
    await until(() => held.length === 4);
    const cards = () => again.evaluate(() => { const root = document.querySelector('what-matters')!.shadowRoot!; return [root.querySelectorAll('section.unsent').length, root.querySelector('.unsent > .lead')?.textContent ?? '']; });
    assert.deepEqual(await cards(), [5, words('unsent.more', 'en', { number: 55 })], 'five of them stand for all');
    await send(again, 'Sent beside them');
    await standsAt(again, words('sent.heading'));
    assert.equal(held.length, 4, 'the old ones still wait');
    const old = () => stub.posts().filter(post => submissionIn(post).id.startsWith('0b6f4f0e')).length;
    while (old() < 60 || held.length > 0) { await until(() => held.length > 0); held.shift()!(); }
    await again.waitForFunction(count => (window as unknown as { events: string[] }).events.filter(event => event === 'wm-sent').length === count, { polling: 50 }, 61);
    assert.equal(most, 4);
    assert.deepEqual(await cards(), [5, '']);
    assert.deepEqual(await onDisk(again), []);
  });

  test('is said once where a page can speak by itself: by its region while it stands on the page that sent it, and by the page to somebody who comes back', settings, async t => {
    const { open, mend } = await deviceWith(t, await browser.get(), (_got, response) => { reply(response, 429, '', { 'retry-after': '60', 'access-control-expose-headers': 'retry-after' }); });
    const before = () => {
      Math.random = () => 0.999;
      const spoken: string[] = [];
      Object.assign(window, { spoken });
      Object.assign(Element.prototype, { ariaNotify: (said: string) => { spoken.push(said); } });
    };
    const spokenOn = (page: Page): Promise<readonly string[]> => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
    const page = await open({ before });
    await send(page);
    await standsAt(page, words('held.heading'));
    assert.deepEqual(await spokenOn(page), []);
    await page.close();
    const again = await open({ before });
    await isTold(again, 'wm-attention waiting');
    assert.equal(await again.evaluate(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('section.unsent [role=status]')!.getAttribute('aria-live')), 'off');
    mend();
    await press(again, tryNow);
    await says(again, reference);
    const spoken = await spokenOn(again);
    for (const key of ['held.heading', 'sent.heading']) assert.equal(spoken.filter(said => said.startsWith(`${words(key)}. `)).length, 1, key);
  });
});
