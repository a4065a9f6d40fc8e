import { expect } from 'chai';
import { locales } from '../../src/i18n/locales.ts';
import { lightTranslator, type Messages, type Translator } from '../../src/i18n/translate.ts';
import { i18nextTranslator } from '../../src/i18n/with-i18next.ts';
import { allJourneyWords } from './journey-words.ts';
import { askedFor, counts, placesIn } from '../contracts/translator.ts';

type Make = (language: string, sources: readonly Messages[]) => Promise<Translator>;
const light: Make = async (language, sources) => lightTranslator(language, sources);
const heavy: Make = (language, sources) => i18nextTranslator(language, sources);
const them = { context: 'them' };

const everyLanguage: Record<string, Messages> = {};
before(async () => {
  for (const [language, locale] of Object.entries(locales)) everyLanguage[language] = { ...(await locale.first()), ...(await locale.later()), ...(await locale.more()), ...(await allJourneyWords(language)) };
});
const sourcesOf = (language: string): readonly Messages[] => (language === 'en' ? [everyLanguage['en']!] : [everyLanguage[language]!, everyLanguage['en']!]);

describe('the wording for somebody else', () => {
  it('is the same by both translators, for every key and every number of every language', async () => {
    for (const [language, own] of Object.entries(everyLanguage)) {
      const [one, other] = [(await light(language, sourcesOf(language))).with(them), (await heavy(language, sourcesOf(language))).with(them)];
      const facts = Object.fromEntries([...new Set(Object.values(own).flatMap(placesIn))].map(name => [name, `<${name}> & "$&" $t(back)`]));
      for (const key of askedFor(own)) {
        expect(one.t(key), `${language}: ${key}`).to.equal(other.t(key));
        expect(one.t(key, facts), `${language}: ${key} with facts`).to.equal(other.t(key, facts));
        for (const count of counts) expect(one.t(key, { ...facts, count }), `${language}: ${key} ${count}`).to.equal(other.t(key, { ...facts, count }));
      }
    }
  });

  it('is used for every key that has one, and changes no other', async () => {
    for (const [language, own] of Object.entries(everyLanguage)) {
      const plain = await light(language, sourcesOf(language));
      const about = plain.with(them);
      const keys = Object.keys(own).filter(key => !/_(?:them|zero|one|two|few|many|other)(?:_|$)/.test(key));
      expect(keys.filter(key => Object.hasOwn(own, `${key}_them`)).length, language).to.be.above(30);
      for (const key of keys) expect(about.t(key), `${language}: ${key}`).to.equal(own[`${key}_them`] ?? own[key]);
      for (const key of keys) expect(plain.t(key), `${language}: ${key}`).to.equal(own[key]);
    }
  });

  it('asks for no fact but those of the other wording, and those that any sentence may use', () => {
    const always = ['org', 'phone', 'linkWorker', 'who', 'within'];
    for (const [language, own] of Object.entries(everyLanguage)) {
      for (const key of Object.keys(own).filter(name => /_them(?:_|$)/.test(name))) expect(placesIn(own[key]!).filter(place => !always.includes(place) && !placesIn(own[key.replace('_them', '')]!).includes(place) && place !== 'count'), `${language}: ${key}`).to.deep.equal([]);
    }
  });

  it('stands beside a wording for the person themselves, in every language, and is another one', () => {
    const english = everyLanguage['en']!;
    for (const [language, own] of Object.entries(everyLanguage)) {
      for (const key of Object.keys(own).filter(name => /_them(?:_|$)/.test(name))) {
        const plain = key.replace('_them', '');
        expect(own, `${language}: ${key}`).to.have.property(plain);
        if (language === 'en') expect(own[key], key).to.not.equal(own[plain]);
      }
      expect(askedFor(own).filter(key => key.endsWith('_them')).toSorted(), language).to.deep.equal(askedFor(english).filter(key => key.endsWith('_them')).toSorted());
    }
  });
});

const own = { plain: 'plaen', about: 'ti', about_them: 'nhw', found_one: 'un i ti', found_two: 'dau i ti', found_other: '{{count}} i ti', found_them_one: 'un iddyn nhw', found_them_two: 'dau iddyn nhw', found_them_other: '{{count}} iddyn nhw', mixed_one: 'un', mixed_other: '{{count}}', mixed_them: 'nhw', item: '{{item}}?', said: '{{name}}: ti', said_them: '{{name}}: nhw' };
const en = { plain: 'plain', about: 'you', about_them: 'them', found_one: 'one for you', found_other: '{{count}} for you', found_them_one: 'one for them', found_them_other: '{{count}} for them', only: 'only you', only_them: 'only them', item: '{{item}}?' };

for (const [name, make] of [['the light translator', light], ['i18next', heavy]] as const) {
  describe(`a context, by ${name}`, () => {
    let plain: Translator;
    let about: Translator;
    before(async () => { plain = await make('cy', [own, en]); about = plain.with(them); });

    it('chooses the wording of that name where there is one, in the plural form of its number', () => {
      expect([about.t('about'), about.t('plain')]).to.deep.equal(['nhw', 'plaen']);
      expect([1, 2, 7].map(count => about.t('found', { count }))).to.deep.equal(['un iddyn nhw', 'dau iddyn nhw', '7 iddyn nhw']);
    });
    it('comes before the plural form where its wording has none', () => expect([1, 7].map(count => about.t('mixed', { count }))).to.deep.equal(['nhw', 'nhw']));
    it('that no wording is for changes nothing', () => {
      const other = plain.with({ context: 'robots' });
      expect([other.t('about'), other.t('found', { count: 2 }), other.t('plain')]).to.deep.equal(['ti', 'dau i ti', 'plaen']);
    });
    it('holds for words inside words', () => expect(about.say({ key: 'item', facts: { item: { key: 'about' } } })).to.equal('nhw?'));
    it('leaves what a site wrote and what a person said as it is', () => {
      expect(about.say({ said: 'about' })).to.equal('about');
      expect(about.say({ en: 'You', cy: 'Ti' })).to.equal('Ti');
    });
    it('is found in English for a key that the language lacks', () => expect([about.t('only'), plain.t('only')]).to.deep.equal(['only them', 'only you']));
    it('is given together with other facts, and the translator before it stays as it was', () => {
      const more = about.with({ name: 'Ada' });
      expect([more.t('said'), more.language, plain.t('about')]).to.deep.equal(['Ada: nhw', 'cy', 'ti']);
      expect(plain.with({ name: 'Ada' }).t('said')).to.equal('Ada: ti');
    });
    it('can be given for one sentence only', () => expect([plain.t('about', them), plain.t('about')]).to.deep.equal(['nhw', 'ti']));
    it('knows the same keys', () => expect([about.has('about'), about.has('found'), about.has('no.such.key')]).to.deep.equal([true, true, false]));
  });
}
