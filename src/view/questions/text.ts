import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { say } from '../screen.ts';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

/** What a telephone shows for each token: digits for a number, @ for an address. */
const types: Readonly<Record<string, string>> = { tel: 'tel', email: 'email' };

export const text: QuestionView<'text'> = {
  single: question => question.instead === undefined,
  fields({ question, typed, problems, i18n, onTyped, hintId, own }) {
    const { invalid, describedBy } = tied(problems, 'text', hintId);
    const changed = (event: Event): void => { const { value } = event.target as HTMLInputElement; onTyped(() => value); };
    const { autocomplete, instead = [] } = question;
    const written = typeof typed === 'string' ? typed : '';
    const box = question.long
      ? html`<textarea class="input" id=${fieldId('text')} rows="5" .value=${live(written)} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${changed}></textarea>`
      : html`<input class="input" id=${fieldId('text')} type=${types[autocomplete ?? ''] ?? 'text'} .value=${live(written)} autocomplete=${autocomplete && own ? autocomplete : 'off'} spellcheck=${autocomplete ? 'false' : nothing} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${changed}>`;
    return html`${problemOf(i18n, problems, 'text')}<div class="field">${instead.length === 0 ? nothing : html`<label class="label" for=${fieldId('text')}>${question.label ? say(i18n, question.label) : i18n.t('text.label')}</label>`}${box}</div>${instead.length === 0 ? nothing : html`<p class="or">${i18n.t('or')}</p>
      <div class="opts">${instead.map(({ id, words }) => html`<label class="opt"><span>${say(i18n, words)}</span><input type="checkbox" .checked=${live(typeof typed !== 'string' && typed.instead === id)}
        @change=${(event: Event) => { const { checked } = event.target as HTMLInputElement; onTyped(() => (checked ? { instead: id } : '')); }}></label>`)}</div>`}`;
  },
};
