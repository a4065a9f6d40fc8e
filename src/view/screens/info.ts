import { html, nothing } from 'lit';
import { headingOf } from '../../core/journey.ts';
import { draw, icons } from '../icons.ts';
import { viewOf } from '../questions/index.ts';
import { heading, say, type Screen } from '../screen.ts';

const points = [icons.clock, icons.user, icons.phone] as const;

/** A page without a question: the first one, a stop, or any that a site writes. */
export const infoScreen: Screen = props => {
  const { config, state, route, step, i18n, happen } = props;
  const [lead, ...rest] = step.page.body ?? [];
  const last = state.ended !== undefined || route.steps.at(-1) === step;
  const isFirst = route.steps[0] === step;
  // Nothing here takes away what somebody may still want to keep.
  const kept = route.closed && last ? route.steps.flatMap(one => (one.page.question && viewOf(one.page.question.type)?.below?.(props, one)) ?? []) : [];
  return html`${heading(config.headingLevel, say(i18n, headingOf(step.page)))}
    ${lead ? html`<p class="lead">${say(i18n, lead)}</p>` : nothing}
    ${rest.length === 0 ? nothing : isFirst
      ? html`<ul class="points" role="list">${rest.map((paragraph, at) => html`<li>${draw(points[at % points.length]!)}<span>${say(i18n, paragraph)}</span></li>`)}</ul>`
      : rest.map(paragraph => html`<p class="lead">${say(i18n, paragraph)}</p>`)}
    ${kept}${kept.length > 0 ? nothing : html`<div class="actions">${last
      ? html`<button class="btn" type="button" @click=${() => happen({ type: 'restart' })}>${i18n.t('again')}</button>`
      : html`<button class="btn main" type="button" @click=${() => happen({ type: 'continue' })}>${step.page.button ? say(i18n, step.page.button) : i18n.t('continue')}${draw(icons.arrowRight, true)}</button>`}</div>`}`;
};
