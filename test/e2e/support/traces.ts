import type { Page } from 'puppeteer-core';

/** What a page may leave behind or tell others: storage, history, title, address. */
export interface Traces {
  readonly stored: readonly string[];
  readonly title: string;
  readonly address: string;
  readonly historyLength: number;
  readonly historyState: unknown;
}

/** Looks everywhere that a page can keep something. */
export const tracesOf = (page: Page): Promise<Traces> => page.evaluate(async () => ({
  stored: [
    ...Object.keys(localStorage).map(key => `localStorage ${key}`), ...Object.keys(sessionStorage).map(key => `sessionStorage ${key}`),
    ...(document.cookie === '' ? [] : [`cookie ${document.cookie}`]), ...(await Promise.all((await indexedDB.databases()).map(async ({ name }) => {
      if (name !== 'what-matters') return [`IndexedDB ${name}`];
      // Ours stays when it is empty: to take it away while another page has it open could cost what that one is saving.
      const database = await new Promise<IDBDatabase>(done => { const opening = indexedDB.open(name); opening.onsuccess = () => done(opening.result); });
      const keys = await Promise.all([...database.objectStoreNames].map(shelf => new Promise<string[]>(done => { const reading = database.transaction(shelf).objectStore(shelf).getAllKeys(); reading.onsuccess = () => done(reading.result.map(key => `IndexedDB ${shelf} ${key as string}`)); })));
      database.close();
      return keys.flat();
    }))).flat(),
    ...(await caches.keys()).map(key => `cache ${key}`), ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `service worker ${scope}`),
  ],
  title: document.title, address: location.href, historyLength: history.length, historyState: history.state as unknown,
}));

/** What anybody's script can read of a page without asking the form: the page itself as it is written out, and the attributes of all that the form draws. */
export const writtenOut = (page: Page): Promise<{ readonly page: string; readonly attributes: string }> => page.evaluate(() => ({
  // But for the links that fetch parts of the form: they name files, and come and go with them.
  page: document.documentElement.outerHTML.replace(/<link rel="modulepreload"[^>]*>/g, ''),
  attributes: [...document.querySelector('what-matters')!.shadowRoot!.querySelectorAll('*')].flatMap(element => [...element.attributes].map(({ name, value }) => `${name}=${value}`)).join('\n'),
}));

/** What was overheard on a page: the properties of the form's events as JSON, and breaches of its content security policy. */
export interface Overheard {
  readonly events: readonly string[];
  readonly violations: readonly string[];
  /** What the page handed to the history, to other pages, frames and workers, and to its beacons; and what it threw. */
  readonly passed: readonly string[];
}

/** Listens before anything else of a page runs, as a tracker does. Hand it to `visit`. */
export function eavesdrop(): void {
  const heard = { events: [] as string[], violations: [] as string[], passed: [] as string[] };
  (window as unknown as { overheard: Overheard }).overheard = heard;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => heard.violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}`));
  const dull = new Set(['isTrusted', 'timeStamp', 'srcElement', 'target', 'currentTarget', 'eventPhase']);
  const walk = (value: unknown, depth = 0): unknown => {
    if (typeof value !== 'object' || value === null || value instanceof Node || value instanceof Window) return value instanceof Node ? value.nodeName : value;
    if (depth > 4) return '…';
    const names = new Set<string>();
    for (let at: unknown = value; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) for (const name of Object.getOwnPropertyNames(at)) names.add(name);
    return Object.fromEntries([...names].filter(name => !dull.has(name)).map(name => [name, walk((value as Record<string, unknown>)[name], depth + 1)]).filter(([, inner]) => typeof inner !== 'function'));
  };
  // Whatever the page fires by itself, under any name: not only the events that are promised.
  const dispatch = Object.getOwnPropertyDescriptor(EventTarget.prototype, 'dispatchEvent')!.value as (event: Event) => boolean;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.bubbles || this === document || this === window) heard.events.push(JSON.stringify(walk(event)));
    return dispatch.call(this, event);
  };
  for (const [owner, ...methods] of [[window, 'postMessage'], [BroadcastChannel.prototype, 'postMessage'], [MessagePort.prototype, 'postMessage'], [Worker.prototype, 'postMessage'], [History.prototype, 'pushState', 'replaceState'], [Navigator.prototype, 'sendBeacon'], [Performance.prototype, 'mark', 'measure']] as const) {
    for (const method of methods) {
      const given = (owner as unknown as Record<string, (...all: unknown[]) => unknown>)[method]!;
      (owner as unknown as Record<string, unknown>)[method] = function (this: unknown, ...all: unknown[]) { heard.passed.push(`${method} ${JSON.stringify(walk(all))}`); return given.apply(this, all); };
    }
  }
  addEventListener('error', ({ message, filename }) => heard.passed.push(`error ${message} ${filename}`));
  addEventListener('unhandledrejection', ({ reason }) => heard.passed.push(`rejection ${String(reason)}`));
}

/** Every place of a page where others than the form may look, by its name: what stands there. */
export const doorsOf = (page: Page) => page.evaluate(async () => {
  const all = (root: ParentNode): Element[] => [...root.querySelectorAll('*')].flatMap(element => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
  const stored = (storage: Storage) => JSON.stringify(Object.entries(storage));
  return {
    'attributes': all(document).flatMap(element => [...element.attributes].map(({ name, value }) => `${element.localName} ${name}=${value}`)).join('\n'),
    'the page around the form': document.documentElement.outerHTML,
    'address': location.href, 'title': document.title, 'state': JSON.stringify(history.state), 'name of the window': window.name, 'cookies': document.cookie,
    'localStorage': stored(localStorage), 'sessionStorage': stored(sessionStorage), 'caches': (await caches.keys()).join(), 'databases': JSON.stringify(await indexedDB.databases()),
    'performance': JSON.stringify(performance.getEntries()),
  };
});

/** All that is in a page, in its shadow roots too, with what stands in its fields. */
export const everythingOn = (page: Page): Promise<string> => page.evaluate(() => {
  const read = (root: ParentNode): string => [...root.querySelectorAll('*')].map(element => `${element.outerHTML} ${(element as HTMLInputElement).value ?? ''} ${element.shadowRoot ? read(element.shadowRoot) : ''}`).join('\n');
  return read(document);
});

/** The titles and addresses in the history of a page, as the browser keeps them. */
export async function historyOf(page: Page): Promise<readonly string[]> {
  const session = await page.createCDPSession();
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries.map(({ title, url, userTypedURL }) => `${title} ${url} ${userTypedURL}`);
}

/** What was overheard so far. */
export const overheard = (page: Page): Promise<Overheard> => page.evaluate(() => (window as unknown as { overheard: Overheard }).overheard);
