import * as z from 'zod/mini';
import { standingIn } from '../programmes/facts.ts';
import { idSchema } from '../words.ts';
import { asking } from './asking.ts';
import type { QuestionKind } from './kind.ts';

const page = z.optional(idSchema);

const schema = z.strictObject({
  type: z.literal('fit'),
  /** The pages that ask what the rule of the programme needs: an age, a link to the area, a postcode, a surgery. */
  age: page,
  link: page,
  where: page,
  surgery: page,
  ...asking,
});

/** Tells whether the site's programme is for the person: its rule, held against what was answered. */
export type Fit = z.infer<typeof schema>;

/** The pages that it names, each with the types of question that can be on it. */
const pages = { age: ['age', 'programme-age'], link: ['programme-link'], where: ['postcode'], surgery: ['surgery'] } as const;

const ids = ['yes', 'not-sure', 'no'] as const;

export const fit: QuestionKind<Fit, '', string> = {
  schema,
  blank: '',
  check: (question, _typed, situation) => ({ value: standingIn(question, situation).at }),
  fits: value => typeof value === 'string',
  said: (_question, value) => [(ids as readonly string[]).includes(value) ? { key: `sign-up.fit.said.${value}` } : { said: value }],
  values: () => ids,
  meaning: (question, situation) => standingIn(question, situation).at,
  wrong: (question, { questionOf }) => (Object.keys(pages) as (keyof typeof pages)[]).flatMap(name => {
    const id = question[name];
    const types: readonly string[] = pages[name];
    return id === undefined || types.includes(questionOf(id)?.type ?? '') ? [] : [`${name}: found "${id}", expected the id of an earlier page with a question of type ${types.join(' or ')}`];
  }),
  tells: true,
  ofProgramme: true,
};
