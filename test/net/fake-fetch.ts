/** A `fetch` for tests: each call is answered by the next of some replies, and written down. */
export interface Call { readonly url: string; readonly init: RequestInit }
export type Reply = (call: Call) => Response | Promise<Response>;

/** @param replies one for each call; the last one answers all that follow */
export function fakeFetch(...replies: readonly Reply[]): { readonly fetch: typeof globalThis.fetch; readonly calls: readonly Call[] } {
  const calls: Call[] = [];
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const call = { url: String(input), init };
    calls.push(call);
    init.signal?.throwIfAborted();
    return replies[Math.min(calls.length, replies.length) - 1]!(call);
  };
  return { fetch: fetch as typeof globalThis.fetch, calls };
}

/** Answers with this text. */
export const saying = (text: string, status = 200, headers: Record<string, string> = {}): Reply => () => new Response(status === 204 ? null : text, { status, headers });

/** Answers with a value as JSON. */
export const givingJson = (value: unknown, status = 200): Reply => saying(JSON.stringify(value), status);

/** Fails as `fetch` does without a network. */
export const failing: Reply = () => { throw new TypeError('Failed to fetch'); };

/** Never answers, until it is given up. */
export const hanging: Reply = ({ init }) => new Promise((_, reject) => { init.signal?.addEventListener('abort', () => reject(init.signal!.reason as Error)); });

/** Begins to answer, and never ends, until it is given up or nobody reads. `read` says how many bytes were taken. */
export function endless(part: string, most = Infinity): { readonly reply: Reply; readonly taken: () => number; readonly cancelled: () => boolean } {
  const bytes = new TextEncoder().encode(part);
  let taken = 0;
  let cancelled = false;
  const reply: Reply = ({ init }) => new Response(new ReadableStream<Uint8Array>({
    start: controller => init.signal?.addEventListener('abort', () => controller.error(init.signal!.reason)),
    pull: controller => { if (taken < most) { taken += bytes.length; controller.enqueue(bytes); } else return new Promise(() => {}); return undefined; },
    cancel: () => { cancelled = true; },
  }));
  return { reply, taken: () => taken, cancelled: () => cancelled };
}
