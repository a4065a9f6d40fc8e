import { createHash } from 'node:crypto';
import type { ReadSource } from './directory-source.ts';
import { answerEncoded, encode, type EncodedContent } from './encodings.ts';

/** A directory of activities, kept in memory and served from there: a request never reaches its source. */
export interface ServedDirectory {
  /** Reads the source again if it changed. A failure keeps the last good copy; the answer is then the reason, in a line. */
  reread(): Promise<string | undefined>;
  answer(request: Request): Response;
}

const headers = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'x-content-type-options': 'nosniff' };

/** Serves what `read` gives; until the first reading succeeds, the answer is 503. */
export function serveDirectory(read: ReadSource): ServedDirectory {
  let copy: { readonly content: EncodedContent; readonly etag: string } | undefined;
  let mark: string | undefined;
  return {
    async reread() {
      const result = await read(mark);
      if (result.at === 'failed') return result.line;
      if (result.at === 'read') {
        copy = { content: await encode(Buffer.from(result.text)), etag: `W/"${createHash('sha256').update(result.text).digest('base64url').slice(0, 22)}"` };
        mark = result.mark;
      }
      return undefined;
    },
    answer(request) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return Response.json({ message: 'Use GET.' }, { status: 405, headers: { ...headers, allow: 'GET, HEAD' } });
      if (!copy) return Response.json({ message: 'The directory could not be read yet.' }, { status: 503, headers: { ...headers, 'cache-control': 'no-store', 'retry-after': '3600' } });
      return answerEncoded(request, copy.content, { ...headers, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache', 'etag': copy.etag });
    },
  };
}
