import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import type { Act } from './way.ts';
import { rootOf, shown } from './widget.ts';
import { words } from './words.ts';

/** A small phone. */
export const phone = { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;

/** Taps with a finger on the middle of what a selector finds; of several, the one with these words. */
export async function tap(page: Page, selector: string, words = ''): Promise<void> {
  const root = await rootOf(page);
  const middle = await root.evaluate(async (inside, wanted, text) => {
    const found = [...inside.querySelectorAll<HTMLElement>(wanted)].find(one => one.checkVisibility() && (one.textContent ?? '').replace(/\s+/g, ' ').includes(text));
    if (!found) return undefined;
    // A phone scrolls to the field that is written in, a moment later: a finger waits until things stand still, and looks again.
    for (let still = 0, last = NaN, frames = 0; still < 5 && frames < 300; frames++) {
      const { top, bottom } = found.getBoundingClientRect();
      const inView = top + bottom > 0 && top + bottom < 2 * innerHeight;
      if (!inView) found.scrollIntoView({ block: 'center', behavior: 'instant' });
      still = inView && top === last ? still + 1 : 0;
      last = top;
      await new Promise(requestAnimationFrame);
    }
    const { left, top, width, height } = found.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, selector, words);
  if (!middle) throw new Error(`there is no ${selector} "${words}" to tap on: ${await shown(page)}`);
  await page.touchscreen.tap(middle.x, middle.y);
}

/** Does one thing on a page with a finger, and with the keyboard of the phone where something is typed. */
export async function touch(page: Page, act: Act, them = false): Promise<void> {
  if ('say' in act) return tap(page, '.step label', words(act.say, 'en', them ? { context: 'them' } : {}));
  if ('pick' in act) return tap(page, `.step label:has(input[value="${act.pick}"]), .step label:has([id="${act.pick}"])`);
  await tap(page, `[id="${act.field}"]`);
  await page.keyboard.type(act.text);
}

/** What does not fit a finger or the screen on the page of the form that stands. */
const misfits = (page: Page): Promise<string[]> => page.evaluate(width => {
  const root = document.querySelector('what-matters')!.shadowRoot!;
  const open = root.querySelector('dialog[open]') ?? root;
  const wrong: string[] = [];
  // Not innerWidth: a phone zooms out until what is too wide fits, and innerWidth grows with it.
  if (document.documentElement.scrollWidth > width) wrong.push(`the page is ${document.documentElement.scrollWidth} px wide on a screen of ${width}`);
  for (const control of open.querySelectorAll<HTMLElement>('a[href], button, summary, input, textarea, select')) {
    const boxes = [control, ...((control as HTMLInputElement).labels ?? [])].filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect());
    if (boxes.length === 0) continue;
    const name = `${control.localName} "${((control as HTMLInputElement).labels?.[0] ?? control).textContent.replace(/\s+/g, ' ').trim().slice(0, 40)}"`;
    const [left, right] = [Math.min(...boxes.map(box => box.left)), Math.max(...boxes.map(box => box.right))];
    const height = Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top));
    // Half a pixel is lost where em do not come out even.
    if (height < 43.5 || right - left < 43.5) wrong.push(`${name} is ${Math.round(right - left)} × ${Math.round(height)} px`);
    if (left < 0 || right > width) wrong.push(`${name} reaches from ${Math.round(left)} to ${Math.round(right)}`);
  }
  return wrong;
}, phone.width);

/** Makes sure that nothing stands outside the screen sideways, and that a finger hits every control: 44 px each way. */
export async function fitsAFinger(page: Page, where: string): Promise<void> {
  assert.deepEqual(await misfits(page), [], `on the page "${where}"`);
}
