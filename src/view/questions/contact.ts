import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { wayOf } from '../../core/questions/contact.ts';
import { fieldId, problemId, problemOf, tied, type QuestionView } from './view.ts';

const kinds = {
  phone: { type: 'tel', autocomplete: 'tel' },
  text: { type: 'tel', autocomplete: 'tel' },
  email: { type: 'email', autocomplete: 'email' },
} as const;

export const contact: QuestionView<'contact'> = {
  marksEach: true,
  fields({ question, typed, problems, situation, i18n, onTyped, hintId, own }) {
    const way = wayOf(question, situation);
    const { invalid, describedBy } = tied(problems, 'to', hintId);
    const changed = (event: Event): void => { const to = (event.target as HTMLInputElement).value; onTyped(now => ({ ...now, to })); };
    const best = tied(problems, 'best');
    const wrong = problems.some(({ field }) => field === 'safe');
    return html`<div class="field ${describedBy !== hintId && invalid === 'true' ? 'bad' : ''}"><label class="label" for=${fieldId('to')}>${i18n.t(`contact.${way}-to`)}</label>${problemOf(i18n, problems, 'to')}
        ${way === 'other' ? html`<p class="hint">${i18n.t('contact.other-hint')}</p>` : nothing}
        ${way === 'letter' || way === 'other'
          ? html`<textarea class="input" id=${fieldId('to')} rows="4" autocomplete=${way === 'letter' && own ? 'street-address' : 'off'} .value=${live(typed.to)} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${changed}></textarea>`
          : html`<input class="input" id=${fieldId('to')} type=${kinds[way].type} autocomplete=${own ? kinds[way].autocomplete : 'off'} spellcheck="false" .value=${live(typed.to)} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${changed}>`}</div>
      <fieldset class="field ${wrong ? 'bad' : ''}" role="radiogroup" aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? problemId('safe') : nothing}><legend class="label">${i18n.t(`contact.${way}-safe`)}</legend>${problemOf(i18n, problems, 'safe')}
        <div class="opts">${['yes', 'no', 'not-sure'].map((id, at) => html`<label class="opt"><span>${i18n.t(`contact.safe.${id}`)}</span><input id=${at === 0 ? fieldId('safe') : `safe-${id}`} type="radio" name="safe" value=${id} .checked=${live(typed.safe === id)} @change=${() => onTyped(now => ({ ...now, safe: id }))}></label>`)}</div></fieldset>
      ${way === 'phone' ? html`<div class="field"><label class="label" for=${fieldId('best')}>${i18n.t('contact.best')}</label>${problemOf(i18n, problems, 'best')}<input class="input" id=${fieldId('best')} type="text" autocomplete="off" aria-invalid=${best.invalid} aria-describedby=${best.describedBy} .value=${live(typed.best ?? '')} @input=${(event: Event) => { const best = (event.target as HTMLInputElement).value; onTyped(now => ({ ...now, best })); }}></div>` : nothing}`;
  },
};
