// Two copies and two versions of the script on one page: the first one defines the element, both work on, and one outbox serves both.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { reply, submissionIn, well } from './support/endpoint.ts';
import { built, configuration, openSite } from './support/site.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;
const files = readdirSync(join(import.meta.env.ROOT, 'dist/module')).filter(file => file.endsWith('.js'));
const hash = (bytes: string | Buffer): string => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Another version of the build, below `/second`: each of its files has another hash, and what it draws says so. */
function second(): Readonly<Record<string, string>> {
  let table = built('embed.js').toString();
  // It holds the hashes of the others: its own is the last to be known.
  let parts = built('module/parts.js').toString();
  const changed: Record<string, string> = Object.fromEntries(files.filter(file => file !== 'parts.js').map(file => {
    const before = built(`module/${file}`);
    const now = `${before.toString().replace('part="root"', 'part="root" data-second')}\n//`;
    table = table.replaceAll(hash(before), hash(now));
    parts = parts.replaceAll(hash(before), hash(now));
    return [`/second/module/${file}`, now];
  }));
  table = table.replaceAll(hash(built('module/parts.js')), hash(parts));
  changed['/second/module/parts.js'] = parts;
  return { ...changed, '/second/embed.js': table };
}

const scripts = {
  'the script': `<script src="/embed.js" integrity="${hash(built('embed.js'))}" crossorigin="anonymous"></script>`,
  'the module': '<script type="module" src="/module/what-matters.js"></script>',
  'the script of another version': `<script src="/second/embed.js" integrity="${hash(second()['/second/embed.js']!)}" crossorigin="anonymous"></script>`,
  'the module of another version': '<script type="module" src="/second/module/what-matters.js"></script>',
} as const;
type ScriptName = keyof typeof scripts;

