import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { HowAsked } from '../../core/asked.ts';
import type { Filter } from '../../core/activities/filters.ts';
import type { Idea } from '../../core/activities/match.ts';
import type { IdeasChange } from '../../core/change-ideas.ts';
import { askedAbout, shownIdeas, wantedIdeas, type State } from '../../core/step.ts';
import { headingOf } from '../../core/journey.ts';
import { wishesOf } from '../../core/wishes.ts';
import { intlTag } from '../../i18n/locales.ts';
import { takeHome } from '../take-home.ts';
import { goneCard, ideaCard } from './idea-card.ts';
import { callLink } from './frame.ts';
import { draw, icons } from '../icons.ts';
import { laterIcons } from '../later-icons.ts';
import { focusHeading, heading, say, type ScreenProps, type Shown } from '../screen.ts';

/** What the page of ideas needs besides what every screen is given. */
export interface IdeasProps extends ScreenProps {
  /** The ideas that were found, by their ids. */
  readonly ideas: ReadonlyMap<string, Idea>;
  /** Milliseconds since 1970: how old the copy of the directory is, where the directory itself could not be reached. */
  readonly keptOn: number | undefined;
  /** Those of them that were not taken away, best first. */
  readonly left: readonly Idea[];
  /** The idea that was taken away last, if it may be put back. */
  readonly slip: string | undefined;
  readonly change: (change: IdeasChange) => void;
  /** Shows more of them, and fetches these first where they are not here; whether they are. */
  readonly showMore: () => Promise<boolean>;
  readonly filters: { readonly offered: readonly Filter[]; readonly on: readonly Filter[]; readonly told: boolean; readonly change: (on: readonly Filter[]) => void };
  /** What shows some ideas only, once it is here; it is fetched when it is opened. */
  readonly tools: Pick<typeof import('../idea-tools.ts'), 'ideaFilters' | 'fits'> | undefined;
  readonly opened: (event: Event) => void;
  /** The next dates of an idea, and the offer to keep it on this device. */
  readonly dates: (idea: Idea) => Shown;
  readonly saving: (idea: Idea) => Shown;
  /** Ideas that were saved on this device. */
  readonly saved: Shown;
}

/** When what has just changed is on the page. What stands alone is drawn at once. */
const drawn = async (within: Element): Promise<unknown> => ((within.getRootNode() as ShadowRoot).host as Partial<LitElement>).updateComplete;

const person = ({ config: { organisation, headingLevel }, i18n }: ScreenProps): TemplateResult =>
  html`<li class="card idea person"><div class="ideahead"><span class="pic">${draw(laterIcons.users)}</span><div tabindex="-1">${heading(headingLevel + 1, i18n.t('ideas.person'), 'ideah')}</div></div><p class="lead">${i18n.t('ideas.person-about')}</p><p class="note">${callLink(i18n, organisation.phone, 'btn', 'ideas.join-call')}</p></li>`;

const waysOn: Readonly<Record<State['ideas']['at'], readonly string[]>> = {
  none: ['ideas.no-directory'],
  looking: ['ideas.looking'],
  unreachable: ['ideas.unreachable', 'ideas.unreachable-way-on'],
  found: ['ideas.none', 'ideas.none-way-on'],
};

/** Whether what the person asks about can be sent from here. */
const mayAsk = ({ route }: ScreenProps): boolean => !route.closed && route.steps.some(({ page }) => page.show === 'check');

function card(props: IdeasProps, idea: Idea, at: number): TemplateResult {
  const { config, setup, state, route, i18n, change, filters, tools, dates, saving } = props;
  const { id } = idea.activity;
  return ideaCard({
    i18n, at, level: config.headingLevel + 1, postcode: wishesOf(setup.journey, route.answers).postcode, asked: askedAbout(state, id), dates: dates(idea), saving: saving(idea),
    unsure: filters.on.filter(filter => tools?.fits(idea, filter) === undefined),
    ...(mayAsk(props) ? { onAsk: (asked: HowAsked | undefined) => change({ do: 'ask', id, asked }) } : route.closed ? {} : { phone: (config.organisation as typeof config.organisation | undefined)?.phone }),
    onRemove: event => {
      const row = (event.target as HTMLElement).closest('li')!;
      const list = row.parentElement!;
      const place = [...list.querySelectorAll('.idea')].indexOf(row);
      change({ do: 'take-away', id });
      // The card goes with its button: focus goes to what puts it back, or to the next one, so that it is never lost.
      void drawn(list).then(() => (list.querySelector<HTMLElement>('.gone button') ?? list.querySelectorAll('.idea')[place]?.querySelector<HTMLElement>('[tabindex]'))?.focus());
    },
  }, idea);
}

