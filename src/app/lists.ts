import { dataOf } from '../core/activities/readers/data.ts';
import { directoryLimits } from '../core/activities/readers/reader.ts';
import { keptOnHeader } from '../net/kept-on.ts';
import { readText } from '../net/read-text.ts';

/** How long the network may take, in milliseconds, before people get the copy that there is. */
const patienceMs = 4000;

/** What keeping lists needs from outside. */
export interface Tools {
  readonly open: () => Promise<Cache>;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<undefined>;
}

/** A request for a list, or for a further page of one. */
export interface ListRequest {
  readonly request: Request;
  readonly list: string;
  readonly isFirstPage: boolean;
}

/** What the network gave, and whether it is a list. A page to sign in to a network is an answer too, and no list. */
interface Given {
  readonly response: Response;
  readonly isList: boolean;
}

/** Whether a text is a list, or may be one: somebody's page to sign in is none. */
const isList = (text: string): boolean => { const data = dataOf(text); return typeof data === 'object' && data !== null; };

/** Lists that are kept. */
export interface Lists {
  /** Whether there is a copy. */
  has(list: string): Promise<boolean>;
  /**
   * Answers a request for a list.
   *
   * @param lasting is given what goes on after the answer, so that the worker is not stopped before it is done
   * @throws {TypeError} where the network gives nothing and there is no copy
   */
  answer(request: ListRequest, lasting?: (work: Promise<unknown>) => void): Promise<Response>;
}

/**
 * Keeps the last good copy of each list, and answers with it, and with when it was fetched (`net/kept-on.ts`), where the
 * network gives nothing, no list, or nothing soon. An answer that may not be read (opaque) is never kept.
 */
export function keepLists({ open, fetch, now, wait }: Tools): Lists {
  /** The lists whose first page was last answered with a copy: their further pages must fit it. */
  const copied = new Set<string>();

  /** Asks the network, and keeps what it gives if that is a list. */
  async function ask(request: Request): Promise<Given> {
    const response = await fetch(request);
    if (response.status !== 200 || response.type === 'opaque') return { response, isList: false };
    const text = await readText(response.clone(), directoryLimits.bytes);
    if (text === undefined || !isList(text)) return { response, isList: false };
    const headers = { 'content-type': 'application/json', [keptOnHeader]: new Date(now()).toISOString() };
    // Where there is no room the answer is good all the same.
    await open().then(cache => cache.put(request.url, new Response(text, { headers }))).catch(() => {});
    return { response, isList: true };
  }

  return {
    has: async list => (await (await open()).match(list)) !== undefined,
    async answer({ request, list, isFirstPage }, lasting = () => {}) {
      const copy = await (await open()).match(request.url);
      if (!copy) return (await ask(request)).response;
      if (!isFirstPage && copied.has(list)) return copy;
      const asking = ask(request).catch(() => undefined);
      lasting(asking);
      const given = await Promise.race([asking, wait(patienceMs)]);
      if (isFirstPage) copied[given?.isList ? 'delete' : 'add'](list);
      if (given?.isList) return given.response;
      void given?.response.body?.cancel();
      return copy;
    },
  };
}
