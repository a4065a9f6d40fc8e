import { canonicalJson, type Json } from './canonical.ts';
import { fillerOf, isSendOnly } from './journey.ts';
import { isKnown, kindOf } from './questions/known.ts';
import type { Question } from './questions/index.ts';
import type { Answers, Area, Problem, Situation } from './questions/kind.ts';
import { routeOf, stopPage, type Ground, type Route, type Step } from './route.ts';
import type { Answer, ConsentReceipt, KeptIdea, Submission } from './submission.ts';
import { wishesOf, type Wishes } from './wishes.ts';

/** What a run of a journey needs to know besides its state. */
export interface Setup extends Ground {
  /** The site's name for this form. */
  readonly form: string;
  /** Whether the site has a directory, so that ideas can be looked for. */
  readonly hasDirectory: boolean;
}

/** Where the ideas are: not asked for, being looked for, there, or out of reach. */
export type Ideas =
  | { readonly at: 'none' | 'looking' | 'unreachable'; readonly removed: readonly string[] }
  /** Best first. `shown` of those that were not taken away are on the page. */
  | { readonly at: 'found'; readonly found: readonly KeptIdea[]; readonly shown: number; readonly removed: readonly string[] };

/** How many ideas stand on the page at first, and how many "Show more" adds. */
export const ideasAtATime = 5;

/** What has become of what was sent. Nothing but the endpoint's receipt makes it `sent`. */
export type Delivery =
  | { readonly at: 'sending' }
  /** In memory only: the page must stay open. `nextInMs` is the time to the next try. */
  | { readonly at: 'held'; readonly nextInMs: number; readonly siteFault: boolean }
  | { readonly at: 'sent'; readonly reference: string; readonly receivedAt: string }
  /** The endpoint answers nothing that could be a receipt (`receipt: "none"`). */
  | { readonly at: 'passed-on' }
  /** Refused for good. `fields` are the keys of answers that the endpoint could not take. */
  | { readonly at: 'attention'; readonly fields: readonly string[] }
  | { readonly at: 'closed' };

/** What stands in the fields of a question when "I would rather not say" is chosen instead of them. */
export const ratherNot = { ratherNot: true } as const;

/** Whether somebody chose not to say. */
export const isRatherNot = (typed: unknown): boolean => (typed as Partial<typeof ratherNot> | undefined)?.ratherNot === true;

/** All that changes while a person goes through a journey. */
export interface State {
  /** The key of the step being shown. */
  readonly at: string;
  /** What stands in the fields, by step. */
  readonly typed: Readonly<Record<string, unknown>>;
  readonly answers: Answers;
  readonly problems: readonly Problem[];
  /** Whether the person came from the check page and goes straight back to it. */
  readonly changing: boolean;
  /** Whether the journey is about somebody else than the person who fills it in. */
  readonly them: boolean;
  /** The stop where the journey ended; nothing else is kept then. */
  readonly ended?: string;
  readonly ideas: Ideas;
  readonly delivery?: Delivery;
}

/** What can happen. */
export type JourneyEvent =
  | { readonly type: 'input'; readonly key: string; readonly typed: unknown }
  | { readonly type: 'continue' }
  | { readonly type: 'back' }
  | { readonly type: 'change'; readonly key: string }
  | { readonly type: 'ideas-found'; readonly ideas: readonly KeptIdea[] }
  | { readonly type: 'ideas-unreachable' }
  | { readonly type: 'look-again' }
  | { readonly type: 'not-for-me'; readonly id: string }
  | { readonly type: 'more-ideas' }
  /** `id`: 128 random bits; `at`: UTC, ISO 8601 to the second; both made outside. */
  | { readonly type: 'send'; readonly id: string; readonly at: string; readonly language: string; readonly consents: readonly ConsentReceipt[] }
  | { readonly type: 'try-now' }
  | { readonly type: 'delivery'; readonly delivery: Delivery }
  | { readonly type: 'amend' }
  | { readonly type: 'restart' };

/** What the element is to do. It answers only with another event. */
export type Effect =
  /** Another screen stands: move to its heading. `number` counts from 1. */
  | { readonly do: 'show'; readonly page: string; readonly number: number }
  | { readonly do: 'show-problems' }
  | { readonly do: 'find-ideas'; readonly wishes: Wishes }
  | { readonly do: 'enqueue'; readonly submission: Submission }
  | { readonly do: 'try-now' };

