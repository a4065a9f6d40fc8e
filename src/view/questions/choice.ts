import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { apart, choose, isMany, optionsOf } from '../../core/questions/choice.ts';
import type { Option } from '../../core/options.ts';
import { draw, icons } from '../icons.ts';
import { pictureOf } from '../pictures.ts';
import { say } from '../screen.ts';
import { fieldId, problemOf, type QuestionView } from './view.ts';

export const choice: QuestionView<'choice'> = {
  radios: question => !isMany(question),
  fields({ question, typed, problems, situation, i18n, onTyped }) {
    const many = isMany(question);
    const options = optionsOf(question, situation);
    const rest = apart(question);
    const count = typed.filter(id => options.some(option => option.id === id)).length;
    const tile = (option: Option, at: number) => {
      // The picture's place is there before the picture, so that nothing jumps when it comes.
      const picture = pictureOf(option.picture);
      return html`<label class="opt">${option.picture ? html`<span class="pic">${picture ? draw(picture) : nothing}</span>` : nothing}<span>${say(i18n, option.words)}</span><input
        id=${at === 0 ? fieldId('choice') : nothing} type=${many ? 'checkbox' : 'radio'} name="choice" value=${option.id} .checked=${live(typed.includes(option.id))} aria-invalid=${many && problems.length > 0 ? 'true' : nothing}
        @change=${(event: Event) => { const { checked } = event.target as HTMLInputElement; onTyped(now => choose(question, now, option.id, checked)); }}></label>`;
    };
    const two = options.some(option => option.picture !== undefined) || options.length > 6;
    return html`${problemOf(i18n, problems, 'choice')}
      <div class="opts ${two ? 'opts-2' : ''}">${options.map(tile)}</div>
      ${rest.length > 0 ? html`<p class="or">${i18n.t('or')}</p><div class="opts">${rest.map(option => tile(option, 1))}</div>` : nothing}
      ${question.max === undefined || !many ? nothing : html`<p class="picked" role="status">${count === 0 ? nothing : html`${draw(icons.check)}<span>${i18n.t('choice.picked', { count })}
        ${count < question.max ? i18n.t('choice.more', { count: question.max - count }) : count === question.max ? i18n.t('choice.full') : nothing}</span>`}</p>`}`;
  },
};
