import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

export const text: QuestionView<'text'> = {
  single: true,
  fields({ question, typed, problems, i18n, onTyped, hintId }) {
    const { invalid, describedBy } = tied(problems, 'text', hintId);
    const changed = (event: Event): void => onTyped((event.target as HTMLInputElement).value);
    const personal = question.autocomplete !== undefined;
    return html`${problemOf(i18n, problems, 'text')}<div class="field">${question.long
      ? html`<textarea class="input" id=${fieldId('text')} rows="5" .value=${live(typed)} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${changed}></textarea>`
      : html`<input class="input" id=${fieldId('text')} type="text" .value=${live(typed)} autocomplete=${question.autocomplete ?? 'off'} spellcheck=${personal ? 'false' : nothing} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${changed}>`}</div>`;
  },
};
