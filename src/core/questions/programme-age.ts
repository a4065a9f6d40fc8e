import * as z from 'zod/mini';
import { ageId, agesFor, agesIn, agesInWords } from '../programmes/ages.ts';
import { stopAtAge } from './age.ts';
import { asking } from './asking.ts';
import type { QuestionKind } from './kind.ts';

const schema = z.strictObject({ type: z.literal('programme-age'), ...asking });

/** The age of the person it is for, as finely as the rule of the site's programme needs it and no finer. Under 13 the journey always ends, with nothing kept. */
export type ProgrammeAge = z.infer<typeof schema>;

export const programmeAge: QuestionKind<ProgrammeAge, string, string> = {
  schema,
  blank: '',
  check(question, typed, { files }) {
    if (agesFor(files?.programme?.rule).some(ages => ageId(ages) === typed)) return { value: typed };
    return question.optional ? { value: undefined } : { problems: [{ field: 'programme-age', words: question.missing ?? { key: question.preferNot ? 'problems.choose-or-not' : 'problems.choose-one' } }] };
  },
  fits: value => typeof value === 'string',
  said: (_question, value) => { const ages = agesIn(value); return [ages ? agesInWords(ages) : { said: value }]; },
  words: (_question, { files }) => agesFor(files?.programme?.rule).map(agesInWords),
  wishes: (_question, value) => { const age = agesIn(value); return age ? { age } : {}; },
  stop: (_question, value, site) => { const ages = agesIn(value); return ages && stopAtAge(ages.to, site); },
  ofProgramme: true,
};
