import { commonSchema } from '../core/config-fields.ts';
import { configFrom, setupOf, siteWordsOf, type Config } from '../core/config.ts';
import type { ReadWhole } from './config-fault.ts';
import type { Setup } from '../core/step.ts';
import type { Facts } from '../core/words.ts';
import { localeFor, locales, type LocaleName } from '../i18n/locales.ts';
import type { Messages, Translator } from '../i18n/translate.ts';
import { gather } from './gather.ts';
import { lazy } from './lazy.ts';
import { speakerOf } from './speaker.ts';
import type { WhatMatters } from './what-matters.ts';

/** Everything that there is once a configuration has been read. */
export interface Running {
  readonly config: Config;
  readonly setup: Setup;
  /** What shows the site's programme, where it names one. */
  readonly programme?: typeof import('./programme.ts') | undefined;
  /** The words that only this journey has. There are some of every journey but the usual one, of which it is not known what its first pages need. */
  readonly words?: ((language: LocaleName) => Promise<Messages>) | undefined;
  /** What this journey has besides pages. */
  readonly extra?: ReadWhole['extra'] | undefined;
  /** The languages to choose from. */
  readonly languages: readonly LocaleName[];
  readonly firstLanguage: LocaleName;
  /** What any sentence may name: the organisation, its number, what it calls the person who helps. */
  readonly always: Facts;
}

/** A form that may be shown, in its first language, or one line for each thing that is wrong. */
export type Begun = { readonly running: Running; readonly i18n: Translator } | { readonly problems: readonly string[] };

const isOwn = (data: unknown): boolean => typeof (data as { readonly journey?: unknown } | null)?.journey === 'object';

/** Reads a configuration. One with rarer keys or a journey of the site's own, or in which anything is wrong, is read by a part of its own. */
async function read(data: unknown, hasDeliver: boolean): Promise<ReadWhole> {
  const found = isOwn(data) ? undefined : configFrom(data, hasDeliver, commonSchema);
  return found && 'config' in found ? found : (await lazy('config-fault', () => import('./config-fault.ts'))).readWhole(data, hasDeliver);
}

/** The day where the person is. */
const today = (): string => { const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(number => `${number}`.padStart(2, '0')).join('-'); };

/** What sentences may say of whoever gets the answers: its name and number, and who reads them how soon. */
export const factsOf = ({ name, phone, reader }: Pick<Config['organisation'], 'name' | 'phone'> & Pick<Config, 'reader'>): Facts =>
  ({ org: siteWordsOf(name), phone, ...(reader && { who: siteWordsOf(reader.who), within: siteWordsOf(reader.within) }) });

/** Gathers and reads the configuration of an element, and loads the words of its first language. */
export async function beginRunning(element: WhatMatters): Promise<Begun> {
  const gathered = await gather(element);
  const found = 'problems' in gathered ? gathered : await read(gathered.data, typeof element.deliver === 'function').catch(() => ({ problems: ['configuration: found something wrong, expected the part of this form that says what'] }));
  const secure = globalThis.isSecureContext ? [] : ['page: found http, expected https, because what people write must travel safely'];
  if ('problems' in found) return { problems: [...secure, ...found.problems] };
  if (secure.length > 0) return { problems: secure };
  const { config } = found;
  const { linkWorker } = config;
  const offered = (Object.keys(locales) as LocaleName[]).filter(tag => config.languages?.includes(tag) ?? true);
  const firstLanguage = localeFor(config.language, element.closest('[lang]')?.getAttribute('lang'), document.documentElement.lang);
  const always: Facts = {
    ...factsOf({ ...config.organisation, reader: config.reader }), linkWorker: linkWorker === undefined ? { key: 'link-worker' } : siteWordsOf(linkWorker), ...found.facts,
  };
  const running: Running = {
    config, firstLanguage, always, words: found.words, extra: found.extra, programme: found.programme,
    setup: { ...setupOf(config, today()), files: found.files },
    languages: offered.length > 0 ? offered : [firstLanguage],
  };
  return { running, i18n: await speakerOf(running, firstLanguage, 'first') };
}
