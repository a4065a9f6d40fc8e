import type { QuestionType } from '../../core/questions/index.ts';
import { choice } from './choice.ts';
import { postcode } from './postcode.ts';
import { text } from './text.ts';
import { lazy } from '../lazy.ts';
import type { QuestionView } from './view.ts';

/** The screen's half of every type of question: there from the start, or loaded before the page that needs it is shown. */
export const questionViews: { readonly [Type in QuestionType]: QuestionView<Type> | (() => Promise<QuestionView<Type>>) } = {
  choice,
  postcode,
  text,
  contact: async () => (await lazy('later', () => import('../later.ts'))).contact,
  consent: async () => (await lazy('later', () => import('../later.ts'))).consent,
};
