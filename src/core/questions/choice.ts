import { optionLists, type Option } from '../options.ts';
import type { Choice } from './choice-schema.ts';
import { twins } from './twins.ts';
import { isArea, needs, times } from '../taxonomy.ts';
import type { KindWithoutSchema, Situation } from './kind.ts';

export type { Choice } from './choice-schema.ts';

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

export const choice: KindWithoutSchema<Choice, readonly string[], string | string[]> = {
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
