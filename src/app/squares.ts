import { isRows } from '../core/activities/squares/rows.ts';

/** What keeping the files of indexes needs from outside. */
export interface Tools {
  readonly open: () => Promise<Cache>;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Most files of indexes that are kept. What was kept first goes first: an index that changed names others. */
const mostKept = 400;

/** Whether an answer is what was asked for: a page to sign in to a network, of whatever type, is not, and would be kept for ever. */
async function isWhole(url: string, response: Response): Promise<boolean> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (url.endsWith('.bin')) return isRows(bytes);
  try { JSON.parse(new TextDecoder().decode(bytes)); return true; } catch { return false; }
}

/**
 * Keeps the files of indexes that were fetched, and answers with them: what has a name made of what is in it is never old.
 *
 * @throws {TypeError} where the network gives nothing and there is no copy
 */
export function keepSquares({ open, fetch }: Tools): (request: Request) => Promise<Response> {
  return async request => {
    const cache = await open().catch(() => undefined);
    const copy = await cache?.match(request.url).catch(() => undefined);
    if (copy) return copy;
    const response = await fetch(request);
    if (!cache || response.status !== 200 || response.type === 'opaque' || !await isWhole(request.url, response.clone())) return response;
    // Where there is no room the answer is good all the same.
    try {
      await cache.put(request.url, response.clone());
      const keys = await cache.keys();
      for (const old of keys.slice(0, Math.max(0, keys.length - mostKept))) await cache.delete(old);
    } catch { /* It is fetched again when it is wanted again. */ }
    return response;
  };
}
