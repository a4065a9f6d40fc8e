import { expect } from 'chai';
import { builtInJourneys } from '../../src/core/journeys/index.ts';
import { english, locales } from '../../src/i18n/locales.ts';
import { journeyContract } from '../contracts/journeys.ts';
import type { Messages } from '../../src/i18n/translate.ts';
import { allJourneyWords } from '../i18n/journey-words.ts';

const everyLanguage: Record<string, Messages> = { en: english };
before(async () => {
  for (const [language, locale] of Object.entries(locales)) everyLanguage[language] = { ...(await locale.first()), ...(await locale.later()), ...(await locale.more()), ...(await allJourneyWords(language)) };
});

for (const [id, builtIn] of Object.entries(builtInJourneys)) {
  describe(`the journey ${id}`, () => {
    it('has the id it is listed under', () => expect(builtIn.journey.id).to.equal(id));
    journeyContract(builtIn, () => everyLanguage);
  });
}
