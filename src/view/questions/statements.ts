import { html, nothing } from 'lit';
import { agreements } from '../../core/questions/statements.ts';
import { say } from '../screen.ts';
import { radioTiles } from './tiles.ts';
import { problemId, problemOf, type QuestionView } from './view.ts';

export const statements: QuestionView<'statements'> = {
  marksEach: true,
  fields: ({ question, typed, problems, i18n, onTyped }) => html`${question.items.map(({ id, words }) => {
    const wrong = problems.some(({ field }) => field === id);
    const tiles = agreements.map(value => ({ value, words: i18n.t(`agreement.${value}`) }));
    return html`<fieldset class="field ${wrong ? 'bad' : ''}" role="radiogroup" aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? problemId(id) : nothing}><legend class="label">${say(i18n, words)}</legend>${problemOf(i18n, problems, id)}
      <div class="opts">${radioTiles(id, tiles, Object.hasOwn(typed, id) ? typed[id] : undefined, value => onTyped(now => ({ ...now, [id]: value })))}</div></fieldset>`;
  })}`,
};
