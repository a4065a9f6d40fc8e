import { html, type TemplateResult } from 'lit';
import support from '../../core/support.json' with { type: 'json' };
import type { Translator } from '../../i18n/translate.ts';
import { intlTag } from '../../i18n/locales.ts';
import { draw, icons } from '../icons.ts';
import { heading } from '../screen.ts';

/** Who to talk to now: fixed, checked numbers that come with the page and so need no network. */
export function supportPanel(i18n: Translator, level: number, onClose: (event: Event) => void): TemplateResult {
  const [year, month] = support.lastChecked.split('-').map(Number) as [number, number];
  const date = new Intl.DateTimeFormat(intlTag(i18n.language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, month - 1));
  return html`<div class="panel"><div class="paneltop"><button class="pill" type="button" @click=${onClose}>${draw(icons.cross)}${i18n.t('close')}</button>${heading(level, i18n.t('support.heading'), 'h', 'support-heading')}</div>
    <p class="lead">${i18n.t('support.intro')}</p>
    <ul class="sups" role="list">${support.contacts.map(({ id, by, number }) => html`<li><a class="sup" href="${by === 'text' ? 'sms' : 'tel'}:${number.replace(/ /g, '')}"><b>${draw(by === 'text' ? icons.mail : icons.phone)}<span>${i18n.t(`support.${by}`, { number })}</span></b><span>${i18n.t(`support.${id}`)}</span></a></li>`)}</ul>
    <p class="small">${i18n.t('support.checked', { date })}</p></div>`;
}
