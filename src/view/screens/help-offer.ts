import { html, type TemplateResult } from 'lit';
import type { Translator } from '../../i18n/translate.ts';
import { heading } from '../screen.ts';

/**
 * What the dialog holds when help is offered: an offer and two ways on, and no word about why. Its heading has the id
 * that names the dialog. Closing the dialog by Escape is the same as carrying on.
 */
export const helpOffer = (i18n: Translator, level: number, onShow: (event: Event) => void, onCarryOn: (event: Event) => void): TemplateResult =>
  html`<div class="panel">${heading(level, i18n.t('offer.heading'), 'h', 'support-heading')}
    <p class="lead">${i18n.t('offer.thanks')}</p><p class="lead" id="offer-question">${i18n.t('offer.question')}</p>
    <div class="actions"><button class="btn main" type="button" aria-describedby="offer-question" @click=${onShow}>${i18n.t('offer.show')}</button><button class="btn" type="button" @click=${onCarryOn}>${i18n.t('offer.carry-on')}</button></div></div>`;
