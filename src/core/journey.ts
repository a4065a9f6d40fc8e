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

/** The words of a page's heading. A page with an id of `pagesWithWords` has them without writing any. */
export const headingOf = (page: Page): Words => page.heading ?? { key: `pages.${page.show ?? page.id}.heading` };

/** Who fills the journey in, as far as these answers say. */
export function fillerOf({ filledInBy }: Journey, answers: Answers): Submission['filledInBy'] {
  const answer = filledInBy === undefined ? undefined : answers[filledInBy];
  return answer?.at === 'answered' && (answer.value === 'someone-else' || answer.value === 'professional') ? answer.value : 'self';
}

/** What a site may change of a journey without writing one of its own. */
export interface Tailoring {
  /** Pages and consents to ask that are asked only where a site wants them. */
  readonly ask: readonly string[];
  /** Pages to leave out. */
  readonly leaveOut: readonly string[];
  /** The least age, in years: 13, 16 or 18. Without it, what the journey's own pages say. */
  readonly minimumAge?: 13 | 16 | 18 | undefined;
}

/** A journey as a site wants it: pages and consents added or left out, and the age from which people may go on. */
export function tailored(journey: Journey, { ask, leaveOut, minimumAge }: Tailoring): Journey {
  const wanted = (one: { readonly id: string; readonly onRequest?: boolean | undefined }): boolean => (!one.onRequest || ask.includes(one.id)) && !leaveOut.includes(one.id);
  const pages = journey.pages.filter(wanted).map(page => {
    const { question } = page;
    if (minimumAge !== undefined && (question?.type === 'age' || (question?.type === 'date' && question.birth))) return { ...page, question: { ...question, from: minimumAge } };
    if (question?.type === 'consent') return { ...page, question: { ...question, items: question.items.filter(wanted) } };
    return page;
  });
  return { ...journey, pages };
}
