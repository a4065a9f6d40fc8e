import { Hono, type Context } from 'hono';
import { monthOf } from '../../core/month.ts';
import { sameDigest, sha256 } from '../digest.ts';
import { countedQuestions } from '../equality-counts.ts';
import type { ReceiverEnvironment, ReceiverOptions } from '../options.ts';
import { perPage } from '../pages-of.ts';
import { limitRate } from '../rate.ts';
import { readToken } from '../reference.ts';
import { usualKeepDays } from '../retention.ts';
import { senderOf } from '../sender.ts';
import { submissionStates, type AuditEntry, type StoredSubmission } from '../store.ts';
import { auditView } from './audit-view.ts';
import { csvOf } from './csv.ts';
import { englishOf } from './english.ts';
import { equalityCsv, equalityView, rangeOf } from './equality-view.ts';
import { form } from './form.ts';
import { glanceOf } from './glance.ts';
import { listPage } from './list-page.ts';
import { listView } from './list-view.ts';
import { deleteView, messageView, signInView } from './other-views.ts';
import { standingOf } from './programme-view.ts';
import { programmes } from './programmes.ts';
import { readSealed, readStored } from './read-stored.ts';
import { recordFile } from './record-file.ts';
import { search } from './search.ts';
import { isCrossSite, readWho, sessions } from './session.ts';
import { style } from './style.ts';
import { submissionView } from './submission-view.ts';

type Call = Context<ReceiverEnvironment>;

// The one script opens what is sealed, in the browser. It can reach nothing but this computer, and only from the list, which it saves whole.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types what-matters-inbox";
const reaching = { 'content-security-policy': `${policy}; connect-src 'self'` };

