/** What is needed where a configuration has rarer keys, where a site wrote a journey of its own, and where something is wrong. */
import { readConfig, type ReadConfig } from '../core/config-reader.ts';
import { kindOf } from '../core/questions/known.ts';
import { siteWordsOf } from '../core/config.ts';
import { usualJourneys } from '../core/journeys/usual.ts';
import type { SiteFiles } from '../core/programmes/site-files.ts';
import type { Facts } from '../core/words.ts';
import { journeyWords, type JourneyWords } from '../i18n/journey-words.ts';
import type { LocaleName } from '../i18n/locales.ts';
import type { Messages } from '../i18n/translate.ts';
import { canSeal } from '../net/can-seal.ts';
import type { Extra } from './check-in.ts';
import { isSafeAddress } from '../core/config-fields.ts';
import { fetched } from './gather.ts';
import { lazy } from './lazy.ts';
import type { Running } from './running.ts';

export { faultScreen, faultStyles } from './screens/fault.ts';

/** A configuration as it was read, and the words that its journey has besides those of the usual one. */
export type ReadWhole = ReadConfig & {
  readonly words?: (language: LocaleName) => Promise<Messages>;
  /** What this journey has besides pages. */
  readonly extra?: Extra;
  /** What the site's own files say, what sentences may name of it, and what shows its programme. */
  readonly files?: SiteFiles;
  readonly facts?: Facts;
  readonly programme?: Running['programme'];
};

/** Reads the files of a site's own instruments; text for one that cannot be read. */
async function packsOf(data: unknown): Promise<readonly unknown[]> {
  const { packs } = data as { readonly packs?: unknown };
  if (!Array.isArray(packs)) return [];
  return Promise.all(packs.slice(0, 5).map(async pack => {
    if (typeof pack !== 'string' || !isSafeAddress(pack)) return undefined;
    const read = await fetched(pack, 'packs');
    return 'data' in read ? read.data : read.problems[0];
  }));
}

/** Loads the words of these files in a language. */
export const wordsOf = (names: readonly JourneyWords[]) => async (language: LocaleName): Promise<Messages> =>
  Object.assign({}, ...(await Promise.all(names.map(name => lazy(`${language}-${name}`, journeyWords[name][language])))).map(file => file.default)) as Messages;

/** Reads a whole configuration. Where answers are to be sealed and this browser cannot, there is no form: they are never sent as they are instead. */
export async function readWhole(data: unknown, hasDeliver: boolean): Promise<ReadWhole> {
  const packs = await packsOf(data);
  const unread = packs.filter(pack => typeof pack === 'string');
  if (unread.length > 0) return { problems: unread };
  const read = readConfig(data, hasDeliver, packs.filter(pack => pack !== undefined));
  if (!('config' in read)) return read;
  const { recipients, journey } = read.config;
  const { journey: named = 'self-referral' } = data as { readonly journey?: unknown };
  if (recipients && !await canSeal(recipients.map(({ key }) => key))) return { problems: ['page: found a browser that cannot seal, expected one with WebCrypto and the curve P-256'] };
  const { programmes, surgeries } = read.config;
  const programme = programmes === undefined && surgeries === undefined ? undefined : await lazy('programme', () => import('./programme.ts'));
  const own = await programme?.loadSiteFiles(read.config);
  if (own && 'problems' in own) return own;
  const files = own && { ...own, config: { ...read.config, journey: own.journey }, ...(programmes !== undefined && { programme }) };
  if (typeof named === 'string' && Object.hasOwn(usualJourneys, named) && programmes === undefined) return { ...read, ...files };
  // A site's own journey may have words of several of ours; what shows a programme has those of the sign-up.
  const written = `${JSON.stringify(journey)}${files ? '"sign-up.' : ''}`;
  const asked = journey.pages.map(({ question }) => question && kindOf(question).wordsIn);
  const words = wordsOf((Object.keys(journeyWords) as JourneyWords[]).filter(name => asked.includes(name) || written.includes(`"${name}.`)));
  const hasMore = journey.thanks !== undefined || journey.pages.some(({ short }) => short);
  const { leader } = read.config;
  const facts = { ...files?.facts, leader: leader === undefined ? { key: 'check-in.leader' } : siteWordsOf(leader) };
  return { ...read, ...files, words, facts, ...(hasMore && { extra: (await lazy('check-in', () => import('./check-in.ts'))).extraOf(read.instruments ?? {}) }) };
}
