import cyCommon from '../../../locales/cy/common.json' with { type: 'json' };
import cyLater from '../../../locales/cy/later.json' with { type: 'json' };
import cyPages from '../../../locales/cy/pages.json' with { type: 'json' };
import cyStart from '../../../locales/cy/self-referral.json' with { type: 'json' };
import cyTaxonomy from '../../../locales/cy/taxonomy.json' with { type: 'json' };
import enCommon from '../../../locales/en/common.json' with { type: 'json' };
import enLater from '../../../locales/en/later.json' with { type: 'json' };
import enPages from '../../../locales/en/pages.json' with { type: 'json' };
import enStart from '../../../locales/en/self-referral.json' with { type: 'json' };
import enTaxonomy from '../../../locales/en/taxonomy.json' with { type: 'json' };

/** A language of the tests. */
export type Language = 'en' | 'cy';

const all: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { ...enCommon, ...enLater, ...enPages, ...enStart, ...enTaxonomy },
  cy: { ...cyCommon, ...cyLater, ...cyPages, ...cyStart, ...cyTaxonomy },
};

/** What a site puts into its sentences: those of the demo. */
const ofTheSite: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { org: 'Heath Lane Neighbours', phone: '020 7946 0000', linkWorker: all.en['link-worker']!, who: 'Priya, our link worker,', within: 'within 3 working days' },
  cy: { org: 'Heath Lane Neighbours', phone: '020 7946 0000', linkWorker: all.cy['link-worker']!, who: 'Priya, ein gweithiwr cyswllt,', within: 'o fewn 3 diwrnod gwaith' },
};

/** A sentence of the product as the demo shows it. A test that names a key that nobody wrote fails. */
export function words(key: string, language: Language = 'en', facts: Readonly<Record<string, string | number>> = {}): string {
  const sentence = all[language][key];
  if (sentence === undefined) throw new Error(`locales/${language} has no "${key}"`);
  return sentence.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(facts[name] ?? ofTheSite[language][name] ?? place));
}
