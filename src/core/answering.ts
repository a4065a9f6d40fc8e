import { canonicalJson, type Json } from './canonical.ts';
import { fillerOf, isSendOnly } from './journey.ts';
import type { Question } from './questions/index.ts';
import type { Answers, Area, Problem, Site, Situation } from './questions/kind.ts';
import { isKnown, kindOf } from './questions/known.ts';
import { routeOf, type Route, type Step } from './route.ts';
import type { Ideas, Setup, ShownConsent, State } from './step.ts';
import type { Answer } from './submission.ts';
import { wishesOf } from './wishes.ts';

/** What stands in the fields of a question when "I would rather not say" is chosen instead of them. */
export const ratherNot = { ratherNot: true } as const;

/** Whether somebody chose not to say. */
export const isRatherNot = (typed: unknown): boolean => (typed as Partial<typeof ratherNot> | undefined)?.ratherNot === true;

/** Who serves the place of the answers, where the site has an area table. No postcode: to be checked. */
export const areaIn = (setup: Setup, route: Route): Area | undefined => setup.areaOf?.(wishesOf(setup.journey, route.answers).postcode ?? 'unknown');

/** The id of the scheme that serves the place of the answers, if one is known to. */
export const schemeIn = (setup: Setup, route: Route): string | null => { const area = areaIn(setup, route); return area?.at === 'served' ? area.scheme.id : null; };

/** Whether two things are written the same. */
export const same = (one: unknown, other: unknown): boolean => canonicalJson((one ?? null) as Json) === canonicalJson((other ?? null) as Json);

/** What a question on somebody's way may look at besides itself. */
export const situationOf = ({ today, ask, files, areaOf }: Site, { answers }: Pick<Route, 'answers'>, { item }: Partial<Step> = {}): Situation => ({ answers, ...(item !== undefined && { item }), ...(today !== undefined && { today }), ...(ask && { ask }), ...(files && { files, areaOf }) });

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
    return meaning && meaning(question!, situationOf(setup, { answers: before })) !== meaning(question!, situationOf(setup, { answers: after })) ? [id] : [];
  });

/** The page of a step's key. */
const pageOf = (key: string): string => key.split('.')[0]!;

/** Without what is kept for these pages, or for a turn of one that repeats. */
const without = <Value>(kept: Readonly<Record<string, Value>>, pages: readonly string[]): Readonly<Record<string, Value>> =>
  (pages.length === 0 ? kept : Object.fromEntries(Object.entries(kept).filter(([key]) => !pages.includes(pageOf(key)))));

/** Takes in what stands in the fields of a question; either its problems, or the state with the answer in it. */
export function answerStep(setup: Setup, state: State, step: Step, route: Route, shown: readonly ShownConsent[] | undefined): State | readonly Problem[] {
  const { question } = step.page;
  if (!question) return state;
  const answer = answerOf(question, state.typed[step.key], situationOf(setup, route, step));
  if ('problems' in answer) return answer.problems;
  const given = { ...state.answers, [step.key]: answer };
  const them = fillerOf(setup.journey, given) !== 'self';
  // What was said about oneself is not said about somebody else: all that is sent is asked again. What was typed still
  // stands there, but for consents: their words are others now. So they are where another scheme serves the place.
  const again = them === state.them ? [] : setup.journey.pages.filter(page => isSendOnly(page) && !page.aboutFiller).map(({ id }) => id);
  const moved = setup.areaOf !== undefined && schemeIn(setup, route) !== schemeIn(setup, routeOf(setup, given));
  const consents = setup.journey.pages.filter(({ id, question }) => (moved || again.includes(id)) && question && isKnown(question) && kindOf(question).asked);
  const gone = [...turned(setup, state.answers, given), ...consents.map(({ id }) => id)];
  const answers = without(given, gone);
  const due = [...state.due.filter(key => key !== step.key), ...Object.keys(answers).filter(key => again.includes(pageOf(key)))];
  const after = routeOf(setup, answers).answers;
  // What was found for other wishes is no longer found. What the person asks about may be found again.
  const stale = state.ideas.at !== 'none' && !same(wishesOf(setup.journey, route.answers), wishesOf(setup.journey, after));
  return { ...state, answers, due, ...(shown && { shown: { ...state.shown, [step.key]: shown } }), typed: without(state.typed, gone.filter(id => !setup.journey.pages.some(page => page.id === id && kindOf(page.question!).staysTyped))), them, ...(stale && { ideas: { at: 'none', removed: [], ...(state.ideas.asked && { asked: state.ideas.asked }) } as Ideas }) };
}
