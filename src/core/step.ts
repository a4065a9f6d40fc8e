import { answerStep, same, schemeIn, situationOf } from './answering.ts';
import type { HowAsked } from './asked.ts';
import { fillerOf, type About } from './journey.ts';
import { kindOf } from './questions/known.ts';
import type { Question } from './questions/index.ts';
import type { Answers, Problem, Situation } from './questions/kind.ts';
import type { Receipt } from './receipt.ts';
import { routeOf, stopPage, type Ground, type Route, type Step } from './route.ts';
import type { Answer, ConsentReceipt, KeptIdea, Submission } from './submission.ts';
import { wishesOf, type Wishes } from './wishes.ts';

/** What a run of a journey needs to know besides its state. */
export interface Setup extends Ground, Pick<About, 'onlySome'> {
  /** The site's name for this form. */
  readonly form: string;
  /** Whether the site has a directory, so that ideas can be looked for. */
  readonly hasDirectory: boolean;
}

/** What a person did with ideas, by id. It outlasts another search: an idea that is found again is still asked about. */
interface DoneWithIdeas {
  readonly removed: readonly string[];
  readonly asked?: Readonly<Record<string, HowAsked>>;
}

/** Where the ideas are: not asked for, being looked for, there, or out of reach. */
export type Ideas =
  | DoneWithIdeas & { readonly at: 'none' | 'looking' | 'unreachable' }
  /** Best first. `shown` of those that were not taken away are on the page; `only` of these, where the person wants no others. `others` more are known, and not fetched yet. */
  | DoneWithIdeas & { readonly at: 'found'; readonly found: readonly KeptIdea[]; readonly others: number; readonly shown: number; readonly only?: readonly string[] };

/** How many ideas stand on the page at first, and how many "Show more" adds. */
export const ideasAtATime = 5;

/** What has become of what was sent. Nothing but the endpoint's receipt makes it `sent`. `nextInMs`: the time to the next try; `siteFault`: the site set something up wrong. */
export type Delivery =
  /** `saved`: it is on this device by now; `again`: it was tried before. */
  | { readonly at: 'sending'; readonly saved: boolean; readonly again: boolean }
  /** On this device, which has no connection. */
  | { readonly at: 'saved' }
  /** On this device; the endpoint could not be reached. */
  | { readonly at: 'waiting'; readonly nextInMs: number; readonly siteFault: boolean }
  /** In memory only: the page must stay open. */
  | { readonly at: 'held'; readonly nextInMs: number; readonly siteFault: boolean }
  | Readonly<Omit<Receipt, 'id'>> & { readonly at: 'sent' }
  /** The endpoint answers nothing that could be a receipt (`receipt: "none"`). */
  | { readonly at: 'passed-on' }
  /** Refused for good. `fields` are the keys of answers that the endpoint could not take. */
  | { readonly at: 'attention'; readonly fields: readonly string[] }
  | { readonly at: 'closed' }
  /** It could not be sent for so many days: one more, and then it is deleted. */
  | { readonly at: 'last-call'; readonly days: number }
  /** Deleted from this device, unsent. */
  | { readonly at: 'expired' };

/** Whether this page may still hear more of a submission. */
const isOnItsWay = ({ at }: Delivery): boolean => at === 'sending' || at === 'saved' || at === 'waiting' || at === 'held' || at === 'last-call';

/** Whether what was said would be gone with the page. */
export const isOnlyHere = (delivery: Delivery): boolean => delivery.at === 'held' || (delivery.at === 'sending' && !delivery.saved);

/** Something that was said yes or no to, in the words and the language (BCP 47) that stood on the page. */
export interface ShownConsent {
  readonly id: string;
  readonly language: string;
  readonly text: string;
}

