import * as z from 'zod/mini';
import { idSchema, wordsSchema } from '../words.ts';
import { asking } from './asking.ts';
import type { QuestionKind } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('consent'),
  /** Each thing asked apart, none ticked beforehand. */
  items: z.array(z.strictObject({
    id: idSchema,
    words: wordsSchema,
    /** Whether nothing can be sent without it. */
    needed: z.optional(z.boolean()),
  })).check(z.minLength(1), z.maxLength(8)),
  ...asking,
});

/** What a person says yes to, one tick for each thing. */
export type Consent = z.infer<typeof schema>;

export const consent: QuestionKind<Consent, readonly string[], string[]> = {
  schema,
  blank: [],
  check(question, typed) {
    const missing = question.items.filter(item => item.needed && !typed.includes(item.id));
    if (missing.length > 0) return { problems: missing.map(item => ({ field: item.id, words: question.missing ?? { key: 'problems.consent' } })) };
    return { value: question.items.map(item => item.id).filter(id => typed.includes(id)) };
  },
  fits: value => Array.isArray(value),
  said(question, value) {
    const given = question.items.filter(item => value.includes(item.id)).map(item => item.words);
    return given.length > 0 ? given : [{ key: 'consent.none' }];
  },
  sendOnly: true,
};
