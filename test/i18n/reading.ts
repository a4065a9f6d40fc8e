/** Words whose syllables the rules below count wrongly. */
const exceptions: Readonly<Record<string, number>> = {
  anyone: 3, area: 3, areas: 3, business: 2, cafe: 2, cafes: 2, choir: 2, every: 2, everyone: 3, evening: 2, evenings: 2, experience: 4, idea: 3, ideas: 3,
  maybe: 2, people: 2, science: 2, someone: 2, something: 2, sometimes: 2, somewhere: 2, video: 3, wednesday: 2,
};

/** Endings whose e is not said: "home", "homes", "cared", "safely", "careful", but not "table", "boxes", "wanted". */
const silentEnding = /[^aeiouyl]e$|[aeiouy]le$|[^aeiouylsxzcgh]es$|[aeiouy]les$|[^cs]hes$|[^aeiouytd]ed$|[^aeiouyl]e(?:ly|ful|fully|less|ment|ments|ness)$/;

/** Two vowels beside each other that are said apart: "quiet", "happier", "being", "museum", "create", "real". */
const saidApart = /(?<![ct])ia|i(?:e(?:r|rs|st|t|ty)$|et(?=[a-z])|o(?!n|us)|um)|[aeouy]ing|eum|oe[mt]|crea|^react|uou|ua[lt]|ying|sms?$/g;

/**
 * How many syllables an English word has, by rule of thumb: groups of vowels, less an e that is not said, more for two
 * vowels that are said apart. At least 1.
 */
export function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  const known = exceptions[plain];
  if (known !== undefined) return known;
  const groups = plain.match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups - (silentEnding.test(plain) ? 1 : 0) + (plain.match(saidApart)?.length ?? 0));
}

/** Names that a reader takes as they are. Each counts as one syllable, as do numbers, postcodes and addresses. */
const names = /^(?:samaritans|childline|shout|england|wales|scotland|papyrus|gp|nhs|lgbtq|bsl|nw1|cymraeg)$/i;

/** The words of a text. */
export const wordsIn = (text: string): readonly string[] => text.split(/[\s–—/]+/).filter(word => /[\p{L}\d]/u.test(word));

const weightOf = (word: string): number => (/[\d@]/.test(word) || names.test(word.replace(/[^\p{L}\d]/gu, '')) ? 1 : word.split('-').filter(Boolean).reduce((sum, part) => sum + syllablesIn(part), 0));

/** The sentences of a text: each ends at a full stop, a question mark, an ellipsis or the end. */
export const sentencesIn = (text: string): readonly string[] => text.split(/(?<=[.?!…]["”’)]*)\s+/).filter(sentence => wordsIn(sentence).length > 0);

/** The school grade of one sentence or more, by Flesch and Kincaid: words in a sentence, and syllables in a word. About 5 less than the reader's age. */
export function gradeOf(text: string): number {
  const words = wordsIn(text);
  const syllables = words.reduce((sum, word) => sum + weightOf(word), 0);
  return 0.39 * (words.length / sentencesIn(text).length) + 11.8 * (syllables / words.length) - 15.59;
}

/** Short words for the places in sentences, such as `{{org}}`; any other place gets "this". */
const fillings: Readonly<Record<string, string>> = {
  org: 'The Hive', phone: '020 7946 0000', email: 'hello@hive.example', linkWorker: 'link worker', who: 'Ann', within: 'within 3 working days', count: '2', max: '3', number: '116 123',
  item: 'Music and singing', outcode: 'NW1', date: 'May 2026', time: '2pm', from: '18', to: '25', day: 'Monday', days: 'Monday', example: 'NW1 2DB', heading: 'your name',
};

/** A sentence with its places filled, as a person reads it. */
export const filled = (text: string): string => text.replace(/\{\{(\w+)\}\}/g, (_, place: string) => fillings[place] ?? 'this');
