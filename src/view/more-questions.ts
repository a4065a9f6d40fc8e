/** The types of question that few journeys have: one part, loaded with the others where a journey has one of them. */
import { questionKinds } from '../core/questions/index.ts';
import { learn } from '../core/questions/known.ts';
import { date } from './questions/date.ts';
import { fit } from './questions/fit.ts';
import { group } from './questions/group.ts';
import { programmeAge } from './questions/programme-age.ts';
import { programmeLikes } from './questions/programme-likes.ts';
import { programmeLink } from './questions/programme-link.ts';
import { scale } from './questions/scale.ts';
import { statements } from './questions/statements.ts';
import { surgery } from './questions/surgery.ts';
import { yesNo } from './questions/yes-no.ts';

export const views = { date, group, scale, statements, 'yes-no': yesNo,
  fit, 'programme-age': programmeAge, 'programme-likes': programmeLikes, 'programme-link': programmeLink, surgery };

learn(questionKinds);
