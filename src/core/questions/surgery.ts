import * as z from 'zod/mini';
import { asking } from './asking.ts';
import type { QuestionKind } from './kind.ts';
import { tidy } from './tidy.ts';

const schema = z.strictObject({ type: z.literal('surgery'), ...asking });

/** A GP surgery: picked from the site's file of surgeries, or written as the person knows it. */
export type SurgeryQuestion = z.infer<typeof schema>;

/** What can be said instead of a surgery. */
export const insteadOfSurgery = ['no-gp', 'not-known'] as const;

/** What stands in the box, which surgery was picked for it, or what is said instead. */
export interface TypedSurgery {
  readonly typed: string;
  readonly picked?: { readonly name: string; readonly postcode: string; readonly code: string };
  readonly instead?: (typeof insteadOfSurgery)[number];
}

/** Most characters of a name. */
const most = 200;

const isInstead = (text: unknown): boolean => (insteadOfSurgery as readonly unknown[]).includes(text);

export const surgery: QuestionKind<SurgeryQuestion, TypedSurgery, Record<string, string>> = {
  schema,
  blank: { typed: '' },
  check(question, { typed, picked, instead }) {
    if (instead !== undefined && isInstead(instead)) return { value: { instead } };
    const name = tidy(picked?.name ?? typed, false);
    if (name === '') return question.optional ? { value: undefined } : { problems: [{ field: 'surgery', words: question.missing ?? { key: 'sign-up.surgery.missing' } }] };
    const count = Array.from(name).length - most;
    if (count > 0) return { problems: [{ field: 'surgery', words: { key: 'problems.too-long', facts: { max: most, count } } }] };
    return { value: picked ? { name, postcode: tidy(picked.postcode, false).slice(0, 10), code: tidy(picked.code, false).slice(0, 10) } : { name } };
  },
  fits: value => typeof value === 'object' && !Array.isArray(value) && (typeof value['name'] === 'string' || isInstead(value['instead'])),
  said: (_question, { name, postcode, instead }) => (name === undefined ? [{ key: `pages.gp.${instead}` }] : [{ said: [name, postcode].filter(Boolean).join(', ') || '–' }]),
  words: () => insteadOfSurgery.map(id => ({ key: `pages.gp.${id}` })),
  freeText: () => true,
};
