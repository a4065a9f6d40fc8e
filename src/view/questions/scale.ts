import { html } from 'lit';
import { numbersOf } from '../../core/questions/scale.ts';
import { say } from '../screen.ts';
import { creditOf, mayBeSkipped, onlyIn } from './measured.ts';
import { radioTiles } from './tiles.ts';
import { problemOf, type QuestionView } from './view.ts';

export const scale: QuestionView<'scale'> = {
  radios: () => true,
  fields({ question, typed, problems, i18n, onTyped }) {
    const numbers = numbersOf(question);
    const { least, most } = question.ends;
    // What 0 and the last number mean stands above the tiles for the eye, and in their names for a screen reader.
    const meaning = (at: number) => (at === 0 ? least : at === numbers.length - 1 ? most : undefined);
    const tiles = numbers.map((value, at) => ({ value, words: meaning(at) ? html`${value}<span class="vh">: ${say(i18n, meaning(at)!)}</span>` : value }));
    const end = (value: string, at: number) => html`<span><b>${value}</b> ${say(i18n, meaning(at)!)}</span>`;
    return html`${onlyIn(i18n, least)}${mayBeSkipped(i18n, question)}${problemOf(i18n, problems, 'scale')}<p class="ends" aria-hidden="true">${end(numbers[0]!, 0)}${end(numbers.at(-1)!, numbers.length - 1)}</p>
      <div class="opts scale">${radioTiles('scale', tiles, typed === '' ? undefined : typed, value => onTyped(() => value))}</div>${creditOf(question)}`;
  },
};
