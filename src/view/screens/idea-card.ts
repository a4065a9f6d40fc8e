import { html, nothing, type TemplateResult } from 'lit';
import type { HowAsked } from '../../core/asked.ts';
import type { Activity } from '../../core/activities/activity.ts';
import type { Filter } from '../../core/activities/filters.ts';
import type { Idea } from '../../core/activities/match.ts';
import { intlTag } from '../../i18n/locales.ts';
import type { Translator } from '../../i18n/translate.ts';
import { ideaFacts } from './idea-facts.ts';
import { callLink } from './frame.ts';
import { draw, icons } from '../icons.ts';
import { pictureOf } from '../pictures.ts';
import { heading, type Shown } from '../screen.ts';

const marked = (words: readonly string[]): TemplateResult => html`${words.map((word, at) => html`${at > 0 ? ', ' : ''}<mark>${word}</mark>`)}`;

function why(i18n: Translator, idea: Idea): Shown {
  const of = (kind: string): string[] => idea.reasons.filter(reason => reason.startsWith(`${kind}.`)).map(reason => reason.slice(kind.length + 1));
  const interests = of('interest').map(id => i18n.t(`interests.${id}`));
  const picks = interests.length > 0 ? interests : of('area').map(id => i18n.t(`areas.${id}`));
  const helps = of('help').map(id => i18n.t(`help.${id}`));
  const near = idea.reasons.includes('near') && (idea.kilometres ?? 99) <= 5;
  const [time, fresh] = [idea.reasons.includes('time'), idea.reasons.includes('fresh')];
  if (picks.length + helps.length === 0 && !near && !time && !fresh) return nothing;
  return html`<div class="whyband"><strong>${i18n.t('ideas.why')}</strong><ul role="list">
    ${picks.length > 0 ? html`<li>${i18n.t('ideas.you-picked')}: ${marked(picks)}</li>` : nothing}
    ${helps.length > 0 ? html`<li>${i18n.t('ideas.would-help')}: ${marked(helps)}</li>` : nothing}
    ${near ? html`<li>${i18n.t('ideas.near')}</li>` : nothing}
    ${time ? html`<li>${i18n.t('ideas.time')}</li>` : nothing}
    ${fresh ? html`<li>${i18n.t('ideas.fresh')}</li>` : nothing}</ul></div>`;
}

const notSo: Readonly<Record<string, string>> = { free: 'ideas.note-not-free', near: 'ideas.note-not-near', home: 'ideas.note-not-home', 'step-free': 'ideas.note-not-step-free' };

/** What to ask about an idea of which nobody knows whether it fits what the person wants to see only. */
const askFor: Readonly<Record<Filter, string>> = { free: 'ideas.ask-cost', home: 'ideas.ask-home', 'step-free': 'ideas.ask-step-free', near: 'ideas.ask-where', late: 'ideas.ask-when' };

/** What a card shows besides its idea. */
export interface CardProps {
  readonly i18n: Translator;
  /** The level of its heading. */
  readonly level: number;
  /** Its place on the page: no two cards have the same. */
  readonly at: number;
  readonly postcode: string | undefined;
  readonly asked: HowAsked | undefined;
  /** Not there where nothing is sent. */
  readonly onAsk?: (how: HowAsked | undefined) => void;
  /** Whom to ask instead, where nothing is sent. */
  readonly phone?: string | undefined;
  /** What the person wants to see only, of which nobody knows whether this fits. */
  readonly unsure: readonly Filter[];
  readonly dates: Shown;
  /** The offer to keep it on this device. */
  readonly saving: Shown;
  readonly onRemove: (event: Event) => void;
}

/** A button that is on or off, with the name of the idea for people who do not see the card. */
const toggle = (className: string, isOn: boolean, words: string, title: string, describedBy: string | typeof nothing, press: () => void): TemplateResult =>
  html`<button class=${className} type="button" aria-pressed=${isOn ? 'true' : 'false'} aria-describedby=${describedBy} @click=${press}>${isOn ? draw(icons.check) : nothing}<span>${words}<span class="vh">: ${title}</span></span></button>`;

