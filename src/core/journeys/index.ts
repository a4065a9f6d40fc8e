import { loadJourney, usualMeasuring } from '../journey-loader.ts';
import checkIn from './check-in.json' with { type: 'json' };
import playlist from './playlist.json' with { type: 'json' };
import sessionReport from './session-report.json' with { type: 'json' };
import signUp from './sign-up.json' with { type: 'json' };
import { usualJourneys, type BuiltIn } from './usual.ts';

export type { BuiltIn } from './usual.ts';

/**
 * The journeys that are loaded when a site names them, by id. To add one: its `.json` here and a line in this list. They
 * are JSON like a site's own, and are read by the same loader.
 */
export const otherJourneys: Readonly<Record<string, unknown>> = {
  'check-in': checkIn,
  'session-report': sessionReport,
  'playlist': playlist,
  'sign-up': signUp,
};

/** The ids of all journeys that come with the product. */
export const journeyNames: readonly string[] = [...Object.keys(usualJourneys), ...Object.keys(otherJourneys)];

const known = new Map<string, BuiltIn>(Object.entries(usualJourneys));

/** A journey that comes with the product, with every instrument that does: for those who read what arrives, whatever a site measures with. */
export function builtInJourney(id: string): BuiltIn | undefined {
  const before = known.get(id);
  if (before || !Object.hasOwn(otherJourneys, id)) return before;
  const loaded = loadJourney(otherJourneys[id], { ...usualMeasuring, measures: Object.keys(usualMeasuring.instruments) });
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  known.set(id, loaded);
  return loaded;
}