/** The cards in their places. Each keeps its own, also when one before it is taken away: what somebody opened in a card stays open in that card. */
function cards(props: IdeasProps): TemplateResult {
  const { config, state, i18n, ideas, slip, change } = props;
  const shown = new Set(shownIdeas(state).map(({ id }) => id));
  const found = state.ideas.at === 'found' ? state.ideas.found : [];
  const back = (event: Event, id: string): void => {
    const list = (event.target as HTMLElement).closest('ul')!;
    const place = [...list.children].indexOf((event.target as HTMLElement).closest('li')!);
    change({ do: 'put-back', id });
    void drawn(list).then(() => list.children[place]?.querySelector<HTMLElement>('[tabindex]')?.focus());
  };
  return html`<ul class="ideas" role="list">${found.map(({ id, title }, at) => {
    const idea = shown.has(id) ? ideas.get(id) : undefined;
    return idea ? card(props, idea, at) : id === slip ? goneCard(i18n, title, event => back(event, id)) : nothing;
  })}${config.organisation ? person(props) : nothing}</ul>`;
}

/** Ideas with their reasons; a person to talk to always stands last; whatever happens to the directory, the way goes on. */
export function ideasPage(props: IdeasProps): Shown {
  const { config, state, route, step, i18n, happen, showMore, ideas, keptOn, left, filters, tools, opened, saved } = props;
  const { at } = state.ideas;
  const shown = shownIdeas(state).flatMap(({ id }) => ideas.get(id) ?? []);
  const others = at === 'found' ? state.ideas.others : 0;
  const found = at === 'found' ? state.ideas.found.length + others : 0;
  const last = route.steps.at(-1) === step;
  const more = (event: Event): void => {
    const list = (event.target as HTMLElement).closest('.step')!.querySelector('.ideas')!;
    const before = list.querySelectorAll('.idea:not(.person)').length;
    // The first of the new cards: the button stays where it is, or goes. Cards that are fetched first get it when they are there.
    // Whoever went on meanwhile is not called back.
    const root = list.getRootNode() as ShadowRoot;
    const { activeElement } = root;
    void showMore().then(async isHere => { await drawn(list); if (isHere && [activeElement, null].includes(root.activeElement)) list.querySelectorAll('.idea')[before]?.querySelector<HTMLElement>('[tabindex]')?.focus(); });
  };
  return html`${heading(config.headingLevel, say(i18n, headingOf(step.page)))}
    <div role="status">${found > 0 ? html`<p class="lead">${i18n.t('ideas.found', { count: found })} ${i18n.t('ideas.intro')}</p>${keptOn ? html`<p class="lead">${i18n.t('ideas.unreachable')} ${i18n.t('ideas.kept', { date: new Intl.DateTimeFormat(intlTag(i18n.language), { dateStyle: 'long' }).format(keptOn) })}</p>` : nothing}` : waysOn[at].map(key => html`<p class="lead">${i18n.t(key)}</p>`)}</div>
    ${at === 'unreachable' ? html`<p class="note row"><button class="btn" type="button" @click=${(event: Event) => { focusHeading(event); happen({ type: 'look-again' }); }}>${i18n.t('ideas.try')}</button></p>` : nothing}
    ${left.length + others > 1 ? html`<details class="note" @toggle=${opened}><summary class="quiet">${i18n.t('ideas.only')}</summary>${tools?.ideaFilters({ i18n, ideas: left, ...filters }) ?? nothing}</details>` : nothing}
    ${cards(props)}
    ${wantedIdeas(state).length + (filters.on.length > 0 ? 0 : others) > shown.length ? html`<p class="note row"><button class="btn" type="button" @click=${more}>${i18n.t('ideas.more')}</button></p>` : nothing}
    ${shown.length > 0 ? takeHome(props, shown) : nothing}
    ${shown.length > 0 ? html`<p class="small note">${i18n.t('ideas.source')}</p>` : nothing}
    ${saved}
    <div class="actions">${last
      ? html`<button class="btn" type="button" @click=${() => happen({ type: 'restart' })}>${i18n.t('again')}</button>`
      : html`<button class="btn main" type="button" @click=${() => happen({ type: 'continue' })}>${i18n.t('continue')}${draw(icons.arrowRight, true)}</button>`}</div>`;
}
