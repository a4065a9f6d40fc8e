import { html, type TemplateResult } from 'lit';
import type { Translator } from '../../i18n/translate.ts';
import type { Shown } from '../screen.ts';

/** The offer to keep a form that is half filled in. `open`: loads what does it; `inside`: what may be chosen, once that is there. */
export const keepOffer = (i18n: Translator, open: () => void, inside: Shown): TemplateResult =>
  html`<details class="note" @toggle=${open}><summary class="quiet">${i18n.t('keep.offer')}</summary>${inside}</details>`;
