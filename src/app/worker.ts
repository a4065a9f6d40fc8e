/**
 * The worker of the standalone page. It keeps every file that the journey needs, and the last lists, so that all works
 * without a network. It answers nothing but GET, and comes in an older worker's place only when the person says so. Where
 * the browser wakes it for that, it sends what waits in the outbox.
 */
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { readDirectory } from '../net/directory.ts';
import { fetchWhole } from '../net/squares.ts';
import { understand } from '../net/understand.ts';
import { cachesOf, contentName, type Content } from './content.ts';
import { mayCome, messages } from './give-way.ts';
import { flush } from './flush.ts';
import { flushTag } from './flush-tag.ts';
import { keepLists } from './lists.ts';
import { wantedOf } from './requests.ts';
import { keepSquares } from './squares.ts';

declare const self: ServiceWorkerGlobalScope & { readonly [contentName]: Content; readonly navigator: { readonly connection?: { readonly saveData?: boolean } } };

const content = self[contentName];
const { scope } = self.registration;
const names = cachesOf(scope);
const addresses = content.lists.map(list => new URL(list, location.href).href);

const files = new PrecacheController({ cacheName: names.files });
const lists = keepLists({
  open: () => caches.open(names.lists), fetch: request => fetch(request), now: Date.now,
  wait: ms => new Promise(resolve => { setTimeout(resolve, ms, undefined); }),
});

const squares = keepSquares({ open: () => caches.open(names.squares), fetch: request => fetch(request) });

// Fails to install if one file cannot be fetched or does not fit its hash; then the older worker goes on. Files of older builds go when this one is in charge.
files.precache([...content.files]);

const savesData = (): boolean => self.navigator.connection?.saveData ?? false;

/** Fetches the lists that there is no copy of yet, page by page as the form does. People who save data fetch them when they need them. */
async function fetchLists(): Promise<void> {
  if (savesData()) return;
  const today = new Date().toISOString().slice(0, 10);
  for (const list of addresses) {
    if (await lists.has(list)) continue;
    let first: Promise<Response> | undefined;
    const ask: typeof fetch = async (url, init) => {
      const request = new Request(url, init);
      if (wantedOf(request, scope, () => false, addresses).at === 'square') return squares(request);
      if (request.url !== list) return lists.answer({ request, list, isFirstPage: false });
      // It is looked at twice where it is no index, and fetched once.
      first ??= lists.answer({ request, list, isFirstPage: true });
      return (await first).clone();
    };
    // Of a large index a person's squares are kept when they are fetched.
    if (!await fetchWhole(list, ask)) await readDirectory(list, today, ask, understand);
  }
}

self.addEventListener('install', event => { event.waitUntil(fetchLists().catch(() => {})); });
self.addEventListener('activate', event => { event.waitUntil(self.clients.claim()); });

self.addEventListener('fetch', event => {
  const { request } = event;
  const wanted = wantedOf(request, scope, address => files.getCacheKeyForURL(address) !== undefined, addresses);
  if (wanted.at === 'file') event.respondWith(files.matchPrecache(wanted.address).then(file => file ?? fetch(request)));
  else if (wanted.at === 'square') event.respondWith(squares(request));
  else if (wanted.at === 'list') {
    const answer = lists.answer({ request, ...wanted }, work => event.waitUntil(work)).then(response => ({ response, copy: response.clone() }));
    event.respondWith(answer.then(({ response }) => response));
    // An index that changed names other files: where it is small, these are kept too.
    if (wanted.isFirstPage && !savesData()) event.waitUntil(answer.then(({ copy }) => fetchWhole(wanted.list, async (url, init) => (url === wanted.list ? copy : squares(new Request(url, init)))), () => {}));
  }
});

/** The other windows with the form in them. */
async function othersThan(source: ExtendableMessageEvent['source']): Promise<readonly WindowClient[]> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.filter(({ id, url }) => id !== (source as Client | null)?.id && [scope, `${scope}index.html`].includes(url.replace(/[?#].*/, '')));
}

// Not in the types yet: https://wicg.github.io/background-sync/spec/#sync-event
(self as unknown as EventTarget).addEventListener('sync', event => { if ((event as Event & { readonly tag?: string }).tag === flushTag) (event as ExtendableEvent).waitUntil(flush()); });

self.addEventListener('message', event => {
  if ((event.data as { readonly type?: unknown } | null)?.type !== messages.skipWaiting) return;
  event.waitUntil((async () => {
    const comes = await mayCome(await othersThan(event.source));
    event.ports[0]?.postMessage(comes);
    if (comes) await self.skipWaiting();
  })());
});
