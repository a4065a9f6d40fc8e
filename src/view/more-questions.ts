/** The types of question that few journeys have: one part, loaded with the others where a journey has one of them. */
import { questionKinds } from '../core/questions/index.ts';
import { learn } from '../core/questions/known.ts';
import { date } from './questions/date.ts';
import { group } from './questions/group.ts';
import { scale } from './questions/scale.ts';
import { statements } from './questions/statements.ts';
import { year } from './questions/year.ts';
import { yesNo } from './questions/yes-no.ts';

export const views = { date, group, scale, statements, year, 'yes-no': yesNo };

learn(questionKinds);
