/** The one place that names i18next. It is loaded when a person chooses another language than the page's. */
import { createInstance } from 'i18next';
import type { Facts } from '../core/words.ts';
import { translatorOf, type Messages, type Translator } from './translate.ts';

/** A translator by i18next: the same sentences, the same plural forms, the same places. */
export async function i18nextTranslator(language: string, messages: readonly Messages[], always: Facts = {}, fallback = 'en'): Promise<Translator> {
  const [own = {}, ...others] = messages;
  const i18n = createInstance({ showSupportNotice: false } as never);
  await i18n.init({
    lng: language, fallbackLng: language === 'en' ? false : 'en', keySeparator: false, nsSeparator: false,
    resources: language === 'en' ? { en: { translation: own } } : { [language]: { translation: own }, en: { translation: Object.assign({}, ...others) as Messages } },
    // Lit escapes; escaping twice would show entities.
    interpolation: { escapeValue: false, skipOnVariables: true },
    returnNull: false, returnEmptyString: true,
  });
  return translatorOf((key, facts) => i18n.t(key, { ...facts, nest: false }), key => i18n.exists(key, { count: 2 }), language, always, fallback);
}
