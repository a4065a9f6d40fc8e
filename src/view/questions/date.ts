import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { dateParts, type DatePart } from '../../core/questions/date.ts';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

const tokens: Readonly<Record<DatePart, string>> = { day: 'bday-day', month: 'bday-month', year: 'bday-year' };

export const date: QuestionView<'date'> = {
  fields: ({ question, typed, problems, i18n, onTyped, hintId, own }) => html`${dateParts.map(part => problemOf(i18n, problems, part))}<div class="dates">${dateParts.map(part => {
    const { invalid, describedBy } = tied(problems, part, hintId);
    // A month may be a word, so its keyboard has letters.
    return html`<div class="field"><label class="label" for=${fieldId(part)}>${i18n.t(`date.${part}`)}</label>
      <input class="input ${part}" id=${fieldId(part)} type="text" inputmode=${part === 'month' ? 'text' : 'numeric'} autocomplete=${question.birth && own ? tokens[part] : 'off'} spellcheck="false" .value=${live(typed[part])} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${(event: Event) => { const { value } = event.target as HTMLInputElement; onTyped(now => ({ ...now, [part]: value })); }}></div>`;
  })}</div>`,
};
