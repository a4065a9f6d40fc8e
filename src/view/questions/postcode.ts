import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { instead } from '../../core/questions/postcode.ts';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

export const postcode: QuestionView<'postcode'> = {
  fields({ typed, problems, i18n, onTyped, hintId, own }) {
    const { invalid, describedBy } = tied(problems, 'postcode', hintId);
    return html`${problemOf(i18n, problems, 'postcode')}
      <div class="field"><label class="label" for=${fieldId('postcode')}>${i18n.t('postcode.label')}</label>
        <input class="input post" id=${fieldId('postcode')} type="text" autocomplete=${own ? 'postal-code' : 'off'} autocapitalize="characters" spellcheck="false" .value=${live(typed.typed)}
          aria-invalid=${invalid} aria-describedby=${describedBy} @input=${(event: Event) => { const { value } = event.target as HTMLInputElement; onTyped(() => ({ typed: value })); }}></div>
      <p class="or">${i18n.t('or')}</p>
      <div class="opts">${instead.map(id => html`<label class="opt"><span>${i18n.t(`postcode.${id}`)}</span><input type="checkbox" .checked=${live(typed.instead === id)}
        @change=${(event: Event) => { const { checked } = event.target as HTMLInputElement; onTyped(now => (checked ? { typed: '', instead: id } : { typed: now.typed })); }}></label>`)}</div>`;
  },
};
