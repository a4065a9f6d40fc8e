import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { changeListing, filledEntries, type Change, type Done, type Entry } from '../../core/playlist/edit.ts';
import { mostSongs, songParts } from '../../core/playlist/song.ts';
import { listingOf, reasonOf } from '../../core/questions/songs.ts';
import type { Translator } from '../../i18n/translate.ts';
import { draw, icons } from '../icons.ts';
import { keepsake } from '../keepsake.ts';
import { playlistIcons } from '../playlist-icons.ts';
import { fieldId, problemOf, tied, type QuestionView } from './view.ts';

/** From how many songs on a list is a good first one. */
const goodList = 12;

/** Moves focus once what was told is drawn: what was pressed may have moved or gone by then. */
function focusLater(event: Event, ...selectors: readonly string[]): void {
  const root = (event.target as HTMLElement).getRootNode() as ShadowRoot;
  const drawn = (root.host as Partial<LitElement>).updateComplete ?? Promise.resolve();
  void drawn.then(() => selectors.map(selector => root.querySelector<HTMLElement>(selector)).find(one => one !== null)?.focus());
}

/** What was done, for people who do not see it. */
export function told(i18n: Translator, done: Done | undefined, of: number): string {
  if (!done) return '';
  switch (done.did) {
    case 'moved': return i18n.t('playlist.moved', { title: done.title, place: done.place, of });
    case 'read': return [i18n.t('playlist.read', { count: done.count }), ...(done.known > 0 ? [i18n.t('playlist.read-known', { count: done.known })] : []), ...(done.over > 0 ? [i18n.t('playlist.read-over', { count: done.over, max: mostSongs })] : [])].join(' ');
    default: return i18n.t(`playlist.done-${done.did}`, { title: done.title });
  }
}

const named = (words: string, title: string): TemplateResult => html`<span>${words}<span class="vh">: ${title}</span></span>`;

export const songs: QuestionView<'songs'> = {
  marksEach: true,
  below: keepsake,
  fields(props) {
    const { question, typed, problems, situation, i18n, onTyped } = props;
    const listing = listingOf(question, typed, situation);
    const { entries, open, gone, done } = listing;
    const count = filledEntries(listing).length;
    const change = (what: Change): void => onTyped(now => changeListing(listingOf(question, now, situation), what));
    const isWrong = ({ id }: Entry): boolean => problems.some(({ field }) => field.endsWith(`-${id}`));
    const reason = ({ why, moment }: Entry): string => { const words = reasonOf(question, why, moment); return words ? i18n.say(words) : ''; };
    const finish = (event: Event, { id }: Entry): void => { change({ do: 'close' }); focusLater(event, `#${fieldId(`change-${id}`)}`, `#${fieldId('add')}`); };

    const read = (entry: Entry, at: number): TemplateResult => {
      const { id, title, by } = entry;
      const why = reason(entry);
      const mover = (by: -1 | 1, words: string, picture: 'up' | 'down'): TemplateResult => html`<button class="pill" type="button" id=${fieldId(`${picture}-${id}`)} aria-disabled=${at + by < 0 || at + by >= entries.length ? 'true' : nothing}
        @click=${(event: Event) => { change({ do: 'move', id, by }); focusLater(event, `#${fieldId(`${picture}-${id}`)}`); }}>${draw(playlistIcons[picture])}${named(words, title)}</button>`;
      return html`<p class="songt">${title}${by.trim() === '' ? nothing : html`<span>${by}</span>`}${why === '' ? nothing : html`<span class="hint">${why}</span>`}</p>
        <div class="row">${mover(-1, i18n.t('playlist.up'), 'up')}${mover(1, i18n.t('playlist.down'), 'down')}
        <button class="pill" type="button" id=${fieldId(`change-${id}`)} @click=${(event: Event) => { change({ do: 'open', id }); focusLater(event, `#${fieldId(`title-${id}`)}`); }}>${draw(playlistIcons.change)}${named(i18n.t('playlist.change'), title)}</button>
        <button class="pill" type="button" @click=${(event: Event) => { change({ do: 'remove', id }); focusLater(event, `#${fieldId('back')}`); }}>${draw(icons.trash)}${named(i18n.t('playlist.remove'), title)}</button></div>`;
    };

    const boxes = (entry: Entry): TemplateResult => html`<div class="songboxes">${songParts.map(part => {
      const field = `${part}-${entry.id}`;
      const { invalid, describedBy } = tied(problems, field);
      return html`<div class="field ${invalid === 'true' ? 'bad' : ''}"><label class="label" for=${fieldId(field)}>${i18n.t(`playlist.${part}`)}${part === 'title' ? nothing : ` ${i18n.t('optional', { heading: '' }).trim()}`}</label>${problemOf(i18n, problems, field)}
        <input class="input" id=${fieldId(field)} type="text" autocomplete="off" .value=${live(part === 'why' ? reason(entry) : entry[part])} aria-invalid=${invalid} aria-describedby=${describedBy}
          @input=${(event: Event) => { const { value } = event.target as HTMLInputElement; change({ do: 'write', id: entry.id, part, text: value }); }}
          @keydown=${(event: KeyboardEvent) => { if (event.key !== 'Enter' || event.isComposing) return; event.preventDefault(); finish(event, entry); }}></div>`;
    })}</div>${count > 0 ? html`<div class="row"><button class="btn" type="button" @click=${(event: Event) => finish(event, entry)}>${draw(icons.check)}${i18n.t('playlist.finish')}</button></div>` : nothing}`;

    const undo = gone === undefined ? nothing : html`<p class="undo note"><span>${i18n.t('playlist.done-gone', { title: gone.entry.title })}</span><button class="quiet" type="button" id=${fieldId('back')}
      @click=${(event: Event) => { change({ do: 'put-back' }); focusLater(event, `#${fieldId(`change-${gone.entry.id}`)}`); }}>${draw(playlistIcons.undo)}${named(i18n.t('playlist.put-back'), gone.entry.title)}</button></p>`;
    const isJust = ({ title }: Entry, at: number): boolean => done?.did === 'moved' && done.title === title && done.place === at + 1;

    return html`<div>${done?.did === 'read' ? html`<p class="note" aria-hidden="true"><strong>${told(i18n, done, count)}</strong></p>` : nothing}
      <ol class="songs" role="list">${entries.map((entry, at) => html`<li class="song ${isJust(entry, at) ? 'just' : ''}"><span class="n">${at + 1}</span>${entry.id === open || isWrong(entry) ? boxes(entry) : read(entry, at)}</li>`)}</ol>
      ${undo}
      ${count === 0 ? nothing : html`<p class="note">${i18n.t('playlist.count', { count })} ${i18n.t(count < goodList ? 'playlist.about' : count < mostSongs ? 'playlist.good' : 'playlist.full', { max: mostSongs })}</p>`}
      ${count === 0 || entries.length >= mostSongs ? nothing : html`<p class="note"><button class="btn" type="button" id=${fieldId('add')} @click=${(event: Event) => { change({ do: 'add' }); focusLater(event, '.songs .input'); }}>${draw(playlistIcons.plus)}${i18n.t('playlist.add')}</button></p>`}
      <p class="vh" role="status">${told(i18n, done, entries.length)}</p></div>`;
  },
};

