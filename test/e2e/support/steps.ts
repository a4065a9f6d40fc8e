import type { Page } from 'puppeteer-core';
import type { Visit } from './chromium.ts';
import { askedOn } from './way.ts';
import { press, rootOf } from './widget.ts';
import { words } from './words.ts';

/** What was sent to any endpoint so far. */
export const sent = ({ asked }: Visit) => asked.filter(({ method }) => method !== 'GET').map(({ method, url }) => `${method} ${new URL(url).pathname}`);
/** The buttons and links of the page of the form that stands, without the ones that every page has. */
export const buttons = async (page: Page): Promise<string[]> => (await rootOf(page)).evaluate(root => [...root.querySelectorAll('.step .actions button')].map(one => one.textContent.replace(/\s+/g, ' ').trim()));

/** Presses "Change" beside a question of the check page. */
export const change = (page: Page, question: string): Promise<void> => press(page, `${words('check.change')}: ${askedOn(question)}`);

/** Goes on with the button of the page, and gives which of these pages stands then. */
export async function goesOnTo(page: Page, pages: Readonly<Record<string, string>>): Promise<string> {
  await press(page, words('continue'));
  const found = await page.waitForFunction(headings => headings.find(([, one]) => one === document.querySelector('what-matters')!.shadowRoot!.querySelector('.step .h')!.textContent.replace(/\s+/g, ' ').trim())?.[0], {}, Object.entries(pages));
  return (await found.jsonValue())!;
}

