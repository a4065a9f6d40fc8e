import * as z from 'zod/mini';
import { mostUnits, placeOfUnit, writeUnits } from '../core/areas-code.ts';
import { areasLimits, monthSchema, schemeSchema, sourceSchema, type Areas } from '../core/areas.ts';
import { twins } from '../core/questions/twins.ts';
import { wrongKeys } from '../core/schema-problems.ts';
import { textThat } from '../core/words.ts';
import type { TakeFacts } from './areas-source.ts';

const placeSchema = textThat(text => /^[A-Z]{1,2}\d[A-Z\d]?(?: \d(?:[ABD-HJLNP-UW-Z]{2})?)?$/.test(text), 'an outcode, a sector or a postcode, such as NW1, NW1 2 or NW1 2DB');
const districtSchema = textThat(text => /^[A-Z0-9]{3,12}$/.test(text), 'the code of a district such as E09000007');

/** The schema of the file that a table of areas is made from: each scheme, and what it serves. */
export const schemesFileSchema = z.strictObject({
  source: sourceSchema,
  asOf: monthSchema,
  schemes: z.array(z.strictObject({
    ...schemeSchema.def.shape,
    /** Districts by their code in the file of postcodes. */
    districts: z.optional(z.array(districtSchema)),
    /** Outcodes, sectors and single postcodes: `NW1`, `NW1 2`, `NW1 2DB`. What is newer than the file of postcodes can stand here too. */
    postcodes: z.optional(z.array(placeSchema)),
  })).check(z.minLength(1), z.maxLength(areasLimits.schemes)),
});

/** A file of schemes that a table can be made from. */
export type SchemesFile = z.infer<typeof schemesFileSchema>;

/** Reads a file of schemes, or gives one line for each thing that is wrong with it. */
export function readSchemesFile(data: unknown): { readonly file: SchemesFile } | { readonly problems: readonly string[] } {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { problems: ['schemes: found no object, expected one with "source", "asOf" and "schemes"'] };
  const read = z.safeParse(schemesFileSchema, data);
  if (!read.success) return { problems: wrongKeys(data, read.error.issues, '', Object.keys(schemesFileSchema.def.shape)) };
  const idle = read.data.schemes.flatMap(({ districts = [], postcodes = [] }, at) => (districts.length + postcodes.length === 0 ? [`schemes.${at}: found neither "districts" nor "postcodes", expected what the scheme serves`] : []));
  const problems = [...twins('schemes', read.data.schemes), ...idle];
  return problems.length > 0 ? { problems } : { file: read.data };
}

/** How a table is built. */
export interface BuildOptions {
  /** Where two schemes serve a place, the earlier one counts; otherwise the build is refused. */
  readonly first: boolean;
  /** Sectors that one scheme serves whole are written as such: smaller, but a postcode that is newer than the facts counts too. */
  readonly wholeSectors: boolean;
}

/** A table, with what a webmaster may want to know of it; or one line for each thing that is wrong. */
export type Built = { readonly areas: Areas; readonly notes: readonly string[] } | { readonly problems: readonly string[] };

/** A table in the making: takes the facts of a source, then gives the table. */
export interface AreasBuild extends TakeFacts {
  readonly table: (source: { readonly exact: boolean; readonly name: string }) => Built;
}

// Who serves, in one byte: not known, nobody, told twice and differently; from 2 on a scheme.
const [unknown, nobody, contrary] = [0, 1, 255];
const ofScheme = (at: number): number => at + 2;
const sign = (code: number): string => (code === nobody ? '-' : String(code - 2));

/** What is known of a sector: who serves the postcodes that are not told one by one, and those that are. */
interface Sector { rest: number; district: string; units?: Uint8Array }

