// A person's own check-ins on the built demo: kept, seen, printed, deleted by keyboard, and gone; nothing leaves the page.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { enterOn, tabTo } from './support/keyboard.ts';
import { openReceiver, type Receiver } from './support/receiver.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
let receiver: Receiver;
before(async () => { if (!noBrowser) receiver = await openReceiver(); });
after(async () => { await browser.end(); await receiver?.end(); });
const settings = { timeout: 120_000 } as const;

const textIn = (page: Page): Promise<string> => page.evaluate(() => (document.querySelector('what-matters-journal')?.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? '').replace(/\s+/g, ' '));
const reads = (page: Page, text: string): Promise<unknown> => page.waitForFunction(wanted => (document.querySelector('what-matters-journal')?.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? '').replace(/\s+/g, ' ').includes(wanted), { timeout: 15_000, polling: 50 }, text);
const databases = (page: Page): Promise<(string | undefined)[]> => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
const visitDemo = async () => visit(await browser.get(), `${receiver.address}/demo/journal.html`);

describe('a person’s own check-ins', { skip: noBrowser, concurrency: 2 }, () => {
  test('are kept, seen, printed, deleted by keyboard, and gone after a reload; no request leaves the page', settings, async t => {
    const { page, asked, thrown, console: lines, end } = await visitDemo();
    t.after(end);
    await reads(page, words('journal.none'));
    assert.deepEqual(await databases(page), []);
    const before = asked.length;
    await enterOn(page, 'Put three example check-ins on this phone');
    await reads(page, 'Overall, how happy did you feel yesterday?');
    const text = await textIn(page);
    for (const part of ['4 out of 10', '3 out of 10', '6 out of 10', words('journal.skipped'), 'Source: Office for National Statistics', words('support.button')]) assert.ok(text.includes(part), part);
    await page.reload();
    await reads(page, 'Overall, how happy did you feel yesterday?');
    const paper = Buffer.from(await page.pdf({ format: 'A4' }));
    assert.ok(paper.length > 10_000 && paper.includes('/Type /Page'), 'a PDF with pages');
    await enterOn(page, words('journal.delete'));
    await page.waitForFunction(() => document.querySelector('what-matters-journal')!.shadowRoot!.activeElement?.id === 'sure');
    await tabTo(page, words('journal.yes'));
    await page.keyboard.press('Enter');
    await reads(page, words('journal.none'));
    assert.deepEqual(await databases(page), []);
    await page.reload();
    await reads(page, words('journal.none'));
    assert.deepEqual(asked.slice(before).filter(({ url, method, body }) => method !== 'GET' || body !== '' || !url.startsWith(receiver.address) || new URL(url).search !== ''), []);
    assert.deepEqual([thrown, lines.filter(line => line.startsWith('error'))], [[], []]);
  });

  test('are black on white on paper, in the dark too, with every line and no button', settings, async t => {
    const { page, end } = await visitDemo();
    t.after(end);
    await enterOn(page, 'Put three example check-ins on this phone');
    await page.evaluate(() => { const element = document.createElement('what-matters-journal'); element.config = { theme: 'dark', brand: '#7a1f5c' }; document.querySelector('what-matters-journal')!.replaceWith(element); });
    await reads(page, '4 out of 10');
    await page.emulateMediaType('print');
    const seen = await page.evaluate(() => {
      const root = document.querySelector('what-matters-journal')!.shadowRoot!;
      const shown = (element: Element): boolean => element.getClientRects().length > 0;
      const ink = (selector: string, property: 'color' | 'fill' | 'stroke' | 'backgroundColor'): string => getComputedStyle(root.querySelector(selector)!)[property];
      return { buttons: [...root.querySelectorAll('button')].filter(shown).length, figures: [...root.querySelectorAll('.chart')].filter(shown).length, tables: [...root.querySelectorAll('table')].filter(shown).length, inks: [ink('.h', 'color'), ink('td', 'color'), ink('.chart .v', 'fill'), ink('.chart .line', 'stroke')], card: ink('.card', 'backgroundColor') };
    });
    assert.deepEqual(seen, { buttons: 0, figures: 4, tables: 4, inks: Array(4).fill('rgb(0, 0, 0)'), card: 'rgb(255, 255, 255)' });
  });

  test('are out of sight at once when somebody leaves in a hurry, and still there afterwards', settings, async t => {
    const { page, end } = await visitDemo();
    t.after(end);
    await enterOn(page, 'Put three example check-ins on this phone');
    await page.evaluate(() => { const element = document.createElement('what-matters-journal'); element.config = { exit: '/demo/ideas.html' }; document.querySelector('what-matters-journal')!.replaceWith(element); });
    await reads(page, '4 out of 10');
    await reads(page, words('journal.leave'));
    const left = page.waitForNavigation();
    for (let turn = 0; turn < 3; turn++) await page.keyboard.press('Shift');
    await left;
    assert.equal(new URL(page.url()).pathname, '/demo/ideas.html');
    assert.deepEqual(await databases(page), ['what-matters journal']);
  });

  test('are what the site wrote where there are no scripts', settings, async t => {
    const { page, end } = await visit(await browser.get(), `${receiver.address}/demo/journal.html`, { javascript: false });
    t.after(end);
    assert.ok((await page.$eval('what-matters-journal', element => element.textContent)).includes('020 7946 0000'));
  });
});
