import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { filtered, inTheWay, type Filter } from '../../core/activities/filters.ts';
import type { Idea } from '../../core/activities/match.ts';
import type { Translator } from '../../i18n/translate.ts';

/** What the filters above a list of ideas are drawn from. */
export interface FilterProps {
  readonly i18n: Translator;
  /** All that may be shown, before any filter. */
  readonly ideas: readonly Idea[];
  /** The filters that would change something, and those that are on. */
  readonly offered: readonly Filter[];
  readonly on: readonly Filter[];
  /** Whether anything was filtered yet, so that there is something to tell. */
  readonly told: boolean;
  readonly change: (on: readonly Filter[]) => void;
}

const idOf = (filter: Filter): string => `only-${filter}`;

/** What the person may want to see only. The boxes stay where they are, so that focus does; what is left is said once. */
export function ideaFilters({ i18n, ideas, offered, on, told, change }: FilterProps): TemplateResult | typeof nothing {
  if (offered.length === 0) return nothing;
  const left = filtered(ideas, on).length;
  const [most] = left === 0 ? inTheWay(ideas, on) : [];
  // The button goes when it is pressed: focus moves to the box that it clears.
  const without = (event: Event, filter: Filter): void => { ((event.target as HTMLElement).getRootNode() as ShadowRoot).getElementById(idOf(filter))?.focus(); change(on.filter(other => other !== filter)); };
  return html`<fieldset class="only"><legend class="vh">${i18n.t('ideas.only')}</legend><div class="row">${offered.map(filter => html`<label class="pill"><input type="checkbox" id=${idOf(filter)} .checked=${live(on.includes(filter))}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked ? [...on, filter] : on.filter(other => other !== filter))}><span>${i18n.t(`ideas.only-${filter}`)}</span></label>`)}</div>
    <p class="note fit" role="status">${told ? left > 0 ? i18n.t('ideas.fit', { number: left }) : i18n.t('ideas.fit-none') : nothing}</p>
    ${most ? html`<button class="btn" type="button" @click=${(event: Event) => without(event, most)}>${i18n.t('ideas.fit-without', { filter: i18n.t(`ideas.only-${most}`) })}</button>` : nothing}</fieldset>`;
}
