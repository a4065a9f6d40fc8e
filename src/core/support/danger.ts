/** One language's list, as its file in `phrases/` has it. */
export interface PhraseList {
  /** What an apostrophe becomes: nothing, or a space. */
  readonly apostrophe: string;
  /** Other ways to write a word or two: short forms, slips of spelling, mutations. */
  readonly same: Readonly<Record<string, string>>;
  /** Words that may stand anywhere and change nothing. */
  readonly fillers: readonly string[];
  /** Words that stand for one another, by the name that phrases use: `<someone>`. */
  readonly groups: Readonly<Record<string, string>>;
  /** By what they are about, for whoever reads the file; the program does not tell one from another. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
  /** What sounds like a phrase and is none: looked for first, and then not looked at. */
  readonly unless: readonly string[];
}

/** A place in a phrase: the words that fit it. */
type Place = ReadonlySet<string>;
/** Phrases by each word that one can begin with. */
type Phrases = ReadonlyMap<string, readonly (readonly Place[])[]>;
/** A list made ready. It has no function in it: one would keep the first text that it was made for, for as long as the page stands. */
interface Reader {
  readonly apostrophe: string;
  readonly pairs: readonly (readonly [written: string, meant: string])[];
  readonly same: ReadonlyMap<string, string>;
  /** Words that are left out. */
  readonly left: ReadonlySet<string>;
  readonly phrases: Phrases;
  readonly unless: Phrases;
}

/** The ways to say a phrase of the file: `a|b` is either word, `<x>` any word of a group, `a?` a word that may be missing, `.` the end of a sentence. */
function waysOf(phrase: string, groups: PhraseList['groups']): readonly (readonly Place[])[] {
  return phrase.split(' ').reduce<readonly (readonly Place[])[]>((ways, written) => {
    const place = new Set(written.replace('?', '').split('|').flatMap(word => (word.startsWith('<') ? groups[word.slice(1, -1)]!.split(' ') : [word])));
    const longer = ways.map(way => [...way, place]);
    return written.endsWith('?') ? [...ways, ...longer] : longer;
  }, [[]]);
}

function phrasesOf(written: readonly string[], groups: PhraseList['groups']): Phrases {
  const byFirst = new Map<string, (readonly Place[])[]>();
  for (const way of written.flatMap(phrase => waysOf(phrase, groups))) for (const word of way[0]!) byFirst.set(word, [...(byFirst.get(word) ?? []), way]);
  return byFirst;
}

/** A text in small letters without marks, one space between words and ` . ` after every sentence. Marks go before letters are taken apart, because it takes for ever to put a long run of them in order. */
const folded = (text: string, apostrophe: string): string =>
  ` ${text.replace(/[\p{M}\p{Cf}]/gu, '').replace(/['‘’ʼ`´′＇]/g, apostrophe).normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/[.!?;\n\r\p{So}]+/gu, ' . ').replace(/[^\p{L}\p{N}.]+/gu, ' ')} . `;

const readerOf = ({ apostrophe, same, fillers, groups, phrases, unless }: PhraseList): Reader => ({
  apostrophe, same: new Map(Object.entries(same)), pairs: Object.entries(same).filter(([written]) => written.includes(' ')), left: new Set(['', ...fillers]),
  phrases: phrasesOf(Object.values(phrases).flat(), groups), unless: phrasesOf(unless, groups),
});

const wordsOf = (text: string, { apostrophe, pairs, same, left }: Reader): string[] =>
  pairs.reduce((text, [written, meant]) => text.replaceAll(` ${written} `, ` ${meant} `), folded(text, apostrophe))
    .split(' ').flatMap(word => same.get(word)?.split(' ') ?? [word]).filter(word => !left.has(word));

/** How many words of the longest phrase stand at a place: 0 if none does. */
const lengthAt = (words: readonly string[], at: number, phrases: Phrases): number =>
  (phrases.get(words[at]!) ?? []).reduce((most, way) => (way.length > most && way.every((place, further) => place.has(words[at + further] ?? '')) ? way.length : most), 0);

function isIn(text: string, reader: Reader): boolean {
  const { phrases, unless } = reader;
  const words = wordsOf(text, reader);
  for (let at = 0; at < words.length; at++) words.fill('', at, at + lengthAt(words, at, unless));
  return words.some((_, at) => lengthAt(words, at, phrases) > 0);
}

const readers = new WeakMap<PhraseList, Reader>();
function readerFor(list: PhraseList): Reader {
  const reader = readers.get(list) ?? readerOf(list);
  readers.set(list, reader);
  return reader;
}

/**
 * Whether words that a person wrote have a phrase of short public lists in them (`phrases/`): wanting to die,
 * suicide, self-harm, being hurt by someone, not being safe at home.
 *
 * This is for offering help, and it detects nothing: most people who need help write nothing of the kind, and some who
 * write it need none. So a yes may show an offer that can be waved away, and nothing else may follow from it. It must
 * not be kept, sent, counted, logged or told to anybody, it must hold nobody up, and a no must never be taken to mean
 * that somebody is safe.
 *
 * It asks no network, keeps nothing, never throws, and takes time in proportion to the length of the text.
 *
 * @param lists the list of the language that the form speaks, where there is one, and always the English one
 */
export const mentionsDanger = (text: string, lists: readonly PhraseList[]): boolean => lists.some(list => isIn(text, readerFor(list)));
