import { readConfig, siteWordsOf, type Config } from '../core/config.ts';
import type { Setup } from '../core/step.ts';
import type { Facts } from '../core/words.ts';
import { localeFor, locales, type LocaleName } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import { gather } from './gather.ts';
import { speakerOf } from './speaker.ts';
import type { WhatMatters } from './what-matters.ts';

/** Everything that there is once a configuration has been read. */
export interface Running {
  readonly config: Config;
  readonly setup: Setup;
  /** The languages to choose from. */
  readonly languages: readonly LocaleName[];
  readonly firstLanguage: LocaleName;
  /** What any sentence may name: the organisation, its number, what it calls the person who helps. */
  readonly always: Facts;
}

/** A form that may be shown, in its first language, or one line for each thing that is wrong. */
export type Begun = { readonly running: Running; readonly i18n: Translator } | { readonly problems: readonly string[] };

/** Gathers and reads the configuration of an element, and loads the words of its first language. */
export async function beginRunning(element: WhatMatters): Promise<Begun> {
  const gathered = await gather(element);
  const read = 'problems' in gathered ? gathered : readConfig(gathered.data, typeof element.deliver === 'function');
  const secure = globalThis.isSecureContext ? [] : ['page: found http, expected https, because what people write must travel safely'];
  if ('problems' in read) return { problems: [...secure, ...read.problems] };
  if (secure.length > 0) return { problems: secure };
  const { config } = read;
  const { organisation, reader, linkWorker } = config;
  const offered = (Object.keys(locales) as LocaleName[]).filter(tag => config.languages?.includes(tag) ?? true);
  const firstLanguage = localeFor(config.language, element.closest('[lang]')?.getAttribute('lang'), document.documentElement.lang);
  const always: Facts = {
    org: siteWordsOf(organisation.name), phone: organisation.phone, linkWorker: linkWorker === undefined ? { key: 'link-worker' } : siteWordsOf(linkWorker),
    ...(reader && { who: siteWordsOf(reader.who), within: siteWordsOf(reader.within) }),
  };
  const running: Running = {
    config, firstLanguage, always,
    setup: { form: config.form, journey: config.journey, hasDirectory: config.directory !== undefined },
    languages: offered.length > 0 ? offered : [firstLanguage],
  };
  return { running, i18n: await speakerOf(running, firstLanguage, false) };
}
