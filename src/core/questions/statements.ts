import * as z from 'zod/mini';
import { idSchema, wordsSchema } from '../words.ts';
import { asking } from './asking.ts';
import { twins } from './twins.ts';
import type { QuestionKind } from './kind.ts';

/** How far somebody agrees, from most to least. */
export const agreements = ['strongly-agree', 'agree', 'neither', 'disagree', 'strongly-disagree'] as const;

const schema = z.strictObject({
  type: z.literal('statements'),
  /** What people agree or disagree with, each with an answer of its own. */
  items: z.array(z.strictObject({ id: idSchema, words: wordsSchema })).check(z.minLength(1), z.maxLength(20)),
  ...asking,
});

/** Statements to agree or disagree with. */
export type Statements = z.infer<typeof schema>;

type Given = Readonly<Record<string, string>>;

export const statements: QuestionKind<Statements, Given, Record<string, string>> = {
  schema,
  blank: {},
  check(question, typed) {
    const given = question.items.flatMap(({ id }) => { const value = agreements.find(one => Object.hasOwn(typed, id) && typed[id] === one); return value ? [[id, value] as const] : []; });
    if (given.length === 0 && question.optional) return { value: undefined };
    const missing = question.items.filter(({ id }) => !given.some(([one]) => one === id));
    if (missing.length > 0 && !question.optional) return { problems: missing.map(({ id, words }) => ({ field: id, words: question.missing ?? { key: 'problems.agree', facts: { statement: words } } })) };
    return { value: Object.fromEntries(given) };
  },
  fits: value => typeof value === 'object' && !Array.isArray(value),
  said: (question, value) => Object.entries(value).map(([id, given]) => {
    const statement = question.items.find(item => item.id === id)?.words ?? { said: id };
    return { key: 'statements.said', facts: { statement, agreement: (agreements as readonly string[]).includes(given) ? { key: `agreement.${given}` } : { said: given } } };
  }),
  words: ({ items }) => items.map(({ words }) => words),
  wrong: ({ items }) => twins('items', items),
};
