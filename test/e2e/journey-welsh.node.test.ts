// The whole self-referral on what ships, against the real receiver: in Welsh, chosen by the person or by the page.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { arrivesAt } from './support/keyboard.ts';
import { answers, fillInOnly, goTo, headingOf, person } from './support/person.ts';
import { openReceiver } from './support/receiver.ts';
import { isRecord, rowOn, standOnce, toCheck } from './support/record.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import { picked, press, rootOf, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;

describe('the whole self-referral in Welsh', { skip: noBrowser, concurrency: 2 }, () => {
  test('a person changes to Welsh and refers themselves in it', settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const { page, asked, thrown, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    const loaded = (part: string) => asked.some(({ url }) => new URL(url).pathname === `/module/${part}.js`);
    await standsAt(page, headingOf('start'));
    assert.equal(loaded('with-i18next'), false, 'i18next is not loaded for the language of the page');
    await press(page, 'Cymraeg');
    await standsAt(page, headingOf('start', 'cy'));
    assert.equal(loaded('with-i18next'), true);
    await goTo(page, 'matters', { language: 'cy' });
    await fillInOnly(page, 'matters');
    await press(page, 'English');
    await standsAt(page, headingOf('matters'));
    await press(page, 'Cymraeg');
    await standsAt(page, headingOf('matters', 'cy'));
    assert.deepEqual(await picked(page), ['music', 'outdoors']);
    assert.equal(await (await rootOf(page)).evaluate(root => root.querySelector('.root')!.getAttribute('lang')), 'cy');
    await press(page, words('continue', 'cy'));
    const seen = await toCheck(page, { language: 'cy' });
    assert.deepEqual(seen.consents, ['help-me', 'tell-gp'].map(id => ({ id, words: words(`pages.privacy.${id}`, 'cy'), language: 'cy' })));
    assert.ok(seen.ideas.length > 0);
    await press(page, words('check.send', 'cy'));
    await arrivesAt(page, words('sent.heading', 'cy'));
    const row = await rowOn(page, receiver);
    isRecord(row.submission, seen, { language: 'cy', answers, given: ['help-me'] });
    standOnce(receiver, person.email, person.gp, 'Zanzibar');
    await receiver.killAndStart();
    assert.deepEqual(receiver.rows(), [row]);
    assert.deepEqual(thrown, []);
  });

  test('on a Welsh page the form is in Welsh from the start, and never loads i18next', settings, async t => {
    const site = await openSite({ '/': pageWith(configuration, 'cy') });
    t.after(site.end);
    const { page, asked, end } = await visit(await browser.get(), `${site.address}/`);
    t.after(end);
    await goTo(page, 'check', { language: 'cy' });
    assert.deepEqual(asked.filter(({ url }) => /i18next/.test(url)), []);
  });
});
