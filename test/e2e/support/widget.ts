import type { ElementHandle, Page } from 'puppeteer-core';

/** Everything that the element draws is in its one shadow root. */
export const rootOf = async (page: Page): Promise<ElementHandle<ShadowRoot>> => {
  const now = await page.evaluateHandle(() => document.querySelector('what-matters')?.shadowRoot);
  return (now.asElement() ?? await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot ?? false)) as unknown as ElementHandle<ShadowRoot>;
};

const headingNow = () => document.querySelector('what-matters')?.shadowRoot?.querySelector('.step .h')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** The heading of the page of the form that stands now. */
export const heading = (page: Page): Promise<string> => page.evaluate(headingNow);

/** How often to look, in milliseconds. Not with each frame: a page behind another one gets none. */
const pollMs = 50;

/** Waits until a page of the form with this heading stands. */
export async function standsAt(page: Page, wanted: string, timeoutMs = 10_000): Promise<void> {
  try {
    await page.waitForFunction(text => (document.querySelector('what-matters')?.shadowRoot?.querySelector('.step .h')?.textContent ?? '').replace(/\s+/g, ' ').trim() === text, { timeout: timeoutMs, polling: pollMs }, wanted);
  } catch {
    throw new Error(`waited for the page "${wanted}", and found "${await heading(page)}"`);
  }
}

/** All that a person can read in the form, on one line. */
export const shown = (page: Page): Promise<string> =>
  page.evaluate(() => (document.querySelector('what-matters')?.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? '').replace(/\s+/g, ' ').trim());

/** Waits until the form shows these words. */
export async function says(page: Page, words: string, timeoutMs = 10_000): Promise<void> {
  try {
    await page.waitForFunction(text => (document.querySelector('what-matters')?.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? '').replace(/\s+/g, ' ').includes(text), { timeout: timeoutMs, polling: pollMs }, words);
  } catch {
    throw new Error(`waited for "${words}", and read: ${await shown(page)}`);
  }
}

/** What has focus: its tag, id and the words that name it. */
export interface Focused {
  readonly tag: string;
  readonly id: string;
  readonly name: string;
}

/** What has focus, inside the form too. */
export const focused = (page: Page): Promise<Focused> => page.evaluate(() => {
  let at: Element | null = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const field = at as HTMLInputElement | null;
  const name = at?.getAttribute('aria-label') ?? (field?.labels?.[0]?.textContent || at?.textContent) ?? '';
  return { tag: at?.localName ?? '', id: at?.id ?? '', name: name.replace(/\s+/g, ' ').trim() };
});

/** Presses the button, link or option with these words, by script. For tests about something else than pressing. */
export async function press(page: Page, words: string): Promise<void> {
  const root = await rootOf(page);
  const found = await root.evaluate((inside, text) => {
    const named = [...inside.querySelectorAll<HTMLElement>('button, a, summary, label')].filter(one => (one.textContent ?? '').replace(/\s+/g, ' ').includes(text) && one.checkVisibility());
    named[0]?.click();
    return named.length;
  }, words);
  if (found === 0) throw new Error(`there is no "${words}" to press on: ${await shown(page)}`);
}

/** What stands in the field with this id. */
export const valueOf = async (page: Page, id: string): Promise<string> => (await rootOf(page)).evaluate((root, field) => root.querySelector<HTMLInputElement>(`#${field}`)!.value, id);

/** The values of the options that are picked on the page that stands. */
export const picked = async (page: Page): Promise<string[]> => (await rootOf(page)).evaluate(root => [...root.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value));
