import { journeyWords } from '../../src/i18n/journey-words.ts';
import type { LocaleName } from '../../src/i18n/locales.ts';
import type { Messages } from '../../src/i18n/translate.ts';

/** The words that only some journeys have, of all of them, in one language. */
export const wordsOfJourneys = async (language: LocaleName): Promise<Messages> => Object.assign({}, ...(await Promise.all(Object.values(journeyWords).map(file => file[language]()))).map(file => file.default)) as Messages;
