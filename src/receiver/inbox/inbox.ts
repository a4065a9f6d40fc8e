import { Hono, type Context } from 'hono';
import { sameDigest, sha256 } from '../digest.ts';
import type { ReceiverEnvironment, ReceiverOptions } from '../options.ts';
import { limitRate } from '../rate.ts';
import { readBody } from '../read-body.ts';
import { readToken } from '../reference.ts';
import { senderOf } from '../sender.ts';
import { submissionStates, type StoredSubmission } from '../store.ts';
import { csvOf } from './csv.ts';
import { glanceOf } from './glance.ts';
import { listPage } from './list-page.ts';
import { listView } from './list-view.ts';
import { deleteView, messageView, signInView } from './other-views.ts';
import { readStored } from './read-stored.ts';
import { isCrossSite, sessions } from './session.ts';
import { style } from './style.ts';
import { submissionView } from './submission-view.ts';

type Call = Context<ReceiverEnvironment>;

const headers = {
  'content-security-policy': "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

const form = async (call: Call) => new URLSearchParams(new TextDecoder().decode(await readBody(call.req.raw, 4096)));

const nothingHere = (call: Call) => call.html(messageView('This is not here', 'It may have been deleted.'), 404);

/** The inbox: pages for the people who read what arrives. Made on the server, without any script. */
export function inbox(options: ReceiverOptions): Hono<ReceiverEnvironment> {
  const { store, now, trustProxy = false } = options;
  const session = sessions(options);
  const tryToken = limitRate({ burst: 5, perHour: 300 });
  const app = new Hono<ReceiverEnvironment>();

  app.use(async (call, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) call.header(name, value);
  });
  app.get('/style.css', call => call.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.post('*', async (call, next) => {
    const host = (trustProxy ? call.req.header('x-forwarded-host') : undefined) ?? call.req.header('host') ?? new URL(call.req.url).host;
    return isCrossSite(call.req.raw, host) ? call.html(messageView('This came from another site', 'Nothing was changed.'), 403) : next();
  });

  app.get('/sign-in', async call => (await session.isOpen(call) ? call.redirect('/inbox') : call.html(signInView())));
  app.post('/sign-in', async call => {
    const waitSeconds = tryToken(senderOf(call.req.raw, call.env?.address, trustProxy), now());
    if (waitSeconds > 0) return call.html(signInView('tooOften'), 429, { 'retry-after': String(waitSeconds) });
    const typed = await sha256(readToken((await form(call)).get('token') ?? ''));
    const known = await store.tokenHash();
    if (known === undefined || !sameDigest(typed, known)) return call.html(signInView('wrong'), 403);
    await session.open(call);
    return call.redirect('/inbox', 303);
  });

  app.use(async (call, next) => (await session.isOpen(call) ? next() : call.redirect('/inbox/sign-in', call.req.method === 'GET' ? 302 : 303)));

  app.post('/sign-out', async call => {
    await session.close(call);
    return call.redirect('/inbox/sign-in', 303);
  });

  app.get('/', async call => {
    return call.html(listView({ ...await listPage(store, call.req.query()), nowMs: now() }));
  });

  app.get('/export.csv', call => {
    const pieces = csvOf(store);
    const stream = new ReadableStream({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(new TextEncoder().encode(value));
      },
    });
    return call.body(stream, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="what-matters.csv"' });
  });

  const withSubmission = (answer: (call: Call, stored: StoredSubmission) => Response | Promise<Response>) => async (call: Call) => {
    const stored = await store.read(call.req.param('id') ?? '');
    return stored ? answer(call, stored) : nothingHere(call);
  };
  app.get('/submissions/:id', withSubmission((call, stored) => call.html(submissionView(stored, now()))));
  app.post('/submissions/:id/state', withSubmission(async (call, stored) => {
    const asked = (await form(call)).get('state');
    const state = submissionStates.find(one => one === asked);
    if (!state) return call.html(messageView('There is no such state', 'Nothing was changed.'), 400);
    await store.setState(stored.id, state);
    return call.redirect(`/inbox/submissions/${stored.id}`, 303);
  }));
  app.get('/submissions/:id/delete', withSubmission((call, stored) => {
    const submission = readStored(stored);
    return call.html(deleteView(stored, submission && glanceOf(submission).name));
  }));
  app.post('/submissions/:id/delete', withSubmission(async (call, stored) => {
    await store.remove(stored.id, new Date(now()).toISOString());
    return call.redirect(`/inbox?state=${stored.state}`, 303);
  }));
  app.all('*', nothingHere);
  return app;
}
