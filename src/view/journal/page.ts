/** What a person sees of their own check-ins: all that is kept, with ways to save, print and delete it, or how to begin. */
import { html, nothing, type TemplateResult } from 'lit';
import { csvOf, textOf } from '../../core/journal/copy.ts';
import type { JournalEntry, ReadJournal } from '../../core/journal/entry.ts';
import type { Series } from '../../core/journal/series.ts';
import type { JournalSettings } from '../../core/journal/settings.ts';
import type { Translator } from '../../i18n/translate.ts';
import { draw, icons } from '../icons.ts';
import { laterIcons } from '../later-icons.ts';
import { heading, type Shown } from '../screen.ts';
import { callLink } from '../screens/frame.ts';
import { giveFile, save } from '../take-home.ts';
import { askedSection, copyLines } from './figure.ts';
import { dateWords, plainTime } from './words.ts';

/** What somebody wants to delete, before they said so once more: everything, or what was answered at one time. */
export type Asks = 'all' | { readonly at: string };

/** What the device says: what lies there, that it may not be read, or that nothing is kept on it because many use it. */
export type Found = ReadJournal | 'refused' | 'shared';

/** All that the page is drawn from. */
export interface JournalPageProps {
  readonly i18n: Translator;
  readonly settings: JournalSettings;
  readonly found: Found;
  /** What is shown of it. */
  readonly series: readonly Series[];
  readonly asks: Asks | undefined;
  /** What has just happened, for the eye. */
  readonly notice: string;
  /** The questions of which all lines are shown. */
  readonly open: ReadonlySet<string>;
  readonly toggle: (question: string) => void;
  /** The person wants to delete something, or nothing after all. */
  readonly ask: (asks: Asks | undefined) => void;
  readonly remove: (asks: Asks) => void;
}

/** The times of what is kept, each once: what was answered at one time is one check-in. */
export const checkIns = (entries: readonly JournalEntry[]): readonly string[] => [...new Set(entries.map(({ at }) => at))];

const checkInLink = (i18n: Translator, { checkIn }: JournalSettings): Shown =>
  checkIn === undefined ? nothing : html`<div class="actions"><a class="btn main" href=${checkIn}>${i18n.t('journal.check-in')}${draw(icons.arrowRight, true)}</a></div>`;

function unread(i18n: Translator, { later, notOurs }: ReadJournal): Shown {
  return html`${later === 0 ? nothing : html`<p class="note">${i18n.t('journal.later', { count: later })}</p>`}${notOurs === 0 ? nothing : html`<p class="note">${i18n.t('journal.not-ours', { count: notOurs })}</p>`}`;
}

function sure({ i18n, ask, remove }: JournalPageProps, asks: Asks, times: readonly string[]): TemplateResult {
  const words = asks === 'all' ? i18n.t('journal.sure-all', { count: times.length }) : i18n.t('journal.sure-one', { date: dateWords(i18n, asks.at, times) });
  return html`<div class="sure" role="group" aria-labelledby="sure" @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') ask(undefined); }}>
    <p id="sure" tabindex="-1"><strong>${words}</strong></p><p class="note">${i18n.t('journal.sure-gone')}</p>
    <div class="actions"><button class="btn main" type="button" @click=${() => remove(asks)}>${i18n.t('journal.yes')}</button><button class="btn" type="button" @click=${() => ask(undefined)}>${i18n.t('journal.no')}</button></div></div>`;
}

