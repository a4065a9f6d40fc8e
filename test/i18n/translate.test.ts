import { expect } from 'chai';
import { lightTranslator, type Translator } from '../../src/i18n/translate.ts';
import { i18nextTranslator } from '../../src/i18n/with-i18next.ts';

const own = { hello: 'Helo {{org}}', picked_one: 'un', picked_two: 'dau', picked_other: '{{count}}', item: '{{item}}?', music: 'Cerddoriaeth' };
const en = { hello: 'Hello {{org}}', picked_one: 'one', picked_other: '{{count}}', only: 'Only in English', item: '{{item}}?', music: 'Music' };
const always = { org: { said: 'Elusen' }, worker: { cy: 'gweithiwr', en: 'worker' } };
const makers: readonly (readonly [name: string, make: (fallback?: string) => Promise<Translator>])[] = [
  ['the light translator', async fallback => lightTranslator('cy', [own, en], always, fallback)],
  ['i18next', fallback => i18nextTranslator('cy', [own, en], always, fallback)],
];

for (const [name, make] of makers) {
  describe(`words by ${name}`, () => {
    it('are filled with what any sentence may use', async () => expect((await make()).t('hello')).to.equal('Helo Elusen'));
    it('take the plural form of their number', async () => {
      const { t } = await make();
      expect([1, 2, 5].map(count => t('picked', { count }))).to.deep.equal(['un', 'dau', '5']);
    });
    it('take words as facts', async () => expect((await make()).say({ key: 'item', facts: { item: { key: 'music' } } })).to.equal('Cerddoriaeth?'));
    it('are never translated when a person said them', async () => {
      const { say, languageOf } = await make();
      expect(say({ said: 'music {{org}}' })).to.equal('music {{org}}');
      expect(languageOf({ said: 'music' })).to.equal(undefined);
    });
    it('of a site are in the person’s language, or in the site’s own with that language named', async () => {
      const { say, languageOf } = await make('en');
      expect([say({ en: 'Yes', cy: 'Ie' }), languageOf({ en: 'Yes', cy: 'Ie' })]).to.deep.equal(['Ie', undefined]);
      expect([say({ en: 'Yes' }), languageOf({ en: 'Yes' })]).to.deep.equal(['Yes', 'en']);
    });
    it('of a site fall back on its default language, and then on what there is', async () => {
      const { say, languageOf } = await make('pl');
      expect([say({ en: 'Yes', pl: 'Tak' }), languageOf({ en: 'Yes', pl: 'Tak' })]).to.deep.equal(['Tak', 'pl']);
      expect([say({ fr: 'Oui' }), languageOf({ fr: 'Oui' })]).to.deep.equal(['Oui', 'fr']);
    });
    it('leave a place open that no fact fills', async () => expect((await make()).t('item')).to.equal('{{item}}?'));
  });
}

describe('a language of a country', () => {
  it('takes words of the language', () => expect(lightTranslator('pt-BR', {}).say({ en: 'Yes', pt: 'Sim' })).to.equal('Sim'));
});