type Next = readonly [State, readonly Effect[]];

/** Where everybody begins: nothing typed, nothing chosen, nothing kept. */
export const firstState = (setup: Setup): State => ({
  at: routeOf(setup, {}).steps[0]?.key ?? setup.journey.start, typed: {}, answers: {}, problems: [], changing: false, them: false, ideas: { at: 'none', removed: [] },
});

/** The step being shown. */
export function currentStep(setup: Setup, state: State, route: Route = routeOf(setup, state.answers)): Step {
  if (state.ended !== undefined) { const page = stopPage(setup.journey, state.ended); return { key: page.id, page }; }
  return route.steps.find(step => step.key === state.at) ?? route.steps[0]!;
}

/** Where on the way something is due: a question without an answer, or ideas that are still to be looked for. -1: nowhere. */
const firstDue = ({ hasDirectory }: Setup, { ideas }: State, route: Route): number =>
  route.steps.findIndex(({ key, page }) => (page.question !== undefined && !route.answers[key]) || (page.show === 'ideas' && hasDirectory && ideas.at === 'none'));

/** Whether there is a page to go back to. */
export function canGoBack(setup: Setup, state: State): boolean {
  if (state.ended !== undefined || state.delivery) return false;
  const route = routeOf(setup, state.answers);
  return (state.changing && firstDue(setup, state, route) < 0) || route.steps.findIndex(step => step.key === state.at) > 0;
}

/** The ideas that the person was shown and did not take away: these are sent. */
export const keptIdeas = ({ ideas }: State): readonly KeptIdea[] => (ideas.at === 'found' ? ideas.found.filter(idea => !ideas.removed.includes(idea.id)).slice(0, ideas.shown) : []);

/** Who serves the place of the answers, where the site has an area table. No postcode: to be checked. */
export const areaIn = (setup: Setup, route: Route): Area | undefined => setup.areaOf?.(wishesOf(setup.journey, route.answers).postcode ?? 'unknown');

const schemeIn = (setup: Setup, route: Route): string | null => { const area = areaIn(setup, route); return area?.at === 'served' ? area.scheme.id : null; };

/** An answer as it is sent: a yes to something that is no longer asked does not go along. */
function sentAnswer(question: Question, answer: Answer | undefined, situation: Situation): Answer {
  const asked = kindOf(question).asked?.(question, situation);
  if (!answer || answer.at !== 'answered' || !asked || !Array.isArray(answer.value)) return answer ?? { at: 'notAsked' };
  return { at: 'answered', value: asked.map(({ id }) => id).filter(id => (answer.value as readonly unknown[]).includes(id)) };
}

/** The submission that Send makes: only answers on the person's way, the rest as `notAsked`. */
function submissionOf(setup: Setup, state: State, route: Route, event: JourneyEvent & { type: 'send' }): Submission {
  const { journey } = setup;
  const answers: Record<string, Answer> = {};
  for (const page of journey.pages) if (page.question && !page.repeat) answers[page.id] = { at: 'notAsked' };
  for (const step of route.steps) if (step.page.question) answers[step.key] = sentAnswer(step.page.question, route.answers[step.key], situationOf(setup, route, step));
  return {
    schema: 'what-matters/submission', version: 1, id: event.id, form: setup.form, journey: { id: journey.id, version: journey.version },
    createdAt: event.at, language: event.language, filledInBy: fillerOf(journey, route.answers), programme: null, session: null, ...(setup.areaOf && { scheme: schemeIn(setup, route) }),
    body: { answers, ideas: [...keptIdeas(state)], scores: [], consents: [...event.consents] },
  };
}

const same = (one: unknown, other: unknown): boolean => canonicalJson((one ?? null) as Json) === canonicalJson((other ?? null) as Json);

function show(setup: Setup, state: State, at: string): Next {
  const route = routeOf(setup, state.answers);
  const moved: State = { ...state, at, problems: [] };
  const step = currentStep(setup, moved, route);
  const number = route.steps.indexOf(step) + 1;
  const effects: Effect[] = [{ do: 'show', page: step.page.id, number }];
  const wanted = step.page.show === 'ideas' && setup.hasDirectory && (moved.ideas.at === 'none' || moved.ideas.at === 'unreachable');
  if (!wanted) return [moved, effects];
  return [{ ...moved, ideas: { at: 'looking', removed: moved.ideas.removed } }, [...effects, { do: 'find-ideas', wishes: wishesOf(setup.journey, route.answers) }]];
}

