import { createHash } from 'node:crypto';
import type { ReadSource } from './directory-source.ts';
import type { IndexText } from './directory/in-memory.ts';
import { answerEncoded, encode, type EncodedContent } from './encodings.ts';

/** A directory of activities, kept in memory and served from there: a request never reaches its source. */
export interface ServedDirectory {
  /** Reads the source again if it changed. A failure keeps the last good copy; the answer is then the reason, in a line. */
  reread(): Promise<string | undefined>;
  /** Answers for the list (`services`), its index (`index.json`) and the files of that. */
  answer(request: Request): Response;
}

interface Served { readonly content: EncodedContent; readonly headers: Readonly<Record<string, string>> & { readonly etag: string } }

const headers = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'x-content-type-options': 'nosniff' };
const json = 'application/json; charset=utf-8';

async function served(bytes: Buffer, type: string, cache: string): Promise<Served> {
  const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { content: type === json ? await encode(bytes) : { plain: bytes }, headers: { ...headers, 'content-type': type, 'cache-control': cache, etag } };
}

/**
 * Serves what `read` gives, and an index of it; until the first reading succeeds, the answer is 503. What was served before
 * the last change is served still: somebody may be reading that index.
 *
 * @param makeIndex makes the files of an index; without it there is none
 */
export function serveDirectory(read: ReadSource, makeIndex?: IndexText, now: () => number = Date.now): ServedDirectory {
  let text: string | undefined;
  let mark: string | undefined;
  let madeOn = '';
  let list: Served | undefined;
  let before = new Map<string, Served>();
  let files = new Map<string, Served>();

  async function index(of: string): Promise<void> {
    const made = await makeIndex?.(of);
    // What is no directory that we can read has no index; the last good one stays.
    if (!made) return;
    const next = new Map<string, Served>();
    for (const [path, bytes] of made) next.set(path, path === 'index.json' ? await served(Buffer.from(bytes), json, 'no-cache')
        // A name is made of what is in the file: what is there already is the same.
        : files.get(path) ?? await served(Buffer.from(bytes), path.endsWith('.json') ? json : 'application/octet-stream', 'public, max-age=31536000, immutable'));
    before = files;
    files = next;
  }

  return {
    async reread() {
      const result = await read(mark);
      if (result.at === 'failed') return result.line;
      const today = new Date(now()).toISOString().slice(0, 10);
      if (result.at === 'read') {
        ({ text } = result);
        list = await served(Buffer.from(text), json, 'no-cache');
        mark = result.mark;
      }
      // Another day, and something may be over.
      if (text !== undefined && (result.at === 'read' || today !== madeOn)) { await index(text); madeOn = today; }
      return undefined;
    },
    answer(request) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return Response.json({ message: 'Use GET.' }, { status: 405, headers: { ...headers, allow: 'GET, HEAD' } });
      const path = new URL(request.url).pathname.replace(/^\/directory\//, '');
      const file = path === 'services' ? list : files.get(path) ?? (path === 'index.json' ? undefined : before.get(path));
      if (file) return answerEncoded(request, file.content, file.headers);
      if (path === 'services' || path === 'index.json') return Response.json({ message: 'The directory could not be read yet.' }, { status: 503, headers: { ...headers, 'cache-control': 'no-store', 'retry-after': '3600' } });
      return Response.json({ message: 'There is nothing here.' }, { status: 404, headers: { ...headers, 'cache-control': 'no-store' } });
    },
  };
}