/** All that changes while a person goes through a journey. */
export interface State {
  /** The key of the step being shown. */
  readonly at: string;
  /** What stands in the fields, by step. */
  readonly typed: Readonly<Record<string, unknown>>;
  readonly answers: Answers;
  readonly problems: readonly Problem[];
  /** Keys of answers that are to be given again, because they were given about somebody else. */
  readonly due: readonly string[];
  /** The words of each consent as they stood when its page was left, by step. */
  readonly shown: Readonly<Record<string, readonly ShownConsent[]>>;
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
  | { readonly type: 'continue'; readonly shown?: readonly ShownConsent[] }
  | { readonly type: 'back' }
  | { readonly type: 'change'; readonly key: string }
  /** The first ideas; `others` are still to be had. */
  | { readonly type: 'ideas-found'; readonly ideas: readonly KeptIdea[]; readonly others?: number; readonly first?: number }
  /** More of them: `others` are still to be had. */
  | { readonly type: 'more-found'; readonly ideas: readonly KeptIdea[]; readonly others: number }
  | { readonly type: 'ideas-unreachable' }
  | { readonly type: 'look-again' }
  /** The person did something with the ideas (`changeIdeas`). */
  | { readonly type: 'ideas-changed'; readonly ideas: Ideas }
  /** `id`: 128 random bits; `at`: UTC, ISO 8601 to the second; both made outside. */
  | { readonly type: 'send'; readonly id: string; readonly at: string; readonly language: string; readonly consents: readonly ConsentReceipt[] }
  | { readonly type: 'try-now' }
  /** The person took what waits from the device. */
  | { readonly type: 'deleted' }
  | { readonly type: 'delivery'; readonly delivery: Delivery }
  | { readonly type: 'amend' }
  | { readonly type: 'restart' };

/** A page that everybody passes who comes so far, by id, and its number among those, from 1. */
export interface Told {
  readonly page: string;
  readonly number: number;
}

/** What the element is to do. It answers only with another event. */
export type Effect =
  /** Another screen stands: move to its heading. `told`: what may be said of it to the page around the form. */
  | { readonly do: 'show'; readonly told?: Told }
  | { readonly do: 'show-problems' }
  | { readonly do: 'find-ideas'; readonly wishes: Wishes }
  | { readonly do: 'enqueue'; readonly submission: Submission }
  | { readonly do: 'try-now' };

type Next = readonly [State, readonly Effect[]];

/** Where everybody begins: nothing typed, nothing chosen, nothing kept. */
export const firstState = (setup: Setup): State => ({
  at: routeOf(setup, {}).steps[0]?.key ?? setup.journey.start, typed: {}, answers: {}, problems: [], due: [], shown: {}, changing: false, them: false, ideas: { at: 'none', removed: [] },
});

/** The step being shown. */
export function currentStep(setup: Setup, state: State, route: Route = routeOf(setup, state.answers)): Step {
  if (state.ended !== undefined) { const page = stopPage(setup.journey, state.ended); return { key: page.id, page }; }
  return route.steps.find(step => step.key === state.at) ?? route.steps[0]!;
}

/** Whether a question on the way is still to be answered. */
const isDue = ({ due }: State, { answers }: Route, { key, page }: Step): boolean => page.question !== undefined && (!answers[key] || due.includes(key));

/** Where on the way something is due: a question without an answer, or ideas that are still to be looked for. -1: nowhere. */
const firstDue = ({ hasDirectory }: Setup, state: State, route: Route): number =>
  route.steps.findIndex(step => isDue(state, route, step) || (step.page.show === 'ideas' && hasDirectory && state.ideas.at === 'none'));

/** Whether there is a page to go back to. */
export function canGoBack(setup: Setup, state: State): boolean {
  if (state.ended !== undefined || state.delivery) return false;
  const route = routeOf(setup, state.answers);
  return (state.changing && firstDue(setup, state, route) < 0) || route.steps.findIndex(step => step.key === state.at) > 0;
}

const doneWith = ({ removed, asked }: Ideas): DoneWithIdeas => ({ removed, ...(asked && { asked }) });

/** The ideas that may stand on the page: not taken away, and what the person wants to see. */
export const wantedIdeas = ({ ideas }: Pick<State, 'ideas'>): readonly KeptIdea[] => (ideas.at === 'found' ? ideas.found.filter(({ id }) => !ideas.removed.includes(id) && (ideas.only?.includes(id) ?? true)) : []);

/** The ideas that stand on the page. */
export const shownIdeas = (state: Pick<State, 'ideas'>): readonly KeptIdea[] => wantedIdeas(state).slice(0, (state.ideas as { readonly shown?: number }).shown);

/** What a person asks about an idea, if they do. */
export const askedAbout = ({ ideas: { asked } }: Pick<State, 'ideas'>, id: string): HowAsked | undefined => (asked && Object.hasOwn(asked, id) ? asked[id] : undefined);

/** The ideas that are sent: first those that the person asks about, then those that they were shown and did not take away. */
export function keptIdeas(state: Pick<State, 'ideas'>): readonly KeptIdea[] {
  const { ideas } = state;
  const isAsked = ({ id }: KeptIdea): boolean => askedAbout(state, id) !== undefined;
  const wanted = ideas.at === 'found' ? ideas.found.filter(idea => isAsked(idea) && !ideas.removed.includes(idea.id)) : [];
  return [...wanted.map(idea => ({ ...idea, asked: askedAbout(state, idea.id) })), ...shownIdeas(state).filter(idea => !isAsked(idea))];
}

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

/**
 * Says that another screen stands. Where it is one that only some come to, nobody outside hears of it, nor of the pages
 * that a change leads to: which these are would tell an answer.
 */
function shown({ journey, onlySome }: Setup, { changing }: State, page: string): Effect {
  const passed = [...journey.pages.map(({ id }) => id).filter(id => !onlySome.includes(id)), 'done'];
  const number = changing ? 0 : passed.indexOf(page) + 1;
  return { do: 'show', ...(number > 0 && { told: { page, number } }) };
}

function show(setup: Setup, state: State, at: string): Next {
  const route = routeOf(setup, state.answers);
  const moved: State = { ...state, at, problems: [] };
  const step = currentStep(setup, moved, route);
  const effects: Effect[] = [shown(setup, moved, step.page.id)];
  const wanted = step.page.show === 'ideas' && setup.hasDirectory && (moved.ideas.at === 'none' || moved.ideas.at === 'unreachable');
  if (!wanted) return [moved, effects];
  return [{ ...moved, ideas: { at: 'looking', ...doneWith(moved.ideas) } }, [...effects, { do: 'find-ideas', wishes: wishesOf(setup.journey, route.answers) }]];
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
  return [{ ...firstState(setup), them: state.them, ended: route.end }, [{ do: 'show' }]];
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
      const answered = answerStep(setup, state, here, route, event.shown);
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
      return state.ideas.at === 'looking' ? [{ ...state, ideas: { at: 'found', found: event.ideas, others: event.others ?? 0, shown: event.first ?? ideasAtATime, ...doneWith(state.ideas) } }, []] : nothing;
    case 'more-found':
      return open && state.ideas.at === 'found' ? [{ ...state, ideas: { ...state.ideas, found: [...state.ideas.found, ...event.ideas], others: event.others } }, []] : nothing;
    case 'ideas-unreachable':
      return state.ideas.at === 'looking' ? [{ ...state, ideas: { at: 'unreachable', ...doneWith(state.ideas) } }, []] : nothing;
    case 'look-again':
      return open && here.page.show === 'ideas' && state.ideas.at === 'unreachable' ? [{ ...state, ideas: { at: 'looking', ...doneWith(state.ideas) } }, [{ do: 'find-ideas', wishes: wishesOf(setup.journey, route.answers) }]] : nothing;
    case 'ideas-changed':
      // Ideas that are no longer those that were found count no longer.
      return open && state.ideas.at === 'found' && event.ideas.at === 'found' && event.ideas.found === state.ideas.found && event.ideas !== state.ideas ? [{ ...state, ideas: event.ideas }, []] : nothing;
    case 'send': {
      const due = route.steps.some(one => isDue(state, route, one));
      if (!open || route.closed || here.page.show !== 'check' || due) return nothing;
      const sending: State = { ...state, delivery: { at: 'sending', saved: false, again: false } };
      return [sending, [{ do: 'enqueue', submission: submissionOf(setup, state, route, event) }, shown(setup, sending, 'done')]];
    }
    case 'try-now':
      return state.delivery && (state.delivery.at === 'attention' || (isOnItsWay(state.delivery) && state.delivery.at !== 'sending')) ? [{ ...state, delivery: { at: 'sending', saved: !isOnlyHere(state.delivery), again: true } }, [{ do: 'try-now' }]] : nothing;
    case 'delivery': {
      const before = state.delivery;
      // What was refused or deleted may still be heard to have arrived.
      if (!before || before.at === 'sent' || before.at === 'passed-on' || same(before, event.delivery)) return nothing;
      const over = event.delivery.at === 'sent' || event.delivery.at === 'passed-on';
      return over ? [{ ...firstState(setup), at: state.at, them: state.them, delivery: event.delivery }, []] : [{ ...state, delivery: event.delivery }, []];
    }
    case 'deleted': {
      const first = firstState(setup);
      return state.delivery ? show(setup, first, first.at) : nothing;
    }
    case 'amend': {
      if (state.delivery?.at !== 'attention') return nothing;
      const { delivery: _refused, ...rest } = state;
      return show(setup, rest, state.at);
    }
    case 'restart': {
      if (state.delivery && isOnlyHere(state.delivery)) return nothing;
      const first = firstState(setup);
      return show(setup, first, first.at);
    }
    default: return event satisfies never;
  }
}

