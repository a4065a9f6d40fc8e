// Ideas on the built demo: what is asked about arrives first, ideas alone send nothing, and a page says why an activity is or is not chosen.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { goTo } from './support/person.ts';
import { enterOn, spaceOn, tabTo } from './support/keyboard.ts';
import { openReceiver, type Receiver } from './support/receiver.ts';
import { focused, press, says, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
let receiver: Receiver;
before(async () => { if (!noBrowser) receiver = await openReceiver(); });
after(async () => { await browser.end(); await receiver?.end(); });
const settings = { timeout: 120_000 } as const;

const rootText = (page: Page): Promise<string> => page.evaluate(() => (document.querySelector('what-matters-ideas')?.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? '').replace(/\s+/g, ' '));
const reads = (page: Page, text: string): Promise<unknown> => page.waitForFunction(wanted => (document.querySelector('what-matters-ideas')?.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? '').replace(/\s+/g, ' ').includes(wanted), { timeout: 15_000, polling: 50 }, text);

describe('ideas', { skip: noBrowser, concurrency: 2 }, () => {
  test('that a person asks about are chosen by keyboard alone, and arrive first', settings, async t => {
    const { page, thrown, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    await goTo(page, 'ideas');
    const title = await page.evaluate(() => [...document.querySelector('what-matters')!.shadowRoot!.querySelectorAll('.asks')].filter(asks => asks.querySelectorAll('button').length > 1)[1]!.closest('li')!.querySelector('.ideah')!.textContent.trim());
    await tabTo(page, `${words('ideas.ask-someone')}: ${title}`);
    await page.keyboard.press('Space');
    await says(page, words('ideas.will-ask-someone'));
    assert.ok((await focused(page)).name.startsWith(words('ideas.ask-someone')));
    await enterOn(page, words('ideas.only'));
    await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('.only') !== null);
    await spaceOn(page, words('ideas.only-step-free'));
    await page.waitForFunction(() => /\d/.test(document.querySelector('what-matters')!.shadowRoot!.querySelector('.only [role=status]')!.textContent));
    assert.equal((await focused(page)).id, 'only-step-free');
    await page.keyboard.press('Space');
    await goTo(page, 'check');
    await says(page, words('check.with-someone'));
    await press(page, words('check.send', 'en', { org: 'Heath Lane Neighbours' }));
    await standsAt(page, words('sent.heading'));
    const { ideas } = receiver.rows()[0]!.submission.body;
    assert.deepEqual([ideas[0]!.title, ideas[0]!.asked], [title, 'with-someone']);
    assert.deepEqual(ideas.slice(1).filter(({ asked }) => asked !== undefined), []);
    assert.ok(ideas.length >= 5);
    assert.deepEqual(thrown, []);
  });

  test('alone on a page ask two small things by keyboard, show the cards, and send nothing', settings, async t => {
    const { page, asked, thrown, console: lines, end } = await visit(await browser.get(), `${receiver.address}/demo/ideas.html`);
    t.after(end);
    await reads(page, words('pages.matters.heading'));
    await spaceOn(page, words('areas.outdoors'));
    await enterOn(page, words('continue'));
    await reads(page, words('interests.garden'));
    await spaceOn(page, words('interests.garden'));
    await enterOn(page, words('continue'));
    await tabTo(page, words('postcode.label'));
    await page.keyboard.type('n19 8qd');
    await enterOn(page, words('continue'));
    await reads(page, words('ideas.why'));
    const text = await rootText(page);
    assert.ok(text.includes(words('ideas.person')) && text.includes('Ask us about this: 020 7946 0000'));
    assert.ok(!text.includes(words('ideas.ask-someone')));
    await enterOn(page, words('ideas.not-for-me'));
    await page.waitForFunction(wanted => document.querySelector('what-matters-ideas')!.shadowRoot!.activeElement?.textContent.includes(wanted), {}, words('ideas.put-back'));
    assert.deepEqual(asked.filter(({ method }) => method !== 'GET'), []);
    assert.deepEqual(asked.filter(({ url }) => /n19|outdoors|garden/i.test(new URL(url).search)), []);
    assert.deepEqual([thrown, lines.filter(line => line.startsWith('error'))], [[], []]);
  });

  test('alone on a page without scripts are what the site wrote', settings, async t => {
    const { page, end } = await visit(await browser.get(), `${receiver.address}/demo/ideas.html`, { javascript: false });
    t.after(end);
    assert.match(await page.evaluate(() => document.querySelector<HTMLElement>('what-matters-ideas')!.innerText), /Call us on 020 7946 0000/);
  });

  test('are explained on a page of the demo, also those that are not chosen', settings, async t => {
    const { page, thrown, end } = await visit(await browser.get(), `${receiver.address}/demo/why.html`);
    t.after(end);
    await page.waitForSelector('#areas input');
    await page.click('#areas input[value=outdoors]');
    await page.waitForSelector('#interests input[value=garden]');
    await page.click('#interests input[value=garden]');
    await page.click('button[type=submit]');
    await page.waitForFunction(() => /of \d+ activities are chosen/.test(document.querySelector('#told')!.textContent));
    const rows = await page.$$eval('#ranked tr', found => found.map(row => [...row.children].map(cell => cell.textContent)));
    assert.ok(rows.length > 3);
    for (const [place, title, points, ...parts] of rows.slice(0, 5)) {
      assert.ok(title!.length > 2 && Number(place) > 0);
      const sum = parts.slice(0, 6).map(Number).reduce((all, part) => all + part, 0);
      assert.ok(Math.abs(sum - Number(points)) < 0.4, `${title}: ${points} is ${parts.join(' ')}`);
    }
    await page.type('#name', 'choir');
    await page.waitForFunction(() => document.querySelector('#why-not')!.textContent.includes('about nothing that was picked'));
    assert.deepEqual(thrown, []);
  });
});
