import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

export const number: QuestionView<'number'> = {
  single: () => true,
  fields({ typed, problems, i18n, onTyped, hintId }) {
    const { invalid, describedBy } = tied(problems, 'number', hintId);
    return html`${problemOf(i18n, problems, 'number')}<div class="field"><input class="input short" id=${fieldId('number')} inputmode="numeric" autocomplete="off" aria-invalid=${invalid} aria-describedby=${describedBy} .value=${live(typed)} @input=${(event: Event) => { const { value } = event.target as HTMLInputElement; onTyped(() => value); }}></div>`;
  },
};
