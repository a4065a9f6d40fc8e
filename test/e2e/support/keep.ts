import type { Page } from 'puppeteer-core';
import { press, says } from './widget.ts';
import { words } from './words.ts';

/** Where a form that is half filled in is kept. */
export type KeptIn = 'tab' | 'device';

/** Opens "Keep my answers for later" on the page that stands, and waits for what it offers. */
export async function openKeeping(page: Page): Promise<void> {
  // It is offered once what comes later has been loaded.
  await says(page, words('keep.offer'));
  await press(page, words('keep.offer'));
  await says(page, words('keep.plain'));
}

/** The words of the button that keeps it there, and the words that say so. */
export const keepButton = (where: KeptIn): string => words(where === 'device' ? 'keep.yes' : 'keep.no');
export const keptWords = (where: KeptIn): string => words(where === 'device' ? 'keep.on-device' : 'keep.in-tab');

/** Keeps what was filled in, on the page that stands. */
export async function keep(page: Page, where: KeptIn): Promise<void> {
  await openKeeping(page);
  await press(page, keepButton(where));
  await says(page, keptWords(where));
}
