import { html, nothing, type TemplateResult } from 'lit';
import { kindOf, type QuestionType } from '../../core/questions/index.ts';
import { headingFor } from '../../core/summary.ts';
import { draw, icons } from '../icons.ts';
import { fieldId, problemId, type QuestionView } from '../questions/view.ts';
import { heading, say, type Screen, type ScreenProps } from '../screen.ts';

/** The list of what to put right: it takes focus, and each of its buttons goes to the field. A link could not: `#id` does nothing in a shadow root. */
function summary({ state, i18n, config }: ScreenProps): TemplateResult | typeof nothing {
  const { problems } = state;
  if (problems.length === 0) return nothing;
  const goTo = (event: Event, field: string): void => {
    const target = ((event.target as HTMLElement).getRootNode() as ShadowRoot).getElementById(fieldId(field));
    target?.focus();
  };
  return html`<div class="sum" id="summary" role="alert" tabindex="-1" aria-labelledby="summary-heading">${draw(icons.alert)}<div>${heading(config.headingLevel, i18n.t('problems.summary', { count: problems.length }), 'sumh', 'summary-heading')}
    <ul role="list">${problems.map(({ field, words }) => html`<li><button class="quiet" type="button" @click=${(event: Event) => goTo(event, field)}>${say(i18n, words)}</button></li>`)}</ul></div></div>`;
}

/** A page with a question: the question is the heading and the name of its fields at once. */
export const questionScreen = (view: QuestionView<QuestionType>): Screen => props => {
  const { config, setup, state, step, route, i18n, happen } = props;
  const question = step.page.question!;
  const asked = say(i18n, headingFor(setup.journey, step.page, step.item));
  const words = question.optional ? typeof asked === 'string' ? i18n.t('optional', { heading: asked }) : html`${asked} ${i18n.t('optional', { heading: '' }).trim()}` : asked;
  const hintId = question.hint ? 'hint' : undefined;
  const situation = { answers: route.answers, ...(step.item !== undefined && { item: step.item }) };
  const fields = view.fields({
    question, typed: (state.typed[step.key] ?? kindOf(question).blank) as never, problems: state.problems, situation, i18n, hintId,
    onTyped: (typed: unknown) => happen({ type: 'input', key: step.key, typed }),
  });
  const wrong = state.problems.filter(({ field }) => field === question.type).map(({ field }) => problemId(field));
  const describedBy = [hintId, ...wrong].filter(Boolean).join(' ') || nothing;
  const radios = view.radios?.(question) ?? false;
  const above = html`${step.page.body?.map(paragraph => html`<p class="lead">${say(i18n, paragraph)}</p>`)}
    ${question.hint ? html`<p class="hint" id="hint">${say(i18n, question.hint)}</p>` : nothing}
    ${question.why ? html`<details class="why"><summary class="pill">${draw(icons.helpCircle)}${i18n.t('why')}</summary><p class="whybox">${say(i18n, question.why)}</p></details>` : nothing}`;
  return html`${summary(props)}<form novalidate @submit=${(event: Event) => { event.preventDefault(); happen({ type: 'continue' }); }}>
    <div class=${state.problems.length > 0 && !view.marksEach ? 'bad' : ''}>${view.single
      ? html`${heading(config.headingLevel, html`<label for=${fieldId(question.type)}>${words}</label>`)}${above}${fields}`
      : html`<fieldset role=${radios ? 'radiogroup' : nothing} aria-invalid=${radios && wrong.length > 0 ? 'true' : nothing} aria-describedby=${describedBy}><legend>${heading(config.headingLevel, words)}</legend>${above}${fields}</fieldset>`}</div>
    <div class="actions"><button class="btn main" type="submit">${step.page.button ? say(i18n, step.page.button) : i18n.t('continue')}${draw(icons.arrowRight, true)}</button></div></form>`;
};
