import { html } from 'hono/html';
import { fewestCharacters, type Found } from '../find.ts';
import { icon } from './icons.ts';
import { layout, type Markup } from './layout.ts';
import { row } from './list-view.ts';
import { readSealed } from './read-stored.ts';
import { sealedPanel } from './sealed-view.ts';

/** What the search page shows. */
export interface SearchPage {
  readonly who: string;
  readonly nowMs: number;
  /** What was typed; empty before a search. */
  readonly typed: string;
  /** Nothing before a search, and when too little was typed. */
  readonly found?: Found;
  readonly perPage: number;
}

/** What a search could not look into. */
const notSearched = (sealed: number): Markup | string => (sealed === 0 ? '' : html`<p>${sealed === 1 ? '1 sealed one was' : `${sealed} sealed ones were`} not searched: only their references and the names of their keys can be found. Open them in the inbox with your key file, or save them as a spreadsheet there and look in it.</p>`);

/** What somebody looks for travels in the body of a form, never in an address. */
const hidden = (fields: Readonly<Record<string, string | number>>): Markup => html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

function results(typed: string, { ids, page, skipped, sealed }: Found, perPage: number, nowMs: number): Markup {
  const turn = (words: string, skip: number): Markup => html`<form method="post" action="/inbox/search">${hidden({ q: typed, skip })}<button class="quiet">${words}</button></form>`;
  const shown = page.length < ids.length ? ` These are ${skipped + 1} to ${skipped + page.length}.` : '';
  return html`<section class="found" aria-labelledby="found"><h2 id="found">We found ${people(ids.length)}.${shown}</h2>
${notSearched(sealed)}${page.some(one => readSealed(one) !== undefined) ? sealedPanel('Some of these are sealed', { on: 'list', nowMs, level: 3, exports: false }) : ''}
<ol class="list">${page.map(stored => row(stored, nowMs, 3))}</ol>
${page.length < ids.length ? html`<nav class="turn" aria-label="More people">${skipped > 0 ? turn('Newer', Math.max(0, skipped - perPage)) : ''}${skipped + page.length < ids.length ? turn('Older', skipped + perPage) : ''}</nav>` : ''}
<form method="post" action="/inbox/search/delete">${hidden({ q: typed })}<p><button class="quiet danger">${ids.length === 1 ? 'Delete this one' : `Delete all ${ids.length} of these`}</button></p></form></section>`;
}

/** Where somebody is looked for, and who was found. */
export function searchView({ who, nowMs, typed, found, perPage }: SearchPage): Markup {
  const tooLittle = typed !== '' && !found;
  const content = html`<div class="narrow"><h1>Find someone</h1>
<form method="post" action="/inbox/search">
<div class="field"><label for="q">Name, phone number, email, address or reference</label>
<p class="hint" id="hint">A part of it is enough. What you look for is not written down anywhere.</p>
${tooLittle ? html`<p class="wrong" id="wrong">${icon('wrong')}Write at least ${fewestCharacters} letters or numbers.</p>` : ''}
<input id="q" name="q" type="text" autocomplete="off" spellcheck="false" autocapitalize="off" required maxlength="200" value="${typed}" aria-describedby="${tooLittle ? 'wrong' : 'hint'}"${tooLittle ? html` aria-invalid="true"` : ''}></div>
<button class="button main">${icon('search')}Find</button></form></div>
${found ? (found.ids.length > 0 ? results(typed, found, perPage, nowMs) : html`<div class="empty found"><h2>We found nobody</h2><p>Try a part of the name, or the last numbers of the phone number. Someone whose time was over is not here any more.</p>${notSearched(found.sealed)}</div>`) : ''}`;
  return layout({ title: `${tooLittle ? 'Error: ' : ''}Find someone - Inbox`, who, content });
}

/** Asks before all that a search found is deleted for good. `mark` stands for exactly these. */
export function eraseView({ who, typed, found: { ids, page }, mark, changed, nowMs }: { readonly who: string; readonly typed: string; readonly found: Found; readonly mark: string; readonly changed: boolean; readonly nowMs: number }): Markup {
  const more = ids.length - page.length;
  const title = ids.length === 1 ? 'Delete this for good?' : `Delete all ${ids.length} of these for good?`;
  return layout({
    title: 'Delete - Inbox',
    who,
    content: html`<div class="narrow"><h1>${title}</h1>
${changed ? html`<p class="wrong">${icon('wrong')}Someone came or went since you looked. Nothing was deleted. Please look again.</p>` : ''}
<p>You are about to delete everything that they sent. This cannot be undone.</p>
<p>We keep the bare ids for 37 days, so that nothing is stored again if a device sends it twice.</p></div>
<ol class="list found">${page.map(stored => row(stored, nowMs, 2))}</ol>
${more > 0 ? html`<p>And ${more} more.</p>` : ''}
<form method="post" action="/inbox/search/delete/all">${hidden({ q: typed, mark })}<div class="actions">
<button class="button main danger">Delete for good</button><a class="quiet" href="/inbox/search">Keep ${ids.length === 1 ? 'it' : 'them'}</a></div></form>`,
  });
}
