import { loadJourney, type Journey } from '../journey.ts';
import selfReferral from './self-referral.json' with { type: 'json' };

function builtIn(data: unknown): Journey {
  const loaded = loadJourney(data);
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  return loaded.journey;
}

/** The journeys that come with the product, by id. To add one: its `.json` here and a line in this list. */
export const builtInJourneys: Readonly<Record<string, Journey>> = {
  'self-referral': builtIn(selfReferral),
};
