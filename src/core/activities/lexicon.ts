/** Patterns of words (`interests.ts` says how they are written), and where they stand in a text. */

/** What a pattern is for: an interest with its weight, a part of several that belong together, or one of the lists of what is no activity. */
export interface Use { readonly kind: string; readonly weight: number; readonly all?: { readonly parts: number; readonly part: number } }
interface Word { readonly text: string; readonly stem: boolean }
/** One way to write a pattern, or a part of it: its words in order; or, where there are very many ways, an expression for all of them. */
export interface Pattern { readonly id: number; readonly use: Use; readonly words: readonly Word[]; readonly many?: RegExp }

/** Small letters without accents and apostrophes. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}|['’`]/gu, '');
const wordsIn = (text: string): string[] => fold(text).match(/[\p{L}\d]+/gu) ?? [];

const patternsOf = (text: string): string[] => text.split(/\|(?![^(]*\))/).filter(Boolean);

/** Brackets with one of several, which may be left out if a sign follows them; and a letter or a space that may be left out. */
const choice = /\(([^()]*)\)([*?]?)|([\p{L}\d ])\?/u;

/** The pattern with each of its first choices, or nothing where it has none. */
function chosen(pattern: string): string[] | undefined {
  const found = choice.exec(pattern);
  if (!found) return undefined;
  const [whole, inner, sign, letter] = found;
  const choices = inner === undefined ? ['', letter!] : [...inner.split('|'), ...(sign ? [''] : [])];
  return choices.map(one => pattern.slice(0, found.index) + one + pattern.slice(found.index + whole.length));
}

/** Every way to write a pattern. */
const written = (pattern: string): string[] => chosen(pattern)?.flatMap(written) ?? [pattern];

/** How many ways there are to write a pattern, about. */
const waysOf = (pattern: string): number => [...pattern.matchAll(new RegExp(choice, 'gu'))].reduce((ways, [, inner]) => ways * (inner === undefined ? 2 : inner.split('|').length + 1), 1);
/** So many ways are written out. */
const mostWays = 60;

/** The first words of every way to write a pattern: two, or all where there are fewer. */
function beginnings(pattern: string): string[] {
  const whole = pattern.slice(0, choice.exec(pattern)?.index).trimStart().split(/ +/);
  // The third is cut off by a choice, but it is there: so the second is whole.
  return whole.length > 2 ? [`${whole[0]!} ${whole[1]!}`] : chosen(pattern)?.flatMap(beginnings) ?? [whole.join(' ')];
}

/** All ways to write a pattern as one expression on words with a space between them: where a word is left out, so is its space. */
const expressionOf = (pattern: string): RegExp => new RegExp(`${pattern.trim()
  .replace(/\(([^()]*)\)[*?]/g, '(?:$1)?').replace(/\((?!\?)/g, '(?:').replace(/\*/g, '[^ ]*')
  .replace(/ \?/g, '\u0000').replace(/ +/g, '(?: |(?<= ))').replace(/\0/g, ' ?')}(?:(?= |$)|(?<= ))`, 'uy');

const wordOf = (word: string): Word => ({ text: word.replace(/\*$/, ''), stem: word.endsWith('*') });

/** Letters of a stem by which it is found. */
const stemLetters = [4, 3, 2, 1] as const;

/** All patterns, found by their first word or two, or by the first letters of a stem. */
export class Lexicon {
  readonly #byWord = new Map<string, Pattern[]>();
  readonly #byPair = new Map<string, Pattern[]>();
  readonly #byStem = new Map<string, Pattern[]>();
  #count = 0;

  /** Adds patterns with `|` between them. */
  add(text: string, kind: string, weight: number): void {
    for (const alternative of patternsOf(fold(text))) {
      const id = this.#count++;
      const parts = alternative.split('+');
      parts.forEach((source, part) => {
        const use: Use = { kind, weight, ...(parts.length > 1 && { all: { parts: parts.length, part } }) };
        const many = waysOf(source) > mostWays ? expressionOf(source) : undefined;
        for (const one of new Set((many ? beginnings : written)(source).map(way => way.trim().replace(/ +/g, ' ')))) {
          const words = one.split(' ').filter(Boolean).map(wordOf);
          const [first, second] = words;
          if (!first || first.text === '') continue;
          const [index, key] = first.stem ? [this.#byStem, first.text.slice(0, stemLetters[0])] : second && !second.stem ? [this.#byPair, `${first.text} ${second.text}`] : [this.#byWord, first.text];
          const pattern: Pattern = { id, use, words, ...(many && { many }) };
          const found = index.get(key);
          if (found) found.push(pattern); else index.set(key, [pattern]);
        }
      });
    }
  }

  /** Calls `found` for every pattern in a text, with the places of its first word and after its last. */
  in(text: string, found: (pattern: Pattern, from: number, to: number) => void): void {
    const words = wordsIn(text);
    const line = words.join(' ');
    let begin = 0;
    const tryAll = (patterns: readonly Pattern[] | undefined, from: number): void => {
      if (!patterns) return;
      next: for (const pattern of patterns) {
        let to = from + pattern.words.length;
        if (pattern.many) {
          pattern.many.lastIndex = begin;
          const here = pattern.many.exec(line);
          if (!here) continue;
          to = from + here[0].trimEnd().split(' ').length;
        } else {
          if (to > words.length) continue;
          for (let at = from; at < to; at++) {
            const { text: wanted, stem } = pattern.words[at - from]!;
            if (stem ? !words[at]!.startsWith(wanted) : words[at] !== wanted) continue next;
          }
        }
        found(pattern, from, to);
      }
    };
    for (const [from, word] of words.entries()) {
      tryAll(this.#byWord.get(word), from);
      if (from + 1 < words.length) tryAll(this.#byPair.get(`${word} ${words[from + 1]!}`), from);
      for (const letters of stemLetters) if (word.length >= letters) tryAll(this.#byStem.get(word.slice(0, letters)), from);
      begin += word.length + 1;
    }
  }
}
