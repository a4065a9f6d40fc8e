import * as z from 'zod/mini';
import { readParts, whoServes } from './areas-code.ts';
import { canonicalJson } from './canonical.ts';
import { email, reader } from './config-fields.ts';
import { twins } from './questions/twins.ts';
import { instead, readPostcode } from './questions/postcode.ts';
import { wrongKeys } from './schema-problems.ts';
import { idSchema, phone, siteWords, textThat } from './words.ts';

/** Most characters of a table of areas as JSON, most schemes in it, and most lines on what is wrong with one. */
export const areasLimits = { characters: 512 * 1024, schemes: 200, problems: 50 };

/** One organisation, or a part of one, that takes people's wishes from some area. */
export const schemeSchema = z.strictObject({
  /** Goes in the clear header of a submission, so that an endpoint can pass it on. */
  id: idSchema,
  name: siteWords,
  phone,
  email: z.optional(email),
  /** Who reads the answers at this scheme; the site's own reader without it. */
  reader: z.optional(reader),
});

/** A scheme as a table of areas writes it. */
export type Scheme = z.infer<typeof schemeSchema>;

/** Where the facts come from, with the words that their owners ask for. */
export const sourceSchema = z.string().check(z.minLength(1), z.maxLength(1000));

/** The month of the facts. */
export const monthSchema = textThat(text => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text), 'a month such as 2026-11');

const outcode = textThat(text => /^[A-Z]{1,2}\d[A-Z\d]?$/.test(text), 'an outcode such as NW1');
const area = textThat(text => /^[A-Z]{1,2}$/.test(text), 'the letters of a postcode area, such as NW');
const parts = textThat(text => readParts(text) !== undefined, 'parts such as 0=12 or -=4/U0008');
const numbers = textThat(text => /^(?:\d{1,2}(?:-\d{1,2}|[A-Z])?)(?:,\d{1,2}(?:-\d{1,2}|[A-Z])?)*$/.test(text), 'outcodes without their letters, such as 1-9,1A');

/**
 * The schema of a table of areas, which `what-matters areas` makes: which scheme serves which postcode. Every key that is
 * not here is an error.
 */
export const areaTableSchema = z.strictObject({
  schema: z.literal('what-matters/areas'),
  version: z.literal(1),
  source: sourceSchema,
  asOf: monthSchema,
  /**
   * Whether the table knows every single postcode where someone is served. If not, whole sectors go to whoever serves
   * most of them, save for the postcodes that are known to go elsewhere.
   */
  exact: z.boolean(),
  schemes: z.array(schemeSchema).check(z.minLength(1), z.maxLength(areasLimits.schemes)),
  /** Outcodes that are known and where nobody is served, by the letters of their postcode area: `{"AB": "10-16,21-25"}`. */
  nobody: z.record(area, numbers),
  /** The other outcodes that are known: who serves which part (`areas-code.ts` says how it is written). */
  outcodes: z.record(outcode, parts),
});

/** A table of areas that may be asked. */
export type Areas = z.infer<typeof areaTableSchema>;

/** A table of areas that may be asked, or one line for each thing that is wrong: what was found and what is expected. */
export type ReadAreas = { readonly areas: Areas } | { readonly problems: readonly string[] };

/** Reads a table of areas. Nothing is guessed: one wrong thing refuses the whole, so that nobody is sent to the wrong scheme. */
export function readAreas(data: unknown): ReadAreas {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { problems: [`areas: found ${data === null || data === undefined ? 'nothing' : Array.isArray(data) ? 'a list' : typeof data}, expected an object`] };
  const read = z.safeParse(areaTableSchema, data);
  const problems = read.success ? twins('schemes', read.data.schemes) : wrongKeys(data, read.error.issues, '', Object.keys(areaTableSchema.def.shape));
  if (read.success) {
    for (const [name, text] of Object.entries(read.data.outcodes)) {
      const beyond = readParts(text)?.find(({ who }) => who !== '-' && who >= read.data.schemes.length)?.who;
      if (beyond !== undefined) problems.push(`outcodes.${name}: found scheme ${beyond}, expected one from 0 to ${read.data.schemes.length - 1}`);
    }
    if (canonicalJson(read.data).length > areasLimits.characters) problems.push(`areas: found over ${areasLimits.characters} characters, expected fewer`);
    if (problems.length === 0) return { areas: read.data };
  }
  const more = problems.length - areasLimits.problems;
  return { problems: more > 0 ? [...problems.slice(0, areasLimits.problems), `areas: found ${more} more things that are wrong, expected none`] : problems };
}

/** Which scheme serves a place; that it must be asked; or that the table knows the place and no scheme serves it. */
export type SchemeAnswer = { readonly at: 'served'; readonly scheme: Scheme } | { readonly at: 'check' } | { readonly at: 'nobody' };

const has = (list: string, number: string): boolean => list.split(',').some(one => {
  const [from, to] = one.split('-');
  return to === undefined ? one === number : /^(?:0|[1-9]\d?)$/.test(number) && Number(from) <= Number(number) && Number(number) <= Number(to);
});

/**
 * Which scheme serves the answer to a postcode question. To be checked is what the table does not know: no postcode, no
 * fixed address, or a postcode that is newer than the table. Nobody is said only of a place that the table knows.
 *
 * @param answer the value of the question: `NW1 2DB`, `unknown` or `no-fixed-address`; any other text is to be checked
 */
export function schemeFor(areas: Areas, answer: string): SchemeAnswer {
  const postcode = (instead as readonly string[]).includes(answer) ? undefined : readPostcode(answer);
  if (postcode === undefined) return { at: 'check' };
  const [outcode, inward] = postcode.split(' ') as [string, string];
  if (Object.hasOwn(areas.outcodes, outcode)) {
    const who = whoServes(readParts(areas.outcodes[outcode]!) ?? [], inward[0]!, inward.slice(1));
    const scheme = typeof who === 'number' ? areas.schemes[who] : undefined;
    return scheme ? { at: 'served', scheme } : { at: who === '-' ? 'nobody' : 'check' };
  }
  const letters = /^[A-Z]+/.exec(outcode)![0];
  return { at: Object.hasOwn(areas.nobody, letters) && has(areas.nobody[letters]!, outcode.slice(letters.length)) ? 'nobody' : 'check' };
}
