import * as z from 'zod/mini';
import { linksOf, standingIn } from '../programmes/facts.ts';
import type { FactName } from '../programmes/rule.ts';
import { siteWordsOf } from '../config.ts';
import { idSchema, siteWords } from '../words.ts';
import { asking } from './asking.ts';
import type { Choice } from './choice-schema.ts';
import { choice } from './choice.ts';
import type { QuestionKind, Situation } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('programme-link'),
  /** The page that asks an age: where that is a no already, nothing more is asked. */
  age: z.optional(idSchema),
  /** The name of the area. That of the programme without it. */
  area: z.optional(siteWords),
  ...asking,
});

/** What makes the site's programme one for the person, besides an age: what its rule names, in the person's own words. */
export type ProgrammeLink = z.infer<typeof schema>;

const links: readonly Exclude<FactName, 'age'>[] = ['lives', 'gp', 'works', 'studies', 'cares'];

/** The same as a choice, with what the rule names. */
export function linkChoice({ type: _type, age: _age, area: named, ...rest }: ProgrammeLink, situation: Pick<Situation, 'files'>): Choice {
  const area = named === undefined ? { key: 'sign-up.area' } : siteWordsOf(named);
  // What nothing names cannot be chosen, so a list that is asked is never empty.
  const asked = linksOf(situation);
  return { ...rest, type: 'choice', many: true, none: true, notSure: true, options: (asked.length > 0 ? asked : links).map(id => ({ id, words: { key: `sign-up.link.${id}`, facts: { area } } as never })) };
}

export const programmeLink: QuestionKind<ProgrammeLink, readonly string[], string | string[]> = {
  schema,
  blank: [],
  check: (question, typed, situation) => {
    const checked = choice.check(linkChoice(question, situation), typed, situation);
    return 'problems' in checked ? { problems: checked.problems.map(problem => ({ ...problem, field: 'programme-link' })) } : checked;
  },
  fits: choice.fits,
  said: (question, value, situation) => choice.said(linkChoice(question, {}), value, situation),
  words: (question, situation) => choice.words!(linkChoice(question, situation), situation),
  values: () => [...links, 'none', 'not-sure'],
  isMany: () => true,
  wrong: ({ age }, { questionOf }) => (age === undefined || ['age', 'programme-age'].includes(questionOf(age)?.type ?? '') ? [] : [`age: found "${age}", expected the id of an earlier page with a question of type age or programme-age`]),
  passed: ({ age }, situation) => situation.files?.programme !== undefined && (linksOf(situation).length === 0 || standingIn({ age }, situation).at === 'no'),
  ofProgramme: true,
};
