import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page, Viewport } from 'puppeteer-core';
import { well } from './endpoint.ts';
import { freePort, listen, type Answer, type Server } from './server.ts';
import { built, configuration } from './site.ts';

const program = join(import.meta.env.ROOT, 'dist/cli/what-matters.js');
const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.png': 'image/png', '.webmanifest': 'application/manifest+json' };

/** Runs `what-matters app`: what it printed, or what it said was wrong. */
export const whatMattersApp = async (...args: readonly string[]): Promise<{ readonly code: number; readonly printed: string; readonly errors: string }> =>
  promisify(execFile)(process.execPath, [program, 'app', ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, printed: stdout, errors: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, printed: error.stdout, errors: error.stderr }),
  );

/** An app on a host of the tests. */
export interface HostedApp {
  /** The address of its page, with the last slash. */
  readonly address: string;
  /** The folder on the disk. */
  readonly folder: string;
  /** What the host was asked, since it was started last. */
  readonly server: () => Server;
  /** Writes the app again with another configuration, as a site does that changes something. */
  readonly write: (config: object) => Promise<void>;
  /** Ends the app: the worker that takes everything away stands in the place of the other one. */
  readonly switchOff: () => Promise<void>;
  /** The host is gone: nobody listens any more. */
  readonly close: () => Promise<void>;
  /** And back, on the same port. */
  readonly open: () => Promise<void>;
}

/** How an app is hosted. */
export interface HostOptions {
  readonly config?: object;
  /** The path of its folder on the host. */
  readonly path?: string;
  /** What is answered before anything else, by path. */
  readonly answers?: Readonly<Record<string, Answer>>;
}

/** Writes an app with the command and serves its folder, with the demo's directory and an endpoint beside it. */
export async function hostApp(t: TestContext, { config = configuration, path = '/', answers = {} }: HostOptions = {}): Promise<HostedApp> {
  const folder = mkdtempSync(join(tmpdir(), 'what-matters-app-'));
  const file = `${folder}.json`;
  const out = join(folder, 'app');
  const write = async (written: object): Promise<void> => {
    writeFileSync(file, JSON.stringify(written));
    const { code, errors } = await whatMattersApp('--config', file, '--out', out);
    if (code !== 0) throw new Error(errors);
  };
  await write(config);
  const port = await freePort();
  const answer: Answer = (got, response, time) => {
    const asked = got.path.split('?')[0]!;
    const own = answers[asked];
    if (own) { own(got, response, time); return; }
    if (asked === '/api/submissions') { well(got, response, time); return; }
    if (asked === '/directory/services') { response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(built('demo/directory.json')); return; }
    const name = asked.startsWith(path) ? asked.slice(path.length) || 'index.html' : '';
    const found = join(out, name);
    if (name === '' || name.includes('..') || !existsSync(found) || extname(name) === '') { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream', 'cache-control': 'no-cache' }).end(readFileSync(found));
  };
  let server = await listen(answer, port);
  t.after(async () => { await server.end(); rmSync(folder, { recursive: true, force: true }); rmSync(file, { force: true }); });
  return {
    address: `${server.address}${path}`, folder: out, server: () => server, write,
    switchOff: async () => { await whatMattersApp('--off', '--out', out); },
    close: () => server.end(),
    open: async () => { server = await listen(answer, port); },
  };
}

/** A window of a browser with what it said. Workers live in the browser's own profile: a private one may have none that is kept. */
export interface AppWindow {
  readonly page: Page;
  /** Breaches of the content security policy, and errors on the console. */
  readonly errors: string[];
  readonly thrown: string[];
}

/** Opens a window at an address. Each test has a host of its own, and so storage of its own. */
export async function openWindow(t: TestContext, browser: Browser, address: string, viewport: Viewport = { width: 900, height: 900 }): Promise<AppWindow> {
  const page = await browser.newPage();
  t.after(() => page.close().catch(() => undefined));
  const opened: AppWindow = { page, errors: [], thrown: [] };
  page.on('console', message => { if (message.type() === 'error' || message.text().includes('Content Security Policy')) opened.errors.push(message.text()); });
  page.on('pageerror', error => opened.thrown.push(String(error)));
  page.on('dialog', dialog => void dialog.accept().catch(() => undefined));
  await page.evaluateOnNewDocument(() => { document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => { console.error(`Content Security Policy: ${violatedDirective} ${blockedURI}`); }); });
  await page.setViewport(viewport);
  await page.goto(address);
  return opened;
}

/** Waits until the worker has everything and answers for the page. */
export async function isKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => { await navigator.serviceWorker.ready; return navigator.serviceWorker.controller?.state === 'activated'; }, { timeout: 60_000 });
}

/** Looks for a newer worker, and waits for what becomes of it: `installed` (it waits) or `redundant` (it was refused). */
export const lookForNewer = (page: Page): Promise<string> => page.evaluate(async () => {
  const registration = (await navigator.serviceWorker.getRegistration())!;
  const found = new Promise<string>(resolve => {
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing!;
      worker.addEventListener('statechange', () => { if (worker.state !== 'installing') resolve(worker.state); });
    }, { once: true });
  });
  await registration.update();
  return found;
});

/** The words of the notice, and of its buttons; nothing where it does not stand. */
export const notice = (page: Page): Promise<string> => page.evaluate(() => document.querySelector<HTMLElement>('#update')!.innerText.replace(/\s+/g, ' ').trim());
/** Waits until the notice says these words; '' until it is gone. */
export const noticeSays = async (page: Page, words: string): Promise<void> => {
  try { await page.waitForFunction(wanted => { const said = document.querySelector<HTMLElement>('#update')!.innerText; return wanted === '' ? said.trim() === '' : said.includes(wanted); }, { timeout: 30_000 }, words); } catch { throw new Error(`waited for "${words}", and read "${await notice(page)}"`); }
};
/** Presses a button of the notice. */
export const pressNotice = (page: Page, words: string): Promise<void> => page.evaluate(name => { const button = [...document.querySelectorAll<HTMLElement>('#update button')].find(one => one.textContent === name)!; button.focus(); button.click(); }, words);
