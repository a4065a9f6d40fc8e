/** What stands about an activity, in words: for its card and for the sheet that a person takes home. */
import { isAtHome, type Activity } from '../core/activities/activity.ts';
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

/** Where it is: at home, or the place with its address; nothing where nobody says. */
export const whereIn = (i18n: Translator, activity: Activity): string | undefined =>
  (isAtHome(activity) ? i18n.t('ideas.at-home') : [activity.place?.name, activity.place?.address, activity.place?.postcode].filter(Boolean).join(', ') || undefined);

/** An idea in a few lines: its title, when, where, what it costs, and how to join. */
export function ideaLines(i18n: Translator, { activity }: Idea): string[] {
  const { title, provider, when, join } = activity;
  const lines: readonly (string | undefined)[] = [
    provider === undefined || provider === title ? title : `${title} (${provider})`,
    ...when.slice(0, 3).map(one => whenIn(i18n, one)), whereIn(i18n, activity), costIn(i18n, activity), agesIn(i18n, activity),
    join.phone && i18n.t('ideas.join-call', { phone: join.phone }), join.email && i18n.t('ideas.join-email', { email: join.email }), join.url,
  ];
  return lines.filter(line => line !== undefined);
}
