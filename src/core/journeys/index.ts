import type { Journey } from '../journey.ts';
import signUp from './sign-up.json' with { type: 'json' };
import { usualJourneys, type BuiltIn } from './usual.ts';

export type { BuiltIn } from './usual.ts';

/**
 * The journeys that come with the product, by id. To add one: its `.json` here and a line in this list. They are JSON
 * like a site's own, and the contract suite reads each with the same loader. All but the first are loaded when a site
 * names them.
 */
export const builtInJourneys: Readonly<Record<string, BuiltIn>> = {
  ...usualJourneys,
  'sign-up': {
    journey: signUp as Journey, freeText: true, ask: ['news'], leaveOut: ['likes', 'pronouns'],
    onlySome: ['who-knows', 'link', 'where', 'gp', 'fit', 'matters', 'ideas', 'easier-other', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'],
  },
};
