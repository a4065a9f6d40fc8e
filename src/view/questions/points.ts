import { html } from 'lit';
import { say } from '../screen.ts';
import { creditOf, mayBeSkipped, onlyIn } from './measured.ts';
import { radioTiles, type RadioTile } from './tiles.ts';
import { problemOf, type QuestionView } from './view.ts';

export const points: QuestionView<'points'> = {
  radios: () => true,
  fields({ question, typed, problems, i18n, onTyped }) {
    const tiles = question.points.map(({ value, words }): RadioTile => ({ value: `${value}`, words: say(i18n, words) }));
    return html`${onlyIn(i18n, question.points[0]!.words)}${mayBeSkipped(i18n, question)}${problemOf(i18n, problems, 'points')}<div class="opts">${radioTiles('points', tiles, typed === '' ? undefined : typed, value => onTyped(() => value))}</div>${creditOf(question)}`;
  },
};
