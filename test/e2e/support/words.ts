import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A language of the tests. */
export type Language = 'en' | 'cy';

/** What stands in the places of a sentence, and `context: 'them'` for the wording about somebody else where there is one. */
export type Facts = Readonly<Record<string, string | number>>;

/** All sentences of a language, from every file of its folder. */
function sentencesOf(language: Language): Readonly<Record<string, string>> {
  const folder = join(import.meta.env.ROOT, 'locales', language);
  return Object.assign({}, ...readdirSync(folder).map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object)) as Record<string, string>;
}

const all: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: sentencesOf('en'), cy: sentencesOf('cy') };

/** What a site puts into its sentences: those of the demo. */
const ofTheSite: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { org: 'Heath Lane Neighbours', phone: '020 7946 0000', linkWorker: all.en['link-worker']!, who: 'Priya', within: 'within 3 working days' },
  cy: { org: 'Heath Lane Neighbours', phone: '020 7946 0000', linkWorker: all.cy['link-worker']!, who: 'Priya', within: 'o fewn 3 diwrnod gwaith' },
};

/** A sentence of the product as the demo shows it. A test that names a key that nobody wrote fails. */
export function words(key: string, language: Language = 'en', facts: Facts = {}): string {
  const sentence = (facts['context'] === undefined ? undefined : all[language][`${key}_${facts['context']}`]) ?? all[language][key];
  if (sentence === undefined) throw new Error(`locales/${language} has no "${key}"`);
  return sentence.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(facts[name] ?? ofTheSite[language][name] ?? place));
}
