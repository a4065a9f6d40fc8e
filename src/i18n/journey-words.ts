import type { LocaleName } from './locales.ts';
import type { Messages } from './translate.ts';

/** The words that only some journeys and elements have, by language. */
type Words<Source = Messages> = Readonly<Record<LocaleName, () => Promise<{ readonly default: Source }>>>;

/** Those words by the first part of their keys, which is the name of their file. To add one: its file for each language and its lines here; `tsc` names a key that a language's file lacks. */
export const journeyWords = {
  'check-in': {
    en: () => import('../../locales/en/check-in.json', { with: { type: 'json' } }),
    cy: () => import('../../locales/cy/check-in.json', { with: { type: 'json' } }),
  } satisfies Words<typeof import('../../locales/en/check-in.json')>,
  'journal': {
    en: () => import('../../locales/en/journal.json', { with: { type: 'json' } }),
    cy: () => import('../../locales/cy/journal.json', { with: { type: 'json' } }),
  } satisfies Words<typeof import('../../locales/en/journal.json')>,
  'playlist': {
    en: () => import('../../locales/en/playlist.json', { with: { type: 'json' } }),
    cy: () => import('../../locales/cy/playlist.json', { with: { type: 'json' } }),
  } satisfies Words<typeof import('../../locales/en/playlist.json')>,
  'sign-up': {
    en: () => import('../../locales/en/sign-up.json', { with: { type: 'json' } }),
    cy: () => import('../../locales/cy/sign-up.json', { with: { type: 'json' } }),
  } satisfies Words<typeof import('../../locales/en/sign-up.json')>,
} satisfies Record<string, Words>;

/** The name of such a file. */
export type JourneyWords = keyof typeof journeyWords;
