import checkIn from '../../../locales/en/check-in.json' with { type: 'json' };
import common from '../../../locales/en/common.json' with { type: 'json' };
import more from '../../../locales/en/more.json' with { type: 'json' };
import later from '../../../locales/en/later.json' with { type: 'json' };
import playlist from '../../../locales/en/playlist.json' with { type: 'json' };
import pages from '../../../locales/en/pages.json' with { type: 'json' };
import selfReferral from '../../../locales/en/self-referral.json' with { type: 'json' };
import signUp from '../../../locales/en/sign-up.json' with { type: 'json' };
import taxonomy from '../../../locales/en/taxonomy.json' with { type: 'json' };
import type { Words } from '../../core/words.ts';
import { lightTranslator, type Messages } from '../../i18n/translate.ts';

// Not through the list of locales: that would take every language into the receiver.
const messages: Messages = { ...common, ...pages, ...selfReferral, ...later, ...taxonomy, ...more, ...playlist, ...signUp, ...checkIn };

/** What a site's configuration puts into sentences: the receiver does not have it. */
const always = { org: 'this organisation', linkWorker: 'link worker', who: 'Someone', within: 'soon' };

/** Words in English, for the people who read the inbox; `them` as whoever filled in a form for somebody else read them. */
export type Say = (words: Words, context?: 'them') => string;

/** English in which an organisation has its name. */
export function englishOf(organisation: string = always.org): Say {
  const translator = lightTranslator('en', messages, { ...always, org: organisation });
  const them = translator.with({ context: 'them' });
  return (words, context) => (context === 'them' ? them : translator).say(words);
}

/** English in which the organisation is "this organisation". */
export const say: Say = englishOf();

/** The English of one key, or nothing if the locale files do not have it. */
export const termOf = (key: string): string | undefined => (Object.hasOwn(messages, key) ? messages[key] : undefined);
