import { Hono } from 'hono';
import { takeEquality } from './equality.ts';
import { allowed, later, openToAll, preflight } from './headers.ts';
import { inbox } from './inbox/inbox.ts';
import { tellPlaces } from './programmes.ts';
import type { ReceiverEnvironment, ReceiverOptions } from './options.ts';
import { takeSubmissions } from './submissions.ts';

export type { ReceiverEnvironment, ReceiverOptions } from './options.ts';

/**
 * The receiver: takes submissions at `POST /api/submissions` and equality answers at `POST /api/equality`, tells how
 * many places are left at `GET /api/programmes/:id` and how it is at `GET /api/health`, and shows what came under `/inbox`. A Hono app, so `receiver.fetch(request, { address })` is `Request → Response` for any server.
 *
 * What fails inside is answered 503 with `Retry-After`: the device keeps its copy and comes back.
 */
export function createReceiver(options: ReceiverOptions): Hono<ReceiverEnvironment> {
  const app = new Hono<ReceiverEnvironment>({ strict: false });
  app.use('/api/*', async (call, next) => {
    // Before the answer is made: to change one that is made takes making it again.
    for (const [name, value] of Object.entries(openToAll)) call.header(name, value);
    await next();
  });

  for (const [path, take] of [['/api/submissions', takeSubmissions(options)], ['/api/equality', takeEquality(options)]] as const) {
    app.options(path, call => call.body(null, 204, preflight));
    app.post(path, take);
    app.all(path, call => call.json({ message: 'Use POST.', errors: [] }, 405, allowed.sending));
  }

  app.get('/api/health', async call => {
    await options.store.check(new Date(options.now()).toISOString());
    return call.json({ ok: true, version: options.version });
  });
  app.get('/api/programmes/:id', tellPlaces(options));
  for (const path of ['/api/health', '/api/programmes/:id']) app.all(path, call => call.json({ message: 'Use GET.', errors: [] }, 405, allowed.telling));

  app.route('/inbox', inbox(options));

  app.notFound(call => call.json({ message: 'There is nothing at this address.', errors: [] }, 404, { 'cache-control': 'no-store' }));
  app.onError((_error, call) => {
    // What went wrong is not written anywhere: an error's words may hold what somebody sent.
    const part = call.req.path.startsWith('/api/') ? 'api' : 'inbox';
    options.onFailure?.(part);
    const headers = { ...later, ...(part === 'api' ? openToAll : { 'cache-control': 'no-store' }) };
    return call.json({ ok: false, message: 'We could not do this just now. Try again in a minute.', errors: [] }, 503, headers);
  });
  return app;
}
