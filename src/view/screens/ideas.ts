import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Idea } from '../../core/activities/match.ts';
import { keptIdeas, type State } from '../../core/step.ts';
import { headingOf } from '../../core/journey.ts';
import { intlTag } from '../../i18n/locales.ts';
import { takeHome } from '../take-home.ts';
import { ideaCard } from './idea-card.ts';
import { callLink } from './frame.ts';
import { draw, icons } from '../icons.ts';
import { laterIcons } from '../later-icons.ts';
import { focusHeading, heading, say, type ScreenProps, type Shown } from '../screen.ts';

const person = ({ config, i18n }: ScreenProps): TemplateResult =>
  html`<li class="card idea person"><div class="ideahead"><span class="pic">${draw(laterIcons.users)}</span><div tabindex="-1">${heading(config.headingLevel + 1, i18n.t('ideas.person'), 'ideah')}</div></div><p class="lead">${i18n.t('ideas.person-about')}</p><p class="note">${callLink(i18n, config.organisation.phone, 'btn', 'ideas.person-call')}</p></li>`;

const waysOn: Readonly<Record<State['ideas']['at'], readonly string[]>> = {
  none: ['ideas.no-directory'],
  looking: ['ideas.looking'],
  unreachable: ['ideas.unreachable', 'ideas.unreachable-way-on'],
  found: ['ideas.none', 'ideas.none-way-on'],
};

/** Ideas with their reasons; a person to talk to always stands last; whatever happens to the directory, the way goes on. */
export function ideasScreen(props: ScreenProps, ideas: ReadonlyMap<string, Idea>): Shown {
  const { config, state, route, step, i18n, happen } = props;
  const kept = keptIdeas(state);
  // Each idea keeps its place on the page, also when one before it is taken away: what somebody opened in a card stays open in that card.
  const shown = kept.flatMap(({ id }) => ideas.get(id) ?? []);
  const all = state.ideas.at === 'found' ? state.ideas.found.length + state.ideas.others - state.ideas.removed.length : 0;
  const last = route.steps.at(-1) === step;
  const keptOn = shown[0]?.keptOn;
  const more = (event: Event): void => {
    const isHere = state.ideas.at === 'found' && state.ideas.found.length > shown.length + state.ideas.removed.length;
    const list = (event.target as HTMLElement).closest('.step')!.querySelector('.ideas')!;
    happen({ type: 'more-ideas' });
    // The first of the new cards: the button stays where it is, or goes. Cards that are fetched first get it when they are there.
    if (isHere) void ((list.getRootNode() as ShadowRoot).host as LitElement).updateComplete.then(() => list.children[shown.length]?.querySelector<HTMLElement>('[tabindex]')?.focus());
  };
  return html`${heading(config.headingLevel, say(i18n, headingOf(step.page)))}
    <div role="status">${shown.length > 0 ? html`<p class="lead">${i18n.t('ideas.found', { count: shown.length })} ${i18n.t('ideas.intro')}</p>${keptOn ? html`<p class="lead">${i18n.t('ideas.unreachable')} ${i18n.t('ideas.kept', { date: new Intl.DateTimeFormat(intlTag(i18n.language), { dateStyle: 'long' }).format(keptOn) })}</p>` : nothing}` : waysOn[state.ideas.at].map(key => html`<p class="lead">${i18n.t(key)}</p>`)}</div>
    ${state.ideas.at === 'unreachable' ? html`<p class="note row"><button class="btn" type="button" @click=${(event: Event) => { focusHeading(event); happen({ type: 'look-again' }); }}>${i18n.t('ideas.try')}</button></p>` : nothing}
    <ul class="ideas" role="list">${state.ideas.at === 'found' ? state.ideas.found.map(({ id }) => { const idea = shown.find(({ activity }) => activity.id === id); return idea ? ideaCard(props, idea) : nothing; }) : nothing}${person(props)}</ul>
    ${all > shown.length ? html`<p class="note row"><button class="btn" type="button" @click=${more}>${i18n.t('ideas.more')}</button></p>` : nothing}
    ${shown.length > 0 ? takeHome(props, shown) : nothing}
    ${shown.length > 0 ? html`<p class="small note">${i18n.t('ideas.source')}</p>` : nothing}
    <div class="actions">${last
      ? html`<button class="btn" type="button" @click=${() => happen({ type: 'restart' })}>${i18n.t('again')}</button>`
      : html`<button class="btn main" type="button" @click=${() => happen({ type: 'continue' })}>${i18n.t('continue')}${draw(icons.arrowRight, true)}</button>`}</div>`;
}
