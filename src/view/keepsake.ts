/** What a person takes along of a list of songs: print, copy, save, share, and a saved list opened again. Nothing of it leaves the page by itself. */
import { html, nothing, type TemplateResult } from 'lit';
import { changeListing, emptyListing, filledEntries, type Listing } from '../core/playlist/edit.ts';
import { listFormats, mostBytes, readList, type ListFormatName } from '../core/playlist/index.ts';
import { mostSongs, songOf, type SongList } from '../core/playlist/song.ts';
import type { QuestionOf } from '../core/questions/index.ts';
import { listingOf, reasonOf } from '../core/questions/songs.ts';
import { situationOf } from '../core/answering.ts';
import type { Step } from '../core/route.ts';
import { answerRows } from '../core/summary.ts';
import { intlTag } from '../i18n/locales.ts';
import { draw } from './icons.ts';
import { laterIcons } from './later-icons.ts';
import { heading, type ScreenProps, type Shown } from './screen.ts';
import { giveFile, save } from './take-home.ts';
import { fieldId } from './questions/view.ts';

type Question = QuestionOf<'songs'>;

/** The list as it stands, with what is asked about it elsewhere. */
function listOf({ setup, route, i18n, state }: ScreenProps, step: Step, now: Date): SongList {
  const question = step.page.question as Question;
  const listing = listingOf(question, (state.typed[step.key] ?? emptyListing) as Listing, situationOf(setup, route, step));
  const rows = answerRows(setup.journey, route.answers);
  return {
    title: i18n.t('playlist.sheet.title'),
    made: now.toISOString().replace(/\.\d+/, ''),
    columns: ['number', 'title', 'by', 'why'].map(column => i18n.t(`playlist.column.${column}`)),
    songs: filledEntries(listing).filter(({ title }) => title.trim() !== '').map(({ title, by, why, moment }) => { const reason = reasonOf(question, why.trim(), moment); return songOf(title.trim(), by.trim(), reason ? i18n.say(reason) : ''); }),
    more: (question.sheet ?? []).flatMap(({ page, words }) => {
      const lines = rows.filter(row => row.page === page && row.at === 'answered').flatMap(({ values }) => values.map(value => i18n.say(value)));
      return lines.length > 0 ? [{ heading: i18n.say(words), lines }] : [];
    }),
  };
}

/** The sheet that is printed: the list alone, in large letters, with a line for a name that nobody has to type. `isShown`: on the screen too. */
function sheet({ config, i18n }: ScreenProps, step: Step, { title, songs, more }: SongList, now: Date, isShown: boolean): TemplateResult {
  // What must not be overlooked stands in a frame.
  const [apart] = (step.page.question as Question).sheet ?? [];
  const first = apart && i18n.say(apart.words);
  const date = new Intl.DateTimeFormat(intlTag(i18n.language), { dateStyle: 'long' }).format(now);
  return html`<section class="songsheet ${isShown ? 'card sheet' : ''}">${heading(config.headingLevel + 1, title, 'h2')}<p class="line">${i18n.t('playlist.sheet.for')}</p>
    <ol role="list">${songs.map((song, at) => html`<li><b>${at + 1}.</b><div><b>${song.title}</b>${song.by === undefined ? nothing : html`<span class="by">${song.by}</span>`}${song.why === undefined ? nothing : html`<span>${song.why}</span>`}</div></li>`)}</ol>
    <dl>${more.map(({ heading: term, lines }) => html`<div class=${term === first ? 'first' : ''}><dt>${term}</dt><dd>${lines.join(', ')}</dd></div>`)}</dl><p>${i18n.t('copy.date', { date })}</p></section>`;
}

/** Reads the file that somebody chose, and takes its songs into the list. What stands there stays. */
async function open({ latest, setup, route, happen, notify, i18n }: ScreenProps, step: Step, event: Event): Promise<void> {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  if (!file) return;
  const read = file.size > mostBytes ? { wrong: 'too-large' } as const : await file.text().then(readList, () => ({ wrong: 'unreadable' } as const));
  // The same file can be chosen again.
  input.value = '';
  if ('wrong' in read) return notify(i18n.t(`playlist.file-${read.wrong}`));
  const now = (latest().typed[step.key] ?? emptyListing) as Listing;
  happen({ type: 'input', key: step.key, typed: changeListing(listingOf(step.page.question as Question, now, situationOf(setup, route, step)), { do: 'take-in', songs: read.songs }) });
}

/** Ways to take a list along, and to open one. Below the page of the list, and at the stop of people who keep it. */
export function keepsake(props: ScreenProps, step: Step): Shown {
  const { config, i18n, notice, notify } = props;
  const now = new Date();
  const list = listOf(props, step, now);
  const isHere = props.step.key === step.key;
  if (list.songs.length === 0 && !isHere) return nothing;
  const text = (): string => listFormats.text.write(list);
  const name = i18n.t('playlist.file-name');
  const saveAs = (format: ListFormatName) => (): void => { const { write, type, ending } = listFormats[format]; giveFile([write(list)], type, `${name}.${ending}`); };
  const share = (): void => void navigator.share({ title: list.title, text: text() }).catch(() => {});
  const copy = (): void => void Promise.resolve().then(() => navigator.clipboard.writeText(text())).then(() => notify(i18n.t('copy.copied')), () => notify(i18n.t('copy.not-copied')));
  const other = (format: ListFormatName): TemplateResult => html`<button class="quiet" type="button" @click=${saveAs(format)}>${draw(laterIcons.download)}<span>${i18n.t(`playlist.save-${format}`)}</span></button>`;
  const said = notice === '' ? nothing : html`<p class="note" aria-hidden="true"><strong>${notice}</strong></p>`;
  return html`<section class="note keep">${list.songs.length === 0 ? nothing : html`${heading(config.headingLevel + 1, i18n.t('playlist.keep-heading'), 'h2')}<p class="hint">${i18n.t('copy.shared')}</p>
    <div class="row note"><button class="pill" type="button" @click=${() => print()}>${draw(laterIcons.printer)}${i18n.t('copy.print')}</button>
    <button class="pill" type="button" @click=${() => save(text(), name)}>${draw(laterIcons.download)}${i18n.t('copy.save')}</button>
    <button class="pill" type="button" @click=${copy}>${draw(laterIcons.copy)}${i18n.t('copy.copy')}</button>
    ${typeof navigator.share === 'function' ? html`<button class="pill" type="button" @click=${share}>${draw(laterIcons.share)}${i18n.t('copy.share')}</button>` : nothing}</div>
    <details class="note"><summary class="quiet">${i18n.t('playlist.other-files')}</summary><div class="files">${(['csv', 'xspf', 'jspf'] as const).map(other)}</div></details>`}
    ${isHere ? html`<details class="note" ?open=${list.songs.length === 0}><summary class="quiet">${i18n.t('playlist.open')}</summary><div class="field"><label class="label" for=${fieldId('file')}>${i18n.t('playlist.open-label')}</label><p class="hint">${i18n.t('playlist.open-hint', { max: mostSongs })}</p>
      <input class="input" id=${fieldId('file')} type="file" accept=".txt,.csv,.xspf,.jspf,.json,text/plain,text/csv,application/xspf+xml,application/json" @change=${(event: Event) => void open(props, step, event)}></div></details>` : nothing}${said}</section>
    ${list.songs.length === 0 ? nothing : sheet(props, step, list, now, !isHere)}`;
}
