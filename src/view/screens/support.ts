import { html, nothing, type TemplateResult } from 'lit';
import { siteWordsOf } from '../../core/config.ts';
import { nations, type ContactWay, type Nation } from '../../core/support/index.ts';
import type { OwnContact } from '../../core/support/site-support.ts';
import type { Words } from '../../core/words.ts';
import type { Translator } from '../../i18n/translate.ts';
import { intlTag } from '../../i18n/locales.ts';
import { draw, icons, type Icon } from '../icons.ts';
import { heading, say } from '../screen.ts';

/** Whom the panel shows: the contacts of a nation, and the site's own. */
export interface SupportShown {
  /** England without it. */
  readonly nation?: Nation | undefined;
  readonly own?: readonly OwnContact[] | undefined;
}

const digits = (number: string): string => number.replace(/[^\d+]/g, '');

/** Where a contact leads, its picture and what to do in words: the number stays readable where nothing can be called from. */
function wayOf(i18n: Translator, { call, text, link = '' }: ContactWay): readonly [href: string, icon: Icon, words: string] {
  if (call) return [`tel:${digits(call)}`, icons.phone, i18n.t('talk.call', { phone: call })];
  if (text) return [`sms:${digits(text.number)}`, icons.mail, i18n.t(text.word ? 'support.text' : 'support.text-only', { word: text.word ?? '', number: text.number })];
  return [link, icons.globe, `${i18n.t('support.link', { site: link.split(/[/?#]/)[2]! })} (${i18n.t('new-window')})`];
}

function contactLink(i18n: Translator, contact: ContactWay, words: Words): TemplateResult {
  const [href, icon, how] = wayOf(i18n, contact);
  return html`<li><a class="sup" href=${href} target=${contact.link ? '_blank' : nothing} rel="noreferrer"><b>${draw(icon)}<span>${how}</span></b><span>${say(i18n, words)}</span></a></li>`;
}

/** Who to talk to now: checked numbers that come with the page and so need no network. 999 first, then the site's own. */
export function supportPanel(i18n: Translator, { nation = 'england', own = [] }: SupportShown, level: number, onClose: (event: Event) => void): TemplateResult {
  const { lastChecked, contacts } = nations[nation];
  const date = new Intl.DateTimeFormat(intlTag(i18n.language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${lastChecked}-01`));
  const [danger, ...others] = contacts.map(contact => contactLink(i18n, contact, { key: `support.${contact.id}` }));
  return html`<div class="panel"><div class="paneltop"><button class="pill" type="button" @click=${onClose}>${draw(icons.cross)}${i18n.t('close')}</button>${heading(level, i18n.t('support.heading'), 'h', 'support-heading')}</div>
    <p class="lead">${i18n.t('support.intro')}</p>
    <ul class="sups" role="list">${danger}${own.map(contact => contactLink(i18n, contact, siteWordsOf(contact.words)))}${others}</ul>
    <p class="small">${i18n.t('support.checked', { date })}</p></div>`;
}
