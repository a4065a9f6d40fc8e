import { existsSync } from 'node:fs';
import type { Browser, HTTPRequest, Page, Viewport } from 'puppeteer-core';
import { CHROMIUM, chromium } from '../../tools/browsers.mjs';

/** Why these tests cannot run here, or `false`. With CI=true nothing is skipped: a missing browser then fails. */
export const noBrowser: string | false = existsSync(CHROMIUM.executablePath) || process.env['CI'] === 'true' ? false : `there is no Chromium at ${CHROMIUM.executablePath}`;

/** Closes a browser, and kills one that does not close: a test that failed must not hold up all the others. */
async function endBrowser(browser: Browser): Promise<void> {
  const late = setTimeout(() => browser.process()?.kill('SIGKILL'), 15_000);
  await browser.close().catch(() => undefined);
  clearTimeout(late);
}

/** A Chromium for a whole file of tests, started when it is first asked for. */
export function oneBrowser(): { readonly get: () => Promise<Browser>; readonly end: () => Promise<void> } {
  let started: Promise<Browser> | undefined;
  return {
    get: () => (started ??= chromium()),
    end: async () => { if (started) await endBrowser(await started); },
  };
}

/** A request that a page made. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** A page in a profile of its own, and what it said and asked for since it was opened. */
export interface Visit {
  readonly page: Page;
  /** Each line on the console, with its kind before it: `error: …`. */
  readonly console: string[];
  /** What was thrown and not caught. */
  readonly thrown: string[];
  readonly asked: Asked[];
  readonly end: () => Promise<void>;
}

/** How a page is opened. */
export interface VisitOptions {
  readonly viewport?: Viewport;
  /** Runs in the page before anything else of it. */
  readonly before?: () => void;
  readonly javascript?: boolean;
}

// Firefox does not tell it.
const bodyOf = (request: HTTPRequest): string => { try { return request.postData() ?? ''; } catch { return ''; } };

/** Opens an address in a profile of its own, as a person who was never there. */
export async function visit(browser: Browser, address: string, { viewport = { width: 900, height: 900 }, before, javascript = true }: VisitOptions = {}): Promise<Visit> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const opened: Visit = { page, console: [], thrown: [], asked: [], end: () => context.close() };
  page.on('console', message => opened.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => opened.thrown.push(String(error)));
  page.on('request', request => opened.asked.push({ method: request.method(), url: request.url(), body: bodyOf(request) }));
  // The browser asks whether to leave while something is not sent; a test that ends has nothing to lose.
  page.on('dialog', dialog => void dialog.accept().catch(() => undefined));
  await page.setViewport(viewport);
  if (!javascript) await page.setJavaScriptEnabled(false);
  if (before) await page.evaluateOnNewDocument(before);
  await page.goto(address, { waitUntil: 'load' });
  return opened;
}
