import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { wrongKeys } from '../../core/schema-problems.ts';
import { areas } from '../../core/taxonomy.ts';
import { Stop } from './stop.ts';

/** Words of a charity's own by interest, as `meaningsWith` takes them. */
export type OwnWords = Readonly<Record<string, string>>;

const interests = Object.values(areas).flat();
const wordsOf = (phrase: string): string => phrase.replace(/['’`]/g, '').match(/[\p{L}\d]+\*?/gu)?.join(' ') ?? '';
const phraseSchema = z.string().check(z.maxLength(80), z.refine(phrase => wordsOf(phrase) !== '', { params: { expected: 'words' } }));
const wordsSchema = z.strictObject(Object.fromEntries(interests.map(id => [id, z.optional(z.array(phraseSchema).check(z.minLength(1), z.maxLength(500)))])));

/**
 * Reads a file of words that tell an interest by themselves: `{ "choir": ["The Belters", "harmon*"] }`, where `*` stands
 * for any end of a word, and capitals, accents and signs do not count.
 *
 * @throws {Stop} with a line for each thing that is wrong
 */
export function readOwnWords(path: string): OwnWords {
  const wrong = (...lines: readonly string[]): Stop => new Stop(lines.map(line => `${path}: ${line}`).join('\n'));
  let data: unknown;
  try { data = JSON.parse(readFileSync(path, 'utf8').replace(/^\u{FEFF}/u, '')); } catch (error) {
    throw wrong(error instanceof SyntaxError ? 'found no JSON, expected an object such as {"choir": ["The Belters"]}' : 'found no file that can be read, expected a file of words');
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw wrong('found no object, expected one such as {"choir": ["The Belters"]}');
  const read = z.safeParse(wordsSchema, data);
  if (!read.success) throw wrong(...wrongKeys(data, read.error.issues, '', interests));
  return Object.fromEntries(Object.entries(read.data).map(([id, phrases = []]) => [id, phrases.map(wordsOf).join('|')]));
}
