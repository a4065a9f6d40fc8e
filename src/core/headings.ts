import { headingOf, type Journey, type Page } from './journey.ts';
import { kindOf } from './questions/known.ts';
import type { Words } from './words.ts';

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
  const fields = question ? kindOf(question).words?.(question, { answers: {}, ...(item !== undefined && { item }) }) ?? [] : [];
  return [...shown.filter(words => words !== undefined), ...fields];
}
