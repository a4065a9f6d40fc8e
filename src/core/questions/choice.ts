import * as z from 'zod/mini';
import { optionLists, type Option, type OptionListName } from '../options.ts';
import { idSchema, wordsSchema, wholeNumber } from '../words.ts';
import { asking, twins } from './asking.ts';
import { isArea, needs, times } from '../taxonomy.ts';
import type { QuestionKind, Situation } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('choice'),
  /** A list by name, or ids (words under `options.<id>` in the locale files), or ids with words of their own. */
  options: z.union([
    z.enum(Object.keys(optionLists) as [OptionListName, ...OptionListName[]]),
    z.array(z.union([idSchema, z.strictObject({ id: idSchema, words: wordsSchema })])).check(z.minLength(1), z.maxLength(60)),
  ]),
  /** Whether several may be chosen. Without it: yes for a list by name or with `max` over 1, else one. */
  many: z.optional(z.boolean()),
  /** How many may be chosen. */
  max: z.optional(wholeNumber(1, 60)),
  /** Adds "I am not sure", apart from the others. */
  notSure: z.optional(z.boolean()),
  /** Adds "None of these", apart from the others. */
  none: z.optional(z.boolean()),
  /** Adds "Any time", apart from the others. */
  any: z.optional(z.boolean()),
  ...asking,
});

/** One, several, or at most so many of a list. */
export type Choice = z.infer<typeof schema>;

/** The ids that stand apart from the list and exclude every other choice. */
export const apart = (question: Choice): readonly Option[] => [
  ...(question.any ? [{ id: 'any', words: { key: 'options.any' } }] : []),
  ...(question.none ? [{ id: 'none', words: { key: 'options.none' } }] : []),
  ...(question.notSure ? [{ id: 'not-sure', words: { key: 'options.not-sure' } }] : []),
];

/** The options of a question in their order, without the ones that stand apart. */
export function optionsOf(question: Choice, situation: Situation): readonly Option[] {
  const { options } = question;
  if (typeof options === 'string') return optionLists[options](situation);
  return options.map(option => (typeof option === 'string' ? { id: option, words: { key: `options.${option}` } } : option));
}

/** Whether several may be chosen. */
export const isMany = (question: Choice): boolean =>
  question.max === 1 ? false : question.many ?? (question.max !== undefined || typeof question.options === 'string');

/** What is chosen after one option was pressed: what stands apart excludes the rest, and the rest excludes it. */
export function choose(question: Choice, chosen: readonly string[], id: string, on: boolean): readonly string[] {
  if (!on) return chosen.filter(other => other !== id);
  const alone = apart(question).map(option => option.id);
  if (!isMany(question) || alone.includes(id)) return [id];
  return [...chosen.filter(other => other !== id && !alone.includes(other)), id];
}

export const choice: QuestionKind<Choice, readonly string[], string | string[]> = {
  schema,
  blank: [],
  check(question, typed, situation) {
    const all = [...optionsOf(question, situation), ...apart(question)];
    const value = all.map(option => option.id).filter(id => typed.includes(id));
    if (value.length === 0) {
      return question.optional ? { value: undefined } : { problems: [{ field: 'choice', words: question.missing ?? { key: isMany(question) ? 'problems.choose-some' : 'problems.choose-one' } }] };
    }
    if (!isMany(question)) return { value: value[0]! };
    if (question.max !== undefined && value.length > question.max) return { problems: [{ field: 'choice', words: { key: 'problems.choose-fewer', facts: { max: question.max, count: value.length } } }] };
    return { value };
  },
  fits: value => typeof value === 'string' || (Array.isArray(value) && value.every(id => typeof id === 'string')),
  said(question, value, situation) {
    const all = [...optionsOf(question, situation), ...apart(question)];
    return [value].flat().map(id => all.find(option => option.id === id)?.words ?? { said: id });
  },
  words: (question, situation) => optionsOf(question, situation).map(option => option.words),
  values: question => [...optionsOf(question, { answers: {} }), ...apart(question)].map(option => option.id),
  isMany,
  wrong: (question, { over, repeats }) => (typeof question.options !== 'string' ? twins('options', optionsOf(question, { answers: {} })) : question.options === 'taxonomy.interests' && (!repeats || (over && over.options !== 'taxonomy.areas')) ? ['options: found taxonomy.interests, expected "repeat" over a page of taxonomy.areas'] : []),
  wishes({ options }, value) {
    const chosen = [value].flat().filter(id => id !== 'any' && id !== 'none' && id !== 'not-sure');
    switch (options) {
      case 'taxonomy.areas': return { areas: chosen.filter(isArea) };
      case 'taxonomy.interests': return { interests: chosen };
      case 'taxonomy.help': return { needs: needs.filter(need => chosen.includes(need)) };
      case 'taxonomy.times': return { times: times.filter(time => chosen.includes(time)) };
      default: return {};
    }
  },
};
