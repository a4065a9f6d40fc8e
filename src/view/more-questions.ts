/** The types of question that few journeys have: one part, loaded with the others where a journey has one of them. */
import { questionKinds } from '../core/questions/index.ts';
import { learn } from '../core/questions/known.ts';
import { date } from './questions/date.ts';
import { group } from './questions/group.ts';
import { line } from './questions/line.ts';
import { number } from './questions/number.ts';
import { points } from './questions/points.ts';
import { scale } from './questions/scale.ts';
import { statements } from './questions/statements.ts';
import { yesNo } from './questions/yes-no.ts';

export { moreQuestionStyles as styles } from './styles/more-questions.ts';

export const views = {
  date, group, scale, statements, 'yes-no': yesNo,
  line, number, points,
};

learn(questionKinds);
