import type { Journey } from '../journey.ts';
import playlist from './playlist.json' with { type: 'json' };
import { usualJourneys, type BuiltIn } from './usual.ts';

export type { BuiltIn } from './usual.ts';

/**
 * The journeys that come with the product, by id. To add one: its `.json` here and a line in this list. They are JSON
 * like a site's own, and the contract suite reads each with the same loader. All but the first are loaded when a site
 * names them.
 */
export const builtInJourneys: Readonly<Record<string, BuiltIn>> = {
  ...usualJourneys,
  'playlist': {
    journey: playlist as Journey, freeText: true, ask: [], leaveOut: ['place', 'languages', 'kinds', 'listen'],
    onlySome: ['moment', 'who-knows', 'care-home', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'],
  },
};
