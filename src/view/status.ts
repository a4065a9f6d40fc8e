import type { Delivery } from '../core/step.ts';
import type { Facts } from '../core/words.ts';
import { intlTag } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import { icons, type Icon } from './icons.ts';
import { laterIcons } from './later-icons.ts';

/** One status: its shape, picture and words; colour only adds to them. */
export interface Status { readonly kind: 'busy' | 'sent' | 'wait' | 'held'; readonly picture: Icon; readonly title: string; readonly line: string }

/** The words for how soon the next try is. */
export const nextTry = (i18n: Translator, nextInMs: number): string => { const count = Math.round(nextInMs / 60_000); return count < 1 ? i18n.t('held.soon') : i18n.t('held.next', { count }); };

/** What a person is told of each thing that can become of what they sent. Nothing says "sent" but a receipt. */
export function statusOf(i18n: Translator, delivery: Delivery): Status {
  const t = (key: string, facts?: Facts): string => i18n.t(key, facts);
  switch (delivery.at) {
    case 'sending': return { kind: 'busy', picture: laterIcons.refresh, title: t('sending.heading'), line: t(delivery.saved ? 'sending.saved' : 'sending.body') };
    case 'saved': return { kind: 'wait', picture: laterIcons.warning, title: t('saved.heading'), line: t('saved.body') };
    case 'waiting': return { kind: 'wait', picture: laterIcons.warning, title: t('held.heading'), line: t('waiting.body') };
    case 'held': return { kind: 'wait', picture: laterIcons.warning, title: t('held.heading'), line: t('held.body') };
    case 'sent': {
      const at = new Date(delivery.receivedAt);
      const time = new Intl.DateTimeFormat(intlTag(i18n.language), { timeStyle: 'short', timeZone: 'Europe/London' }).format(Number.isNaN(at.getTime()) ? new Date() : at);
      // Also to whoever signed up without a connection and comes back later. A site's own journey may be without these words.
      const own = `sign-up.placed.${(delivery.place as { readonly at?: string } | undefined)?.at}`;
      return { kind: 'sent', picture: icons.check, title: t(i18n.has(own) ? own : 'sent.heading'), line: t('sent.to', { time }) };
    }
    case 'passed-on': return { kind: 'busy', picture: icons.check, title: t('passed-on.heading'), line: t('passed-on.body') };
    case 'attention': return { kind: 'held', picture: icons.alert, title: t('attention.heading'), line: t('attention.body') };
    case 'closed': return { kind: 'held', picture: icons.alert, title: t('closed.heading'), line: t('closed.body') };
    case 'last-call': return { kind: 'held', picture: icons.alert, title: t('held.heading'), line: t('last-call.body', { days: delivery.days }) };
    case 'expired': return { kind: 'held', picture: icons.alert, title: t('attention.heading'), line: t('expired.body') };
    default: return delivery satisfies never;
  }
}
