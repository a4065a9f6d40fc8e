import { html, nothing, type TemplateResult } from 'lit';
import type { Config } from '../../core/config.ts';
import type { Delivery } from '../../core/step.ts';
import { intlTag } from '../../i18n/locales.ts';
import type { Translator } from '../../i18n/translate.ts';
import { draw } from '../icons.ts';
import { laterIcons } from '../later-icons.ts';
import { heading } from '../screen.ts';
import { deleteButton } from './delete-button.ts';
import { nextTry, statusOf } from '../status.ts';
import { callLink } from './frame.ts';

// Where an element can speak by itself, a region would say everything twice.
const speaks = 'ariaNotify' in Element.prototype;

/** What a person may do about something that waits from before. */
export interface Unsent {
  readonly config: Config;
  readonly i18n: Translator;
  readonly delivery: Delivery;
  /** When Send was pressed, in milliseconds since 1970. */
  readonly at: number;
  /** The person wanted it deleted, and the device refused. */
  readonly stays: boolean;
  readonly tryNow: () => void;
  /** Where the answers can be read on this device. */
  readonly copy?: () => void;
  readonly remove: () => void;
  readonly close: () => void;
}

/** Something that was sent before and waits, or has just arrived: the first thing on the page. */
export function unsentCard({ config, i18n, delivery, at, stays, tryNow, copy, remove, close }: Unsent): TemplateResult {
  const { kind, picture, title, line } = statusOf(i18n, delivery);
  const date = new Intl.DateTimeFormat(intlTag(i18n.language), { dateStyle: 'long' }).format(at);
  const isOver = delivery.at === 'sent' || delivery.at === 'passed-on';
  const isGone = delivery.at === 'expired';
  const mayGo = !isOver && !isGone && delivery.at !== 'closed';
  return html`<section class="unsent">${heading(config.headingLevel, i18n.t('unsent.heading', { date }), 'h2')}
    <div class="status ${kind}"><span class="stamp">${draw(picture)}</span><div role="status" aria-live=${speaks ? 'off' : nothing}><p><strong>${title}</strong></p><p>${line}${delivery.at === 'sent' ? html` ${i18n.t('sent.reference')}: <bdi dir="ltr">${delivery.reference}</bdi>` : nothing}</p></div></div>
    ${delivery.at === 'waiting' ? html`<p class="note">${nextTry(i18n, delivery.nextInMs)} ${delivery.siteFault ? i18n.t('held.site-fault') : nothing}</p>` : nothing}
    ${stays ? html`<p class="note" aria-hidden="true"><strong>${i18n.t('unsent.not-deleted')}</strong></p>` : nothing}
    <div class="actions">${mayGo ? html`<button class="btn main" type="button" @click=${tryNow}>${i18n.t('held.try-now')}</button>` : nothing}
      ${copy && !isOver && !isGone ? html`<button class="btn" type="button" @click=${copy}>${draw(laterIcons.download)}${i18n.t('held.save')}</button>` : nothing}
      ${isOver ? html`<button class="btn" type="button" @click=${close}>${i18n.t('unsent.close')}</button>` : nothing}</div>
    ${isOver ? nothing : html`${callLink(i18n, config.organisation.phone)}${isGone ? html`<p class="note"><button class="btn" type="button" @click=${remove}>${i18n.t('unsent.close')}</button></p>` : deleteButton(i18n, remove)}`}
  </section>`;
}
