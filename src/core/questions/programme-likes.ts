import * as z from 'zod/mini';
import { siteWordsOf } from '../config.ts';
import { asking } from './asking.ts';
import type { Choice } from './choice-schema.ts';
import { choice } from './choice.ts';
import type { QuestionKind, Situation } from './kind.ts';

const schema = z.strictObject({ type: z.literal('programme-likes'), ...asking });

/** What somebody would like to do at the site's programme, of what its file says. */
export type ProgrammeLikes = z.infer<typeof schema>;

/** What the programme lists. */
const likesIn = ({ files }: Pick<Situation, 'files'>) => files?.programme?.programme.likes ?? [];

/** The same as a choice, with what the programme lists. */
export const likesChoice = ({ type: _type, ...rest }: ProgrammeLikes, situation: Pick<Situation, 'files'>): Choice =>
  ({ ...rest, type: 'choice', many: true, notSure: true, options: likesIn(situation).map(({ id, words }) => ({ id, words: siteWordsOf(words) as never })) });

export const programmeLikes: QuestionKind<ProgrammeLikes, readonly string[], string | string[]> = {
  schema,
  blank: [],
  check: (question, typed, situation) => {
    const checked = choice.check(likesChoice(question, situation), typed, situation);
    return 'problems' in checked ? { problems: checked.problems.map(problem => ({ ...problem, field: 'programme-likes' })) } : checked;
  },
  fits: choice.fits,
  said: (question, value, situation) => choice.said(likesChoice(question, situation), value, situation),
  words: (question, situation) => choice.words!(likesChoice(question, situation), situation),
  isMany: () => true,
  passed: (_question, situation) => likesIn(situation).length === 0,
  ofProgramme: true,
};
