import { Hono } from 'hono';
import type { ReceiverEnvironment, ReceiverOptions } from '../options.ts';
import { messageView } from './other-views.ts';
import { programmesView, programmeView } from './programme-view.ts';

const perPage = 50;

/** Who signed up to what: all programmes with their counts, and of each who has a place and who waits, in the order in which they came. */
export function programmes({ store, now, programmes: all = [] }: ReceiverOptions): Hono<ReceiverEnvironment> {
  const app = new Hono<ReceiverEnvironment>();

  app.get('/', async call => {
    const counted = await Promise.all(all.map(async programme => ({ programme, signedUp: await store.countTurns(programme.id) })));
    return call.html(programmesView({ counted, who: call.get('who') }));
  });

  app.get('/:id', async call => {
    const who = call.get('who');
    const programme = all.find(({ id }) => id === call.req.param('id'));
    if (!programme) return call.html(messageView('This is not here', 'There is no such programme.', who), 404);
    const asked = Number(call.req.query('skip') ?? 0);
    const skipped = Number.isSafeInteger(asked) && asked > 0 && asked < 1e9 ? asked : 0;
    const submissions = await store.listTurns(programme.id, { skip: skipped, limit: perPage });
    return call.html(programmeView({ programme, signedUp: await store.countTurns(programme.id), submissions, skipped, perPage, nowMs: now(), who }));
  });
  return app;
}