/** What a question on somebody's way may look at besides itself. */
export const situationOf = (setup: Setup, { answers }: Route, { item }: Step): Situation => ({ answers, ...(item !== undefined && { item }), ...(setup.today !== undefined && { today: setup.today }) });

function answerOf(question: Question, typed: unknown, situation: Situation): Answer | { readonly problems: readonly Problem[] } {
  if (question.preferNot && isRatherNot(typed)) return { at: 'preferNotToSay' };
  const kind = kindOf(question);
  const checked = kind.check(question, isRatherNot(typed) ? kind.blank : typed ?? kind.blank, situation);
  if ('problems' in checked) return checked;
  return checked.value === undefined ? { at: 'skipped' } : { at: 'answered', value: checked.value };
}

/** The pages whose fields mean something else with other answers. */
const turned = (setup: Setup, before: Answers, after: Answers): readonly string[] =>
  setup.journey.pages.flatMap(({ id, question }) => {
    const meaning = question && isKnown(question) ? kindOf(question).meaning : undefined;
    return meaning && meaning(question!, { answers: before }) !== meaning(question!, { answers: after }) ? [id] : [];
  });

/** Without what is kept for these pages, or for a turn of one that repeats. */
const without = <Value>(kept: Readonly<Record<string, Value>>, pages: readonly string[]): Readonly<Record<string, Value>> =>
  (pages.length === 0 ? kept : Object.fromEntries(Object.entries(kept).filter(([key]) => !pages.includes(key.split('.')[0]!))));

/** Takes in what stands in the fields of a question; either its problems, or the state with the answer in it. */
function answerStep(setup: Setup, state: State, step: Step, route: Route): State | readonly Problem[] {
  const { question } = step.page;
  if (!question) return state;
  const answer = answerOf(question, state.typed[step.key], situationOf(setup, route, step));
  if ('problems' in answer) return answer.problems;
  const given = { ...state.answers, [step.key]: answer };
  const them = fillerOf(setup.journey, given) !== 'self';
  // What was said about oneself is not said about somebody else: all that is sent is asked again. What was typed still
  // stands there, but for consents: their words are others now. So they are where another scheme serves the place.
  const again = them === state.them ? [] : setup.journey.pages.filter(page => isSendOnly(page) && !page.aboutFiller);
  const moved = setup.areaOf !== undefined && schemeIn(setup, route) !== schemeIn(setup, routeOf(setup, given));
  const consents = (moved ? setup.journey.pages : again).filter(({ question }) => question && isKnown(question) && kindOf(question).asked);
  const gone = [...turned(setup, state.answers, given), ...consents.map(({ id }) => id)];
  const answers = without(given, [...gone, ...again.map(({ id }) => id)]);
  const after = routeOf(setup, answers).answers;
  // What was found for other wishes is no longer found.
  const stale = state.ideas.at !== 'none' && !same(wishesOf(setup.journey, route.answers), wishesOf(setup.journey, after));
  return { ...state, answers, typed: without(state.typed, gone), them, ...(stale && { ideas: { at: 'none', removed: [] } as Ideas }) };
}

/** The page after this one; from a change, the check page unless something on the way has no answer yet or new ideas are due. */
function goOn(setup: Setup, state: State): Next {
  const route = routeOf(setup, state.answers);
  const here = route.steps.findIndex(step => step.key === state.at);
  if (state.changing) {
    const due = firstDue(setup, state, route);
    const check = route.steps.findIndex(({ page }) => page.show === 'check');
    const target = due >= 0 && (check < 0 || due < check) ? due : check;
    if (target >= 0) return show(setup, { ...state, changing: target !== check }, route.steps[target]!.key);
  }
  const next = route.steps[here + 1];
  // An answer may have made another one due that was given before it: that comes before the check page.
  const due = next?.page.show === 'check' ? firstDue(setup, state, route) : -1;
  if (due >= 0) return show(setup, { ...state, changing: true }, route.steps[due]!.key);
  if (next) return show(setup, state, next.key);
  if (route.end === undefined) return [state, []];
  return [{ ...firstState(setup), them: state.them, ended: route.end }, [{ do: 'show', page: `!${route.end}`, number: route.steps.length + 1 }]];
}

