import * as z from 'zod/mini';
import { siteWordsOf } from '../config.ts';
import { likesSchema } from '../programmes/likes.ts';
import { asking } from './asking.ts';
import type { Choice } from './choice-schema.ts';
import { choice } from './choice.ts';
import { twins } from './twins.ts';
import type { QuestionKind } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('programme-likes'),
  /** What can be chosen. What the programme lists without it. */
  likes: z.optional(likesSchema),
  ...asking,
});

/** What somebody would like to do at the site's programme, of what its file says. */
export type ProgrammeLikes = z.infer<typeof schema>;

/** The same as a choice. */
export const likesChoice = ({ type: _type, likes = [], ...rest }: ProgrammeLikes): Choice =>
  ({ ...rest, type: 'choice', many: true, notSure: true, options: likes.map(({ id, words }) => ({ id, words: siteWordsOf(words) as never })) });

export const programmeLikes: QuestionKind<ProgrammeLikes, readonly string[], string | string[]> = {
  schema,
  blank: [],
  check: (question, typed, situation) => {
    const checked = choice.check(likesChoice(question), typed, situation);
    return 'problems' in checked ? { problems: checked.problems.map(problem => ({ ...problem, field: 'programme-likes' })) } : checked;
  },
  fits: choice.fits,
  said: (question, value, situation) => choice.said(likesChoice(question), value, situation),
  words: (question, situation) => choice.words!(likesChoice(question), situation),
  isMany: () => true,
  wrong: ({ likes = [] }) => twins('likes', likes),
  passed: ({ likes = [] }) => likes.length === 0,
  ofProgramme: true,
};
