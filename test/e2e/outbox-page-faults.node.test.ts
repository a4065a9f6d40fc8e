// What a page around the form can do to what is sent: it takes the form away, has it twice, changes what all scripts share, comes back, or is slow. (The fault matrix, rows 29 to 36.)
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { ElementHandle } from 'puppeteer-core';
import { noBrowser, oneBrowser } from './support/chromium.ts';
import { deviceWith, eventsOf, isTold, onDisk, send, shortForm, toCheckPage } from './support/device.ts';
import { receiptFor, reference, reply, submissionIn, well } from './support/endpoint.ts';
import type { Answer } from './support/server.ts';
import { pageOf } from './support/site.ts';
import { heading, press, rootOf, says, shown } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;
const fails: Answer = (_got, response) => { reply(response, 500); };
const slowly: Answer = (got, response) => { setTimeout(() => { reply(response, 201, receiptFor(got)); }, 400); };
const waitLong = () => { Math.random = () => 0.999; };

/* oxlint-disable no-extend-native, unicorn/no-thenable, typescript/no-this-alias, typescript/no-unnecessary-template-expression -- this is what such scripts did */
/** What scripts of a host page do to what all scripts share, each as old libraries did it. */
const patches: readonly (readonly [string, () => void])[] = [
  ['wraps fetch so that every call is counted', () => { const { fetch } = window; window.fetch = function (...call) { return fetch.apply(window, call).then(answer => answer); }; }],
  ['wraps fetch and reads each answer first', () => { const { fetch } = window; window.fetch = async (...call) => { const answer = await fetch(...call); await answer.clone().text().catch(() => ''); return answer; }; }],
  ['wraps fetch so that its answer is a copy without a stream', () => { const { fetch } = window; window.fetch = async (...call) => { const answer = await fetch(...call); const text = await answer.text(); return new Response(answer.status === 204 ? null : text, { status: answer.status, headers: answer.headers }); }; }],
  ['has toJSON on arrays and strings, as Prototype.js had', () => {
    const hidden = (on: object, name: string, value: unknown) => { Object.defineProperty(on, name, { value, writable: true, configurable: true }); };
    hidden(Array.prototype, 'toJSON', function (this: unknown[]) { return `[${this.map(one => JSON.stringify(one)).join(', ')}]`; });
    hidden(String.prototype, 'toJSON', function (this: string) { return `"${this}"`; });
  }],
  ['has methods of its own on arrays that loops find', () => { Object.assign(Array.prototype, { each(this: unknown[], work: (one: unknown) => void) { for (let at = 0; at < this.length; at++) work(this[at]); }, first(this: unknown[]) { return this[0]; } }); }],
  ['replaces Array.from, find and map by its own', () => {
    Array.from = function <T>(from: ArrayLike<T> | Iterable<T>, map?: (one: T, at: number) => unknown) { const all: unknown[] = []; const list = Object(from) as ArrayLike<T> & Partial<Iterable<T>>; if (list[Symbol.iterator]) for (const one of list as Iterable<T>) all.push(map ? map(one, all.length) : one); else for (let at = 0; at < list.length; at++) all.push(map ? map(list[at]!, at) : list[at]); return all as T[]; } as typeof Array.from;
    Array.prototype.find = function (this: unknown[], test: (one: unknown, at: number, all: unknown[]) => unknown) { for (let at = 0; at < this.length; at++) if (test(this[at], at, this)) return this[at]; return undefined; } as typeof Array.prototype.find;
  }],
  ['wraps JSON.parse and stringify', () => { const { parse, stringify } = JSON; JSON.parse = (text, revive) => parse(`${text}`, revive as never) as unknown; JSON.stringify = ((value: unknown, replace: never, space: never) => stringify(value, replace, space)) as typeof JSON.stringify; }],
  ['has a Promise of its own in the place of the browser’s', () => {
    const Own = class extends Promise<unknown> {};
    (window as unknown as { Promise: unknown }).Promise = Own;
  }],
  ['wraps then, timers and listeners in a zone, as zone.js does', () => {
    const zone = { runs: 0 };
    const inZone = <T extends ((...all: never[]) => unknown) | null | undefined>(work: T): T => (typeof work === 'function' ? (function (this: unknown, ...all: never[]) { zone.runs++; return (work as (...all: never[]) => unknown).apply(this, all); } as unknown as T) : work);
    const { then } = Promise.prototype;
    Promise.prototype.then = function (done, failed) { return then.call(this, inZone(done as never), inZone(failed as never)) as never; };
    const { setTimeout: later } = window;
    window.setTimeout = ((work: () => void, ms?: number) => later(inZone(work), ms)) as unknown as typeof setTimeout;
    const { addEventListener: add } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (name, listener, options) { add.call(this, name, typeof listener === 'function' ? inZone(listener as never) : listener, options); };
  }],
  ['has its own crypto.randomUUID and structuredClone', () => { const draw = crypto.randomUUID.bind(crypto); crypto.randomUUID = () => draw(); window.structuredClone = (value => JSON.parse(JSON.stringify(value)) as never); }],
  ['has Function.prototype.bind and Object.keys of its own', () => {
    Function.prototype.bind = function (this: (...all: unknown[]) => unknown, self: unknown, ...first: unknown[]) { const call = this; return function (...all: unknown[]) { return call.apply(self, [...first, ...all]); }; } as never;
    Object.keys = (from: object) => { const keys: string[] = []; for (const key in from) if (Object.prototype.hasOwnProperty.call(from, key)) keys.push(key); return keys; };
  }],
  ['has an AbortController and a Response of its own', () => {
    window.AbortController = class extends AbortController {};
    window.Response = class extends Response {};
  }],
];
/* oxlint-enable no-extend-native, unicorn/no-thenable, typescript/no-this-alias, typescript/no-unnecessary-template-expression */

