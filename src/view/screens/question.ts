import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { headingFor } from '../../core/headings.ts';
import type { QuestionType } from '../../core/questions/index.ts';
import { kindOf } from '../../core/questions/known.ts';
import { isRatherNot, ratherNot, situationOf } from '../../core/answering.ts';
import { draw, icons } from '../icons.ts';
import { fieldId, problemId, type QuestionView } from '../questions/view.ts';
import { heading, say, type Screen, type ScreenProps } from '../screen.ts';

/** Moves focus to a field: a link could not, `#id` does nothing in a shadow root. */
const focusField = (event: Event, field: string): void => ((event.target as HTMLElement).getRootNode() as ShadowRoot).getElementById(fieldId(field))?.focus();

/** The list of what to put right: it takes focus, and each of its buttons goes to the field. */
function summary({ state, i18n, config }: ScreenProps): TemplateResult | typeof nothing {
  const { problems } = state;
  if (problems.length === 0) return nothing;
  return html`<div class="sum" id="summary" role="alert" tabindex="-1" aria-labelledby="summary-heading">${draw(icons.alert)}<div>${heading(config.headingLevel, i18n.t('problems.summary', { count: problems.length }), 'sumh', 'summary-heading')}
    <ul role="list">${problems.map(({ field, words }) => html`<li><button class="quiet" type="button" @click=${(event: Event) => focusField(event, field)}>${say(i18n, words)}</button></li>`)}</ul></div></div>`;
}

/** A page with a question: the question is the heading and the name of its fields at once. */
export const questionScreen = (view: QuestionView<QuestionType>): Screen => props => {
  const { config, setup, state, step, route, i18n, happen } = props;
  const question = step.page.question!;
  const asked = say(i18n, headingFor(setup.journey, step.page, step.item));
  const { blank, asked: consents, item } = kindOf(question);
  // The words of an instrument stand as its owner published them, and nothing beside them.
  const words = question.optional && !item?.(question) ? typeof asked === 'string' ? i18n.t('optional', { heading: asked }) : html`${asked} ${i18n.t('optional', { heading: '' }).trim()}` : asked;
  const situation = situationOf(setup, route, step);
  const shown = consents?.(question, situation).map(({ id, words }) => ({ id, language: i18n.languageOf(words) ?? i18n.language, text: i18n.say(words) }));
  const hintId = question.hint ? 'hint' : undefined;
  const typed = state.typed[step.key];
  const isNot = isRatherNot(typed);
  const put = (now: unknown): void => happen({ type: 'input', key: step.key, typed: now });
  const change = (from: (now: never) => unknown): void => {
    const now = props.latest().typed[step.key];
    put(from((isRatherNot(now) ? blank : now ?? blank) as never));
  };
  const radios = view.radios?.(question) ?? false;
  const fields = html`${view.fields({
    question, typed: (isNot ? blank : typed ?? blank) as never, problems: state.problems, situation, i18n, hintId, onTyped: change,
    own: !config.shared && (!state.them || step.page.aboutFiller === true),
  })}${question.preferNot ? html`<p class="or">${i18n.t('or')}</p><div class="opts"><label class="opt"><span>${i18n.t('prefer-not')}</span><input type=${radios ? 'radio' : 'checkbox'} name=${question.type} .checked=${live(isNot)} @change=${(event: Event) => put((event.target as HTMLInputElement).checked ? ratherNot : blank)}></label></div>` : nothing}
    ${radios && typed !== undefined && typed !== blank ? html`<button class="quiet" type="button" @click=${(event: Event) => { focusField(event, question.type); put(blank); }}>${draw(icons.cross)}<span>${i18n.t('clear-answer')}</span></button>` : nothing}`;
  const wrong = state.problems.filter(({ field }) => field === question.type).map(({ field }) => problemId(field));
  const describedBy = [hintId, ...wrong].filter(Boolean).join(' ') || nothing;
  const above = html`${step.page.body?.map(paragraph => html`<p class="lead">${say(i18n, paragraph)}</p>`)}
    ${question.hint ? html`<p class="hint" id="hint">${say(i18n, question.hint)}</p>` : nothing}
    ${question.why ? html`<details class="why"><summary class="pill">${draw(icons.helpCircle)}${i18n.t('why')}</summary><p class="whybox">${say(i18n, question.why)}</p></details>` : nothing}`;
  return html`${summary(props)}<form novalidate @submit=${(event: Event) => { event.preventDefault(); happen({ type: 'continue', ...(shown && { shown }) }); }}>
    <div class=${state.problems.length > 0 && !view.marksEach ? 'bad' : ''}>${view.single?.(question)
      ? html`${heading(config.headingLevel, html`<label for=${fieldId(question.type)}>${words}</label>`)}${above}${fields}`
      : html`<fieldset role=${radios ? 'radiogroup' : nothing} aria-invalid=${radios && wrong.length > 0 ? 'true' : nothing} aria-describedby=${describedBy}><legend>${heading(config.headingLevel, words)}</legend>${above}${fields}</fieldset>`}</div>
    <div class="actions"><button class="btn main" type="submit">${step.page.button ? say(i18n, step.page.button) : i18n.t('continue')}${draw(icons.arrowRight, true)}</button></div></form>${view.below?.(props, step)}`;
};
