import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { nameParts, type NamePart } from '../../core/questions/name.ts';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

const tokens: Readonly<Record<NamePart, string>> = { first: 'given-name', last: 'family-name', called: 'nickname' };

export const name: QuestionView<'name'> = {
  marksEach: true,
  fields: ({ typed, problems, i18n, onTyped, hintId, own }) => html`${nameParts.map(part => {
    const { invalid, describedBy } = tied(problems, part, part === 'first' ? hintId : undefined);
    return html`<div class="field ${invalid === 'true' ? 'bad' : ''}"><label class="label" for=${fieldId(part)}>${i18n.t(`name.${part}`)}</label>${problemOf(i18n, problems, part)}
      <input class="input" id=${fieldId(part)} type="text" autocomplete=${own ? tokens[part] : 'off'} spellcheck="false" .value=${live(typed[part])} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${(event: Event) => { const { value } = event.target as HTMLInputElement; onTyped(now => ({ ...now, [part]: value })); }}></div>`;
  })}`,
};