describe('a page around the form', { skip: noBrowser, concurrency: 2 }, () => {
  test('that takes the form away while it sends loses nothing and sees no error', settings, async t => {
    const { open, stub, thrown } = await deviceWith(t, await browser.get(), slowly);
    for (let times = 1; times <= 5; times++) {
      const page = await open();
      await toCheckPage(page, `away ${times}`);
      await page.evaluate((text, ms) => {
        const form = document.querySelector('what-matters')!;
        [...form.shadowRoot!.querySelectorAll('button')].find(button => button.textContent.includes(text))!.click();
        return new Promise<void>(done => { setTimeout(() => { form.remove(); done(); }, ms); });
      }, words('check.send'), times * 8 - 8);
      await stub.hasPosts(times);
      for (const until = Date.now() + 15_000; (await onDisk(page)).length > 0;) if (Date.now() > until) throw new Error('it still lies on the device');
      await page.close();
    }
    assert.equal(new Set(stub.posts().map(post => submissionIn(post).id)).size, 5);
    assert.equal(stub.posts().length, 5);
    assert.deepEqual(thrown, []);
  });

  test('that has the form twice has one queue: each sends its own once, and what waits goes once', settings, async t => {
    const config = (endpoint: string) => `<script type="application/json">${JSON.stringify({ ...shortForm, endpoint })}</script>`;
    let mended = false;
    const answer: Answer = (got, response, time) => { (mended || got.method === 'OPTIONS' ? well : fails)(got, response, time); };
    const device = await deviceWith(t, await browser.get(), answer, { pages: { '/twice': (_got, response) => { const inside = config(`${device.stub.address}/hook`); response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf({ inside }).replace('</body>', `<what-matters>${inside}</what-matters></body>`)); } } });
    const page = await device.open({ path: '/twice', before: waitLong });
    await page.waitForFunction(() => [...document.querySelectorAll('what-matters')].filter(form => form.shadowRoot?.querySelector('#field-text')).length === 2);
    await page.evaluate(async text => {
      for (const [at, form] of [...document.querySelectorAll('what-matters')].entries()) {
        const root = form.shadowRoot!;
        const field = root.querySelector<HTMLInputElement>('#field-text')!;
        field.value = `form ${at}`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        root.querySelector<HTMLElement>('.step .actions .btn.main')!.click();
        const sendButton = () => [...root.querySelectorAll('button')].find(button => button.textContent.includes(text));
        while (!sendButton()) await new Promise(soon => { setTimeout(soon, 10); });
        sendButton()!.click();
      }
    }, words('check.send'));
    await page.waitForFunction(() => (window as unknown as { events: string[] }).events.filter(event => event === 'wm-attention waiting').length >= 2);
    assert.equal((await onDisk(page)).length, 2);
    mended = true;
    const before = device.stub.posts().length;
    await page.reload();
    // Both show both, and both are sent once.
    await page.waitForFunction(() => (window as unknown as { events: string[] }).events.filter(event => event === 'wm-sent').length >= 2);
    for (const until = Date.now() + 15_000; (await onDisk(page)).length > 0;) if (Date.now() > until) throw new Error('something still waits');
    assert.equal(device.stub.posts().length, before + 2);
    assert.deepEqual([...new Set(device.stub.posts().map(post => (submissionIn(post).body.answers['note'] as { value: string }).value))].sort(), ['form 0', 'form 1']);
    assert.deepEqual(device.thrown, []);
  });

  for (const [name, before] of patches) test(`that ${name} has a form that keeps and sends as ever`, settings, async t => {
    const { open, stub, mend, thrown } = await deviceWith(t, await browser.get(), fails);
    const page = await open({ before });
    await send(page);
    await isTold(page, 'wm-saved');
    await isTold(page, 'wm-attention waiting');
    await page.close();
    mend();
    const again = await open({ before });
    await says(again, reference, 20_000);
    assert.deepEqual(await onDisk(again), []);
    const [first] = stub.posts();
    assert.equal(new Set(stub.posts().map(({ body }) => body)).size, 1);
    assert.deepEqual(submissionIn(first!).body.answers, { note: { at: 'answered', value: 'A note' } });
    assert.deepEqual(thrown, []);
  });

  test('that comes back from the browser’s memory after "sent" sends nothing again', settings, async t => {
    const { open, stub, site } = await deviceWith(t, await browser.get(), slowly);
    for (let times = 1; times <= 5; times++) {
      const page = await open();
      await send(page, `back ${times}`);
      await isTold(page, 'wm-sent');
      await page.goto(`${site.address}/elsewhere`);
      await page.goBack();
      await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.querySelector('.step .h'));
      assert.ok([words('sent.heading'), 'Note'].includes(await heading(page)), await heading(page));
      await new Promise(soon => { setTimeout(soon, 200); });
      assert.ok(!(await shown(page)).includes(`back ${times}`));
      await page.close();
    }
    assert.equal(stub.posts().length, 5);
  });

  test('is left in the middle of sending, and comes back from the browser’s memory: it is stored once', settings, async t => {
    const { open, stub, site, thrown } = await deviceWith(t, await browser.get(), slowly);
    const page = await open();
    await send(page);
    await isTold(page, 'wm-saved');
    await stub.hasPosts(1);
    await page.goto(`${site.address}/elsewhere`);
    await page.goBack();
    for (const until = Date.now() + 20_000; (await onDisk(page)).length > 0;) { if (Date.now() > until) throw new Error('it still lies on the device'); await new Promise(soon => { setTimeout(soon, 100); }); }
    assert.equal(new Set(stub.posts().map(({ body }) => body)).size, 1);
    assert.deepEqual(thrown, []);
  });

  for (const [name, presses] of [
    ['double-clicks Send', async (page: Parameters<typeof send>[0]) => { const button = await (await rootOf(page)).evaluateHandle((root, text) => [...root.querySelectorAll('button')].find(one => one.textContent.includes(text))!, words('check.send')); await (button as ElementHandle<HTMLElement>).click({ count: 2 }); }],
    ['presses Enter and clicks', async (page: Parameters<typeof send>[0]) => {
      await (await rootOf(page)).evaluate((root, text) => { [...root.querySelectorAll('button')].find(one => one.textContent.includes(text))!.focus(); }, words('check.send'));
      const enter = page.keyboard.press('Enter');
      await press(page, words('check.send')).catch(() => undefined);
      await enter;
    }],
    ['presses Send by script five times in a row', (page: Parameters<typeof send>[0]) => page.evaluate(text => { const button = [...document.querySelector('what-matters')!.shadowRoot!.querySelectorAll('button')].find(one => one.textContent.includes(text))!; for (let times = 0; times < 5; times++) button.click(); }, words('check.send'))],
  ] as const) test(`in which somebody ${name} sends once`, settings, async t => {
    const { open, stub } = await deviceWith(t, await browser.get(), slowly);
    for (let times = 1; times <= 5; times++) {
      const page = await open();
      await toCheckPage(page);
      await presses(page);
      await isTold(page, 'wm-sent');
      assert.deepEqual((await eventsOf(page)).filter(event => event !== 'wm-attention waiting'), ['wm-saved', 'wm-sent']);
      await page.close();
      assert.equal(stub.posts().length, times);
    }
    assert.equal(new Set(stub.posts().map(post => submissionIn(post).id)).size, 5);
  });

  test('on a device six times slower than this one says "saved" before anything is sent', settings, async t => {
    const { open, stub } = await deviceWith(t, await browser.get(), fails);
    const page = await open();
    await toCheckPage(page);
    await (await page.createCDPSession()).send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.evaluate(() => { const { fetch } = window; window.fetch = (...call) => { (window as unknown as { events: string[] }).events.push('fetch'); return fetch(...call); }; });
    await press(page, words('check.send'));
    await isTold(page, 'wm-attention waiting');
    assert.deepEqual((await eventsOf(page)).slice(0, 2), ['wm-saved', 'fetch']);
    await stub.hasPosts(1);
  });
});
