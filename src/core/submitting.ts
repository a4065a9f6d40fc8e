/** What is made of a journey when somebody presses Send. Not needed before, so not part of the first page. */
import { schemeIn, situationOf } from './answering.ts';
import { fillerOf } from './journey.ts';
import type { Question } from './questions/index.ts';
import type { Situation } from './questions/kind.ts';
import { kindOf } from './questions/known.ts';
import { routeOf } from './route.ts';
import { scoresOf } from './scores.ts';
import { askedAbout, shownIdeas, type Setup, type State } from './step.ts';
import type { Answer, ConsentReceipt, KeptIdea, Submission } from './submission.ts';

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

/** What a submission has besides the state: `id`: 128 random bits; `at`: UTC, ISO 8601 to the second; both made outside. */
export interface Sent {
  readonly id: string;
  readonly at: string;
  readonly language: string;
  readonly consents: readonly ConsentReceipt[];
}

/** The submission that Send makes: only answers on the person's way, the rest as `notAsked`. */
export function submissionOf(setup: Setup, state: State, { id, at, language, consents }: Sent): Submission {
  const { journey } = setup;
  const route = routeOf(setup, state.answers);
  const answers: Record<string, Answer> = {};
  for (const page of journey.pages) if (page.question && !page.repeat) answers[page.id] = { at: 'notAsked' };
  for (const step of route.steps) if (step.page.question) answers[step.key] = sentAnswer(step.page.question, route.answers[step.key], situationOf(setup, route, step));
  return {
    schema: 'what-matters/submission', version: 1, id, form: setup.form, journey: { id: journey.id, version: journey.version },
    createdAt: at, language, filledInBy: fillerOf(journey, route.answers), programme: setup.programme ?? null, session: setup.session ?? (journey.bySession ? at.slice(0, 10) : null), ...(setup.areaOf && { scheme: schemeIn(setup, route) }),
    body: { answers, ideas: [...keptIdeas(state)], scores: scoresOf(route), consents: [...consents] },
  };
}