const journey = { id: 'short', version: '1', start: 'note', pages: [{ id: 'note', heading: { en: 'Note' }, question: { type: 'text' } }, { id: 'check', show: 'check' }] };
const { directory: _none, ...site } = configuration;
const element = (form: string): string => `<what-matters><script type="application/json">${JSON.stringify({ ...site, form, journey })}</script><p>Call us.</p></what-matters>`;
const pageOf = (first: string, after = ''): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title>${first}<body>${element('first-example')}${element('second-example')}${after}</body></html>`;

/** Counts what each element tells, before anything else runs. */
function count(): void {
  const told: Record<string, number> = {};
  Object.assign(window, { told });
  for (const name of ['wm-ready', 'wm-saved', 'wm-sent']) document.addEventListener(name, ({ target }) => { const key = `${name} ${[...document.querySelectorAll('what-matters')].indexOf(target as HTMLElement & Element as never)}`; told[key] = (told[key] ?? 0) + 1; });
}
const toldOn = (page: Page): Promise<Record<string, number>> => page.evaluate(() => (window as unknown as { told: Record<string, number> }).told);
const ready = (page: Page, elements: number): Promise<unknown> => page.waitForFunction(wanted => [...document.querySelectorAll('what-matters')].filter(one => one.shadowRoot?.querySelector('.step .h')).length === wanted, {}, elements);

/** Writes in the form of one element, and sends; resolves when a page stands that says what became of it. */
const sendFrom = (page: Page, number: number, heading: string): Promise<void> => page.evaluate(async (at, wanted) => {
  const root = document.querySelectorAll('what-matters')[at]!.shadowRoot!;
  const now = () => root.querySelector('.step .h')?.textContent.trim() ?? '';
  const until = async (holds: () => boolean): Promise<void> => { for (const end = Date.now() + 20_000; !holds(); await new Promise(done => { setTimeout(done, 20); })) if (Date.now() > end) throw new Error(`element ${at} is at "${now()}"`); };
  const field = root.querySelector<HTMLInputElement>('#field-text')!;
  field.value = `From element ${at}`;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  root.querySelector<HTMLElement>('.step .actions .btn.main')!.click();
  await until(() => root.querySelector('.checklist') !== null);
  root.querySelector<HTMLElement>('.step .actions .btn.main')!.click();
  await until(() => now() === wanted);
}, number, heading);

/** All records on the device, and puts those in first that a test wants there. */
const outbox = (page: Page, put: readonly object[] = []): Promise<Record<string, unknown>[]> => page.evaluate(records => new Promise<Record<string, unknown>[]>(done => {
  const opening = indexedDB.open('what-matters', 1);
  opening.onupgradeneeded = () => { opening.result.createObjectStore('outbox', { keyPath: 'id' }); opening.result.createObjectStore('drafts', { keyPath: 'form' }); };
  opening.onsuccess = () => {
    const work = opening.result.transaction('outbox', 'readwrite');
    for (const record of records) work.objectStore('outbox').put(record);
    const reading = work.objectStore('outbox').getAll();
    work.oncomplete = () => { opening.result.close(); done(reading.result as Record<string, unknown>[]); };
  };
}), put as object[]);

/** Records of another layout: an older one, and one of a version to come. */
const strangers = [{ id: 'an-old-one', form: 'first-example', text: 'kept otherwise' }, { id: '0b6f4f0e-1c4e-4d7a-9a55-000000000009', version: 2, form: 'first-example', envelope: { more: 'to come' } }];

const pairs: readonly (readonly [first: ScriptName, second: ScriptName])[] = [
  ['the script', 'the script'], ['the script', 'the module'], ['the module', 'the script'],
  ['the script', 'the script of another version'], ['the script of another version', 'the script'],
  ['the script', 'the module of another version'], ['the module of another version', 'the script'], ['the module', 'the module of another version'],
];

describe('two of them on one page', { skip: noBrowser, concurrency: 2 }, () => {
  for (const [first, then] of pairs) test(`${first}, then ${then}: the first one draws, each form sends once, and records of another layout are left alone`, settings, async t => {
    const server = await openSite({ '/': pageOf(scripts[first]), '/empty': '<!doctype html><title>Empty</title>', ...second(), '/api/submissions': well });
    t.after(server.end);
    const { page, thrown, console: lines, end } = await visit(await browser.get(), `${server.address}/empty`, { before: count });
    t.after(end);
    await outbox(page, strangers);
    await page.goto(`${server.address}/`);
    await ready(page, 2);
    // The second one comes when the first has drawn, and a form after it.
    await page.evaluate((tag, form) => new Promise<void>((done, failed) => {
      const { attributes } = new DOMParser().parseFromString(tag, 'text/html').querySelector('script')!;
      const script = document.createElement('script');
      for (const { name, value } of attributes) script.setAttribute(name, value);
      script.onload = () => { done(); };
      script.onerror = () => { failed(new Error('not loaded')); };
      document.head.append(script);
      document.body.insertAdjacentHTML('beforeend', form);
    }), scripts[then], element('third-example'));
    await ready(page, 3);
    const isSecond = first.endsWith('another version');
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('what-matters')].map(one => one.shadowRoot!.querySelector('.root')!.hasAttribute('data-second'))), [isSecond, isSecond, isSecond]);
    for (const number of [0, 1, 2]) await sendFrom(page, number, 'We have your answers');
    assert.deepEqual(server.posts().map(post => submissionIn(post).form), ['first-example', 'second-example', 'third-example']);
    assert.deepEqual(await toldOn(page), Object.fromEntries([0, 1, 2].flatMap(number => ['wm-ready', 'wm-saved', 'wm-sent'].map(name => [`${name} ${number}`, 1]))));
    assert.deepEqual(await outbox(page), [...strangers].sort((one, other) => one.id.localeCompare(other.id)));
    assert.deepEqual([...thrown, ...lines.filter(line => line.startsWith('error') && !line.includes('404'))], []);
  });

  test('what waits from one version is sent by the other, once', settings, async t => {
    let mended = false;
    const server = await openSite({ '/': pageOf(scripts['the script'], scripts['the module of another version']), '/later': pageOf(scripts['the module of another version'], scripts['the script']), ...second(), '/api/submissions': (got, response, time) => { if (mended) well(got, response, time); else reply(response, 500); } });
    t.after(server.end);
    const { page, thrown, end } = await visit(await browser.get(), `${server.address}/`, { before: count });
    t.after(end);
    await ready(page, 2);
    for (const number of [0, 1]) await sendFrom(page, number, 'Not sent yet');
    const before = await outbox(page);
    assert.equal(before.length, 2);
    const tries = server.posts().length;
    mended = true;
    await page.goto(`${server.address}/later`);
    await page.waitForFunction(() => { const { told } = window as unknown as { told: Record<string, number> }; return told['wm-sent 0'] === 1 && told['wm-sent 1'] === 1; });
    assert.deepEqual(await outbox(page), []);
    const again = server.posts().slice(tries);
    assert.deepEqual(again.map(({ body }) => body).sort(), before.map(({ body }) => String(body)).sort(), 'the same bytes, each once');
    assert.deepEqual(thrown, []);
  });

  test('two elements of one form that wait for the same: it is sent once', settings, async t => {
    let mended = false;
    const server = await openSite({ '/': pageOf(scripts['the script']).replaceAll('second-example', 'first-example'), '/api/submissions': (got, response, time) => { if (mended) well(got, response, time); else reply(response, 500); } });
    t.after(server.end);
    const { page, thrown, end } = await visit(await browser.get(), `${server.address}/`, { before: count });
    t.after(end);
    await ready(page, 2);
    await sendFrom(page, 0, 'Not sent yet');
    const tries = server.posts().length;
    mended = true;
    await page.reload();
    await page.waitForFunction(() => { const { told } = window as unknown as { told: Record<string, number> }; return told['wm-sent 0'] !== undefined && told['wm-sent 1'] !== undefined; });
    assert.equal(server.posts().length, tries + 1);
    assert.deepEqual(await outbox(page), []);
    assert.deepEqual(await toldOn(page), { 'wm-ready 0': 1, 'wm-ready 1': 1, 'wm-sent 0': 1, 'wm-sent 1': 1 });
    assert.deepEqual(thrown, []);
  });
});
