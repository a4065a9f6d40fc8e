import { html } from 'lit';
import { ageId, agesFor, agesInWords } from '../../core/programmes/ages.ts';
import { say } from '../screen.ts';
import { radioTiles } from './tiles.ts';
import { problemOf, type QuestionView } from './view.ts';

export const programmeAge: QuestionView<'programme-age'> = {
  radios: () => true,
  fields: ({ typed, problems, situation, i18n, onTyped }) =>
    html`${problemOf(i18n, problems, 'programme-age')}<div class="opts opts-2">${radioTiles('programme-age', agesFor(situation.files?.programme?.rule).map(ages => ({ value: ageId(ages), words: say(i18n, agesInWords(ages)) })), typed === '' ? undefined : typed, value => onTyped(() => value))}</div>`,
};
