import { configSchema } from './config-schema.ts';
import { configFrom, configLimits, type Config, type ConfigFault } from './config.ts';
import { loadJourney } from './journey-loader.ts';
import { builtInJourneys } from './journeys/index.ts';
import type { Page } from './journey.ts';
import { kindOf } from './questions/known.ts';
import { wrongKeys } from './schema-problems.ts';

/** A configuration that may be run, or one line for each key that is wrong: what was found and what is expected. */
export type ReadConfig = { readonly config: Config } | { readonly problems: readonly string[] };

function explain(data: unknown, fault: ConfigFault): readonly string[] {
  switch (fault.at) {
    case 'not-an-object': return [`configuration: found ${data === null || data === undefined ? 'nothing' : Array.isArray(data) ? 'a list' : typeof data}, expected an object`];
    case 'too-deep': return [`configuration: found more than ${configLimits.depth} levels, expected at most ${configLimits.depth}`];
    case 'too-long': return [`configuration: found over ${configLimits.characters} characters, expected fewer`];
    case 'schema': return wrongKeys(data, fault.issues, '', Object.keys(configSchema.def.shape));
    case 'no-such-journey': return [`journey: found ${JSON.stringify(fault.name.slice(0, 60))}, expected one of ${Object.keys(builtInJourneys).join(', ')}, or a whole journey`];
    case 'journey': return fault.problems;
    case 'no-endpoint': return ['endpoint: found nothing, expected the address where answers go'];
    case 'no-reader': return ['reader: found nothing, expected who reads the answers, how soon, and a phone number ("who", "within", "phone"), because people can write freely in this journey'];
    case 'no-such-page': return [`${fault.key}.${fault.place}: found "${fault.id}", expected ${fault.known.length > 0 ? `one of ${fault.known.join(', ')}` : 'nothing: this journey has no such page'}`];
    default: return fault satisfies never;
  }
}

/** Whether a page makes sense only where a site names a programme. */
const needsProgramme = ({ show, question }: Page): boolean => show === 'programme' || (question !== undefined && kindOf(question).ofProgramme === true);

/**
 * Reads a configuration, with a journey that the site wrote too, and says what is wrong with it. The page reads
 * the usual keys and a built-in journey itself, by the same rules, and loads this for the rest and when something is wrong.
 *
 * @param hasDeliver whether the site sends submissions itself, so that no endpoint is needed
 */
export function readConfig(data: unknown, hasDeliver = false): ReadConfig {
  const found = configFrom(data, hasDeliver, configSchema, journey => (typeof journey !== 'string' ? loadJourney(journey) : Object.hasOwn(builtInJourneys, journey) ? builtInJourneys[journey] : undefined));
  if (!('config' in found)) return { problems: found.faults.flatMap(fault => explain(data, fault)) };
  const { config } = found;
  const { pages } = config.journey;
  if (config.programme === undefined && pages.some(needsProgramme)) return { problems: ['programme: found nothing, expected the id of one of "programmes", because this journey is a sign-up'] };
  return { config: { ...config, journey: { ...config.journey, pages: pages.filter(page => !page.withDirectory || config.directory !== undefined) } } };
}
