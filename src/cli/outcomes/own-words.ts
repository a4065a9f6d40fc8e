import { fewest } from '../../receiver/equality-counts.ts';

/** What people wrote, as it may stand in a report; or that fewer than five wrote something. */
export type OwnWords = { readonly at: 'told'; readonly words: readonly string[]; readonly more: number } | { readonly at: 'few' | 'none' | 'left-out' };

/** Most that a report has, and most letters of each. */
export const mostWords = 200;
const mostLetters = 500;

// No letter or digit goes before or after, so that part of a longer word is no postcode.
const masks: readonly (readonly [RegExp, string])[] = [
  [/\b(?:https?:\/\/|www\.)\S+/giu, '[link]'],
  [/[^\s@<>(),;:]+\s?@\s?[^\s@<>(),;:]+\.[^\s@<>(),;:]+/gu, '[email]'],
  [/(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}(?![\p{L}\p{N}])/giu, '[postcode]'],
  [/(?<!\p{N})\+?\(?\p{N}(?:[\s().\-/–]{0,3}\p{N}){6,}/gu, '[number]'],
];

/** Own words without links, addresses, postcodes and numbers of seven digits or more. Names stay: a person must read them. */
export function masked(words: string): string {
  const plain = masks.reduce((text, [pattern, instead]) => text.replace(pattern, instead), words).replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length > mostLetters ? `${plain.slice(0, mostLetters).replace(/\p{Cs}$/u, '')} …` : plain;
}

/** What people wrote, each once, in the order of the alphabet, which says nothing of who wrote it or when. */
export function ownWords(said: readonly string[]): OwnWords {
  const all = said.map(masked).filter(text => text !== '');
  if (all.length === 0) return { at: 'none' };
  if (all.length < fewest) return { at: 'few' };
  const words = [...new Set(all)].sort((one, other) => one.localeCompare(other, 'en'));
  // Of many, every so many-th: no part of the alphabet is left out.
  const step = Math.max(1, words.length / mostWords);
  const told = words.length <= mostWords ? words : Array.from({ length: mostWords }, (_, at) => words.at(Math.floor(at * step))!);
  return { at: 'told', words: told, more: words.length - told.length };
}
