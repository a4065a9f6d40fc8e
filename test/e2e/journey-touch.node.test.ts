// The whole self-referral on what ships, against the real receiver: by touch on a small phone.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { arrivesAt } from './support/keyboard.ts';
import { answers, headingOf, way } from './support/person.ts';
import { openReceiver } from './support/receiver.ts';
import { fitsAFinger, phone, tap } from './support/touch.ts';
import { rootOf, says, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;

describe('the whole self-referral by touch', { skip: noBrowser }, () => {
  test('a person refers themselves by touch on a phone 360 px wide', settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const { page, thrown, end } = await visit(await browser.get(), `${receiver.address}/`, { viewport: phone });
    t.after(end);
    for (const { page: name, pick = [], type = {} } of way) {
      await standsAt(page, headingOf(name));
      if (name === 'ideas') {
        await says(page, words('ideas.why'));
        const closed = 'details.join:not([open]) > summary';
        const cards = await (await rootOf(page)).evaluate((root, selector) => root.querySelectorAll(selector).length, closed);
        for (let card = 1; card <= cards; card++) {
          await tap(page, closed);
          await fitsAFinger(page, `ideas, with "How to join" open on ${card}`);
        }
      }
      if (name === 'where') {
        await tap(page, '.actions .btn.main');
        await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('#summary'));
        await fitsAFinger(page, 'where, with a problem');
        await tap(page, '#support-button');
        await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog[open]'));
        await fitsAFinger(page, 'need help now');
        await tap(page, 'dialog button', words('close'));
      }
      await fitsAFinger(page, name);
      for (const id of pick) await tap(page, `.step label:has(input[value="${id}"]), .step label:has(#${id})`);
      for (const [id, text] of Object.entries(type)) {
        await tap(page, `#${id}`);
        await page.keyboard.type(text);
      }
      await tap(page, '.actions .btn.main');
    }
    await arrivesAt(page, words('sent.heading'));
    await fitsAFinger(page, 'done');
    const [row, ...others] = receiver.rows();
    assert.deepEqual(others, []);
    assert.deepEqual(row!.submission.body.answers, answers);
    await receiver.killAndStart();
    assert.deepEqual(receiver.rows(), [row]);
    assert.deepEqual(thrown, []);
  });
});
