import type { Ground } from '../route.ts';
import type { Facts } from '../words.ts';
import { kindOf } from './known.ts';
import type { Answers } from './kind.ts';

/** What the sentences of every page may say of the answers. */
export const factsGiven = ({ journey, today }: Ground, answers: Answers): Facts =>
  Object.assign({}, ...journey.pages.map(({ id, question }) => question && kindOf(question).facts?.(question, answers[id], { ...(today !== undefined && { today }) }))) as Facts;
