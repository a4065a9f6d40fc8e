/** Ideas from a list that is read whole. Loaded only where a site has a list and no index. */
import type { Region } from '../core/activities/regions.ts';
import { outcodeOf } from '../core/questions/postcode.ts';
import type { Wishes } from '../core/wishes.ts';
import { keptOnHeader } from '../net/kept-on.ts';
import { readBytes } from '../net/read-bytes.ts';
import { lazy } from './lazy.ts';
import type { FoundInList, TableOf } from './reading.ts';

/** The first page of a list, which was fetched to see that it is no index. */
export interface FirstPage { readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Record<string, string> }
/** To the worker: what to do, or a table that it wants. */
export type ToWorker = { readonly list: string; readonly words: string | undefined; readonly wishes: Wishes; readonly today: string; readonly first: FirstPage; readonly most: number } | { readonly region: Region; readonly table: string };
/** From the worker: it runs, it wants a table, or it has found. */
export type FromWorker = 'ready' | { readonly wants: Region } | FoundInList;

/** For the console of the site's owner. */
const tooLarge = '<what-matters>: the directory is larger than a browser reads; "what-matters directory" makes an index of it';

/** The hash of the worker's file, which the build knows. */
declare const __LIST_WORKER__: string | undefined;

/** The worker's one file, beside the module's own. */
const file = 'list-worker.js';
/** Bytes of a first page from which on a worker is started: a shorter list is read in less time than that takes. */
const fromBytes = 100_000;
/** Milliseconds in which it must run. */
const mostMs = 5000;
/** Bytes of words of a site's own. */
const mostWords = 512 * 1024;

/** The address of what was checked, as a page with Trusted Types wants it: one that lets us have a policy named `what-matters`. */
let policy: { readonly createScriptURL: (address: string) => string } | undefined;
function trusted(address: string): string {
  policy ??= (globalThis as { readonly trustedTypes?: { readonly createPolicy: (name: string, rules: object) => NonNullable<typeof policy> } }).trustedTypes?.createPolicy('what-matters', { createScriptURL: (given: string) => given });
  return policy?.createScriptURL(address) ?? address;
}

/**
 * Starts the worker. Its file may be on another host, from which no page can start one: so it is fetched, checked against
 * its hash, and started from memory.
 *
 * @throws where the file cannot be had, or the page's policy lets no worker run
 */
async function start(): Promise<Worker> {
  // Nothing is run that nobody could check.
  if (typeof __LIST_WORKER__ !== 'string') throw new TypeError('there is no worker');
  const response = await fetch(new URL(file, import.meta.url), { credentials: 'omit', referrerPolicy: 'no-referrer', integrity: __LIST_WORKER__ });
  if (!response.ok) throw new TypeError('there is no worker');
  const source = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: 'text/javascript' }));
  const worker = new Worker(trusted(source));
  try {
    await new Promise<void>((runs, fails) => {
      setTimeout(() => fails(new TypeError('the worker does not run')), mostMs);
      worker.onerror = event => { event.preventDefault(); fails(new TypeError('the worker does not run')); };
      worker.onmessage = () => runs();
    });
    return worker;
  } catch (error) { worker.terminate(); throw error; } finally { URL.revokeObjectURL(source); }
}

/** The text of the site's own words. Without an answer it is no JSON, and that is said. */
async function ownWords(address: string, fetch: typeof globalThis.fetch): Promise<string> {
  try {
    const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(mostMs) });
    return new TextDecoder().decode(response.ok ? await readBytes(response, mostWords) : undefined);
  } catch { return ''; }
}

/** Lets a worker find. */
const inWorker = (worker: Worker, job: ToWorker, tableOf: TableOf): Promise<FoundInList> => new Promise<FoundInList>((found, fails) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  const say = (message: ToWorker): void => { worker.postMessage(message); };
  worker.onerror = event => { event.preventDefault(); fails(new TypeError('the worker does not run')); };
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data === 'ready') return;
    if ('wants' in data) void tableOf(data.wants).then(({ table }) => say({ region: data.wants, table }), fails);
    else found(data);
  };
  say(job);
}).finally(() => worker.terminate());

/**
 * Ideas for a person from a list, best first, or why it could not be read. A worker finds them in a long one; where none may
 * run, or it could not reach the further pages, the page does so, a few records at a time.
 *
 * @param words the address of words of the site's own: where they cannot be had, ideas are found without them, and the console says so
 * @param response the first page of the list, with its bytes if they are no more than a browser reads
 * @param most ideas that are wanted
 */
export async function ideasInList(list: string, words: string | undefined, response: Response, bytes: Uint8Array<ArrayBuffer> | undefined, wishes: Wishes, today: string, fetch: typeof globalThis.fetch, tableOf: TableOf, most: number): Promise<FoundInList['found']> {
  if (!bytes) { console.warn(tooLarge); return { fault: 'too-large' }; }
  const first: FirstPage = { bytes, headers: Object.fromEntries([...response.headers].filter(([name]) => name === keptOnHeader)) };
  const own = words === undefined ? undefined : await ownWords(words, fetch);
  let result: FoundInList | undefined;
  // Other scripts of the page could overhear what a worker is told: the district is all that it needs of the place.
  const { postcode, ...others } = wishes;
  const outcode = postcode === undefined ? undefined : outcodeOf(postcode);
  if (bytes.byteLength >= fromBytes) try { result = await inWorker(await start(), { list: new URL(list, document.baseURI).href, words: own, wishes: { ...others, ...(outcode !== undefined && { postcode: outcode }) }, today, first, most }, tableOf); } catch { /* The page reads it. */ }
  if (!result || ('fault' in result.found && result.found.fault === 'unreachable')) {
    let page: Response | undefined = new Response(bytes, { headers: first.headers });
    const reading = await lazy('reading', () => import('./reading.ts'));
    result = await reading.ideasInList(list, own, wishes, today, async (...asked) => { const next = page ?? await fetch(...asked); page = undefined; return next; }, tableOf, most, reading.pausing());
  }
  if (result.isOver) console.warn(tooLarge);
  for (const problem of result.problems) console.warn(`<what-matters>: directoryWords: ${problem}`);
  return result.found;
}
