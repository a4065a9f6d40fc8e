import { html } from 'lit';
import { say } from '../screen.ts';
import { creditOf, onlyIn } from './measured.ts';
import { radioTiles, type RadioTile } from './tiles.ts';
import { problemOf, type QuestionView } from './view.ts';

export const points: QuestionView<'points'> = {
  radios: () => true,
  fields({ question, typed, problems, i18n, onTyped }) {
    const tiles = question.points.map(({ value, words }): RadioTile => ({ value: `${value}`, words: say(i18n, words) }));
    return html`${onlyIn(i18n, question.points[0]!.words)}${problemOf(i18n, problems, 'points')}<div class="opts">${radioTiles('points', tiles, typed === '' ? undefined : typed, value => onTyped(() => value))}</div>${creditOf(question)}`;
  },
};
