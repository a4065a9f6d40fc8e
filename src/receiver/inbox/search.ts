import { Hono, type Context } from 'hono';
import { sha256 } from '../digest.ts';
import { find, matcherOf } from '../find.ts';
import type { ReceiverEnvironment, ReceiverOptions } from '../options.ts';
import { form } from './form.ts';
import { messageView } from './other-views.ts';
import { eraseView, searchView } from './search-view.ts';

type Call = Context<ReceiverEnvironment>;

const perPage = 50;

/** Stands for exactly these submissions: what was confirmed is what is deleted. */
const markOf = (ids: readonly string[]) => sha256(ids.join(' '));

/** Finding people, and deleting all that came from one. Every form is sent with POST: no address says who was looked for. */
export function search({ store, now }: ReceiverOptions): Hono<ReceiverEnvironment> {
  const app = new Hono<ReceiverEnvironment>();
  const at = () => new Date(now()).toISOString();

  const lookFor = async (call: Call) => {
    const fields = await form(call);
    const typed = (fields.get('q') ?? '').slice(0, 200);
    const skip = Number(fields.get('skip') ?? 0);
    const matches = matcherOf(typed);
    const found = matches && await find(store, matches, { skip: Number.isSafeInteger(skip) && skip > 0 ? skip : 0, limit: perPage });
    return { fields, typed, found };
  };

  app.get('/', call => call.html(searchView({ who: call.get('who'), nowMs: now(), typed: '', perPage })));
  app.post('/', async call => {
    const { fields, typed, found } = await lookFor(call);
    if (found && !fields.has('skip')) await store.note({ at: at(), who: call.get('who'), what: 'searched' });
    return call.html(searchView({ who: call.get('who'), nowMs: now(), typed: typed === '' ? ' ' : typed, perPage, ...(found && { found }) }), found ? 200 : 422);
  });

  app.post('/delete', async call => {
    const { typed, found } = await lookFor(call);
    if (!found || found.ids.length === 0) return call.html(searchView({ who: call.get('who'), nowMs: now(), typed, perPage, ...(found && { found }) }));
    return call.html(eraseView({ who: call.get('who'), typed, found, mark: await markOf(found.ids), changed: false, nowMs: now() }));
  });
  app.post('/delete/all', async call => {
    const { fields, typed, found } = await lookFor(call);
    const who = call.get('who');
    if (!found || found.ids.length === 0) return call.html(messageView('There is nothing to delete', 'Nobody was found any more.', who));
    const mark = await markOf(found.ids);
    if (fields.get('mark') !== mark) return call.html(eraseView({ who, typed, found, mark, changed: true, nowMs: now() }), 409);
    const count = await store.erase(found.ids, { who, at: at() });
    return call.html(messageView('Deleted', `${count === 1 ? '1 submission was' : `${count} submissions were`} deleted for good.`, who));
  });
  return app;
}
