import type { Journey } from './journey.ts';
import { headingFor } from './headings.ts';
import { kindOf } from './questions/known.ts';
import type { Answers } from './questions/kind.ts';
import type { Answer, AnswerValue } from './submission.ts';
import type { Words } from './words.ts';

/** One question and what was answered, in words. */
export interface AnswerRow {
  /** The answer's key: `page`, or `page.item`. */
  readonly key: string;
  readonly page: string;
  readonly heading: Words;
  readonly at: Answer['at'];
  readonly values: readonly Words[];
}

const asTheyAre = (value: AnswerValue): Words[] =>
  (typeof value === 'string' ? [value] : Object.values<string | Readonly<Record<string, string>>>(value)).map(part => ({ said: typeof part === 'string' ? part : Object.values(part).join(', ') }));

/**
 * Answers in the order of the journey, in words: for the check page and for the people who read what arrives. A value
 * that does not fit its question, and answers to pages that the journey does not have (these come last), are given as they are.
 */
export function answerRows(journey: Journey, answers: Answers): AnswerRow[] {
  const rows: AnswerRow[] = [];
  const left = new Map(Object.entries(answers));
  for (const page of journey.pages) {
    const { question } = page;
    if (!question) continue;
    for (const [key, answer] of left) {
      if (key !== page.id && !key.startsWith(`${page.id}.`)) continue;
      left.delete(key);
      const item = key === page.id ? undefined : key.slice(page.id.length + 1);
      const kind = kindOf(question);
      const values = answer.at !== 'answered' ? [] : kind.fits(answer.value) ? kind.said(question, answer.value as never, { answers, ...(item !== undefined && { item }) }) : asTheyAre(answer.value);
      rows.push({ key, page: page.id, heading: headingFor(journey, page, item), at: answer.at, values });
    }
  }
  for (const [key, answer] of left) rows.push({ key, page: key, heading: { said: key }, at: answer.at, values: answer.at === 'answered' ? asTheyAre(answer.value) : [] });
  return rows;
}
