import type { About, Journey } from '../journey.ts';
import selfReferral from './self-referral.json' with { type: 'json' };

/** A journey that comes with the product, and what the loader would say of it. */
export interface BuiltIn extends About {
  readonly journey: Journey;
}

/** The journey that comes with the first page. It is not read again there, because that takes a slow phone a tenth of a second. */
export const usualJourneys: Readonly<Record<string, BuiltIn>> = {
  'self-referral': {
    journey: selfReferral as Journey, freeText: true, ask: ['birth-date', 'news'], leaveOut: ['age', 'when', 'comms', 'gp', 'more'],
    onlySome: ['who-knows', 'interests', 'comms-language', 'comms-other', 'helper-name', 'helper-relation', 'helper-role', 'helper-contact'],
  },
};
