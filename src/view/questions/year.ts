import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { year as kind } from '../../core/questions/year.ts';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

export const year: QuestionView<'year'> = {
  fields({ question, typed, problems, situation, i18n, onTyped, hintId, own }) {
    const { invalid, describedBy } = tied(problems, 'year', hintId);
    const checked = kind.check(question, typed, situation);
    const known = typed.trim() !== '' && 'value' in checked && checked.value !== undefined;
    const { years } = kind.facts!(question, known ? { at: 'answered', value: checked.value } : undefined, situation);
    return html`${problemOf(i18n, problems, 'year')}<div class="dates"><div class="field"><label class="label" for=${fieldId('year')}>${i18n.t('date.year')}</label>
      <input class="input year" id=${fieldId('year')} type="text" inputmode="numeric" autocomplete=${own ? 'bday-year' : 'off'} spellcheck="false" .value=${live(typed)} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${(event: Event) => { const { value } = event.target as HTMLInputElement; onTyped(() => value); }}></div></div>
      <p class="note" role="status">${known ? i18n.t('playlist.years-told', { years: years! }) : nothing}</p>`;
  },
};
