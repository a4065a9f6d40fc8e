import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { itemsFor } from '../../core/questions/consent.ts';
import { say } from '../screen.ts';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

export const consent: QuestionView<'consent'> = {
  fields({ question, typed, problems, situation, i18n, onTyped }) {
    return html`<div class="opts opts-wide">${itemsFor(question, situation).map(item => {
      const { invalid, describedBy } = tied(problems, item.id);
      const words = say(i18n, item.words);
      return html`<div>${problemOf(i18n, problems, item.id)}<label class="opt"><span>${item.needed ? words : html`${words} ${i18n.t('optional', { heading: '' }).trim()}`}</span><input id=${fieldId(item.id)} type="checkbox" .checked=${live(typed.includes(item.id))} aria-invalid=${invalid} aria-describedby=${describedBy}
        @change=${(event: Event) => { const { checked } = event.target as HTMLInputElement; onTyped(now => (checked ? [...now.filter(id => id !== item.id), item.id] : now.filter(id => id !== item.id))); }}></label></div>`;
    })}</div>`;
  },
};
