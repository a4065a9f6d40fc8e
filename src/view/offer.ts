/** The offer of help after an answer that sounds hard: on this device only, kept nowhere. */
import { mentionsDanger, type PhraseList } from '../core/support/danger.ts';
import { lowScore } from '../core/support/low-scores.ts';
import en from '../core/support/phrases/en.json' with { type: 'json' };
import { lazy } from './lazy.ts';

export { helpOffer } from './screens/help-offer.ts';

const others: Readonly<Record<string, () => Promise<{ readonly default: PhraseList }>>> = {
  cy: () => lazy('cy-later', () => import('../core/support/phrases/cy.json', { with: { type: 'json' } })),
};

/** The lists of phrases for a language: its own where there is one, and English. */
const phrasesIn = async (language: string): Promise<readonly PhraseList[]> => [en, ...(Object.hasOwn(others, language) ? [(await others[language]!()).default] : [])];

/**
 * Whether what stands in the fields of a question sounds as if somebody could do with help.
 *
 * @param item the item of an instrument that the question asks; then what stands there is a number. Else it is words.
 */
export async function soundsHard(typed: unknown, item: string | undefined, language: string): Promise<boolean> {
  const written = [typed].flat().flatMap(value => (typeof value === 'string' ? value : Object.values((value ?? {}) as Readonly<Record<string, unknown>>))).filter(value => typeof value === 'string');
  return item === undefined ? mentionsDanger(written.join('\n'), await phrasesIn(language)) : written.some(number => number !== '' && lowScore(item, Number(number)));
}
