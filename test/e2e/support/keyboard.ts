import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { focused, standsAt } from './widget.ts';

/** Most presses of Tab that a page of the form and the site around it may take. */
const mostTabs = 120;

/** Presses Tab (or Shift+Tab) until the thing with this name has focus, as somebody does who sees where focus is. */
export async function tabTo(page: Page, name: string, { backwards = false } = {}): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < mostTabs; presses++) {
    if (backwards) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (backwards) await page.keyboard.up('Shift');
    const at = await focused(page);
    if (at.name.includes(name)) return;
    passed.push(`${at.tag} "${at.name.slice(0, 40)}"`);
  }
  throw new Error(`"${name}" cannot be reached by Tab, only: ${passed.slice(0, 40).join(', ')}`);
}

/** Moves to the button with this name and presses it with Enter. */
export async function enterOn(page: Page, name: string, options?: { readonly backwards?: boolean }): Promise<void> {
  await tabTo(page, name, options);
  await page.keyboard.press('Enter');
}

/** Ticks the box, or picks the first of a group, with this name. */
export async function spaceOn(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Space');
}

/** Waits for a page of the form, and makes sure that focus is on its heading, where a screen reader goes on reading. */
export async function arrivesAt(page: Page, heading: string): Promise<void> {
  await standsAt(page, heading);
  await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.activeElement?.matches('.h'));
  const { tag, name } = await focused(page);
  assert.match(tag, /^h\d$/);
  assert.equal(name, heading);
}

/** Waits until something with this id has focus. */
export async function focusIsOn(page: Page, id: string): Promise<void> {
  try {
    await page.waitForFunction(wanted => document.querySelector('what-matters')?.shadowRoot?.activeElement?.id === wanted, {}, id);
  } catch {
    throw new Error(`focus should be on #${id}, and is on ${JSON.stringify(await focused(page))}`);
  }
}
