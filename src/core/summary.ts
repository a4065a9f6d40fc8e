import { headingOf, type Journey, type Page } from './journey.ts';
import { optionsOf } from './questions/choice.ts';
import { kindOf } from './questions/index.ts';
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

/** The heading of a page, with the name of the thing that a repeated page is about as its fact `item`. */
export function headingFor(journey: Journey, page: Page, item: string | undefined): Words {
  const heading = headingOf(page);
  if (item === undefined || !page.repeat || !('key' in heading)) return heading;
  const over = journey.pages.find(({ id }) => id === page.repeat!.over)?.question;
  const name = over && kindOf(over).said(over, [item] as never, { answers: {} })[0];
  return { key: heading['key'], facts: { item: name ?? { said: item } } };
}

/** The words that a page shows before anything is answered on it. */
export function wordsOn(page: Page, item?: string): readonly Words[] {
  const { question } = page;
  const shown = [headingOf(page), ...(page.body ?? []), page.button, question?.hint, question?.why];
  const options = question?.type === 'choice' ? optionsOf(question, { answers: {}, ...(item !== undefined && { item }) }).map(option => option.words) : [];
  return [...shown.filter(words => words !== undefined), ...options];
}

const asTheyAre = (value: AnswerValue): Words[] =>
  (typeof value === 'string' ? [value] : Object.values(value)).map(said => ({ said }));

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
