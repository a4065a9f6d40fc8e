import { html, nothing, type TemplateResult } from 'lit';
import type { Idea } from '../../core/activities/match.ts';
import { outcodeOf } from '../../core/questions/postcode.ts';
import { wishesOf } from '../../core/wishes.ts';
import { intlTag } from '../../i18n/locales.ts';
import type { Translator } from '../../i18n/translate.ts';
import { agesIn, costIn, whenIn, whereIn } from '../idea-lines.ts';
import { callLink } from './frame.ts';
import { draw, icons, type Icon } from '../icons.ts';
import { laterIcons } from '../later-icons.ts';
import { pictureOf } from '../pictures.ts';
import { heading, type ScreenProps, type Shown } from '../screen.ts';

/** How far, in honest words: never more exact than the middle of a postcode district can be. */
function farIn(i18n: Translator, { activity, kilometres }: Idea, postcode: string | undefined): string | undefined {
  if (kilometres === undefined) return undefined;
  const outcode = postcode === undefined ? undefined : outcodeOf(postcode);
  if (outcode !== undefined && activity.place?.postcode !== undefined && outcodeOf(activity.place.postcode) === outcode) return i18n.t('ideas.in-your-area', { outcode });
  const miles = Math.round(kilometres / 1.609);
  return miles < 1 ? i18n.t('ideas.under-mile') : i18n.t('ideas.about-miles', { count: miles });
}

const fact = (picture: Icon, name: string, ...lines: readonly (Shown | undefined)[]): TemplateResult =>
  html`<div>${draw(picture)}<dt class="vh">${name}</dt><dd>${lines.filter(line => line !== undefined).map(line => html`<span>${line}</span>`)}</dd></div>`;

const marked = (words: readonly string[]): TemplateResult => html`${words.map((word, at) => html`${at > 0 ? ', ' : ''}<mark>${word}</mark>`)}`;

function why(i18n: Translator, idea: Idea): TemplateResult {
  const of = (kind: string): string[] => idea.reasons.filter(reason => reason.startsWith(`${kind}.`)).map(reason => reason.slice(kind.length + 1));
  const interests = of('interest').map(id => i18n.t(`interests.${id}`));
  const picks = interests.length > 0 ? interests : of('area').map(id => i18n.t(`areas.${id}`));
  const helps = of('help').map(id => i18n.t(`help.${id}`));
  return html`<div class="whyband"><strong>${i18n.t('ideas.why')}</strong><ul role="list">
    ${picks.length > 0 ? html`<li>${i18n.t('ideas.you-picked')}: ${marked(picks)}</li>` : nothing}
    ${helps.length > 0 ? html`<li>${i18n.t('ideas.would-help')}: ${marked(helps)}</li>` : nothing}
    ${idea.reasons.includes('near') && (idea.kilometres ?? 99) <= 5 ? html`<li>${i18n.t('ideas.near')}</li>` : nothing}
    ${idea.reasons.includes('time') ? html`<li>${i18n.t('ideas.time')}</li>` : nothing}
    ${idea.reasons.includes('fresh') ? html`<li>${i18n.t('ideas.fresh')}</li>` : nothing}</ul></div>`;
}

const notSo: Readonly<Record<string, string>> = { free: 'ideas.note-not-free', near: 'ideas.note-not-near', home: 'ideas.note-not-home', 'step-free': 'ideas.note-not-step-free' };

/** One idea: first why, then what a person worries about, then how to join. What nobody knows is said as "ask". */
export function ideaCard({ config, setup, route, i18n, happen }: ScreenProps, idea: Idea): TemplateResult {
  const { activity } = idea;
  const { title, provider, join, lastChecked } = activity;
  const area = idea.reasons.find(reason => reason.startsWith('area.'))?.slice(5);
  const picture = pictureOf(area);
  const postcode = wishesOf(setup.journey, route.answers).postcode;
  const where = whereIn(i18n, activity);
  const notes = idea.reasons.filter(reason => reason.startsWith('not.')).flatMap(reason => notSo[reason.slice(4)] ?? []);
  const date = lastChecked && new Intl.DateTimeFormat(intlTag(i18n.language), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${lastChecked}T00:00:00Z`));
  const removed = (event: Event): void => {
    const card = (event.target as HTMLElement).closest('li');
    const next = (card?.nextElementSibling ?? card?.previousElementSibling)?.querySelector<HTMLElement>('[tabindex]');
    // The card goes with its button: focus moves on first, so that it is never lost.
    next?.focus();
    happen({ type: 'not-for-me', id: activity.id });
  };
  return html`<li class="card idea"><div class="ideahead">${picture ? html`<span class="pic">${draw(picture)}</span>` : nothing}<div><div tabindex="-1">${heading(config.headingLevel + 1, title, 'ideah')}</div>${provider !== undefined && provider !== title ? html`<p class="hint">${provider}</p>` : nothing}</div></div>
    ${why(i18n, idea)}
    <dl class="facts">
      ${fact(laterIcons.calendar, i18n.t('ideas.when'), ...(activity.when.length > 0 ? activity.when.slice(0, 3).map(when => whenIn(i18n, when)) : [i18n.t('ideas.ask-when')]))}
      ${fact(laterIcons.mapPin, i18n.t('ideas.where'), where ?? i18n.t('ideas.ask-where'), farIn(i18n, idea, postcode))}
      ${fact(laterIcons.banknote, i18n.t('ideas.cost'), costIn(i18n, activity) ?? i18n.t('ideas.ask-cost'))}
      ${fact(icons.user, i18n.t('ideas.who-for'), agesIn(i18n, activity) ?? i18n.t('ideas.ask-who-for'))}
      ${activity.access.length > 0 ? fact(laterIcons.accessibility, i18n.t('ideas.access'), ...activity.access.slice(0, 2)) : nothing}
    </dl>
    ${notes.length > 0 ? html`<p class="note"><strong>${i18n.t('ideas.please-note')}:</strong> ${notes.map(key => i18n.t(key)).join(' ')}</p>` : nothing}
    ${activity.description === undefined ? nothing : html`<details class="about"><summary class="quiet">${i18n.t('ideas.about')}</summary><p class="prose">${activity.description}</p></details>`}
    <p class="small checked">${date ? i18n.t('ideas.last-checked', { date }) : i18n.t('ideas.never-checked')}</p>
    <div class="ideado"><details class="join"><summary class="btn">${i18n.t('ideas.join')}<span class="vh">: ${title}</span></summary><ul role="list" class="joins">
      ${join.phone === undefined ? nothing : html`<li>${callLink(i18n, join.phone, 'quiet', 'ideas.join-call')}</li>`}
      ${join.email === undefined ? nothing : html`<li><a class="quiet" href="mailto:${join.email}">${draw(icons.mail)}<span>${i18n.t('ideas.join-email', { email: join.email })}</span></a></li>`}
      ${join.url === undefined ? nothing : html`<li><a class="quiet" href=${join.url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">${draw(icons.globe)}<span>${i18n.t('ideas.join-link')} (${i18n.t('new-window')})<span class="vh">: ${title}</span></span></a></li>`}
      ${Object.keys(join).length === 0 ? html`<li>${i18n.t('ideas.join-ask')}</li>` : nothing}</ul></details>
      <button class="quiet" type="button" @click=${removed}>${draw(icons.cross)}<span>${i18n.t('ideas.not-for-me')}<span class="vh">: ${title}</span></span></button></div></li>`;
}
