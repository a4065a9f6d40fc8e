import { html } from 'hono/html';
import { placeOf, placesOf, type Counted } from '../places.ts';
import type { StoredSubmission } from '../store.ts';
import { icon } from './icons.ts';
import { layout, type Markup } from './layout.ts';
import { row } from './list-view.ts';
import { readSealed } from './read-stored.ts';
import { sealedPanel } from './sealed-view.ts';

/** Where somebody stands in a programme, in words. */
export interface Standing {
  /** Its id. */
  readonly programme: string;
  readonly name: string;
  readonly words: string;
}

/** The name of a programme, in English where it has one. */
const nameOf = ({ name }: Counted): string => (typeof name === 'string' ? name : name['en'] ?? Object.values(name)[0] ?? '');

/** `Place 3 of 12`, `Waiting, number 2`; where everybody can come `Number 3`. */
function standingInWords(rank: number, places: number | undefined): string {
  if (places === undefined) return `Number ${rank}`;
  const place = placeOf(rank, places);
  return place.at === 'place' ? `Place ${rank} of ${places}` : `Waiting, number ${place.number}`;
}

/** Where whoever has this rank stands. */
export const standingOf = (programme: Counted, rank: number): Standing => ({ programme: programme.id, name: nameOf(programme), words: standingInWords(rank, programme.places) });

/** Where somebody stands, with the way to the others of the programme. */
export const standingView = ({ programme, name, words }: Standing): Markup => html`<p><a class="quiet" href="/inbox/programmes/${programme}">${icon('person')}<span><bdi>${name}</bdi>: ${words}</span></a></p>`;

const people = (count: number, does: readonly [one: string, many: string]): string => (count === 1 ? `1 person ${does[0]}` : `${count} people ${does[1]}`);

/** All programmes with how many signed up to each. */
export function programmesView({ counted, who }: { readonly counted: readonly { readonly programme: Counted; readonly signedUp: number }[]; readonly who: string }): Markup {
  const line = (programme: Counted, signedUp: number): Markup => {
    const { id, places = Infinity } = programme;
    const { taken, waiting } = placesOf(signedUp, places);
    return html`<tr><th scope="row"><a class="quiet" href="/inbox/programmes/${id}"><bdi>${nameOf(programme)}</bdi></a></th><td class="number">${programme.places === undefined ? signedUp : `${taken} of ${places}`}</td><td class="number">${waiting}</td></tr>`;
  };
  const content = html`<p class="back"><a class="plain" href="/inbox">${icon('back')}Inbox</a></p><h1>Programmes</h1>
${counted.length === 0 ? html`<div class="empty"><h2>There are none</h2><p>Whoever runs this receiver can name a file of them.</p></div>` : html`<div class="counts"><table><thead><tr><th scope="col">Programme</th><th scope="col" class="number">Places taken</th><th scope="col" class="number">Waiting</th></tr></thead>
<tbody>${counted.map(({ programme, signedUp }) => line(programme, signedUp))}</tbody></table></div>`}`;
  return layout({ title: 'Programmes - Inbox', who, content });
}

/** What the page of one programme shows. */
export interface ProgrammePage {
  readonly programme: Counted;
  /** How many signed up and are still there. */
  readonly signedUp: number;
  /** One page of them, in the order of their turns. */
  readonly submissions: readonly StoredSubmission[];
  /** How many stand before this page. */
  readonly skipped: number;
  readonly perPage: number;
  readonly nowMs: number;
  readonly who: string;
}

/** Who signed up to a programme: who has a place, then who waits, each in the order in which they came. */
export function programmeView({ programme, signedUp, submissions, skipped, perPage, nowMs, who }: ProgrammePage): Markup {
  const { id, places = Infinity } = programme;
  const { taken, left, waiting } = placesOf(signedUp, places);
  const rows = submissions.map((stored, at) => ({ rank: skipped + at + 1, stored }));
  const some = (heading: string, chosen: typeof rows): Markup | string => (chosen.length === 0 ? '' : html`<section class="found"><h2>${heading}</h2>
<ol class="list">${chosen.map(({ rank, stored }) => row({ ...stored, standing: standingInWords(rank, programme.places) }, nowMs, 3))}</ol></section>`);
  const sealed = submissions.filter(one => readSealed(one) !== undefined).length;
  const turn = (words: string, skip: number): Markup => html`<a class="quiet" href="/inbox/programmes/${id}?skip=${skip}">${words}</a>`;
  const content = html`<p class="back"><a class="plain" href="/inbox/programmes">${icon('back')}Programmes</a></p>
<div class="narrow"><h1><bdi>${nameOf(programme)}</bdi></h1>
<p>${programme.places === undefined ? `${people(signedUp, ['has', 'have'])} signed up. Everybody can come.` : `${taken} of ${places} ${places === 1 ? 'place is' : 'places are'} taken${left > 0 ? `, ${left} left` : ''}. ${waiting === 0 ? 'Nobody waits.' : `${people(waiting, ['waits', 'wait'])}.`}`}</p>
${programme.places === undefined ? '' : html`<p class="hint">Delete what somebody sent, and the first who waits has their place. We do not tell them: please do. What looks like spam counts until you delete it.</p>`}</div>
${sealed > 0 ? sealedPanel(sealed === 1 ? '1 of these is sealed' : `${sealed} of these are sealed`, { on: 'list', nowMs, level: 3, exports: false }) : ''}
${signedUp === 0 ? html`<div class="empty found"><h2>Nobody has signed up yet</h2><p>When someone does, they appear here.</p></div>` : ''}
${programme.places === undefined ? some('They signed up', rows) : html`${some('They have a place', rows.filter(({ rank }) => rank <= places))}${some('They wait', rows.filter(({ rank }) => rank > places))}`}
${skipped > 0 || skipped + submissions.length < signedUp ? html`<nav class="turn" aria-label="More people">${skipped > 0 ? turn('Earlier', Math.max(0, skipped - perPage)) : ''}${submissions.length > 0 && skipped + submissions.length < signedUp ? turn('Later', skipped + perPage) : ''}</nav>` : ''}`;
  return layout({ title: 'Programme - Inbox', who, content });
}
