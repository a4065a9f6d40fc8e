/** What keeping the files of indexes needs from outside. */
export interface Tools {
  readonly open: () => Promise<Cache>;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Most files of indexes that are kept. What was kept first goes first: an index that changed names others. */
const mostKept = 400;

/**
 * Keeps the files of indexes that were fetched, and answers with them: what has a name made of what is in it is never old.
 *
 * @throws {TypeError} where the network gives nothing and there is no copy
 */
export function keepSquares({ open, fetch }: Tools): (request: Request) => Promise<Response> {
  return async request => {
    const cache = await open();
    const copy = await cache.match(request.url);
    if (copy) return copy;
    const response = await fetch(request);
    if (response.status !== 200 || response.type === 'opaque') return response;
    // Where there is no room the answer is good all the same. A page to sign in to a network has another type.
    if (!/html/.test(response.headers.get('content-type') ?? '')) {
      const kept = response.clone();
      await cache.put(request.url, kept).catch(() => {});
      const keys = await cache.keys();
      for (const old of keys.slice(0, Math.max(0, keys.length - mostKept))) await cache.delete(old);
    }
    return response;
  };
}
