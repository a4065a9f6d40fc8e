import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice } from '../../core/questions/choice-schema.ts';
import { apart, choose, optionsOf } from '../../core/questions/choice.ts';
import type { Option } from '../../core/options.ts';
import type { QuestionType } from '../../core/questions/index.ts';
import { say } from '../screen.ts';
import { fieldId, problemOf, type QuestionProps } from './view.ts';

/** What the fields of a list of boxes are drawn from. */
type ManyProps = Pick<QuestionProps<'programme-link'>, 'typed' | 'problems' | 'situation' | 'i18n' | 'onTyped'>;

/** Boxes to tick, as those of a choice, under the name of another type of question. */
export function manyFields(type: QuestionType, question: Choice, { typed, problems, situation, i18n, onTyped }: ManyProps): TemplateResult {
  const options = optionsOf(question, situation);
  const tile = (option: Option, at: number): TemplateResult => html`<label class="opt"><span>${say(i18n, option.words)}</span><input id=${at === 0 ? fieldId(type) : nothing} type="checkbox" value=${option.id} .checked=${live(typed.includes(option.id))} aria-invalid=${problems.length > 0 ? 'true' : nothing}
    @change=${(event: Event) => { const { checked } = event.target as HTMLInputElement; onTyped(now => choose(question, now, option.id, checked)); }}></label>`;
  return html`${problemOf(i18n, problems, type)}<div class="opts ${options.length > 6 ? 'opts-2' : ''}">${options.map(tile)}</div>
    <p class="or">${i18n.t('or')}</p><div class="opts">${apart(question).map(option => tile(option, options.length + 1))}</div>`;
}
