/** The offer of help after words that sound hard: on this device only, kept nowhere. Loaded when somebody writes freely. */
import type { PhraseList } from '../core/support/danger.ts';
import en from '../core/support/phrases/en.json' with { type: 'json' };
import { lazy } from './lazy.ts';

export { mentionsDanger } from '../core/support/danger.ts';
export { helpOffer } from './screens/help-offer.ts';

const others: Readonly<Record<string, () => Promise<{ readonly default: PhraseList }>>> = {
  cy: () => lazy('cy-later', () => import('../core/support/phrases/cy.json', { with: { type: 'json' } })),
};

/** The lists of phrases for a language: its own where there is one, and English. */
export const phrasesIn = async (language: string): Promise<readonly PhraseList[]> => [en, ...(Object.hasOwn(others, language) ? [(await others[language]!()).default] : [])];
