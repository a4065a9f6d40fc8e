import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { say } from '../screen.ts';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

export const consent: QuestionView<'consent'> = {
  fields({ question, typed, problems, i18n, onTyped }) {
    return html`<div class="opts opts-wide">${question.items.map(item => {
      const { invalid, describedBy } = tied(problems, item.id);
      const words = say(i18n, item.words);
      return html`<div>${problemOf(i18n, problems, item.id)}<label class="opt"><span>${item.needed ? words : html`${words} ${i18n.t('optional', { heading: '' }).trim()}`}</span><input id=${fieldId(item.id)} type="checkbox" .checked=${live(typed.includes(item.id))} aria-invalid=${invalid} aria-describedby=${describedBy}
        @change=${(event: Event) => onTyped((event.target as HTMLInputElement).checked ? [...typed, item.id] : typed.filter(id => id !== item.id))}></label></div>`;
    })}</div>`;
  },
};
