import type { CSSResult } from 'lit';
import type { QuestionType } from '../../core/questions/index.ts';
import type { Answers } from '../../core/questions/kind.ts';
import type { Setup } from '../../core/step.ts';
import type { Facts } from '../../core/words.ts';
import { lazy } from '../lazy.ts';
import { choice } from './choice.ts';
import { postcode } from './postcode.ts';
import type { QuestionView } from './view.ts';

/** What the first two questions need. */
const first = { choice, postcode };

type Views = { readonly [Type in QuestionType]: QuestionView<Type> };
type Complete<All extends Views> = All;
/** The screen's half of every type of question, whichever part has it: the compiler names one that no part has. */
export type AllViews = Complete<typeof first & typeof import('../questions.ts')['views'] & typeof import('../more-questions.ts')['views'] & typeof import('../playlist.ts')['views']>;

let views: Readonly<Record<string, unknown>> = first;

/** The screen's half of a type of question, once it is loaded. */
export const viewOf = (type: QuestionType): QuestionView<QuestionType> | undefined => views[type] as QuestionView<QuestionType> | undefined;

/** The names of those that are in the part of rarer ones, once it is loaded. */
let rarer: Readonly<Record<string, unknown>> = {};

/** What the sentences of every page may say of the answers. Only rarer types of question have such. */
export let factsGiven: (setup: Setup, answers: Answers) => Facts = () => ({});

/** Whether a type of question is one of the rarer ones, whose words come apart. */
export const isRarer = (type: QuestionType): boolean => Object.hasOwn(rarer, type);

/** Takes the types of question that most journeys have, and loads those that this one has besides. Says whether there are such. `adopt`: puts a look of their own in place. */
export async function addViews(usual: typeof import('../questions.ts')['views'], types: readonly QuestionType[], adopt: (sheet: CSSResult) => void): Promise<boolean> {
  views = { ...views, ...usual };
  if (types.every(type => Object.hasOwn(first, type) || Object.hasOwn(usual, type))) return false;
  const more = await lazy('more-questions', () => import('../more-questions.ts'));
  rarer = await more.rarerViews(types, adopt);
  factsGiven = more.factsGiven;
  views = { ...views, ...rarer };
  return true;
}
