import { html } from 'lit';
import { bands } from '../../core/questions/age.ts';
import { radioTiles } from './tiles.ts';
import { problemOf, type QuestionView } from './view.ts';

export const age: QuestionView<'age'> = {
  radios: () => true,
  fields: ({ typed, problems, i18n, onTyped }) =>
    html`${problemOf(i18n, problems, 'age')}<div class="opts opts-2">${radioTiles('age', Object.keys(bands).map(value => ({ value, words: i18n.t(`age.${value}`) })), typed, value => onTyped(() => value))}</div>`,
};
