/** What stands about an activity, in words: for its card and for the sheet that a person takes home. */
import type { Activity } from '../core/activities/activity.ts';
import type { Idea } from '../core/activities/match.ts';
import { intlTag } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import { whenIn } from './when-words.ts';

export { whenIn };

/** What it costs; nothing where nobody knows. */
export function costIn(i18n: Translator, { cost }: Activity): string | undefined {
  if (cost.at === 'free') return i18n.t('ideas.free');
  if (cost.at === 'text') return cost.text;
  if (cost.at === 'unknown') return undefined;
  const amount = new Intl.NumberFormat(intlTag(i18n.language), { style: 'currency', currency: 'GBP', minimumFractionDigits: Number.isInteger(cost.amount) ? 0 : 2 }).format(cost.amount);
  return cost.text === undefined ? amount : `${amount}. ${cost.text}`;
}

/** Who it is for, by age; nothing where nobody says. */
export function agesIn(i18n: Translator, { ages }: Activity): string | undefined {
  if (!ages) return undefined;
  const { from, to } = ages;
  if (from !== undefined && to !== undefined) return i18n.t('ideas.ages-between', { from, to });
  return from !== undefined ? i18n.t('ideas.ages-from', { from }) : i18n.t('ideas.ages-to', { to: to! });
}

/** Where it is: the place with its address, and how people can take part from home. None where nobody says. */
export function whereIn(i18n: Translator, { place, ways }: Activity): string[] {
  const there = [place?.name, place?.address, place?.postcode].filter(Boolean).join(', ');
  const fromHome = ways.filter(way => way !== 'in-person').map(way => i18n.t(`ideas.way-${way}`));
  const atHome = fromHome.length > 0 ? [i18n.t('ideas.at-home', { ways: fromHome.join(', ') })] : [];
  // What is only done at home has an office somewhere: nobody is sent there.
  return there !== '' && (atHome.length === 0 || ways.includes('in-person')) ? [there, ...atHome] : atHome;
}

const isEnglish = (language: string): boolean => /^en(?:glish)?\b/i.test(language);

/** Languages other than English that it is held in, by their names. */
export function languagesIn(i18n: Translator, { languages }: Activity): string[] {
  const names = new Intl.DisplayNames(intlTag(i18n.language), { type: 'language' });
  // What is no code is a name already.
  const nameOf = (language: string): string => { try { return names.of(language) ?? language; } catch { return language; } };
  return languages.filter(language => !isEnglish(language)).map(nameOf);
}

/** When, where, what it costs and whom it is for, as far as it is known. */
export const ideaFactLines = (i18n: Translator, activity: Activity): string[] =>
  [...activity.when.slice(0, 3).map(one => whenIn(i18n, one)), ...whereIn(i18n, activity), costIn(i18n, activity), agesIn(i18n, activity)].filter(line => line !== undefined);

/** An idea in a few lines: its title, when, where, what it costs, and how to join. */
export function ideaLines(i18n: Translator, { activity }: Pick<Idea, 'activity'>): string[] {
  const { title, provider, join } = activity;
  const lines: readonly (string | undefined)[] = [
    provider === undefined || provider === title ? title : `${title} (${provider})`, ...ideaFactLines(i18n, activity),
    join.phone && i18n.t('ideas.join-call', { phone: join.phone }), join.email && i18n.t('ideas.join-email', { email: join.email }), join.url,
  ];
  return lines.filter(line => line !== undefined);
}
