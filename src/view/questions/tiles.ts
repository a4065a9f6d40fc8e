import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Shown } from '../screen.ts';
import { fieldId } from './view.ts';

/** One answer of a group of radio buttons. */
export interface RadioTile {
  readonly value: string;
  readonly words: Shown;
}

/** Radio buttons as tiles, the first of them with the id of its field. Nothing is chosen unless the person chose it. */
export const radioTiles = (field: string, tiles: readonly RadioTile[], chosen: string | undefined, onChosen: (value: string) => void): TemplateResult =>
  html`${tiles.map(({ value, words }, at) => html`<label class="opt"><span>${words}</span><input id=${at === 0 ? fieldId(field) : nothing} type="radio" name=${field} value=${value} .checked=${live(chosen === value)} @change=${() => onChosen(value)}></label>`)}`;
