import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

/** How listening ended: it was asked to stop, or it could not begin, and why in a line. */
export type Ended = { readonly at: 'stopped' } | { readonly at: 'failed'; readonly line: string };

/** Listens, tells where, and stays until it is asked to stop; then finishes what it has begun. */
export function listen(fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>, flags: { readonly port: number; readonly host: string }, onListening: (port: number) => Promise<void>): Promise<Ended> {
  const server = createAdaptorServer({ fetch: (request, env) => fetch(request, env as HttpBindings), serverOptions: { requestTimeout: 30_000, headersTimeout: 10_000 } });
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve({ at: 'failed', line: `port ${flags.port} is taken by another program. Choose another: --port ${flags.port + 1}` });
      else if (error.code === 'EACCES') resolve({ at: 'failed', line: `port ${flags.port} is not open to you. Choose one over 1023: --port 8080` });
      else resolve({ at: 'failed', line: `cannot listen on ${flags.host} (${error.code ?? 'unknown'}). Choose another address: --host 127.0.0.1` });
    });
    const stop = () => {
      server.close(() => resolve({ at: 'stopped' }));
      if ('closeIdleConnections' in server) {
        server.closeIdleConnections();
        setTimeout(() => { server.closeAllConnections(); }, 10_000).unref();
      }
    };
    server.listen(flags.port, flags.host, () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
      onListening((server.address() as AddressInfo).port).catch(reject);
    });
  });
}
