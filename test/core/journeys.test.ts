import { expect } from 'chai';
import { builtInJourney, journeyNames } from '../../src/core/journeys/index.ts';
import { english, locales, type LocaleName } from '../../src/i18n/locales.ts';
import { wordsOfJourneys } from '../i18n/words-of-journeys.ts';
import { journeyContract } from '../contracts/journeys.ts';
import type { Messages } from '../../src/i18n/translate.ts';

const everyLanguage: Record<string, Messages> = { en: english };
before(async () => {
  for (const [language, locale] of Object.entries(locales)) everyLanguage[language] = { ...(await locale.first()), ...(await locale.later()), ...(await locale.more()), ...(await wordsOfJourneys(language as LocaleName)) };
});

for (const id of journeyNames) {
  const builtIn = builtInJourney(id)!;
  describe(`the journey ${id}`, () => {
    it('has the id it is listed under', () => expect(builtIn.journey.id).to.equal(id));
    journeyContract(builtIn, () => everyLanguage);
  });
}
