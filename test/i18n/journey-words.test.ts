import { expect } from 'chai';
import { journeyWords, type JourneyWords } from '../../src/i18n/journey-words.ts';
import type { LocaleName } from '../../src/i18n/locales.ts';
import type { Messages } from '../../src/i18n/translate.ts';
import { askedFor, placesIn } from '../contracts/translator.ts';
import { filled, gradeOf, sentencesIn, wordsIn } from './reading.ts';

for (const name of Object.keys(journeyWords) as JourneyWords[]) {
  describe(`the words of ${name}`, () => {
    const all: Partial<Record<LocaleName, Messages>> = {};
    before(async () => { for (const language of Object.keys(journeyWords[name]) as LocaleName[]) all[language] = (await journeyWords[name][language]()).default; });

    it('have keys that begin with the name of their file, the same in every language, with every plural form and the same places', () => {
      for (const [language, own] of Object.entries(all)) {
        expect(askedFor(own).filter(key => !key.startsWith(`${name}.`)), language).to.deep.equal([]);
        expect(askedFor(own).toSorted(), language).to.deep.equal(askedFor(all.en!).toSorted());
        for (const key of Object.keys(all.en!).filter(one => one.endsWith('_other')).map(one => one.slice(0, -6))) for (const form of new Intl.PluralRules(language).resolvedOptions().pluralCategories) expect(own, language).to.have.property(`${key}_${form}`);
        const first = (messages: Messages, key: string): string => messages[key] ?? messages[`${key}_other`] ?? '';
        for (const key of askedFor(own)) expect(placesIn(first(own, key)), `${language}: ${key}`).to.deep.equal(placesIn(first(all.en!, key)));
      }
    });

    it('have no star, no exclamation mark, no HTML, no double space, and are not empty', () => {
      for (const own of Object.values(all)) for (const [key, sentence] of Object.entries(own)) expect(sentence, key).to.not.match(/[*!'"]|<\/?[a-z]|&[a-z]+;| {2}|^\s|\s$|^$/i);
    });

    it('can be read by a child of 11: grade 6 or less, and at most 20 words', () => {
      const hard = Object.entries(all.en!).flatMap(([key, message]) => sentencesIn(filled(message)).filter(text => wordsIn(text).length > 20 || (wordsIn(text).length >= 4 && gradeOf(text) > 6)).map(text => `${key}: grade ${gradeOf(text).toFixed(1)}: ${text}`));
      expect(hard).to.deep.equal([]);
    });
  });
}
