import { builtInJourney, journeyNames } from '../../src/core/journeys/index.ts';
import { english, locales, type LocaleName } from '../../src/i18n/locales.ts';
import type { Messages } from '../../src/i18n/translate.ts';
import { wordsOfJourneys } from '../i18n/words-of-journeys.ts';

/** What has become of a submission: one page, whose heading changes. */
const done = ['sending', 'sent', 'passed-on', 'held', 'attention', 'closed'];

/** The page whose heading has this key, if it is the key of one. */
function pageOf(key: string): string | undefined {
  const [, , id] = /^(pages|stops|equality|self-referral|check-in|sign-up|playlist)\.([a-z0-9-]+)\.heading(?:_them)?$/.exec(key) ?? [];
  if (id !== undefined) return key === 'equality.offer.heading' ? undefined : id;
  return done.find(state => key === `${state}.heading`) && 'done';
}

/** A heading as a pattern: its facts may be anything, and it may end with a word that it is optional. */
const patternOf = (sentence: string): RegExp => new RegExp(`^${sentence.split(/\{\{[^}]*\}\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')).join('.+')}(?: \\([^()]+\\))?$`);

const inAll: readonly Messages[] = await Promise.all(Object.entries(locales).map(async ([language, { first, later, more }]) => ({ ...(language === 'en' ? english : {}), ...(await first()), ...(await later()), ...(await more()), ...(await wordsOfJourneys(language as LocaleName)) })));
const headings: readonly (readonly [RegExp, string])[] = inAll.flatMap(messages => Object.entries(messages).flatMap(([key, sentence]) => { const page = pageOf(key); return page === undefined || /^\{\{\w+\}\}$/.test(sentence) ? [] : [[patternOf(sentence), page] as const]; }));

/** A journey as a test writes it. */
interface Written { readonly pages?: readonly { readonly id: string; readonly heading?: unknown }[]; readonly stops?: Readonly<Record<string, { readonly heading: unknown }>> | undefined }

const written = ({ pages = [], stops = {} }: Written): readonly (readonly [RegExp, string])[] =>
  [...pages.map(({ id, heading }) => [id, heading] as const), ...Object.entries(stops).map(([id, { heading }]) => [id, heading] as const)]
    .flatMap(([id, heading]) => Object.values((heading ?? {}) as Readonly<Record<string, string>>).map(sentence => [patternOf(sentence), id] as const));

/** The items of instruments, whose words no locale has. */
const measured = journeyNames.flatMap(id => written(builtInJourney(id)!.journey));

/** The id of the page that has this heading, in whatever language: a person knows a page by its heading, and the page around the form is told of some pages only. */
export const pageWith = (heading: string, journey: Written = {}): string | undefined => [...written(journey), ...headings, ...measured].find(([pattern]) => pattern.test(heading))?.[1];

