import { html, type TemplateResult } from 'lit';
import type { Translator } from '../../i18n/translate.ts';

/** The button that deletes what waits. It asks once more, in place. */
export const deleteButton = (i18n: Translator, remove: () => void): TemplateResult =>
  html`<details class="note"><summary class="quiet">${i18n.t('unsent.delete')}</summary><p class="note">${i18n.t('unsent.sure')}</p><p class="note"><button class="btn" type="button" @click=${remove}>${i18n.t('unsent.yes')}</button></p></details>`;

/** An element of a browser that can speak by itself (https://w3c.github.io/aria/#ARIANotifyMixin). There a region would say everything twice. */
export interface Speaking { ariaNotify?: (words: string) => void }
