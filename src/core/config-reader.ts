import { configSchema } from './config-schema.ts';
import { configFrom, configLimits, type Config, type ConfigFault } from './config.ts';
import { readInstrument } from './instruments/check.ts';
import { builtInInstruments } from './instruments/index.ts';
import type { Instrument } from './instruments/instrument.ts';
import { loadJourney, unsent, usualMeasuring } from './journey-loader.ts';
import { journeyNames, otherJourneys } from './journeys/index.ts';
import type { Page } from './journey.ts';
import { kindOf } from './questions/known.ts';
import { lineModes } from './questions/line.ts';
import { wrongKeys } from './schema-problems.ts';

/** A configuration that may be run, or one line for each key that is wrong: what was found and what is expected. */
export type ReadConfig = { readonly config: Config; readonly instruments?: Readonly<Record<string, Instrument>> } | { readonly problems: readonly string[] };

function explain(data: unknown, fault: ConfigFault): readonly string[] {
  switch (fault.at) {
    case 'not-an-object': return [`configuration: found ${data === null || data === undefined ? 'nothing' : Array.isArray(data) ? 'a list' : typeof data}, expected an object`];
    case 'too-deep': return [`configuration: found more than ${configLimits.depth} levels, expected at most ${configLimits.depth}`];
    case 'too-long': return [`configuration: found over ${configLimits.characters} characters, expected fewer`];
    case 'schema': return wrongKeys(data, fault.issues, '', Object.keys(configSchema.def.shape));
    case 'no-such-journey': return [`journey: found ${JSON.stringify(fault.name.slice(0, 60))}, expected one of ${journeyNames.join(', ')}, or a whole journey`];
    case 'journey': return fault.problems;
    case 'no-endpoint': return ['endpoint: found nothing, expected the address where answers go'];
    case 'no-reader': return ['reader: found nothing, expected who reads the answers, how soon, and a phone number ("who", "within", "phone"), because people can write freely in this journey'];
    case 'no-such-page': return [`${fault.key}.${fault.place}: found "${fault.id}", expected ${fault.known.length > 0 ? `one of ${fault.known.join(', ')}` : 'nothing: this journey has no such page'}`];
    default: return fault satisfies never;
  }
}

/** What a site's own packs come to, by id: instruments that may be asked, or what is wrong with them. */
function packed(packs: readonly unknown[]): { readonly instruments: Readonly<Record<string, Instrument>>; readonly problems: readonly string[] } {
  const read = packs.map((pack, at) => ({ at, ...readInstrument(pack) }));
  return {
    instruments: Object.fromEntries(read.flatMap(one => ('instrument' in one ? [[one.instrument.id, one.instrument]] : []))),
    problems: read.flatMap(one => ('problems' in one ? one.problems.map(line => `packs.${one.at}: ${line}`) : Object.hasOwn(builtInInstruments, one.instrument.id) ? [`packs.${one.at}: found the id "${one.instrument.id}", expected one that the product does not have`] : [])),
  };
}

/** Instruments that are not for everybody whom the site lets in. */
function tooOld({ journey, minimumAge = 16 }: Config, instruments: Readonly<Record<string, Instrument>>): readonly string[] {
  const asked = new Set(journey.pages.flatMap(({ question }) => (question ? kindOf(question).item?.(question)?.split('.')[0] ?? [] : [])));
  return [...asked].flatMap(id => { const { age } = instruments[id] ?? {}; return age && age.from > minimumAge ? [`minimumAge: found ${minimumAge}, expected ${age.from} or more, because "${id}" is for people of that age`] : []; });
}

/** Whether a page makes sense only where a site names a programme. */
const needsProgramme = ({ show, question }: Page): boolean => show === 'programme' || (question !== undefined && kindOf(question).ofProgramme === true);

/**
 * Reads a configuration, with a journey that the site wrote too, and says what is wrong with it. The page reads
 * the usual keys and a built-in journey itself, by the same rules, and loads this for the rest and when something is wrong.
 *
 * @param hasDeliver whether the site sends submissions itself, so that no endpoint is needed
 * @param packs what stands in the files of `packs`, in their order
 */
export function readConfig(data: unknown, hasDeliver = false, packs: readonly unknown[] = []): ReadConfig {
  const own = packed(packs);
  if (own.problems.length > 0) return { problems: own.problems };
  const instruments = { ...builtInInstruments, ...own.instruments };
  const chosen = (data ?? {}) as { readonly measures?: unknown; readonly lineMode?: unknown; readonly endpoint?: unknown };
  const sends = hasDeliver || chosen.endpoint !== undefined;
  // A wrong value is named by the schema, and never gets as far as a page.
  const measures = Array.isArray(chosen.measures) ? chosen.measures.map(String) : usualMeasuring.measures;
  const lineMode = lineModes.find(mode => mode === chosen.lineMode) ?? usualMeasuring.lineMode;
  const found = configFrom(data, hasDeliver, configSchema, journey => {
    const data = typeof journey !== 'string' ? journey : Object.hasOwn(otherJourneys, journey) ? otherJourneys[journey] : undefined;
    const loaded = data === undefined ? undefined : loadJourney(data, { instruments, measures, lineMode });
    return sends || !loaded || 'problems' in loaded ? loaded : unsent(loaded);
  });
  if (!('config' in found)) return { problems: found.faults.flatMap(fault => explain(data, fault)) };
  const { config } = found;
  const { pages } = config.journey;
  if (config.programmes === undefined && pages.some(needsProgramme)) return { problems: ['programmes: found nothing, expected the address of a file of programmes, because this journey is a sign-up'] };
  const problems = tooOld(config, instruments);
  if (problems.length > 0) return { problems };
  // A device that is passed on is one that many use.
  return { config: { ...config, ...(config.tablet && { shared: true }), journey: { ...config.journey, pages: pages.filter(page => !page.withDirectory || config.directory !== undefined) } }, instruments };
}
