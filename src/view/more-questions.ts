/** The types of question that few journeys have: one part, loaded with the others where a journey has one of them. */
import type { CSSResult } from 'lit';
import { questionKinds } from '../core/questions/index.ts';
import { learn } from '../core/questions/known.ts';
import { lazy } from './lazy.ts';
import { date } from './questions/date.ts';
import { device } from './questions/device.ts';
import { fit } from './questions/fit.ts';
import { group } from './questions/group.ts';
import { line } from './questions/line.ts';
import { number } from './questions/number.ts';
import { points } from './questions/points.ts';
import { programmeAge } from './questions/programme-age.ts';
import { programmeLikes } from './questions/programme-likes.ts';
import { programmeLink } from './questions/programme-link.ts';
import { scale } from './questions/scale.ts';
import { statements } from './questions/statements.ts';
import { surgery } from './questions/surgery.ts';
import { year } from './questions/year.ts';
import { yesNo } from './questions/yes-no.ts';
import { moreQuestionStyles } from './styles/more-questions.ts';

export { factsGiven } from '../core/questions/facts.ts';

export const views = {
  date, group, scale, statements, 'yes-no': yesNo,
  device, line, number, points,
  year,
  fit, 'programme-age': programmeAge, 'programme-likes': programmeLikes, 'programme-link': programmeLink, surgery,
};

learn(questionKinds);

/** Types with a part of their own: what they show is large. To add one: a line here. */
const apart = { songs: () => lazy('playlist', () => import('./playlist.ts')) } as const;

/** These, with those that have a part of their own, where a journey asks them. `adopt`: puts its look in place. */
export async function rarerViews(types: readonly string[], adopt: (sheet: CSSResult) => void): Promise<Readonly<Record<string, unknown>>> {
  adopt(moreQuestionStyles);
  const own = await Promise.all(Object.entries(apart).filter(([type]) => types.includes(type)).map(([, load]) => load()));
  for (const { styles } of own) adopt(styles);
  return Object.assign({}, views, ...own.map(part => part.views)) as Readonly<Record<string, unknown>>;
}
