import * as z from 'zod/mini';
import { wrongKeys } from '../schema-problems.ts';
import { areas } from '../taxonomy.ts';

/** Words of a charity's own by interest, as `meaningsWith` takes them. */
export type OwnWords = Readonly<Record<string, string>>;

const interests = Object.values(areas).flat();
const wordsOf = (phrase: string): string => phrase.replace(/['’`]/g, '').match(/[\p{L}\d]+\*?/gu)?.join(' ') ?? '';
const phraseSchema = z.string().check(z.maxLength(80), z.refine(phrase => wordsOf(phrase) !== '', { params: { expected: 'words' } }));
const wordsSchema = z.strictObject(Object.fromEntries(interests.map(id => [id, z.optional(z.array(phraseSchema).check(z.minLength(1), z.maxLength(500)))])));

/**
 * Reads words that tell an interest by themselves: `{ "choir": ["The Belters", "harmon*"] }` as JSON, where `*` stands for any
 * end of a word, and capitals, accents and signs do not count.
 *
 * @returns the words, or a line for each thing that is wrong
 */
export function readOwnWords(text: string): { readonly words: OwnWords } | { readonly problems: readonly string[] } {
  let data: unknown;
  try { data = JSON.parse(text.replace(/^\u{FEFF}/u, '')); } catch { return { problems: ['found no JSON, expected an object such as {"choir": ["The Belters"]}'] }; }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { problems: ['found no object, expected one such as {"choir": ["The Belters"]}'] };
  const read = z.safeParse(wordsSchema, data);
  return read.success
    ? { words: Object.fromEntries(Object.entries(read.data).map(([id, phrases = []]) => [id, phrases.map(wordsOf).join('|')])) }
    : { problems: wrongKeys(data, read.error.issues, '', interests) };
}
