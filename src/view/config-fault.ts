/** What is needed where a configuration has rarer keys, where a site wrote a journey of its own, and where something is wrong. */
import { readConfig, type ReadConfig } from '../core/config-reader.ts';
import { usualJourneys } from '../core/journeys/usual.ts';
import type { SiteFiles } from '../core/programmes/site-files.ts';
import type { Facts } from '../core/words.ts';
import { journeyWords, type JourneyWords } from '../i18n/journey-words.ts';
import type { LocaleName } from '../i18n/locales.ts';
import type { Messages } from '../i18n/translate.ts';
import { canSeal } from '../net/can-seal.ts';
import { lazy } from './lazy.ts';
import type { Running } from './running.ts';

export { faultScreen, faultStyles } from './screens/fault.ts';

/** A configuration as it was read, and the words that its journey has besides those of the usual one. */
export type ReadWhole = ReadConfig & { readonly words?: (language: LocaleName) => Promise<Messages> } & {
  /** What the site's own files say, what sentences may name of it, and what shows its programme. */
  readonly files?: SiteFiles; readonly facts?: Facts; readonly programme?: Running['programme'];
};

/** Loads the words of these files in a language. */
export const wordsOf = (names: readonly JourneyWords[]) => async (language: LocaleName): Promise<Messages> =>
  Object.assign({}, ...(await Promise.all(names.map(name => lazy(`${language}-${name}`, journeyWords[name][language])))).map(file => file.default)) as Messages;

/** Reads a whole configuration. Where answers are to be sealed and this browser cannot, there is no form: they are never sent as they are instead. */
export async function readWhole(data: unknown, hasDeliver: boolean): Promise<ReadWhole> {
  const read = readConfig(data, hasDeliver);
  if (!('config' in read)) return read;
  const { recipients, journey } = read.config;
  const { journey: named = 'self-referral' } = data as { readonly journey?: unknown };
  if (recipients && !await canSeal(recipients.map(({ key }) => key))) return { problems: ['page: found a browser that cannot seal, expected one with WebCrypto and the curve P-256'] };
  const { programme: id, surgeries } = read.config;
  const programme = id === undefined && surgeries === undefined ? undefined : await lazy('programme', () => import('./programme.ts'));
  const own = await programme?.loadSiteFiles(read.config);
  if (own && 'problems' in own) return own;
  const files = own && { ...own, config: { ...read.config, journey: own.journey }, ...(id !== undefined && { programme }) };
  if (typeof named === 'string' && Object.hasOwn(usualJourneys, named) && id === undefined) return { ...read, ...files };
  // A site's own journey may have words of several of ours; what shows a programme has those of the sign-up.
  const written = `${JSON.stringify(journey)}${files ? '"sign-up.' : ''}`;
  return { ...read, ...files, words: wordsOf((Object.keys(journeyWords) as JourneyWords[]).filter(name => written.includes(`"${name}.`))) };
}
