import { expect } from 'chai';
import type { Messages, Translator } from '../../src/i18n/translate.ts';

/** Numbers that take every plural form of every language of these islands. */
export const counts = [0, 1, 2, 3, 5, 6, 10, 11, 21, 100, 1.5];

/** The places of a sentence: `{{name}}`. */
export const placesIn = (sentence: string): readonly string[] => [...new Set([...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))].toSorted();

const plural = /_(?:zero|one|two|few|many|other)$/;
/** The keys that a sentence is asked for by: plural forms have one key together. */
export const askedFor = (messages: Messages): readonly string[] => [...new Set(Object.keys(messages).map(key => key.replace(plural, '')))];

/** A way to make a translator of a language's own sentences and of English. */
export interface Maker {
  readonly name: string;
  readonly make: (language: string, own: Messages, english: Messages) => Promise<Translator>;
}

/** What two ways of translating must do alike, for every key and every plural form of every language. */
export function translatorContract([one, other]: readonly [Maker, Maker], everyLanguage: () => Readonly<Record<string, Messages>>): void {
  const pairs = async (): Promise<[language: string, own: Messages, first: Translator, second: Translator][]> => {
    const all = everyLanguage();
    return Promise.all(Object.entries(all).map(async ([language, own]) => [language, own, await one.make(language, own, all['en']!), await other.make(language, own, all['en']!)]));
  };
  /** A value for every place, one of them with signs that must not be read as anything else. */
  const factsFor = (own: Messages): Record<string, string> => Object.fromEntries([...new Set(Object.values(own).flatMap(placesIn))].map(name => [name, `<${name}> & "$&" {{count}} $t(back)`]));

  describe(`${one.name} and ${other.name}`, () => {
    it('say the same for every key without facts', async () => {
      for (const [language, own, first, second] of await pairs()) for (const key of askedFor(own)) expect(first.t(key), `${language}: ${key}`).to.equal(second.t(key));
    });

    it('say the same for every key, every count and every fact', async () => {
      for (const [language, own, first, second] of await pairs()) {
        const facts = factsFor(own);
        for (const key of askedFor(own)) for (const count of counts) expect(first.t(key, { ...facts, count }), `${language}: ${key} ${count}`).to.equal(second.t(key, { ...facts, count }));
      }
    });

    it('leave no place open and read nothing into a fact', async () => {
      for (const [language, own, first] of await pairs()) {
        const facts = Object.fromEntries(Object.keys(factsFor(own)).map(name => [name, 'fact']));
        for (const key of askedFor(own)) for (const count of counts) expect(first.t(key, { ...facts, count }), `${language}: ${key}`).to.not.match(/\{\{|\}\}|undefined/);
      }
      for (const [, , first, second] of await pairs()) for (const translator of [first, second]) expect(translator.t('problems.too-long', { count: 2, max: '{{count}} $t(back) $& <b>' })).to.not.include('Back');
    });

    it('give the key for a sentence that nobody wrote, and never a property of every object', async () => {
      for (const [, , first, second] of await pairs()) for (const key of ['no.such.key', 'constructor', '__proto__', 'toString']) expect([first.t(key), second.t(key)]).to.deep.equal([key, key]);
    });

    it('give English for a key that a language lacks', async () => {
      const english = everyLanguage()['en']!;
      for (const maker of [one, other]) {
        const translator = await maker.make('cy', { back: 'Yn ôl' }, english);
        expect([translator.t('back'), translator.t('continue'), translator.t('problems.too-long', { count: 2, max: 1 })], maker.name).to.deep.equal(['Yn ôl', 'Continue', 'Make this shorter: 2 letters too many']);
      }
    });
  });
}
