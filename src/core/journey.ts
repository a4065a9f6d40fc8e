import type { Journey, Page, Stop } from './journey-loader.ts';
import type { Answers } from './questions/kind.ts';
import type { Submission } from './submission.ts';
import type { Words } from './words.ts';

export type { Condition, Journey, Loaded, Page, Rule, Stop } from './journey-loader.ts';

const builtIn = (id: string, lines: number): Stop => ({ heading: { key: `stops.${id}.heading` }, body: Array.from({ length: lines }, (_, at) => ({ key: `stops.${id}.body${at === 0 ? '' : `-${at + 1}`}` })) });

/** Stops that every journey may name, and those that an age or a place leads to by itself. */
export const builtInStops: Readonly<Record<string, Stop>> = {
  'not-today': builtIn('not-today', 1),
  'ask-first': builtIn('ask-first', 2),
  'under-13': builtIn('under-13', 4),
  'too-young': builtIn('too-young', 4),
  'nobody-serves': builtIn('nobody-serves', 2),
};

/** What an id in `end` or `closed` shows. */
export const stopOf = (journey: Journey, id: string): Stop | undefined => journey.stops?.[id] ?? (Object.hasOwn(builtInStops, id) ? builtInStops[id] : undefined);

/** Whether a page is only for people who will send something. */
export const isSendOnly = (page: Page): boolean => page.sendOnly === true || page.show === 'check';

/** The pages that a site wants: with those it asks for, without those it leaves out. */
export const wantedPages = ({ pages }: Journey, ask: readonly string[], leaveOut: readonly string[]): Page[] => pages.filter(page => (!page.onRequest || ask.includes(page.id)) && !leaveOut.includes(page.id));

/** The words of a page's heading. A page with an id of `pagesWithWords` has them without writing any. */
export const headingOf = (page: Page): Words => page.heading ?? { key: `pages.${page.show ?? page.id}.heading` };

/** Who fills the journey in, as far as these answers say. */
export function fillerOf({ filledInBy }: Journey, answers: Answers): Submission['filledInBy'] {
  const answer = filledInBy === undefined ? undefined : answers[filledInBy];
  return answer?.at === 'answered' && (answer.value === 'someone-else' || answer.value === 'professional') ? answer.value : 'self';
}

/**
 * What the loader finds out of a journey besides that it may be run. For the built-in ones it is written down and held
 * against the loader by a test, because reading them again takes a slow phone a tenth of a second.
 */
export interface About {
  /** Whether people can write whatever they like, so that somebody must be named who reads it. */
  readonly freeText: boolean;
  /** Pages and consents that are asked only where a site wants them. */
  readonly ask: readonly string[];
  /** Pages that a site may leave out. */
  readonly leaveOut: readonly string[];
  /** Pages that only people with certain answers come to: these are not named in events. */
  readonly onlySome: readonly string[];
}
