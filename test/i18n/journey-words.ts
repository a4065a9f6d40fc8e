import { journeyWords, type JourneyWords } from '../../src/i18n/journey-words.ts';
import type { LocaleName } from '../../src/i18n/locales.ts';
import type { Messages } from '../../src/i18n/translate.ts';
import { wordsOf } from '../../src/view/config-fault.ts';

/** The words that only some journeys have, of all of them. */
export const allJourneyWords = (language: string): Promise<Messages> => wordsOf(Object.keys(journeyWords) as JourneyWords[])(language as LocaleName);
