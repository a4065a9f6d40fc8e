import * as z from 'zod/mini';
import { asking } from './asking.ts';
import type { QuestionKind } from './kind.ts';

const ids = ['yes', 'no', 'not-sure'] as const;

const schema = z.strictObject({ type: z.literal('yes-no'), ...asking });

/** Yes, no, or not sure: nobody is made to decide. */
export type YesNo = z.infer<typeof schema>;

export const yesNo: QuestionKind<YesNo, string, string> = {
  schema,
  blank: '',
  check(question, typed) {
    if ((ids as readonly string[]).includes(typed)) return { value: typed };
    return question.optional ? { value: undefined } : { problems: [{ field: 'yes-no', words: question.missing ?? { key: 'problems.choose-one' } }] };
  },
  fits: value => typeof value === 'string',
  said: (_question, value) => [(ids as readonly string[]).includes(value) ? { key: `yes-no.${value}` } : { said: value }],
  words: () => ids.map(id => ({ key: `yes-no.${id}` })),
  values: () => ids,
};
