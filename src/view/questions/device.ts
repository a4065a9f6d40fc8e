import { html } from 'lit';
import { isNumber, noNumber } from '../../core/questions/device.ts';
import { radioTiles } from './tiles.ts';
import { problemOf, type QuestionView } from './view.ts';

/** Where the number is on a device. */
const place = 'what-matters number';

/** The number while the page stands: whoever changes their mind twice has the same one. */
let number: string | undefined;

/** The number of this device: the one that somebody let us keep, or a new one. Where the device keeps nothing, it is another one on each visit. */
function keptNumber(): string {
  try {
    const kept = localStorage.getItem(place) ?? '';
    number = isNumber(kept) ? kept : number;
  } catch { /* Then nothing is there. */ }
  number ??= crypto.randomUUID().replaceAll('-', '');
  try { localStorage.setItem(place, number); } catch { /* Then it goes with the page. */ }
  return number;
}

function takeAway(): string {
  try { localStorage.removeItem(place); } catch { /* Then nothing is there. */ }
  return noNumber;
}

export const device: QuestionView<'device'> = {
  radios: () => true,
  fields: ({ typed, problems, i18n, onTyped }) => html`${problemOf(i18n, problems, 'device')}<div class="opts">${radioTiles('device', [{ value: 'yes', words: i18n.t('device.yes') }, { value: noNumber, words: i18n.t('device.no') }], typed === '' ? undefined : isNumber(typed) ? 'yes' : noNumber, value => onTyped(() => (value === noNumber ? takeAway() : keptNumber())))}</div>`,
};