const outcodeOf = (sector: string): string => sector.slice(0, -2);
const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** Starts a table. */
export function startAreas({ source, asOf, schemes }: SchemesFile, { first, wholeSectors }: BuildOptions): AreasBuild {
  const servers = new Map<string, number[]>();
  schemes.forEach(({ districts = [], postcodes = [] }, at) => { for (const key of [...districts, ...postcodes]) servers.set(key, [...(servers.get(key) ?? []), at]); });
  const singles = schemes.flatMap(({ postcodes = [] }) => postcodes).filter(place => /[A-Z]{2}$/.test(place));
  const named = new Set(singles);
  const sectors = new Map<string, Sector>();
  const seen = new Set<string>();
  const decided = new Map<string, readonly number[]>();
  const overlaps = new Map<string, { readonly at: readonly [number, number]; readonly place: string; others: number }>();
  let contradictions = 0;

  const sectorAt = (name: string): Sector => {
    const sector = sectors.get(name) ?? { rest: unknown, district: '' };
    sectors.set(name, sector);
    return sector;
  };
  const union = (keys: readonly string[]): readonly number[] => [...new Set(keys.flatMap(key => servers.get(key) ?? []))].sort((a, b) => a - b);
  const decide = (sector: string, district: string, postcode?: string): number => {
    const key = `${sector}|${district}`;
    let who = decided.get(key);
    if (!who) decided.set(key, who = union([district, outcodeOf(sector), sector]));
    if (postcode !== undefined && named.has(postcode)) who = union([district, outcodeOf(sector), sector, postcode]);
    const [earliest, ...later] = who;
    for (const other of later) {
      const pair = `${earliest} ${other}`;
      const overlap = overlaps.get(pair);
      if (overlap) overlap.others++;
      else overlaps.set(pair, { at: [earliest ?? 0, other], place: postcode ?? sector, others: 0 });
    }
    return earliest !== undefined ? ofScheme(earliest) : district === '' ? unknown : nobody;
  };

  const build = {
    postcode(name: string, unit: string, district: string): void {
      const code = decide(name, district, name + unit);
      seen.add(district);
      if (named.has(name + unit)) seen.add(name + unit);
      if (code === unknown) return;
      const sector = sectorAt(name);
      const units = (sector.units ??= new Uint8Array(mostUnits));
      const place = placeOfUnit(unit);
      if (units[place] === unknown) units[place] = code;
      else if (units[place] !== code && units[place] !== contrary) { units[place] = contrary; contradictions++; }
    },
    sector(name: string, district: string): void {
      seen.add(district);
      Object.assign(sectorAt(name), { rest: decide(name, district), district });
    },
  };

  /** What schemes name by postcode counts whole, also where the source does not list it. Gives what the source did not know. */
  function addNamed(): readonly string[] {
    const outcodes = new Set([...sectors.keys()].map(outcodeOf));
    const places = [...new Set(schemes.flatMap(({ postcodes = [] }) => postcodes))];
    const news = places.filter(place => (named.has(place) ? !seen.has(place) && !sectors.get(place.slice(0, -2))?.district : place.includes(' ') ? !sectors.has(place) : !outcodes.has(place)));
    for (const place of places.filter(one => !named.has(one))) {
      for (const name of place.includes(' ') ? [place] : Array.from('0123456789', digit => `${place} ${digit}`)) {
        const sector = sectorAt(name);
        if (sector.rest === unknown) sector.rest = decide(name, sector.district);
      }
    }
    for (const place of singles.filter(one => !seen.has(one))) build.postcode(place.slice(0, -2), place.slice(-2), sectors.get(place.slice(0, -2))?.district ?? '');
    return news;
  }

  /** What to write of an outcode, given its sectors; nothing if nobody in it is served. */
  function partsOf(names: readonly string[]): string | undefined {
    const parts: string[] = [];
    const whole = new Map<number, string>();
    let isServed = false;
    for (const name of names) {
      const { rest, units = new Uint8Array() } = sectors.get(name)!;
      const codes = [...new Set(units)].filter(code => code !== unknown).sort((a, b) => a - b);
      const isNobodys = ![rest, ...codes].some(code => code > nobody);
      isServed ||= !isNobodys;
      const [only = unknown, ...others] = codes;
      const all = isNobodys ? nobody : rest !== unknown ? rest : wholeSectors && others.length === 0 && only !== contrary ? only : unknown;
      if (all !== unknown) whole.set(all, (whole.get(all) ?? '') + name.at(-1)!);
      for (const code of codes.filter(one => one !== all && one !== contrary)) parts.push(`${sign(code)}=${name.at(-1)}/${writeUnits(Array.from(units.keys()).filter(place => units[place] === code))}`);
    }
    if (!isServed) return undefined;
    return [...parts, ...[...whole].sort(([a], [b]) => a - b).map(([code, digits]) => `${sign(code)}=${digits}`)].join(' ');
  }

  return {
    ...build,
    table({ exact, name }) {
      const news = addNamed();
      const problems = schemes.flatMap(({ districts = [] }, at) => districts.flatMap((code, index) => (seen.has(code) ? [] : [`schemes.${at}.districts.${index}: found "${code}", expected a district that is in ${name}`])));
      const saying = (at: number): string => `schemes.${at} (${schemes[at]?.id})`;
      if (!first) for (const { at: [one, other], place, others } of overlaps.values()) problems.push(`${saying(one)} and ${saying(other)}: found both for ${place}${others > 0 ? ` and ${others} other places` : ''}, expected one of them, or --first so that the earlier one counts`);
      const used = new Set<number>();
      for (const { rest, units } of sectors.values()) for (const code of [rest, ...new Set(units)]) used.add(code);
      schemes.forEach((_scheme, at) => { if (problems.length === 0 && !used.has(ofScheme(at))) problems.push(`${saying(at)}: found no postcode that goes to it, expected some`); });
      if (problems.length > 0) return { problems };

      const byOutcode = new Map<string, string[]>();
      for (const sector of [...sectors.keys()].sort(inOrder)) byOutcode.set(outcodeOf(sector), [...(byOutcode.get(outcodeOf(sector)) ?? []), sector]);
      const none: Record<string, string[]> = {};
      const outcodes: Record<string, string> = {};
      for (const [outcode, names] of byOutcode) {
        const parts = partsOf(names);
        if (parts) outcodes[outcode] = parts;
        if (parts === undefined) { const letters = /^[A-Z]+/.exec(outcode)![0]; (none[letters] ??= []).push(outcode.slice(letters.length)); }
      }
      const table: Areas = {
        schema: 'what-matters/areas', version: 1, source, asOf, exact: exact && !wholeSectors,
        schemes: schemes.map(({ districts: _districts, postcodes: _postcodes, ...scheme }) => scheme),
        nobody: Object.fromEntries(Object.entries(none).map(([letters, numbers]) => [letters, runs(numbers)])),
        outcodes,
      };
      const notes = [
        ...(news.length > 0 ? [`${news.join(', ').slice(0, 500)}: not in ${name}, taken from the schemes`] : []),
        ...(contradictions > 0 ? [`${contradictions} postcodes are told twice, and differently`] : []),
        ...(first && overlaps.size > 0 ? [`${[...overlaps.values()].reduce((sum, { others }) => sum + others + 1, 0)} places that more than one scheme serves went to the earlier one`] : []),
      ];
      return { areas: table, notes };
    },
  };
}

