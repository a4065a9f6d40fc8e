/** A list of songs while somebody works on it: what stands there, and what each press makes of it. Pure. */
import { mostSongs, songParts, type Song, type SongPart } from './song.ts';

/** A song in the list: all its boxes, and a number of its own that stays when it moves. */
export interface Entry extends Readonly<Record<SongPart, string>> {
  readonly id: number;
  /** What it was named under, where the person gives no reason of their own. */
  readonly moment?: string;
  /** The place on an earlier page where it was named. */
  readonly from?: string;
}

/** What has just been done, for people who do not see it. */
export type Done =
  | { readonly did: 'moved'; readonly title: string; readonly place: number }
  | { readonly did: 'first' | 'last' | 'gone' | 'back' | 'closed'; readonly title: string }
  | { readonly did: 'read'; readonly count: number; readonly known: number; readonly over: number };

/** All that stands on the page of a list. */
export interface Listing {
  readonly entries: readonly Entry[];
  /** The number of the next entry. */
  readonly next: number;
  /** What was named on an earlier page when the list took it in, by place. */
  readonly taken: Readonly<Record<string, string>>;
  /** The entry whose boxes are open. */
  readonly open?: number;
  /** What was taken away last, and where it stood. */
  readonly gone?: { readonly entry: Entry; readonly at: number };
  readonly done?: Done;
}

export const emptyListing: Listing = { entries: [], next: 0, taken: {} };

/** A song that was named on an earlier page. */
export interface Named extends Song {
  readonly from: string;
  readonly moment?: string;
}

/** What a person does with their list. */
export type Change =
  | { readonly do: 'write'; readonly id: number; readonly part: SongPart; readonly text: string }
  | { readonly do: 'close' | 'add' | 'put-back' }
  | { readonly do: 'open' | 'remove'; readonly id: number }
  | { readonly do: 'move'; readonly id: number; readonly by: -1 | 1 }
  | { readonly do: 'take-in'; readonly songs: readonly Song[] };

const written = ({ title, by = '', why = '' }: Partial<Song>): string => [title, by, why].join('\n');
const same = (one: Partial<Song>, other: Partial<Song>): boolean => [one, other].map(({ title = '', by = '' }) => `${title}\n${by}`.trim().toLocaleLowerCase()).every((text, _at, all) => text === all[0]);

/**
 * The list with what was named on earlier pages: what is new there comes last, and what changed there changes here where
 * nobody has changed it here. What was taken away here stays away.
 */
export function withNamed(listing: Listing, named: readonly Named[]): Listing {
  let { entries, next } = listing;
  const taken = { ...listing.taken };
  for (const { from, moment, ...song } of named) {
    const now = written(song);
    const before = Object.hasOwn(taken, from) ? taken[from] : undefined;
    if (before === now) continue;
    taken[from] = now;
    const at = entries.findIndex(entry => entry.from === from && written(entry) === before);
    const boxes = { title: song.title, by: song.by ?? '', why: song.why ?? '' };
    if (at >= 0) entries = entries.map((entry, nth) => (nth === at ? { ...entry, ...boxes } : entry));
    else entries = [...entries, { id: next++, ...boxes, from, ...(moment !== undefined && { moment }) }];
  }
  return next === listing.next && entries === listing.entries ? { ...listing, taken } : { ...listing, entries, next, taken };
}

const without = (entries: readonly Entry[], id: number): readonly Entry[] => entries.filter(entry => entry.id !== id);
const withAt = (entries: readonly Entry[], at: number, entry: Entry): readonly Entry[] => [...entries.slice(0, at), entry, ...entries.slice(at)];

const isEmpty = (entry: Entry): boolean => songParts.every(part => entry[part].trim() === '');

/** The entries that hold something. */
export const filledEntries = ({ entries }: Pick<Listing, 'entries'>): readonly Entry[] => entries.filter(entry => !isEmpty(entry));

/** Without the boxes that were opened and left empty. */
function closed({ open, ...listing }: Listing): Listing {
  return { ...listing, entries: listing.entries.filter(entry => entry.id !== open || !isEmpty(entry)) };
}

/** The list after one press or letter. A change that makes no sense leaves it as it is. `said`: what is still to be said of the change before. */
export function changeListing(listing: Listing, change: Change, said?: Done): Listing {
  const { done: _done, ...before } = listing;
  switch (change.do) {
    case 'write': return { ...before, entries: before.entries.map(entry => {
      if (entry.id !== change.id) return entry;
      // Whoever writes a reason, or empties it, takes the place of the one that stood there by itself.
      const { moment, ...rest } = entry;
      return { ...rest, ...(moment !== undefined && change.part !== 'why' && { moment }), [change.part]: change.text };
    }) };
    case 'open': return { ...closed(before), open: change.id };
    case 'close': {
      const entry = before.entries.find(({ id }) => id === before.open);
      return { ...closed(before), ...(entry && !isEmpty(entry) && { done: { did: 'closed', title: entry.title } }) };
    }
    case 'add': {
      const now = closed(before);
      return now.entries.length < mostSongs ? { ...now, ...(said && { done: said }), entries: [...now.entries, { id: now.next, title: '', by: '', why: '' }], next: now.next + 1, open: now.next } : now;
    }
    case 'remove': {
      const at = before.entries.findIndex(({ id }) => id === change.id);
      const entry = before.entries[at];
      if (!entry) return listing;
      const { open, ...rest } = before;
      return { ...rest, ...(open !== undefined && open !== change.id && { open }), entries: without(before.entries, change.id), gone: { entry, at }, done: { did: 'gone', title: entry.title } };
    }
    case 'put-back': {
      if (!before.gone) return listing;
      const { gone: { entry, at }, ...rest } = before;
      return rest.entries.length < mostSongs ? { ...rest, entries: withAt(rest.entries, at, entry), done: { did: 'back', title: entry.title } } : listing;
    }
    case 'move': {
      const at = before.entries.findIndex(({ id }) => id === change.id);
      const entry = before.entries[at];
      if (!entry) return listing;
      const to = at + change.by;
      if (to < 0 || to >= before.entries.length) return { ...before, done: { did: to < 0 ? 'first' : 'last', title: entry.title } };
      const { gone: _gone, ...rest } = before;
      return { ...rest, entries: withAt(without(before.entries, change.id), to, entry), done: { did: 'moved', title: entry.title, place: to + 1 } };
    }
    case 'take-in': {
      const now = closed(before);
      const fresh = change.songs.filter((song, at) => !now.entries.some(entry => same(entry, song)) && change.songs.findIndex(other => same(other, song)) === at);
      const added = fresh.slice(0, Math.max(0, mostSongs - now.entries.length));
      return {
        ...now, next: now.next + added.length, entries: [...now.entries, ...added.map(({ title, by = '', why = '' }, at) => ({ id: now.next + at, title, by, why }))],
        done: { did: 'read', count: added.length, known: change.songs.length - fresh.length, over: fresh.length - added.length },
      };
    }
    default: return change satisfies never;
  }
}
