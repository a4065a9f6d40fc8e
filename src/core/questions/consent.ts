import * as z from 'zod/mini';
import { idSchema, wordsSchema } from '../words.ts';
import { asking } from './asking.ts';
import { twins } from './twins.ts';
import type { QuestionKind, Situation } from './kind.ts';

const schema = z.strictObject({
  type: z.literal('consent'),
  /** Each thing asked apart, none ticked beforehand. */
  items: z.array(z.strictObject({
    id: idSchema,
    words: wordsSchema,
    /** Whether nothing can be sent without it. */
    needed: z.optional(z.boolean()),
    /** Asked only of people who wrote something on this page, or chose something there. */
    after: z.optional(idSchema),
    /** Asked only where a site wants it (`ask` of its configuration). */
    onRequest: z.optional(z.boolean()),
  })).check(z.minLength(1), z.maxLength(8)),
  ...asking,
});

/** What a person says yes to, one tick for each thing. */
export type Consent = z.infer<typeof schema>;

/** What is asked of a person with these answers. */
export function itemsFor(question: Consent, { answers, ask }: Situation): Consent['items'] {
  return question.items.filter(({ id, after, onRequest }) => {
    if (onRequest && ask?.includes(id) === false) return false;
    const answer = after === undefined ? undefined : answers[after];
    return after === undefined || (answer?.at === 'answered' && (typeof answer.value !== 'object' || !('instead' in answer.value)));
  });
}

export const consent: QuestionKind<Consent, readonly string[], string[]> = {
  schema,
  blank: [],
  check(question, typed, situation) {
    const items = itemsFor(question, situation);
    const missing = items.filter(item => item.needed && !typed.includes(item.id));
    if (missing.length > 0) return { problems: missing.map(item => ({ field: item.id, words: question.missing ?? { key: 'problems.consent' } })) };
    return { value: items.map(item => item.id).filter(id => typed.includes(id)) };
  },
  fits: value => Array.isArray(value) && value.every(id => typeof id === 'string'),
  said(question, value, situation) {
    const given = itemsFor(question, situation).filter(item => value.includes(item.id)).map(item => item.words);
    return given.length > 0 ? given : [{ key: 'consent.none' }];
  },
  words: ({ items }) => items.map(({ words }) => words),
  wrong: ({ items }, { questionOf }) => [...twins('items', items), ...items.flatMap(({ after }, at) => (after !== undefined && !questionOf(after) ? [`items.${at}.after: found "${after}", expected the id of an earlier page with a question`] : []))],
  meaning: (question, situation) => itemsFor(question, situation).map(({ id }) => id).join(' '),
  asked: itemsFor,
  sendOnly: true,
};
