import type { QuestionType } from '../../core/questions/index.ts';
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

/** Whether a type of question is one of the rarer ones, whose words come apart. */
export const isRarer = (type: QuestionType): boolean => Object.hasOwn(rarer, type);

/** Takes the types of question that most journeys have, and loads those that this one has besides. Says whether there are such. */
export async function addViews(usual: typeof import('../questions.ts')['views'], types: readonly QuestionType[]): Promise<boolean> {
  views = { ...views, ...usual };
  if (types.every(type => Object.hasOwn(first, type) || Object.hasOwn(usual, type))) return false;
  rarer = (await lazy('more-questions', () => import('../more-questions.ts'))).views;
  if (types.includes('songs')) rarer = { ...rarer, ...(await lazy('playlist', () => import('../playlist.ts'))).views };
  views = { ...views, ...rarer };
  return true;
}
