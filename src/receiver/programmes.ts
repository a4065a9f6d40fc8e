import type { Context } from 'hono';
import type { ReceiverEnvironment, ReceiverOptions } from './options.ts';
import { placesOf } from './places.ts';

/** Tells how many places a programme has left: counts alone. 404 for one that is not there, or that everybody can come to. A store that fails rejects. */
export function tellPlaces({ store, programmes = [] }: ReceiverOptions): (call: Context<ReceiverEnvironment>) => Promise<Response> {
  return async call => {
    const { id, places } = programmes.find(one => one.id === call.req.param('id')) ?? {};
    if (id === undefined || places === undefined) return call.json({ message: 'There is no such programme with a number of places.', errors: [] }, 404);
    return call.json({ id, places, ...placesOf(await store.countTurns(id), places) });
  };
}
