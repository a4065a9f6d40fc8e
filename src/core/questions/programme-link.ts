import * as z from 'zod/mini';
import { linksOf, standingIn } from '../programmes/facts.ts';
import type { FactName } from '../programmes/rule.ts';
import { idSchema } from '../words.ts';
import { asking } from './asking.ts';
import type { Choice } from './choice-schema.ts';
import { choice } from './choice.ts';
import type { QuestionKind, Situation } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('programme-link'),
  /** The page that asks an age: where that is a no already, nothing more is asked. */
  age: z.optional(idSchema),
  ...asking,
});

/** What makes the site's programme one for the person, besides an age: what its rule names, in the person's own words. */
export type ProgrammeLink = z.infer<typeof schema>;

const links: readonly Exclude<FactName, 'age'>[] = ['lives', 'gp', 'works', 'studies', 'cares'];

/** The same as a choice, with what the rule names. */
export function linkChoice({ type: _type, age: _age, ...rest }: ProgrammeLink, situation: Pick<Situation, 'files'>): Choice {
  const area = situation.files?.programme?.area ?? { key: 'sign-up.area' };
  // What nothing names cannot be chosen, so a list that is asked is never empty.
  const named = linksOf(situation);
  return { ...rest, type: 'choice', many: true, none: true, notSure: true, options: (named.length > 0 ? named : links).map(id => ({ id, words: { key: `sign-up.link.${id}`, facts: { area } } as never })) };
}

export const programmeLink: QuestionKind<ProgrammeLink, readonly string[], string | string[]> = {
  schema,
  blank: [],
  check: (question, typed, situation) => {
    const checked = choice.check(linkChoice(question, situation), typed, situation);
    return 'problems' in checked ? { problems: checked.problems.map(problem => ({ ...problem, field: 'programme-link' })) } : checked;
  },
  fits: choice.fits,
  said: (question, value, situation) => choice.said(linkChoice(question, { ...situation, files: undefined }), value, situation).map(words => ('key' in words && situation.files?.programme ? { ...words, facts: { area: situation.files.programme.area } } as typeof words : words)),
  words: (question, situation) => choice.words!(linkChoice(question, situation), situation),
  values: () => [...links, 'none', 'not-sure'],
  isMany: () => true,
  wrong: ({ age }, { questionOf }) => (age === undefined || ['age', 'programme-age'].includes(questionOf(age)?.type ?? '') ? [] : [`age: found "${age}", expected the id of an earlier page with a question of type age or programme-age`]),
  passed: ({ age }, situation) => situation.files?.programme !== undefined && (linksOf(situation).length === 0 || standingIn({ age }, situation).at === 'no'),
  ofProgramme: true,
};