const headers = {
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

const download = (type: string, name: string) => ({ 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="${name}"` });
const nothingHere = (call: Call) => call.html(messageView('This is not here', 'It may have been deleted.', call.get('who')), 404);
const linesPerPage = 50;

/** The inbox: pages for the people who read what arrives. Made on the server; a script of the page opens what is sealed. */
export function inbox(options: ReceiverOptions): Hono<ReceiverEnvironment> {
  const { store, now, trustProxy = false, organisation, keepDays = usualKeepDays, programmes: all = [] } = options;
  const say = englishOf(organisation);
  const session = sessions(options);
  const tryToken = limitRate({ burst: 5, perHour: 300 });
  const app = new Hono<ReceiverEnvironment>();
  const at = () => new Date(now()).toISOString();
  const note = (entry: Omit<AuditEntry, 'at'>) => store.note({ at: at(), ...entry });

  app.use(async (call, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) if (!call.res.headers.has(name)) call.header(name, value);
  });
  app.get('/style.css', call => call.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.post('*', async (call, next) => {
    const host = (trustProxy ? call.req.header('x-forwarded-host') : undefined) ?? call.req.header('host') ?? new URL(call.req.url).host;
    return isCrossSite(call.req.raw, host) ? call.html(messageView('This came from another site', 'Nothing was changed.'), 403) : next();
  });

  app.get('/sign-in', async call => (await session.who(call) === undefined ? call.html(signInView()) : call.redirect('/inbox')));
  app.post('/sign-in', async call => {
    const { waitSeconds } = tryToken(senderOf(call.req.raw, call.env?.address, trustProxy), now());
    if (waitSeconds > 0) return call.html(signInView('tooOften'), 429, { 'retry-after': String(waitSeconds) });
    const fields = await form(call);
    const typedName = fields.get('who') ?? '';
    const who = readWho(typedName);
    if (who === undefined) return call.html(signInView('noName'), 422);
    const typed = await sha256(readToken(fields.get('token') ?? ''));
    const known = await store.tokenHash();
    if (known === undefined || !sameDigest(typed, known)) {
      await note({ what: 'wrong-token' });
      return call.html(signInView('wrong', who), 403);
    }
    await session.open(call, who);
    await note({ what: 'signed-in', who });
    return call.redirect('/inbox', 303);
  });

  app.use(async (call, next) => {
    const who = await session.who(call);
    if (who === undefined) return call.redirect('/inbox/sign-in', call.req.method === 'GET' ? 302 : 303);
    call.set('who', who);
    return next();
  });

  app.post('/sign-out', async call => {
    await session.close(call);
    return call.redirect('/inbox/sign-in', 303);
  });

  app.get('/', async call => {
    const shown = await listPage(store, call.req.query());
    return call.html(listView({ ...shown, hasProgrammes: all.length > 0, nowMs: now(), who: call.get('who'), keepDays, organisation }), 200, shown.submissions.some(readSealed) ? reaching : {});
  });

  // Everything as it is stored, a page at a time: for the script, which opens what is sealed and saves it as a spreadsheet.
  app.get('/everything.json', async call => {
    const before = call.req.query('before');
    if (before === undefined) await note({ what: 'exported', who: call.get('who') });
    return call.json(await store.list({ limit: perPage, ...(before !== undefined && { before }) }));
  });

  app.get('/export.csv', async call => {
    await note({ what: 'exported', who: call.get('who') });
    const pieces = csvOf(store, say);
    const stream = new ReadableStream({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(new TextEncoder().encode(value));
      },
    });
    return call.body(stream, 200, download('text/csv', 'what-matters.csv'));
  });

  app.route('/search', search(options));
  app.route('/programmes', programmes(options));

  app.get('/audit', async call => {
    const before = Number(call.req.query('before') ?? NaN);
    const isFirst = !Number.isSafeInteger(before);
    const lines = await store.audit({ limit: linesPerPage + 1, ...(!isFirst && { before }) });
    const shown = lines.slice(0, linesPerPage);
    return call.html(auditView({ lines: shown, older: lines.length > linesPerPage ? shown.at(-1)!.number : undefined, isFirst, nowMs: now(), who: call.get('who') }));
  });

  app.get('/equality', async call => {
    const thisMonth = monthOf(now());
    const range = rangeOf(call.req.query(), thisMonth);
    return call.html(equalityView({ questions: countedQuestions(await store.countEquality(range)), range, thisMonth, who: call.get('who') }));
  });
  app.get('/equality.csv', async call => {
    const range = rangeOf(call.req.query(), monthOf(now()));
    await note({ what: 'exported-counts', who: call.get('who') });
    return call.body(equalityCsv(countedQuestions(await store.countEquality(range))), 200, download('text/csv', `what-matters-equality-${range.from}-to-${range.to}.csv`));
  });

  const withSubmission = (answer: (call: Call, stored: StoredSubmission) => Response | Promise<Response>) => async (call: Call) => {
    const stored = await store.read(call.req.param('id') ?? '');
    return stored ? answer(call, stored) : nothingHere(call);
  };
  const standing = async ({ programme, turn }: StoredSubmission) => {
    const known = all.find(({ id }) => id === programme);
    return known && turn !== undefined ? standingOf(known, await store.countTurns(known.id, turn)) : undefined;
  };
  app.get('/submissions/:id', withSubmission(async (call, stored) => {
    const { reference } = stored;
    const who = call.get('who');
    await note({ what: 'opened', who, reference });
    return call.html(submissionView({ stored, changes: await store.audit({ reference, what: 'state', limit: 20 }), standing: await standing(stored), nowMs: now(), who, say, organisation }));
  }));
  app.get('/submissions/:id/record.json', withSubmission(async (call, stored) => {
    const submission = readStored(stored);
    if (!submission) return nothingHere(call);
    const { name, text } = recordFile(stored, submission, organisation, say);
    await note({ what: 'exported', who: call.get('who'), reference: stored.reference });
    return call.body(text, 200, download('application/json', name));
  }));
  app.post('/submissions/:id/state', withSubmission(async (call, stored) => {
    const asked = (await form(call)).get('state');
    const state = submissionStates.find(one => one === asked);
    if (!state) return call.html(messageView('There is no such state', 'Nothing was changed.', call.get('who')), 400);
    await store.setState(stored.id, state, { who: call.get('who'), at: at() });
    return call.redirect(`/inbox/submissions/${stored.id}`, 303);
  }));
  app.post('/submissions/:id/real', withSubmission(async (call, stored) => {
    await store.vouch(stored.id, { who: call.get('who'), at: at() });
    return call.redirect(`/inbox/submissions/${stored.id}`, 303);
  }));
  app.get('/submissions/:id/delete', withSubmission((call, stored) => {
    const submission = readStored(stored);
    return call.html(deleteView(stored, submission && glanceOf(submission).name?.full, call.get('who')));
  }));
  app.post('/submissions/:id/delete', withSubmission(async (call, stored) => {
    await store.remove(stored.id, { who: call.get('who'), at: at() });
    return call.redirect(`/inbox?state=${stored.state}`, 303);
  }));
  app.all('*', nothingHere);
  return app;
}
