import { isKey, isSaid, type Facts, type Words } from '../core/words.ts';

/** Sentences of one language by key. Plural keys end in `_one`, `_other` … as CLDR names the forms; places are `{{name}}`. */
export type Messages = Readonly<Record<string, string>>;

/** Turns keys and words into sentences of one language. */
export interface Translator {
  readonly language: string;
  /** The sentence of a key. With a fact `count`, in the plural form of that number. A key that nobody wrote gives the key. */
  t(key: string, facts?: Facts): string;
  /** Any words as a sentence. */
  say(words: Words): string;
  /** Whether there is a sentence for a key. */
  has(key: string): boolean;
  /**
   * The same translator with more facts for every sentence. The fact `context` chooses another wording of a key where
   * there is one: with `them`, `pages.age.heading_them` comes before `pages.age.heading`.
   */
  with(facts: Facts): Translator;
  /** The language of the words that `say` gives, where that is another one than the translator's. */
  languageOf(words: Words): string | undefined;
}

/** How one sentence is found and filled. The two ways (our own and i18next) differ in nothing else. */
export type Lookup = (key: string, facts: Readonly<Record<string, string | number>>) => string;

const chosen = (texts: Readonly<Record<string, string>>, language: string, fallback: string): string =>
  [language, language.split('-')[0]!, fallback].find(tag => Object.hasOwn(texts, tag)) ?? Object.keys(texts)[0]!;

/**
 * Makes a translator of a lookup.
 *
 * @param always facts that any sentence may use, such as the name of the organisation
 * @param fallback the language to show where a site did not write words in this one
 */
export function translatorOf(lookup: Lookup, has: (key: string) => boolean, language: string, always: Facts = {}, fallback = 'en'): Translator {
  const filled = (facts: Facts): Record<string, string | number> =>
    Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'object' ? translator.say(fact) : fact]));
  let common: Readonly<Record<string, string | number>> = {};
  const translator: Translator = {
    language,
    has,
    with: facts => translatorOf(lookup, has, language, { ...always, ...facts }, fallback),
    t: (key, facts) => lookup(key, facts ? { ...common, ...filled(facts) } : common),
    say(words) {
      if (isKey(words)) return translator.t(words.key, words.facts);
      if (isSaid(words)) return words.said;
      return words[chosen(words, language, fallback)] ?? '';
    },
    languageOf(words) {
      if (isKey(words) || isSaid(words)) return undefined;
      const tag = chosen(words, language, fallback);
      return tag === language ? undefined : tag;
    },
  };
  common = filled(always);
  return translator;
}

/**
 * A translator that needs no library: for the first language of a page.
 *
 * @param sources the language's sentences, then what is used for a key it does not have
 */
export function lightTranslator(language: string, messages: Messages | readonly Messages[], always: Facts = {}, fallback = 'en'): Translator {
  const sources = [messages].flat();
  const plural = new Intl.PluralRules(language);
  const find = (key: string): string | undefined => sources.find(source => Object.hasOwn(source, key))?.[key];
  return translatorOf((key, facts) => {
    const { count, context } = facts;
    const inForm = (name: string): string | undefined => (typeof count === 'number' ? find(`${name}_${plural.select(count)}`) ?? find(`${name}_other`) : undefined) ?? find(name);
    const sentence = (context === undefined ? undefined : inForm(`${key}_${context}`)) ?? inForm(key) ?? key;
    return sentence.replace(/\{\{(\w+)\}\}/g, (place, name: string) => (Object.hasOwn(facts, name) ? String(facts[name]) : place));
  }, key => find(key) !== undefined || find(`${key}_other`) !== undefined, language, always, fallback);
}
