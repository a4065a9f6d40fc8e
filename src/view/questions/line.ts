import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { steps } from '../../core/questions/line.ts';
import { draw, icons } from '../icons.ts';
import { say } from '../screen.ts';
import { creditOf, mayBeSkipped, onlyIn } from './measured.ts';
import { radioTiles } from './tiles.ts';
import { fieldId, problemOf, tied, type QuestionProps, type QuestionView } from './view.ts';

type Props = QuestionProps<'line'>;

const ends = ({ question, i18n }: Props): TemplateResult =>
  html`<p class="ends" aria-hidden="true"><span><b>0</b> ${say(i18n, question.ends.least)}</span><span><b>100</b> ${say(i18n, question.ends.most)}</span></p>`;

/** Where on a line somebody pressed, 0 to 100. A browser that moves the mark by itself does so to the same place; one that does not is helped, and so is a press on the very place where an untouched range stands. */
function pressedAt(event: MouseEvent): string | undefined {
  // A press that a keyboard or a screen reader makes has no place.
  if (event.detail === 0) return undefined;
  const range = event.currentTarget as HTMLInputElement;
  const { left, width } = range.getBoundingClientRect();
  if (width === 0) return undefined;
  const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
  return `${Math.round(100 * (getComputedStyle(range).direction === 'rtl' ? 1 - share : share))}`;
}

/** A line to tap. It has no mark before somebody made one: an untouched range would say 50. */
function tapped({ question, typed, problems, i18n, onTyped, hintId }: Props): TemplateResult {
  const { invalid, describedBy } = tied(problems, 'line', hintId);
  const least = i18n.say(question.ends.least);
  const most = i18n.say(question.ends.most);
  const move = (by: number) => (): void => onTyped(now => (now === '' ? '50' : `${Math.min(100, Math.max(0, Number(now) + by))}`));
  const said = typed === '' ? i18n.t('line.none') : i18n.t('line.said', { number: typed, least, most });
  return html`<label class="vh" for=${fieldId('line')}>${i18n.t('line.label', { least, most })}</label>
    <input class="range ${typed === '' ? 'empty' : ''}" id=${fieldId('line')} type="range" min="0" max="100" step="1" .value=${live(typed === '' ? '50' : typed)} aria-valuetext=${said} aria-invalid=${invalid} aria-describedby=${describedBy}
      @input=${(event: Event) => { const { value } = event.target as HTMLInputElement; onTyped(() => value); }} @click=${(event: MouseEvent) => { const at = pressedAt(event); if (at !== undefined) onTyped(() => at); }}>
    ${ends({ question, i18n } as Props)}
    <p class="mark" aria-hidden="true">${said}</p>
    <p class="row note"><button class="btn" type="button" @click=${move(-1)}>${i18n.t('line.less')}</button><button class="btn" type="button" @click=${move(1)}>${i18n.t('line.more')}</button>
      ${typed === '' ? nothing : html`<button class="quiet" type="button" @click=${(event: Event) => { ((event.target as HTMLElement).getRootNode() as ShadowRoot).getElementById(fieldId('line'))?.focus(); onTyped(() => ''); }}>${draw(icons.cross)}<span>${i18n.t('clear-answer')}</span></button>`}</p>`;
}

/** Eleven steps of ten. */
function stepped(props: Props): TemplateResult {
  const { question, typed, i18n, onTyped } = props;
  const meaning = (value: string) => (value === '0' ? question.ends.least : value === '100' ? question.ends.most : undefined);
  const tiles = steps.map(value => { const words = meaning(value); return { value, words: words ? html`${value}<span class="vh">: ${say(i18n, words)}</span>` : value }; });
  return html`${ends(props)}<div class="opts scale">${radioTiles('line', tiles, typed === '' ? undefined : typed, value => onTyped(() => value))}</div>`;
}

/** The line on paper, and a box for its millimetres. The line is drawn to scale when the page is printed. */
function measured({ question, typed, problems, i18n, onTyped, hintId }: Props): TemplateResult {
  const { invalid, describedBy } = tied(problems, 'line', hintId);
  return html`<p class="hint">${i18n.t('line.paper')}</p><div class="field"><label class="label" for=${fieldId('line')}>${i18n.t('line.mm')}</label>
    <input class="input short" id=${fieldId('line')} inputmode="numeric" autocomplete="off" aria-invalid=${invalid} aria-describedby=${describedBy} .value=${live(typed)} @input=${(event: Event) => { const { value } = event.target as HTMLInputElement; onTyped(() => value); }}></div>
    <div class="paper" aria-hidden="true"><span class="hundred"></span>${ends({ question, i18n } as Props)}</div>`;
}

const ways = { line: tapped, steps: stepped, paper: measured } as const;

export const line: QuestionView<'line'> = {
  radios: ({ mode }) => mode === 'steps',
  fields: props => html`${onlyIn(props.i18n, props.question.ends.least)}${mayBeSkipped(props.i18n, props.question)}${problemOf(props.i18n, props.problems, 'line')}${ways[props.question.mode](props)}${creditOf(props.question)}`,
};
