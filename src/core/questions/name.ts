import * as z from 'zod/mini';
import { asking } from './asking.ts';
import type { QuestionKind } from './kind.ts';
import { tidy } from './tidy.ts';

const schema = z.strictObject({ type: z.literal('name'), ...asking });

/** A name in its parts. No name is refused: one part is enough, whichever box it stands in. */
export type Name = z.infer<typeof schema>;

/** The boxes of a name. */
export const nameParts = ['first', 'last', 'called'] as const;
export type NamePart = (typeof nameParts)[number];

/** What stands in the boxes of a name. */
export type TypedName = Readonly<Record<NamePart, string>>;

/** Most characters of one part. */
const most = 200;

export const name: QuestionKind<Name, TypedName, Record<string, string>> = {
  schema,
  blank: { first: '', last: '', called: '' },
  check(question, typed) {
    const parts = nameParts.map(part => [part, tidy(typed[part], false)] as const).filter(([, text]) => text !== '');
    const long = parts.flatMap(([part, text]) => { const count = Array.from(text).length - most; return count > 0 ? [{ field: part, words: { key: 'problems.too-long', facts: { max: most, count } } }] : []; });
    if (long.length > 0) return { problems: long };
    if (!parts.some(([part]) => part !== 'called')) return question.optional && parts.length === 0 ? { value: undefined } : { problems: [{ field: 'first', words: question.missing ?? { key: 'problems.name' } }] };
    return { value: Object.fromEntries(parts) };
  },
  fits: value => typeof value === 'object' && !Array.isArray(value) && nameParts.some(part => value[part]),
  said: (_question, { first, last, called }) => [
    ...(first || last ? [{ said: [first, last].filter(Boolean).join(' ') }] : []),
    ...(called ? [{ key: 'name.said-called', facts: { called: { said: called } } }] : []),
  ],
  sendOnly: true,
};
