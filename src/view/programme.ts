/** What a sign-up shows besides questions: what people sign up to, and what has become of it. One part, loaded where a site names a programme. */
import { html, nothing, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import { siteWordsOf } from '../core/config.ts';
import { headingOf } from '../core/journey.ts';
import { isFull, readPlace, type PlacesLeft } from '../core/programmes/place.ts';
import { lastDayOf, type KnownProgramme } from '../core/programmes/read.ts';
import { ruleSentence } from '../core/programmes/rule-words.ts';
import { dayOf, sessionsFrom, sharedTimes } from '../core/programmes/sessions.ts';
import type { Delivery } from '../core/step.ts';
import type { Translator } from '../i18n/translate.ts';
import { callLink } from './screens/frame.ts';
import { draw, icons, type Icon } from './icons.ts';
import { ideaIcons } from './idea-icons.ts';
import { laterIcons } from './later-icons.ts';
import { lazy } from './lazy.ts';
import { heading, say, type Screen, type ScreenProps, type Shown } from './screen.ts';
import { capital, dayIn, timesIn } from './when-words.ts';

export { loadSiteFiles } from './site-files.ts';

const longDay = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const wholeDay = { weekday: 'long', ...longDay } as const;

/** The day where the person is. */
const dayNow = ({ setup }: ScreenProps): string => setup.today ?? '';

/** "12 sessions, every Tuesday, 5pm to 7pm", and from when to when. */
function whenLines(i18n: Translator, sessions: KnownProgramme['programme']['sessions']): readonly string[] {
  const { from, to, weekday } = sharedTimes(sessions);
  const count = i18n.t('sign-up.start.sessions', { count: sessions.length });
  const days = [weekday && sessions.length > 1 ? i18n.t('sign-up.start.every', { day: dayIn(i18n, dayOf(sessions[0]!), { weekday: 'long' }) }) : undefined, timesIn(i18n, { ...(from && { from }), ...(to && { to }) })].filter(Boolean).join(', ');
  const [first, last] = [sessions[0]!, sessions.at(-1)!].map(session => dayIn(i18n, dayOf(session), longDay)) as [string, string];
  return [days === '' ? count : i18n.t('sign-up.start.sessions-on', { sessions: count, days }), sessions.length === 1 ? first : i18n.t('sign-up.start.from-to', { from: first, to: last })];
}

const sessionLine = (i18n: Translator, { starts, ends }: KnownProgramme['programme']['sessions'][number]): string =>
  capital([dayIn(i18n, starts.slice(0, 10), wholeDay), timesIn(i18n, { from: starts.slice(11), to: ends.slice(11) })].join(', '));

/** A button that gives the person a file with all dates to come, and says so. */
function calendarButton({ i18n, config, notify }: ScreenProps, known: KnownProgramme): TemplateResult {
  const give = async (): Promise<void> => {
    try {
      const { giveDates } = await lazy('idea-tools', () => import('./programme-dates.ts'));
      if (giveDates(i18n, known, config)) notify(i18n.t('sign-up.start.calendar-given'));
    } catch { notify(i18n.t('fault.step')); }
  };
  return html`<p class="note"><button class="btn" type="button" @click=${() => void give()}>${draw(laterIcons.calendar)}${i18n.t('sign-up.start.calendar')}</button></p>`;
}

const fact = (picture: Icon, name: string, lines: readonly Shown[]): TemplateResult => html`<div>${draw(picture)}<dt class="vh">${name}</dt><dd>${lines.map(line => html`<span>${line}</span>`)}</dd></div>`;

/** When, where, what it costs, getting in, the first time, who is there: what the file says of these. */
function factsList(i18n: Translator, { programme }: KnownProgramme): TemplateResult {
  const { sessions, where, cost, access, expect = [], meets } = programme;
  const t = (name: string): string => i18n.t(`sign-up.start.${name}`);
  return html`<dl class="facts note">${fact(laterIcons.calendar, t('when'), whenLines(i18n, sessions))}
    ${where ? fact(laterIcons.mapPin, t('where'), [say(i18n, siteWordsOf(where))]) : nothing}
    ${cost ? fact(laterIcons.banknote, t('cost'), [say(i18n, siteWordsOf(cost))]) : nothing}
    ${access ? fact(laterIcons.accessibility, t('access'), [say(i18n, siteWordsOf(access))]) : nothing}
    ${expect.length > 0 ? fact(ideaIcons.start, t('expect'), expect.map(one => say(i18n, siteWordsOf(one)))) : nothing}
    ${meets ? fact(laterIcons.users, t('meets'), [i18n.t('sign-up.start.meets-you', { name: siteWordsOf(meets) })]) : nothing}</dl>`;
}

/** How many places are left, never as a promise. */
function placesBox(i18n: Translator, left: PlacesLeft): TemplateResult {
  if (isFull(left)) return html`<div class="card ref" role="status"><p><strong>${i18n.t('sign-up.places.full')}</strong></p> <p>${i18n.t('sign-up.places.wait')}</p></div>`;
  return html`<div class="card ref" role="status"><p><strong>${left.places === null || left.left === null ? i18n.t('sign-up.places.left-open') : i18n.t('sign-up.places.left', { count: left.left, places: left.places })}</strong></p> <p class="hint">${i18n.t('sign-up.places.sure')}</p></div>`;
}

/** The first page of a sign-up: all there is to know, and whom it is for, before anything is asked. */
export const startScreen: Screen = props => {
  const { config, setup, step, i18n, happen } = props;
  const { programme: known, places } = setup.files!;
  const { programme, rule, area } = known!;
  const level = config.headingLevel + 1;
  const last = lastDayOf(programme);
  const isOver = last < dayNow(props);
  const ending = (left: PlacesLeft | undefined): TemplateResult => html`${left && !isOver ? placesBox(i18n, left) : nothing}${isOver
    ? html`<div class="card ref"><p><strong>${i18n.t('sign-up.start.closed')}</strong></p> <p>${i18n.t('sign-up.start.closed-call')}</p><p>${callLink(i18n, config.organisation.phone)}</p></div>`
    : html`<div class="actions"><button class="btn main" type="button" @click=${() => happen({ type: 'continue' })}>${left && isFull(left) ? i18n.t('sign-up.start.wait-button') : step.page.button ? say(i18n, step.page.button) : i18n.t('continue')}${draw(icons.arrowRight, true)}</button></div>
      <p class="hint note">${i18n.t('sign-up.start.time')} ${i18n.t('sign-up.start.closes', { date: dayIn(i18n, last, wholeDay) })}</p>`}`;
  const now = places?.now();
  return html`${heading(config.headingLevel, say(i18n, headingOf(step.page)))}
    ${programme.about?.map(one => html`<p class="lead">${say(i18n, siteWordsOf(one))}</p>`)}
    <section class="who"><span class="pic">${draw(laterIcons.users)}</span><div>${heading(level, i18n.t('sign-up.start.who-for'), 'h2')}<p>${say(i18n, ruleSentence(rule, area))}</p></div></section>
    ${factsList(i18n, known!)}
    <details class="note"><summary class="quiet">${i18n.t('sign-up.start.dates')}</summary><ol class="next" role="list">${programme.sessions.map(session => html`<li>${sessionLine(i18n, session)}</li>`)}</ol>${calendarButton(props, known!)}${props.notice === '' ? nothing : html`<p aria-hidden="true">${props.notice}</p>`}</details>
    ${now || !places ? ending(now) : until(places.coming.then(ending), ending(undefined))}`;
};

/** What has become of a sign-up: whether somebody has a place is said by the receipt and by nothing else. */
export function told(props: ScreenProps, delivery: Delivery): Shown {
  const { setup, i18n, config } = props;
  const known = setup.files?.programme;
  if (!known) return nothing;
  const line = (key: string, facts = {}): TemplateResult => html`<p class="lead">${i18n.t(`sign-up.done.${key}`, facts)}</p>`;
  switch (delivery.at) {
    case 'sent': case 'passed-on': {
      const place = delivery.at === 'sent' ? readPlace(delivery.place) : undefined;
      if (!place) return line('will-tell');
      if (place.at === 'waiting') return html`${line('full')}${line('number', { number: place.number })}${line('if-free')}`;
      const [next] = sessionsFrom(known.programme, dayNow(props));
      return html`${line('have-place')}${next ? line(next === known.programme.sessions[0] ? 'first-date' : 'next-date', { date: sessionLine(i18n, next) }) : nothing}${factsList(i18n, known)}${calendarButton(props, known)}`;
    }
    case 'sending': case 'closed': return nothing;
    default: return html`${line('not-yet')}${line('late', { phone: config.organisation.phone })}`;
  }
}
