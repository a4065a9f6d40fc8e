/** The site's own files: the programme that people sign up to, surgeries to pick from, how many places are left. */
import type { Config } from '../core/config.ts';
import type { Journey } from '../core/journey.ts';
import { siteWordsOf } from '../core/config.ts';
import { readPlaces, type PlacesLeft } from '../core/programmes/place.ts';
import { filledIn, readProgramme } from '../core/programmes/read.ts';
import { ruleSentence } from '../core/programmes/rule-words.ts';
import type { SiteFiles } from '../core/programmes/site-files.ts';
import { readSurgeries, surgeriesLimits, surgeryFinder } from '../core/surgeries.ts';
import type { Facts } from '../core/words.ts';
import { whenIdle } from './when-idle.ts';

/** Most characters of a file of programmes, and of what says how many places are left. */
const most = { programmes: 512 * 1024, places: 10_000 };

/** How long the first page waits for what says how many places are left, in milliseconds. */
const patienceMs = 700;

/** What the files say, with what sentences may name of it; or a line for each thing that is wrong. */
export type LoadedFiles = { readonly files: SiteFiles; readonly facts: Facts; readonly journey: Journey } | { readonly problems: readonly string[] };

async function fetchJson(key: string, address: string, mostCharacters: number, init: RequestInit = {}): Promise<{ readonly data: unknown } | { readonly problem: string }> {
  try {
    const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(15_000), ...init });
    if (!response.ok) return { problem: `${key}: found status ${response.status} at ${address}, expected a JSON file` };
    const text = await response.text();
    if (text.length > mostCharacters) return { problem: `${key}: found over ${mostCharacters} characters at ${address}, expected fewer` };
    return { data: JSON.parse(text) as unknown };
  } catch { return { problem: `${key}: found no JSON at ${address}, expected a JSON file` }; }
}

/** How many places are left, as it becomes known. Where it cannot be known nothing is said. */
async function placesLeft(address: string, id: string): Promise<PlacesLeft | undefined> {
  const got = await fetchJson('places', `${address.replace(/\/$/, '')}/${id}`, most.places, { cache: 'no-store' });
  return 'data' in got ? readPlaces(got.data, id) : undefined;
}

/** Fetches the surgeries when nothing else is going on. Where they cannot be read people write the name, which is always taken. */
function surgeriesFrom(address: string): NonNullable<SiteFiles['surgeries']> {
  let find: ReturnType<typeof surgeryFinder> | undefined;
  whenIdle(() => void fetchJson('surgeries', address, surgeriesLimits.characters).then(got => {
    const read = 'data' in got ? readSurgeries(got.data) : { problems: [got.problem] };
    if ('surgeries' in read) find = surgeryFinder(read.surgeries);
    else console.warn(['<what-matters>:', ...read.problems.slice(0, 5)].join('\n'));
  }));
  return typed => find?.(typed);
}

const originOf = (address: string): string => new URL(address, document.baseURI).origin;

/** Reads the files that a configuration names. Without its programme there is no form: people would sign up to nothing. */
export async function loadSiteFiles({ programmes, programme: id, places, surgeries, endpoint, journey }: Config): Promise<LoadedFiles> {
  const own: SiteFiles = surgeries === undefined ? {} : { surgeries: surgeriesFrom(surgeries) };
  if (programmes === undefined || id === undefined) return { files: own, facts: {}, journey };
  if (places !== undefined && endpoint !== undefined && originOf(places) !== originOf(endpoint)) return { problems: [`places: found ${originOf(places)}, expected an address on ${originOf(endpoint)}, where the endpoint is`] };
  let now: PlacesLeft | undefined;
  const coming = places === undefined ? undefined : placesLeft(places, id).then(left => (now = left));
  const got = await fetchJson('programmes', programmes, most.programmes);
  if ('problem' in got) return { problems: [got.problem] };
  const known = readProgramme(got.data, id);
  if ('problems' in known) return { problems: known.problems };
  if (coming) await Promise.race([coming, new Promise(late => { setTimeout(late, patienceMs); })]);
  return {
    files: { ...own, programme: known, ...(coming && { places: { coming, now: () => now } }) },
    journey: filledIn(journey, known),
    facts: { programme: siteWordsOf(known.programme.name), area: known.area, rule: ruleSentence(known.rule, known.area) },
  };
}
