import * as z from 'zod/mini';
import { idSchema, wholeNumber, wordsSchema } from '../words.ts';
import { asking } from './asking.ts';
import { twins } from './twins.ts';
import type { Problem, QuestionKind } from './kind.ts';
import { tidy } from './tidy.ts';

const schema = z.strictObject({
  type: z.literal('group'),
  /** The boxes of one turn, the first of which must not be empty. */
  fields: z.array(z.strictObject({ id: idSchema, words: wordsSchema, optional: z.optional(z.boolean()) })).check(z.minLength(1), z.maxLength(6)),
  /** Most turns: 10 without it. */
  max: z.optional(wholeNumber(1, 30)),
  /** The words of the button that adds a turn; "Add another" without it. */
  add: z.optional(wordsSchema),
  ...asking,
});

/** The same boxes as often as a person needs them: songs, people, children. */
export type Group = z.infer<typeof schema>;

/** What stands in the boxes of one turn, by the field's id. */
export type Turn = Readonly<Record<string, string>>;

/** Most turns of a group. */
export const mostTurns = ({ max = 10 }: Group): number => max;

/** Most characters of one box. */
const most = 200;

export const group: QuestionKind<Group, readonly Turn[], Record<string, string>[]> = {
  schema,
  blank: [{}],
  check(question, typed) {
    const problems: Problem[] = [];
    const turns = typed.slice(0, mostTurns(question)).map((turn, at) => ({ at, parts: question.fields.flatMap(({ id }) => { const text = Object.hasOwn(turn, id) ? tidy(turn[id]!, false) : ''; return text === '' ? [] : [[id, text] as const]; }) })).filter(({ parts }) => parts.length > 0);
    for (const { at, parts } of turns) {
      for (const { id, words, optional } of question.fields) {
        const text = parts.find(([one]) => one === id)?.[1];
        const over = text === undefined ? 0 : Array.from(text).length - most;
        if (text === undefined && !optional) problems.push({ field: `${id}-${at}`, words: { key: 'problems.fill-in', facts: { field: words } } });
        if (over > 0) problems.push({ field: `${id}-${at}`, words: { key: 'problems.too-long', facts: { max: most, count: over } } });
      }
    }
    if (problems.length > 0) return { problems };
    if (turns.length === 0) return question.optional ? { value: undefined } : { problems: [{ field: `${question.fields[0]!.id}-0`, words: question.missing ?? { key: 'problems.write-something' } }] };
    return { value: turns.map(({ parts }) => Object.fromEntries(parts)) };
  },
  fits: value => Array.isArray(value) && value.every(turn => typeof turn === 'object'),
  said: (question, value) => value.map(turn => ({ said: question.fields.flatMap(({ id }) => turn[id] ?? []).join(', ') || Object.values(turn).join(', ') })).filter(({ said }) => said !== ''),
  words: ({ fields, add }) => [...fields.map(({ words }) => words), ...(add ? [add] : [])],
  wrong: ({ fields }) => twins('fields', fields),
  freeText: () => true,
};