function asking({ i18n, asked, onAsk, at }: CardProps, { title, ways }: Activity): Shown {
  if (!onAsk) return nothing;
  const told = asked ? `asked-${at}` : nothing;
  return html`<div class="asks">${toggle('btn ask', asked !== undefined, i18n.t('ideas.ask'), title, told, () => onAsk(asked ? undefined : 'about'))}
    ${ways.length > 0 && !ways.includes('in-person') ? nothing : toggle('pill', asked === 'with-someone', i18n.t('ideas.ask-someone'), title, nothing, () => onAsk(asked === 'with-someone' ? 'about' : 'with-someone'))}</div>
    ${asked ? html`<p class="note" id=${`asked-${at}`}>${i18n.t(asked === 'about' ? 'ideas.will-ask' : 'ideas.will-ask-someone')}</p>` : nothing}`;
}

/** One idea: first why, then what a person worries about, then what they can do. What nobody knows is said as "ask". */
export function ideaCard(props: CardProps, idea: Idea): TemplateResult {
  const { i18n, level, at, postcode, onAsk, phone, unsure, dates, saving, onRemove } = props;
  const { activity } = idea;
  const { title, provider, join, lastChecked } = activity;
  const picture = pictureOf(idea.reasons.find(reason => reason.startsWith('area.'))?.slice(5));
  const notes = [...idea.reasons.filter(reason => reason.startsWith('not.')).flatMap(reason => notSo[reason.slice(4)] ?? []).map(key => i18n.t(key)), ...unsure.map(filter => `${i18n.t(askFor[filter])}.`)];
  const date = lastChecked && new Intl.DateTimeFormat(intlTag(i18n.language), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${lastChecked}T00:00:00Z`));
  return html`<li class="card idea"><div class="ideahead">${picture ? html`<span class="pic">${draw(picture)}</span>` : nothing}<div><div tabindex="-1">${heading(level, title, 'ideah')}</div>${provider !== undefined && provider !== title ? html`<p class="hint">${provider}</p>` : nothing}</div></div>
    ${why(i18n, idea)}
    ${ideaFacts({ i18n, postcode, canRefer: onAsk !== undefined, dates }, idea)}
    ${notes.length > 0 ? html`<p class="note"><strong>${i18n.t('ideas.please-note')}:</strong> ${notes.join(' ')}</p>` : nothing}
    ${activity.description === undefined ? nothing : html`<details class="about"><summary class="quiet">${i18n.t('ideas.about')}<span class="vh">: ${title}</span></summary><p class="prose">${activity.description}</p></details>`}
    <p class="small checked">${date ? i18n.t('ideas.last-checked', { date }) : i18n.t('ideas.never-checked')}</p>
    ${asking(props, activity)}
    <div class="ideado">${phone === undefined ? nothing : callLink(i18n, phone, 'quiet', 'ideas.ask-us')}
      <details class="join" id=${`join-${at}`}><summary class="quiet">${draw(icons.arrowRight, true)}<span>${i18n.t('ideas.join')}<span class="vh">: ${title}</span></span></summary><ul role="list" class="joins">
      ${join.phone === undefined ? nothing : html`<li>${callLink(i18n, join.phone, 'quiet', 'ideas.join-call')}</li>`}
      ${join.email === undefined ? nothing : html`<li><a class="quiet" href="mailto:${join.email}">${draw(icons.mail)}<span>${i18n.t('ideas.join-email', { email: join.email })}</span></a></li>`}
      ${join.url === undefined ? nothing : html`<li><a class="quiet" href=${join.url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">${draw(icons.globe)}<span>${i18n.t('ideas.join-link')} (${i18n.t('new-window')})<span class="vh">: ${title}</span></span></a></li>`}
      ${Object.keys(join).length === 0 ? html`<li>${i18n.t('ideas.join-ask')}</li>` : nothing}</ul>${saving}</details>
      <button class="quiet" type="button" @click=${onRemove}>${draw(icons.cross)}<span>${i18n.t('ideas.not-for-me')}<span class="vh">: ${title}</span></span></button></div></li>`;
}

/** Where a card stood that was taken away: one press puts it back. */
export const goneCard = (i18n: Translator, title: string, onBack: (event: Event) => void): TemplateResult =>
  html`<li class="gone"><span>${i18n.t('ideas.gone', { title })}</span><button class="quiet" type="button" @click=${onBack}><span>${i18n.t('ideas.put-back')}<span class="vh">: ${title}</span></span></button></li>`;
