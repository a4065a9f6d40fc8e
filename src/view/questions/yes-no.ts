import { html } from 'lit';
import { radioTiles } from './tiles.ts';
import { problemOf, type QuestionView } from './view.ts';

export const yesNo: QuestionView<'yes-no'> = {
  radios: () => true,
  fields: ({ typed, problems, i18n, onTyped }) =>
    html`${problemOf(i18n, problems, 'yes-no')}<div class="opts">${radioTiles('yes-no', ['yes', 'no', 'not-sure'].map(value => ({ value, words: i18n.t(`yes-no.${value}`) })), typed, value => onTyped(() => value))}</div>`,
};
