import enCommon from '../../locales/en/common.json' with { type: 'json' };
import enSelfReferral from '../../locales/en/self-referral.json' with { type: 'json' };
import type { Messages } from './translate.ts';

/** A file of words as a dynamic import gives it. `tsc` names a key that a language's file lacks. */
type File<Source> = Promise<{ readonly default: Source }>;
type EnglishLater = typeof import('../../locales/en/later.json');
type EnglishPages = typeof import('../../locales/en/pages.json');
type EnglishMore = typeof import('../../locales/en/more.json');
type EnglishTaxonomy = typeof import('../../locales/en/taxonomy.json');

/** A language that the product speaks. */
export interface Locale {
  /** Its name in itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** The tag for dates, times and money. */
  readonly intl: string;
  /** Whether a native speaker has checked the words. If not, the screen says so. */
  readonly reviewed: boolean;
  /** The words of the first pages. */
  readonly first: () => Promise<Messages>;
  /** The words of the rest. */
  readonly later: () => Promise<Messages>;
  /** The words that few people need: of stops, of rarer questions, of the equality questions. */
  readonly more: () => Promise<Messages>;
}

const together = async (...files: File<Messages>[]): Promise<Messages> => Object.assign({}, ...(await Promise.all(files)).map(file => file.default)) as Messages;
const first = (common: File<typeof enCommon>, selfReferral: File<typeof enSelfReferral>): Promise<Messages> => together(common, selfReferral);
const later = (rest: File<EnglishLater>, pages: File<EnglishPages>, taxonomy: File<EnglishTaxonomy>): Promise<Messages> => together(rest, pages, taxonomy);
const more = (file: File<EnglishMore>): Promise<Messages> => together(file);

/** English, there from the start: the words for any key that another language lacks. */
export const english: Messages = { ...enCommon, ...enSelfReferral };

/** Every language. To add one: its folder in `locales/` and an entry here. */
export const locales = {
  en: {
    name: 'English', dir: 'ltr', intl: 'en-GB', reviewed: true,
    first: async () => english,
    later: () => later(import('../../locales/en/later.json', { with: { type: 'json' } }), import('../../locales/en/pages.json', { with: { type: 'json' } }), import('../../locales/en/taxonomy.json', { with: { type: 'json' } })),
    more: () => more(import('../../locales/en/more.json', { with: { type: 'json' } })),
  },
  cy: {
    name: 'Cymraeg', dir: 'ltr', intl: 'cy', reviewed: false,
    first: () => first(import('../../locales/cy/common.json', { with: { type: 'json' } }), import('../../locales/cy/self-referral.json', { with: { type: 'json' } })),
    later: () => later(import('../../locales/cy/later.json', { with: { type: 'json' } }), import('../../locales/cy/pages.json', { with: { type: 'json' } }), import('../../locales/cy/taxonomy.json', { with: { type: 'json' } })),
    more: () => more(import('../../locales/cy/more.json', { with: { type: 'json' } })),
  },
} as const satisfies Record<string, Locale>;

/** The tag of a language that the product speaks. */
export type LocaleName = keyof typeof locales;

/** The first of some language tags that the product speaks, by its first part; English if none. */
export const localeFor = (...tags: readonly (string | null | undefined)[]): LocaleName =>
  tags.map(tag => tag?.toLowerCase().split('-')[0]).find((tag): tag is LocaleName => tag !== undefined && Object.hasOwn(locales, tag)) ?? 'en';

/** The tags for dates, times and money in a language: its own, then British English, because Chromium has no Welsh dates and would take the browser's language. */
export const intlTag = (language: string): string[] => [locales[localeFor(language)].intl, 'en-GB'];
