import { words, type Language } from './words.ts';

/** One thing that somebody does on a page: an option (by its value, or the id of its box), a tile (by the key of its words), or a text in a field (by its id). */
export type Act = { readonly pick: string } | { readonly say: string } | { readonly field: string; readonly text: string };

/** One page of a way through the journey, and what somebody does on it, in the order in which it stands there. */
export interface Stop {
  /** The key of the answer: `page`, or `page.item` for one turn of a repeated page. A page that closes the way begins with `!`. */
  readonly page: string;
  /** Whether the page speaks of somebody else than the person who fills it in. */
  readonly them: boolean;
  readonly acts: readonly Act[];
}

/** A way through the journey, from its first page. */
export type Way = readonly Stop[];

/** Picks options. */
export const pick = (...ids: readonly string[]): Act[] => ids.map(id => ({ pick: id }));
/** Presses tiles that have no value of their own, such as "I would rather not say". */
export const say = (...keys: readonly string[]): Act[] => keys.map(key => ({ say: key }));
/** Writes in fields. */
export const write = (fields: Readonly<Record<string, string>>): Act[] => Object.entries(fields).map(([name, text]) => ({ field: `field-${name}`, text }));

/** A way made of pages with what is done on each. From the answer to `who` on it speaks of whomever it is for. */
export function wayOf(...pages: readonly (readonly [page: string, ...acts: readonly Act[]])[]): Way {
  const who = pages.findIndex(([page]) => page === 'who');
  const them = who >= 0 && !pages[who]!.some(act => typeof act === 'object' && 'pick' in act && act.pick === 'self');
  return pages.map(([page, ...acts], at) => ({ page, them: them && at > who, acts }));
}

/** Pages that may be passed over without an answer: their headings say so. */
const optional = ['when', 'comms', 'comms-other', 'gp', 'helper-relation', 'helper-contact', 'more'];

/** What a page asks, as it stands on the check page. */
export function askedOn(page: string, language: Language = 'en', them = false): string {
  const [id, item] = page.split('.') as [string, string | undefined];
  const key = id === 'start' ? 'self-referral.start.heading' : id.startsWith('!') ? `stops.${id.slice(1)}.heading` : `pages.${id}.heading`;
  return words(key, language, { ...(them && { context: 'them' }), ...(item !== undefined && { item: words(`areas.${item}`, language) }) });
}

/** The heading of a page as it is shown. */
export function shownHeading(page: string, language: Language = 'en', them = false): string {
  const heading = askedOn(page, language, them);
  return optional.includes(page) ? words('optional', language, { heading }) : heading;
}

/** The words of a tile as they are shown. */
export const shownTile = (key: string, language: Language, them: boolean): string => words(key, language, them ? { context: 'them' } : {});
