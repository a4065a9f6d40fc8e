import type { Facts } from '../core/words.ts';
import { english, locales, type LocaleName } from '../i18n/locales.ts';
import { lightTranslator, type Messages, type Translator } from '../i18n/translate.ts';
import { lazy } from './lazy.ts';

/** What a translator for one form is made from. */
export interface SpeakerOptions {
  readonly firstLanguage: LocaleName;
  readonly always: Facts;
  /** The words that only this journey or element has. */
  readonly words?: ((language: LocaleName) => Promise<Messages>) | undefined;
}

/** How many of the words are wanted. */
export type Reach = 'first' | 'later' | 'all';

/**
 * The translator for a language: our own for the page's first language, i18next for one that a person chooses. English
 * stands behind both, for a key that a language lacks.
 *
 * @param reach how far the words are wanted: of the first pages, of the usual ones too, or of all
 * @throws {TypeError} where the words cannot be loaded
 */
export async function speakerOf({ firstLanguage, always, words }: SpeakerOptions, language: LocaleName, reach: Reach): Promise<Translator> {
  const wordsOf = async (tag: LocaleName): Promise<Messages> => {
    const { first, later, more } = locales[tag];
    const all = await Promise.all([
      tag === 'en' ? first() : lazy(tag, first),
      reach === 'first' ? {} : lazy(`${tag}-later`, later),
      reach === 'all' ? lazy(`${tag}-more`, more) : {},
      words?.(tag),
    ]);
    return Object.assign({}, ...all);
  };
  const [own, fallback] = await Promise.all([wordsOf(language), language === 'en' || (reach === 'first' && !words) ? english : wordsOf('en')]);
  const sources = language === 'en' ? [own] : [own, fallback];
  if (language === firstLanguage) return lightTranslator(language, sources, always, firstLanguage);
  const { i18nextTranslator } = await lazy('i18next', () => import('../i18n/with-i18next.ts'));
  return i18nextTranslator(language, sources, always, firstLanguage);
}
