import cy from '../../locales/cy/app.json' with { type: 'json' };
import en from '../../locales/en/app.json' with { type: 'json' };
import type { LocaleName } from '../i18n/locales.ts';

/** The few words of the page around the form, in every language. They are apart, so that no form on another page carries them. */
export const appWords: Readonly<Record<LocaleName, typeof en>> = { en, cy };
