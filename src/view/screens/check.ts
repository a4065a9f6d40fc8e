import { html, nothing, type TemplateResult } from 'lit';
import type { Idea } from '../../core/activities/match.ts';
import { siteWordsOf } from '../../core/config.ts';
import { headingOf, isSendOnly } from '../../core/journey.ts';
import { keptIdeas } from '../../core/submitting.ts';
import { answerRows, type AnswerRow } from '../../core/summary.ts';
import { takeHome } from '../take-home.ts';
import type { Translator } from '../../i18n/translate.ts';
import { draw, icons } from '../icons.ts';
import { laterIcons } from '../later-icons.ts';
import { heading, say, type ScreenProps, type Shown } from '../screen.ts';

const withoutValue = { skipped: 'check.skipped', preferNotToSay: 'check.rather-not', notAsked: 'check.not-asked' } as const;

/** What was answered, as a list; with `change`, each with a button that leads to its page and straight back. */
export function answersList(props: ScreenProps, rows: readonly AnswerRow[], change: boolean): TemplateResult {
  const { happen, setup } = props;
  // About who fills it in, the words are said to them, also where the rest is about somebody else.
  const toFiller = props.i18n.with({ context: '' });
  const voiceFor = (id: string): Translator => (setup.journey.pages.find(page => page.id === id)?.aboutFiller ? toFiller : props.i18n);
  return html`<dl class="checklist">${rows.map(({ key, page, heading: asked, at, values }) => { const i18n = voiceFor(page); return html`<div><dt>${say(i18n, asked)}</dt><dd>${at === 'answered'
    ? values.map(value => html`<span>${say(i18n, value)}</span>`) : html`<span class="hint">${i18n.t(withoutValue[at])}</span>`}</dd>
    ${change ? html`<dd class="chg"><button class="quiet" type="button" @click=${() => happen({ type: 'change', key })}>${i18n.t('check.change')}<span class="vh">: ${say(i18n, asked)}</span></button></dd>` : nothing}</div>`; })}</dl>`;
}

const sheet = (picture: Shown, title: Shown, content: Shown): TemplateResult => html`<section class="card sheet"><div class="sheeth"><span class="pic">${picture}</span>${title}</div>${content}</section>`;

/** Check your answers: everything that will be sent, in the person's words, before anything is. */
export const checkScreen = (props: ScreenProps, onSend: () => void, problem: Shown, found: ReadonlyMap<string, Idea> | undefined): Shown => {
  const { config, setup, state, route, step, i18n, happen, checksArea } = props;
  const level = config.headingLevel;
  const rows = answerRows(setup.journey, route.answers);
  const personal = (row: AnswerRow): boolean => isSendOnly(setup.journey.pages.find(({ id }) => id === row.page)!);
  const wishes = rows.filter(row => !personal(row));
  const about = rows.filter(personal);
  const ideas = keptIdeas(state);
  const asked = ideas.filter(idea => idea.asked);
  const shown = ideas.filter(idea => !idea.asked);
  const ideasPage = route.steps.find(({ page }) => page.show === 'ideas');
  const ideasRow = (name: string, content: unknown): TemplateResult => html`<div><dt>${name}</dt><dd>${content}</dd><dd class="chg"><button class="quiet" type="button" @click=${() => happen({ type: 'change', key: ideasPage!.key })}>${i18n.t('check.change')}<span class="vh">: ${name}</span></button></dd></div>`;
  const org = say(i18n, siteWordsOf(config.organisation.name));
  return html`${heading(level, say(i18n, headingOf(step.page)))}
    <p class="lead">${i18n.t('check.lead')}</p>${checksArea ? html`<p class="lead">${i18n.t('area.check')}</p>` : nothing}
    ${wishes.length > 0 ? sheet(draw(laterIcons.mapPin), heading(level + 1, i18n.t('check.would-like'), 'h2'), html`${answersList(props, wishes, true)}
      ${ideasPage ? html`<dl class="checklist">${asked.length > 0 ? ideasRow(i18n.t('check.asked'), asked.map(({ title, asked: how }) => html`<span>${title}${how === 'with-someone' ? html`<br>${i18n.t('check.with-someone')}` : nothing}</span>`)) : nothing}
        ${asked.length === 0 || shown.length > 0 ? ideasRow(i18n.t(asked.length > 0 ? 'check.other-ideas' : 'check.ideas'), shown.length > 0 ? shown.map(({ title }) => html`<span>${title}</span>`) : html`<span class="hint">${i18n.t('check.no-ideas')}</span>`) : nothing}</dl>` : nothing}`) : nothing}
    ${about.length > 0 ? sheet(draw(icons.user), heading(level + 1, i18n.t('check.about-you'), 'h2'), answersList(props, about, true)) : nothing}
    <section class="who"><span class="pic">${draw(laterIcons.users)}</span><div>${heading(level + 1, i18n.t('check.who'), 'h2')}<p>${config.reader ? i18n.t('check.who-reads') : org}</p>
      ${config.privacy === undefined ? nothing : html`<a class="quiet" href=${config.privacy} target="_blank" rel="noopener">${i18n.t('privacy-notice')} (${i18n.t('new-window')})</a>`}</div></section>
    ${takeHome(props, ideas.flatMap(({ id }) => found?.get(id) ?? []))}
    ${problem}
    <div class="actions"><button class="btn main" type="button" @click=${onSend}>${i18n.t('check.send')}${draw(icons.arrowRight, true)}</button></div>`;
};
