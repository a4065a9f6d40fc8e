import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a server of a test got. */
export interface Got {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server of a test: what it got so far, and its end. */
export interface Server {
  readonly address: string;
  readonly port: number;
  readonly got: readonly Got[];
  /** Those that brought a body: what was sent to it. */
  readonly posts: () => readonly Got[];
  /** Resolves when so many were sent to it. */
  readonly hasPosts: (count: number, timeoutMs?: number) => Promise<readonly Got[]>;
  readonly end: () => Promise<void>;
}

/** Answers a request. One that answers nothing hangs until the server ends. */
export type Answer = (got: Got, response: ServerResponse, time: number) => void;

/** Listens on this computer. `answer` is told how many of the same method there were, from 1. */
export async function listen(answer: Answer, port = 0): Promise<Server> {
  const got: Got[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const one: Got = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces).toString('utf8') };
      got.push(one);
      answer(one, response, got.filter(({ method }) => method === one.method).length);
      for (const look of waiting) look();
    });
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject); server.listen(port, '127.0.0.1', resolve); });
  const { port: taken } = server.address() as AddressInfo;
  const posts = () => got.filter(({ method }) => method === 'POST');
  return {
    address: `http://127.0.0.1:${taken}`, port: taken, got, posts,
    hasPosts: (count, timeoutMs = 10_000) => new Promise((resolve, reject) => {
      const look = () => { if (posts().length >= count) { waiting.delete(look); clearTimeout(timer); resolve(posts()); } };
      const timer = setTimeout(() => { waiting.delete(look); reject(new Error(`waited for ${count} submissions, and got ${posts().length}`)); }, timeoutMs);
      waiting.add(look);
      look();
    }),
    end: () => new Promise(resolve => { server.close(() => { resolve(); }); server.closeAllConnections(); }),
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = await listen(() => undefined);
  await server.end();
  return server.port;
}
