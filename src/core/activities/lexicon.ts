/** Patterns of words (`interests.ts` says how they are written), and where they stand in a text. */

/** What a pattern is for: an interest with its weight, a part of several that belong together, or one of the lists of what is no activity. */
export interface Use { readonly kind: string; readonly weight: number; readonly all?: { readonly parts: number; readonly part: number } }
/** A pattern, or one of its parts that may stand apart. */
export interface Pattern { readonly id: number; readonly use: Use; readonly source: string; readonly isPlain: boolean; regex?: RegExp }

export const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}|['’`]/gu, '');
const wordsIn = (text: string): string[] => fold(text).match(/[\p{L}\d]+/gu) ?? [];

const patternsOf = (text: string): string[] => text.split(/\|(?![^(]*\))/).filter(Boolean);

/** Brackets with one of several that may be left out with a sign after them, and a letter or space that may be left out. */
const open = /\(([^()]*)\)([*?]?)|([\p{L}\d ])\?/u;

/** The first word or two of every way to write a pattern: what follows is looked at where these stand. */
function beginnings(pattern: string): string[] {
  const found = open.exec(pattern);
  const [first = '', second] = pattern.slice(0, found?.index ?? undefined).trimStart().split(/ +/);
  const isOver = (found === null ? second : pattern.slice(0, found.index).trimStart().split(/ +/)[2]) !== undefined;
  if (!found || isOver) return [second ? `${first} ${second}` : first];
  const [whole, inner, sign, letter] = found;
  const choices = inner === undefined ? ['', letter!] : [...inner.split('|'), ...(sign ? [''] : [])];
  return choices.flatMap(choice => beginnings(pattern.slice(0, found.index) + choice + pattern.slice(found.index + whole.length)));
}

/** A pattern as a regular expression on words with one space between them: where something is left out, its space is. */
const regexOf = (pattern: string): RegExp => new RegExp(`${pattern.trim()
  .replace(/\(([^()]*)\)[*?]/g, '(?:$1)?').replace(/\((?!\?)/g, '(?:')
  .replace(/\*/g, '[^ ]*').replace(/ +/g, '(?: |(?<= ))').replace(/\(\?: \|\(\?<= \)\)\?/g, ' ?')}(?:(?= |$)|(?<= ))`, 'uy');

/** What of a line a pattern is, from a place on. */
function at(pattern: Pattern, line: string, place: number): string | undefined {
  const { source, isPlain } = pattern;
  if (isPlain) return line.startsWith(source, place) && /^(?: |$)/.test(line.charAt(place + source.length)) ? source : undefined;
  const regex = pattern.regex ??= regexOf(source);
  regex.lastIndex = place;
  return regex.exec(line)?.[0];
}

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
        const pattern: Pattern = { id, source: source.trim(), isPlain: !/[(?*]/.test(source), use: { kind, weight, ...(parts.length > 1 && { all: { parts: parts.length, part } }) } };
        for (const beginning of new Set(beginnings(source))) {
          const [first = '', second] = beginning.split(' ');
          if (first === '' || first === '*') continue;
          const [index, key] = first.endsWith('*') ? [this.#byStem, first.slice(0, -1).slice(0, stemLetters[0])] : second === undefined || second.endsWith('*') ? [this.#byWord, first] : [this.#byPair, beginning];
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
    words.forEach((word, from) => {
      const tryAll = (patterns: readonly Pattern[] | undefined): void => patterns?.forEach(pattern => {
        const here = at(pattern, line, begin);
        if (here !== undefined) found(pattern, from, from + here.trimEnd().split(' ').length);
      });
      tryAll(this.#byWord.get(word));
      if (from + 1 < words.length) tryAll(this.#byPair.get(`${word} ${words[from + 1]!}`));
      for (const letters of stemLetters) if (word.length >= letters) tryAll(this.#byStem.get(word.slice(0, letters)));
      begin += word.length + 1;
    });
  }
}
