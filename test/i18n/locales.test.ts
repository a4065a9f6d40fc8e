import { expect } from 'chai';
import { appWords } from '../../src/app/words.ts';
import { english, intlTag, localeFor, locales, type LocaleName } from '../../src/i18n/locales.ts';
import { lightTranslator, type Messages } from '../../src/i18n/translate.ts';
import { i18nextTranslator } from '../../src/i18n/with-i18next.ts';
import { allJourneyWords } from './journey-words.ts';
import { askedFor, placesIn, translatorContract } from '../contracts/translator.ts';

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'];
const everyLanguage: Record<string, Messages> = {};
before(async () => {
  for (const language of Object.keys(locales) as LocaleName[]) everyLanguage[language] = { ...(await locales[language].first()), ...(await locales[language].later()), ...(await locales[language].more()), ...(await allJourneyWords(language)), ...appWords[language] };
});

translatorContract([
  { name: 'the light translator', make: async (language, own, en) => lightTranslator(language, [own, en]) },
  { name: 'i18next', make: (language, own, en) => i18nextTranslator(language, [own, en]) },
], () => everyLanguage);

describe('the sentences of every language', () => {
  it('have all keys of English and no others', () => {
    for (const [language, own] of Object.entries(everyLanguage)) expect(askedFor(own).toSorted(), language).to.deep.equal(askedFor(everyLanguage['en']!).toSorted());
  });

  it('have every plural form that the language has', () => {
    const counted = Object.keys(everyLanguage['en']!).filter(key => key.endsWith('_other')).map(key => key.slice(0, -6));
    expect(counted.length).to.be.greaterThan(5);
    for (const [language, own] of Object.entries(everyLanguage)) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const key of counted) for (const form of forms) expect(own, language).to.have.property(`${key}_${form}`);
    }
    expect(new Intl.PluralRules('cy').resolvedOptions().pluralCategories.toSorted()).to.deep.equal(['few', 'many', 'one', 'other', 'two', 'zero']);
  });

  it('have the same places as in English', () => {
    const sameIn = (own: Messages, key: string): readonly string[] => placesIn(['', '_other'].map(end => own[key + end]).find(Boolean) ?? '');
    for (const [language, own] of Object.entries(everyLanguage)) {
      for (const key of askedFor(own)) {
        const expected = sameIn(everyLanguage['en']!, key);
        expect(sameIn(own, key), `${language}: ${key}`).to.deep.equal(expected);
        // A form for one number may leave that number out; it may not ask for anything else.
        for (const [form, sentence] of Object.entries(own)) if (form.startsWith(`${key}_`) && pluralForms.includes(form.slice(key.length + 1))) expect(placesIn(sentence).filter(place => !expected.includes(place)), `${language}: ${form}`).to.deep.equal([]);
      }
    }
  });

  it('have no star, no exclamation mark, no HTML, no double space, and are not empty', () => {
    for (const [language, own] of Object.entries(everyLanguage)) {
      for (const [key, sentence] of Object.entries(own)) {
        expect(sentence, `${language}: ${key}`).to.not.match(/[*!]|<\/?[a-z]|&[a-z]+;| {2}|^\s|\s$|^$/i);
        expect(sentence.replace(/\{\{\w+\}\}/g, ''), `${language}: ${key}`).to.not.match(/[{}]|\$t\(/);
      }
    }
  });

  it('are there from the start in English for the first pages', () => expect(everyLanguage['en']).to.deep.include(english));
});

describe('localeFor', () => {
  it('is the first language that there is, by its first part, or English', () => {
    expect(localeFor('cy-GB', 'en')).to.equal('cy');
    expect(localeFor('xx', null, undefined, 'CY')).to.equal('cy');
    expect([localeFor(), localeFor(''), localeFor('xx'), localeFor('constructor'), localeFor('__proto__')]).to.deep.equal(['en', 'en', 'en', 'en', 'en']);
  });
  it('writes dates in the language, or in British English where a browser cannot; never in the browser’s own', () => {
    for (const language of Object.keys(locales)) expect(new Intl.DateTimeFormat(intlTag(language)).resolvedOptions().locale, language).to.be.oneOf([locales[localeFor(language)].intl, 'en-GB']);
  });
});
