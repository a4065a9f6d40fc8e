import type { About, Journey } from '../journey.ts';
import selfReferral from './self-referral.json' with { type: 'json' };

/** A journey that comes with the product, and what the loader would say of it. */
export interface BuiltIn extends About {
  readonly journey: Journey;
}

/**
 * The journeys that come with the product, by id. To add one: its `.json` here and a line in this list. They are JSON
 * like a site's own, and the contract suite reads each with the same loader; on a page they are not read again, because
 * that takes a slow phone a tenth of a second.
 */
export const builtInJourneys: Readonly<Record<string, BuiltIn>> = {
  'self-referral': {
    journey: selfReferral as Journey, freeText: true, ask: ['birth-date', 'news'], leaveOut: ['age', 'when', 'comms', 'gp', 'more'],
    onlySome: ['who-knows', 'interests', 'comms-language', 'comms-other', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'],
  },
};
