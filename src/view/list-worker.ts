/** The worker that reads a list and finds ideas in it, so that the page stays free for the person. It ends with its answer. */
import type { Region } from '../core/activities/regions.ts';
import type { FirstPage, FromWorker, ToWorker } from './list.ts';
import { ideasInList } from './reading.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
const say = (message: FromWorker): void => { (globalThis as unknown as Worker).postMessage(message); };
const tables = new Map<Region, (table: string) => void>();
const tableOf = (region: Region): Promise<{ readonly table: string }> => new Promise(resolve => { tables.set(region, table => resolve({ table })); say({ wants: region }); });

/** The network, but for the first page, which the page has already. */
function after({ bytes, headers }: FirstPage): typeof fetch {
  let first: Response | undefined = new Response(bytes, { headers });
  return async (...asked) => { const page = first ?? await fetch(...asked); first = undefined; return page; };
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('table' in data) { tables.get(data.region)?.(data.table); return; }
  const { list, words, wishes, today, first, most } = data;
  void ideasInList(list, words, wishes, today, after(first), tableOf, most).then(say, () => say({ found: { fault: 'unreachable' }, isOver: false, problems: [] }));
});
say('ready');