/**
 * One turn of a journey: what was, and what happened, give what is and what is to be done. Pure: the same arguments
 * always give the same result. An event that makes no sense where the person is gives back the same state and nothing to do.
 */
export function step(setup: Setup, state: State, event: JourneyEvent): Next {
  const nothing: Next = [state, []];
  const route = routeOf(setup, state.answers);
  const here = currentStep(setup, state, route);
  const open = state.ended === undefined && !state.delivery;
  switch (event.type) {
    case 'input':
      return open && event.key === here.key && here.page.question ? [{ ...state, typed: { ...state.typed, [event.key]: event.typed } }, []] : nothing;
    case 'continue': {
      if (!open || here.page.show === 'check') return nothing;
      const answered = answerStep(setup, state, here, route);
      return Array.isArray(answered) ? [{ ...state, problems: answered as readonly Problem[] }, [{ do: 'show-problems' }]] : goOn(setup, answered as State);
    }
    case 'back': {
      if (!canGoBack(setup, state)) return nothing;
      const check = route.steps.find(({ page }) => page.show === 'check');
      // What a change made due comes before the check page, also for a person who goes back.
      if (state.changing && check && firstDue(setup, state, route) < 0) return show(setup, { ...state, changing: false }, check.key);
      return show(setup, { ...state, changing: state.changing && check !== undefined }, route.steps[route.steps.indexOf(here) - 1]!.key);
    }
    case 'change': {
      const target = route.steps.find(({ key }) => key === event.key);
      return open && here.page.show === 'check' && target && (target.page.question || target.page.show === 'ideas') ? show(setup, { ...state, changing: true }, target.key) : nothing;
    }
    case 'ideas-found':
      return state.ideas.at === 'looking' ? [{ ...state, ideas: { at: 'found', found: event.ideas, shown: ideasAtATime, removed: state.ideas.removed } }, []] : nothing;
    case 'ideas-unreachable':
      return state.ideas.at === 'looking' ? [{ ...state, ideas: { at: 'unreachable', removed: state.ideas.removed } }, []] : nothing;
    case 'look-again':
      return open && here.page.show === 'ideas' && state.ideas.at === 'unreachable' ? [{ ...state, ideas: { at: 'looking', removed: state.ideas.removed } }, [{ do: 'find-ideas', wishes: wishesOf(setup.journey, route.answers) }]] : nothing;
    case 'not-for-me':
      return open && keptIdeas(state).some(({ id }) => id === event.id) ? [{ ...state, ideas: { ...state.ideas, removed: [...state.ideas.removed, event.id] } }, []] : nothing;
    case 'more-ideas':
      return open && here.page.show === 'ideas' && state.ideas.at === 'found' && state.ideas.found.length - state.ideas.removed.length > state.ideas.shown ? [{ ...state, ideas: { ...state.ideas, shown: state.ideas.shown + ideasAtATime } }, []] : nothing;
    case 'send': {
      const due = route.steps.some(({ key, page }) => page.question && !route.answers[key]);
      if (!open || route.closed || here.page.show !== 'check' || due) return nothing;
      const sending: State = { ...state, delivery: { at: 'sending' } };
      return [sending, [{ do: 'enqueue', submission: submissionOf(setup, state, route, event) }, { do: 'show', page: 'done', number: route.steps.length + 1 }]];
    }
    case 'try-now':
      return state.delivery?.at === 'held' ? [{ ...state, delivery: { at: 'sending' } }, [{ do: 'try-now' }]] : nothing;
    case 'delivery': {
      if (!state.delivery || (state.delivery.at !== 'sending' && state.delivery.at !== 'held') || same(state.delivery, event.delivery)) return nothing;
      const over = event.delivery.at === 'sent' || event.delivery.at === 'passed-on';
      return over ? [{ ...firstState(setup), at: state.at, them: state.them, delivery: event.delivery }, []] : [{ ...state, delivery: event.delivery }, []];
    }
    case 'amend': {
      if (state.delivery?.at !== 'attention') return nothing;
      const { delivery: _refused, ...rest } = state;
      return show(setup, rest, state.at);
    }
    case 'restart': {
      if (state.delivery?.at === 'sending' || state.delivery?.at === 'held') return nothing;
      const first = firstState(setup);
      return show(setup, first, first.at);
    }
    default: return event satisfies never;
  }
}