function tools({ i18n, series, ask }: JournalPageProps, times: readonly string[]): TemplateResult {
  const lines = () => copyLines(i18n, series, plainTime);
  const name = i18n.t('journal.file');
  const names = { when: i18n.t('journal.column-when'), moment: i18n.t('journal.column-moment'), question: i18n.t('journal.column-question'), answer: i18n.t('journal.column-answer'), number: i18n.t('journal.column-number'), measure: i18n.t('journal.column-measure') };
  return html`<div class="tools">
    <button class="quiet plain" type="button" @click=${() => save(textOf(lines(), i18n.t('journal.title')), name)}>${draw(laterIcons.download)}<span>${i18n.t('journal.save-text')}</span></button>
    <button class="quiet plain" type="button" @click=${() => giveFile(['\ufeff', csvOf(lines(), names)], 'text/csv', `${name}.csv`)}>${draw(laterIcons.download)}<span>${i18n.t('journal.save-table')}</span></button>
    <button class="quiet plain" type="button" @click=${() => print()}>${draw(laterIcons.printer)}<span>${i18n.t('journal.print')}</span></button>
    <button class="quiet plain" type="button" id="delete" @click=${() => ask('all')}>${draw(icons.trash)}<span>${i18n.t('journal.delete')}</span></button></div>
    ${times.length < 2 ? nothing : html`<details><summary class="quiet">${i18n.t('journal.delete-one')}</summary><ul class="tools" role="list">${times.map(at =>
      html`<li><button class="quiet plain" type="button" @click=${() => ask({ at })}>${draw(icons.trash)}<span>${i18n.t('journal.delete-this', { date: dateWords(i18n, at, times) })}</span></button></li>`)}</ul></details>`}`;
}

function keptSection(props: JournalPageProps, journal: ReadJournal): TemplateResult {
  const { i18n, settings: { config: { headingLevel } }, asks } = props;
  const times = checkIns(journal.entries);
  return html`<section class="kept">${heading(headingLevel + 1, i18n.t('journal.kept'), 'h2')}<p class="hint">${i18n.t('journal.kept-who')} ${i18n.t('journal.kept-until')}</p>
    ${unread(i18n, journal)}${asks === undefined ? tools(props, times) : sure(props, asks, times)}</section>`;
}

/** A number is not all that there is to say: whom to talk it over with. */
function talkOver(i18n: Translator, { config: { organisation } }: JournalSettings): TemplateResult {
  return html`<div class="talk-over"><p>${i18n.t(organisation ? 'journal.part' : 'journal.part-alone')}</p>${organisation ? callLink(i18n, organisation.phone) : nothing}</div>`;
}

function empty(props: JournalPageProps, journal: ReadJournal): TemplateResult {
  const { i18n, asks, ask } = props;
  // What nobody can read can be deleted all the same.
  const hasMore = journal.later + journal.notOurs + journal.entries.length > 0;
  return html`<div class="empty"><p><strong>${i18n.t('journal.none')}</strong></p><p class="note">${i18n.t('journal.none-how')}</p><p class="note">${i18n.t('journal.none-fine')}</p></div>${unread(i18n, journal)}
    ${!hasMore ? nothing : asks === undefined ? html`<p class="note"><button class="quiet plain" type="button" id="delete" @click=${() => ask('all')}>${draw(icons.trash)}<span>${i18n.t('journal.delete')}</span></button></p>` : sure(props, asks, [...checkIns(journal.entries), ...Array<string>(journal.later + journal.notOurs).fill('')])}`;
}

/** The page. */
export function journalPage(props: JournalPageProps): TemplateResult {
  const { i18n, settings, found, series, notice, open, toggle } = props;
  const level = settings.config.headingLevel;
  const content = (): Shown => {
    if (found === 'shared' || found === 'refused') return html`<p class="lead">${i18n.t(`journal.${found}`)}</p>`;
    if (series.length === 0) return empty(props, found);
    return html`${series.map((one, place) => {
      const question = [one.instrument, one.instrumentVersion, one.item].join(' ');
      return askedSection({ i18n, series: one, id: `asked-${place}`, level: level + 1, isFollowed: series[place + 1]?.attribution === one.attribution, isOpen: open.has(question), toggle: () => toggle(question) });
    })}${talkOver(i18n, settings)}`;
  };
  return html`${heading(level, i18n.t('journal.heading'))}${notice === '' ? nothing : html`<p class="lead" aria-hidden="true"><strong>${notice}</strong></p>`}
    ${content()}${checkInLink(i18n, settings)}${typeof found === 'object' && series.length > 0 ? keptSection(props, found) : nothing}`;
}
