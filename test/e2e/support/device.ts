import type { TestContext } from 'node:test';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { well } from './endpoint.ts';
import { listen, type Answer, type Server } from './server.ts';
import { configuration, openSite, pageWith } from './site.ts';
import { press, standsAt } from './widget.ts';
import { words } from './words.ts';

const { directory: _none, ...site } = configuration;
/** A form of one question, so that a submission takes a few steps only. */
export const shortForm = { ...site, journey: { id: 'short', version: '1', start: 'note', pages: [{ id: 'note', heading: { en: 'Note' }, question: { type: 'text' } }] } };

/** How a page of the device is opened. */
export interface Opening {
  /** Runs in the page before anything else of it. */
  readonly before?: () => void;
  readonly path?: string;
}

/** A device of somebody's with one site on it, and an endpoint that does wrong until it is mended. */
export interface Device {
  readonly context: BrowserContext;
  readonly site: Server;
  readonly stub: Server;
  /** What was thrown in any page and not caught. */
  readonly thrown: readonly string[];
  readonly mend: () => void;
  readonly open: (opening?: Opening) => Promise<Page>;
}

interface Listening { events: string[] }

/** @param pages other pages of the site, by path */
export async function deviceWith(t: TestContext, browser: Browser, wrong: Answer, { config = {}, pages = {}, context: own }: { readonly config?: object; readonly pages?: Readonly<Record<string, string | Answer>>; readonly context?: BrowserContext } = {}): Promise<Device> {
  let mended = false;
  const stub = await listen((got, response, time) => { (mended || got.method === 'OPTIONS' ? well : wrong)(got, response, time); });
  const site = await openSite({ '/': pageWith({ ...shortForm, endpoint: `${stub.address}/hook`, ...config }), '/elsewhere': '<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>', ...pages });
  const context = own ?? await browser.createBrowserContext();
  t.after(async () => { if (!own) await context.close().catch(() => undefined); await site.end(); await stub.end(); });
  const thrown: string[] = [];
  return {
    context, site, stub, thrown, mend: () => { mended = true; },
    async open({ before, path = '/' } = {}) {
      const page = await context.newPage();
      page.on('pageerror', error => thrown.push(String(error)));
      page.on('dialog', dialog => void dialog.accept().catch(() => undefined));
      await page.evaluateOnNewDocument(() => {
        const events: string[] = [];
        (window as unknown as Listening).events = events;
        for (const name of ['wm-saved', 'wm-sent', 'wm-attention']) addEventListener(name, event => { events.push(`${name} ${(event as Event & { state?: string }).state ?? ''}`.trim()); });
      });
      if (before) await page.evaluateOnNewDocument(before);
      await page.goto(`${site.address}${path}`, { waitUntil: 'load' });
      return page;
    },
  };
}

/** Answers the one question and stands on the check page. */
export async function toCheckPage(page: Page, note = 'A note'): Promise<void> {
  await standsAt(page, 'Note', 20_000);
  await page.evaluate(async text => {
    const form = document.querySelector('what-matters')!;
    const root = form.shadowRoot!;
    const field = root.querySelector<HTMLInputElement>('#field-text')!;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await (form as unknown as { readonly updateComplete: Promise<unknown> }).updateComplete;
    root.querySelector<HTMLElement>('.step .actions .btn.main')!.click();
  }, note);
  await standsAt(page, words('pages.check.heading'), 20_000);
}

/** Goes to the check page and presses Send. */
export async function send(page: Page, note?: string): Promise<void> {
  await toCheckPage(page, note);
  await press(page, words('check.send'));
}

/** What the page was told, in order. */
export const eventsOf = (page: Page): Promise<readonly string[]> => page.evaluate(() => (window as unknown as Listening).events);
/** Waits until the page was told this. */
export const isTold = async (page: Page, event: string, timeoutMs = 20_000): Promise<void> => { await page.waitForFunction(wanted => (window as unknown as Listening).events.includes(wanted), { timeout: timeoutMs, polling: 50 }, event); };

/** The records of the outbox as they lie on the disk. */
export const onDisk = (page: Page): Promise<readonly Readonly<Record<string, unknown>>[]> => page.evaluate(async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'what-matters')) return [];
  return new Promise<Record<string, unknown>[]>((done, failed) => {
    const opening = indexedDB.open('what-matters');
    opening.onerror = () => { failed(new Error('no database')); };
    opening.onsuccess = () => { const reading = opening.result.transaction('outbox').objectStore('outbox').getAll(); reading.onsuccess = () => { opening.result.close(); done(reading.result as Record<string, unknown>[]); }; };
  });
});

/** Writes records beside those that lie there. */
export const putOnDisk = (page: Page, records: readonly object[]): Promise<void> => page.evaluate(all => new Promise<void>(done => {
  const opening = indexedDB.open('what-matters');
  opening.onsuccess = () => { const writing = opening.result.transaction('outbox', 'readwrite'); for (const one of all) writing.objectStore('outbox').put(one); writing.oncomplete = () => { opening.result.close(); done(); }; };
}), records as object[]);
