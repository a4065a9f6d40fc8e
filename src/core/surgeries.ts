/** A site's file of GP surgeries to pick from, which `what-matters surgeries` makes. */
import * as z from 'zod/mini';
import { monthSchema, sourceSchema } from './areas.ts';
import { wrongKeys } from './schema-problems.ts';

/** Most surgeries of a file (England has some 6,500), most characters of it, and most that are offered at once. */
export const surgeriesLimits = { surgeries: 10_000, characters: 1024 * 1024, offered: 8 };

/** What stands in a row: a name, a postcode and a code. */
const cells = [/^.{1,200}$/u, /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/, /^[A-Z\d]{3,10}$/];

const row = z.array(z.string()).check(z.refine<string[]>(row => row.length === cells.length && row.every((cell, at) => cells[at]!.test(cell)), { params: { expected: 'a name, a postcode and a code, such as ["Example Surgery", "NW1 2DB", "A81001"]' } }));

/** The schema of such a file: name, postcode and code of each. */
export const surgeriesSchema = z.strictObject({
  schema: z.literal('what-matters/surgeries'),
  version: z.literal(1),
  source: sourceSchema,
  asOf: monthSchema,
  surgeries: z.array(row).check(z.minLength(1), z.maxLength(surgeriesLimits.surgeries)),
});


/** One surgery. */
export interface Surgery { readonly name: string; readonly postcode: string; readonly code: string }

/** Surgeries, or one line for each thing that is wrong with a file of them. */
export type ReadSurgeries = { readonly surgeries: readonly Surgery[] } | { readonly problems: readonly string[] };

/** Reads a file of surgeries. */
export function readSurgeries(data: unknown): ReadSurgeries {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { problems: ['surgeries: found no object, expected a file as "what-matters surgeries" makes it'] };
  const read = z.safeParse(surgeriesSchema, data);
  if (!read.success) return { problems: wrongKeys(data, read.error.issues, '', Object.keys(surgeriesSchema.def.shape)).slice(0, 20) };
  return { surgeries: read.data.surgeries.map(([name = '', postcode = '', code = '']) => ({ name, postcode, code })) };
}

/** Words without accents, capitals and signs: "St. Ann’s" is typed as "st anns". */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}|['’.]/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Says of a name whether each word of what was typed begins one of its words. */
const begins = (name: string, words: readonly string[]): boolean => { const own = name.split(' '); return words.every(word => own.some(one => one.startsWith(word))); };

/**
 * Makes what finds surgeries by a part of their name or postcode: those whose name begins so first, then by name.
 * Under two letters nothing is found.
 */
export function surgeryFinder(surgeries: readonly Surgery[]): (typed: string) => readonly Surgery[] {
  const known = surgeries.map(surgery => ({ surgery, name: plain(surgery.name), bare: surgery.postcode.replace(' ', '').toLowerCase() })).sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  return typed => {
    const wanted = plain(typed);
    if (wanted.length < 2) return [];
    const words = wanted.split(' ');
    const bare = wanted.replaceAll(' ', '');
    const isPostcode = /^[a-z]{1,2}\d/.test(bare);
    const found = known.filter(({ name, bare: own }) => begins(name, words) || (isPostcode && own.startsWith(bare)));
    const first = found.filter(({ name }) => name.startsWith(wanted));
    return [...first, ...found.filter(one => !first.includes(one))].slice(0, surgeriesLimits.offered).map(({ surgery }) => surgery);
  };
}
