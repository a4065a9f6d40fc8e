import { isSendOnly, stopOf, type Condition, type Journey, type Page } from './journey.ts';
import type { Answers, Site, StopAt } from './questions/kind.ts';
import { isKnown, kindOf } from './questions/known.ts';
import type { Answer } from './submission.ts';

/** One screen on a person's way: a page, or one turn of a repeated page, or a stop that closed the way to sending. */
export interface Step {
  /** The page's id, or `page.item` for a turn of a repeated page. Answers are kept under it. A stop's begins with `!`. */
  readonly key: string;
  readonly page: Page;
  readonly item?: string;
}

/** The way through a journey that a person's answers make. */
export interface Route {
  readonly steps: readonly Step[];
  /** The stop where the way ends for good, if it does. */
  readonly end?: string;
  /** Whether the person may look on but cannot send. */
  readonly closed: boolean;
  /** The answers that stand on the way: what was answered on a page that no longer counts is not among them. */
  readonly answers: Answers;
}

/** What a way is made of besides the answers: the journey, and what the site has set. */
export interface Ground extends Site {
  readonly journey: Journey;
}

/** The page that a stop shows. */
export function stopPage(journey: Journey, id: string): Page {
  const stop = stopOf(journey, id)!;
  return { id: `!${id}`, heading: stop.heading, ...(stop.body && { body: stop.body }) };
}

const holds = (condition: Condition | undefined, answers: Answers): boolean =>
  Object.entries(condition ?? {}).every(([page, values]) => {
    const answer = answers[page];
    return answer?.at === 'answered' && [answer.value].flat().some(value => typeof value === 'string' && [values].flat().includes(value));
  });

/** What was chosen on a page, to repeat another page over; not the choices that stand apart. */
const chosenOn = (answer: Answer | undefined): readonly string[] =>
  answer?.at === 'answered' && Array.isArray(answer.value) ? answer.value.filter((id): id is string => typeof id === 'string' && id !== 'any' && id !== 'none' && id !== 'not-sure') : [];

/** Where the answer of a page leads whatever the journey says: an age or a place that nobody serves. */
function stopAt(ground: Ground, { id, question }: Page, live: Answers): StopAt | undefined {
  const answer = live[id];
  return question && answer?.at === 'answered' && isKnown(question) ? kindOf(question).stop?.(question, answer.value as never, ground) : undefined;
}

/** Whether there is nothing to ask on a page with these answers. */
const isPassed = (ground: Ground, { question }: Page, answers: Answers): boolean => question !== undefined && isKnown(question) && kindOf(question).passed?.(question, { ...ground, answers }) === true;

const known = new WeakMap<Answers, { readonly ground: Ground; readonly route: Route }>();

/** The way that these answers make, from the first page to the check page or a stop. Pure; asked again of the same answers, it is not made again. */
export function routeOf(ground: Ground, answers: Answers): Route {
  const last = known.get(answers);
  if (last?.ground === ground) return last.route;
  const route = wayOf(ground, answers);
  known.set(answers, { ground, route });
  return route;
}

function wayOf(ground: Ground, answers: Answers): Route {
  const { journey } = ground;
  const steps: Step[] = [];
  const live: Record<string, Answer> = {};
  let closed = false;
  let at = journey.pages.findIndex(page => page.id === journey.start);
  while (at >= 0 && at < journey.pages.length) {
    const page = journey.pages[at]!;
    at++;
    if (!holds(page.when, live) || (closed && isSendOnly(page)) || isPassed(ground, page, live)) continue;
    const items = page.repeat ? chosenOn(live[page.repeat.over]) : [undefined];
    for (const item of items) {
      const key = item === undefined ? page.id : `${page.id}.${item}`;
      steps.push(item === undefined ? { key, page } : { key, page, item });
      const answer = answers[key];
      if (page.question && answer) live[key] = answer;
    }
    const rule = items.length > 0 ? stopAt(ground, page, live) ?? page.next?.find(({ when }) => holds(when, live)) : undefined;
    if (!rule) continue;
    if ('end' in rule) return { steps, end: rule.end, closed, answers: live };
    if ('closed' in rule) {
      const stop = stopPage(journey, rule.closed);
      if (!closed) steps.push({ key: stop.id, page: stop });
      closed = true;
    } else at = journey.pages.findIndex(({ id }) => id === rule.page);
  }
  return { steps, closed, answers: live };
}

