import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { insteadOfSurgery } from '../../core/questions/surgery.ts';
import type { Surgery } from '../../core/surgeries.ts';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

/** Letters from which on something is looked for. */
const fewest = 2;

/** A box, and below it what it may mean, as plain radio buttons: nothing opens over the page, and nothing has to be picked. */
export const surgery: QuestionView<'surgery'> = {
  fields({ typed: { typed, picked, instead }, problems, situation, i18n, onTyped, hintId }) {
    const { invalid, describedBy } = tied(problems, 'surgery', hintId);
    const found: readonly Surgery[] | undefined = instead === undefined && typed.trim().length >= fewest ? situation.files?.surgeries?.(typed) : undefined;
    const radio = (words: TemplateResult | string, isPicked: boolean, pick: Surgery | undefined): TemplateResult => html`<label class="opt"><span>${words}</span><input type="radio" name="surgery-picked" .checked=${live(isPicked)} @change=${() => onTyped(now => ({ typed: now.typed, ...(pick && { picked: pick }) }))}></label>`;
    return html`${problemOf(i18n, problems, 'surgery')}
      <div class="field"><label class="label" for=${fieldId('surgery')}>${i18n.t('sign-up.surgery.label')}</label>
        <input class="input" id=${fieldId('surgery')} type="text" autocomplete="off" spellcheck="false" .value=${live(typed)} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${(event: Event) => { const { value } = event.target as HTMLInputElement; onTyped(() => ({ typed: value })); }}></div>
      <p class="note" role="status">${found === undefined ? nothing : found.length > 0 ? i18n.t('sign-up.surgery.found', { count: found.length }) : i18n.t('sign-up.surgery.none-found')}</p>
      ${found && found.length > 0 ? html`<fieldset class="note" role="radiogroup"><legend class="label">${i18n.t('sign-up.surgery.pick')}</legend><div class="opts">${found.map(one => radio(html`${one.name} <br><span class="hint">${one.postcode}</span>`, picked?.code === one.code, { name: one.name, postcode: one.postcode, code: one.code }))}${radio(i18n.t('sign-up.surgery.as-written'), picked === undefined, undefined)}</div></fieldset>` : nothing}
      <p class="or">${i18n.t('or')}</p>
      <div class="opts">${insteadOfSurgery.map(id => html`<label class="opt"><span>${i18n.t(`pages.gp.${id}`)}</span><input type="checkbox" .checked=${live(instead === id)}
        @change=${(event: Event) => { const { checked } = event.target as HTMLInputElement; onTyped(now => (checked ? { typed: '', instead: id } : { typed: now.typed })); }}></label>`)}</div>`;
  },
};
