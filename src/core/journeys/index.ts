import type { Journey } from '../journey.ts';
import selfReferral from './self-referral.json' with { type: 'json' };

/** A journey that comes with the product, and whether people can write freely in it, as the loader would say. */
export interface BuiltIn {
  readonly journey: Journey;
  readonly freeText: boolean;
}

/**
 * The journeys that come with the product, by id. To add one: its `.json` here and a line in this list. They are JSON
 * like a site's own, and the contract suite reads each with the same loader; on a page they are not read again, because
 * that takes a slow phone a tenth of a second.
 */
export const builtInJourneys: Readonly<Record<string, BuiltIn>> = {
  'self-referral': { journey: selfReferral as Journey, freeText: true },
};