/** Outcodes of one postcode area without its letters, shortened where they follow each other: `1-9,1A`. */
function runs(numbers: readonly string[]): string {
  const plain = numbers.filter(one => /^\d+$/.test(one)).map(Number).sort((a, b) => a - b);
  const starts = plain.filter(one => !plain.includes(one - 1));
  const ends = plain.filter(one => !plain.includes(one + 1));
  return [...starts.map((from, at) => (from === ends[at] ? `${from}` : `${from}-${ends[at]}`)), ...numbers.filter(one => !/^\d+$/.test(one)).sort()].join(',');
}

/** Writes a table as JSON, an outcode to a line, so that a change shows where it is. */
export function writeAreas({ schemes, nobody, outcodes, ...rest }: Areas): string {
  const lines = (record: Readonly<Record<string, string>>): string => Object.entries(record).map(([key, text]) => `\n"${key}":${JSON.stringify(text)}`).join(',');
  const head = Object.entries(rest).map(([key, value]) => `"${key}":${JSON.stringify(value)}`).join(',\n');
  return `{${head},\n"schemes":[${schemes.map(scheme => `\n${JSON.stringify(scheme)}`).join(',')}],\n"nobody":{${lines(nobody)}},\n"outcodes":{${lines(outcodes)}}}\n`;
}
