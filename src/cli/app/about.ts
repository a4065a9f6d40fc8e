import type { Config } from '../../core/config.ts';
import { siteWordsOf } from '../../core/config.ts';
import { paletteOf } from '../../core/palette.ts';
import type { Words } from '../../core/words.ts';
import { appWords } from '../../app/words.ts';
import { localeFor, locales, type LocaleName } from '../../i18n/locales.ts';
import { lightTranslator, type Translator } from '../../i18n/translate.ts';

/** What the pages of an app and its manifest say, all from the configuration. */
export interface About {
  readonly language: LocaleName;
  readonly dir: 'ltr' | 'rtl';
  readonly theme: Config['theme'];
  /** Of the buttons, the icons and the frame that a system draws, `#rrggbb`. */
  readonly colour: string;
  /** The name of the organisation: a title that tells nothing to whoever looks over a shoulder. */
  readonly name: string;
  readonly phone: string;
  readonly email?: string;
  readonly hours?: string;
  readonly i18n: Translator;
  /** What the page talks to: whole addresses, or paths on its own site. */
  readonly talksTo: readonly string[];
  /** What it reads that changes by itself: activities, then the table of areas. */
  readonly lists: readonly string[];
}

/** The brand of a site that names none. */
const usualBrand = '#287f7b';

/** What an app of a configuration says of itself. */
export async function aboutOf(config: Config): Promise<About> {
  const { organisation, directory, directoryWords, areas, programmes, places, surgeries, packs = [], endpoint, equality, vitals, brand = usualBrand, theme } = config;
  const language = localeFor(config.language);
  const i18n = lightTranslator(language, [appWords[language], await locales[language].first()], { org: siteWordsOf(organisation.name), phone: organisation.phone });
  const said = (text: Parameters<typeof siteWordsOf>[0]): string => i18n.say(siteWordsOf(text) satisfies Words);
  const isThere = (address: string | boolean | undefined): address is string => typeof address === 'string';
  return {
    language, dir: locales[language].dir, theme, colour: paletteOf(brand, false).act, name: said(organisation.name), phone: organisation.phone, i18n,
    ...(organisation.email !== undefined && { email: organisation.email }), ...(organisation.hours !== undefined && { hours: said(organisation.hours) }),
    talksTo: [endpoint, directory, directoryWords, areas, programmes, places, surgeries, ...packs, equality?.endpoint, vitals].filter(isThere), lists: [directory, directoryWords, areas, programmes, surgeries, ...packs].filter(isThere),
  };
}
