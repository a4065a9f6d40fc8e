// The whole self-referral on what ships, against the real receiver: by keyboard alone, and with the browser’s Back.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { arrivesAt, enterOn, focusIsOn, spaceOn, tabTo } from './support/keyboard.ts';
import { answers, goTo, headingOf, person } from './support/person.ts';
import { openReceiver } from './support/receiver.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import { focused, picked, rootOf, says, shown, standsAt, valueOf } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;

describe('the whole self-referral by keyboard', { skip: noBrowser, concurrency: 2 }, () => {
  test('a person refers themselves by keyboard alone, and what they wrote outlives the receiver', settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const { page, thrown, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    const { keyboard } = page;
    const goOn = () => enterOn(page, words('continue'));
    const isAt = (name: string) => arrivesAt(page, headingOf(name));

    await standsAt(page, headingOf('start'));
    await enterOn(page, words('self-referral.start.button'));
    await isAt('who');
    await spaceOn(page, words('pages.who.self'));
    await goOn();
    await isAt('where');

    await goOn();
    await focusIsOn(page, 'summary');
    await enterOn(page, words('problems.postcode-missing'));
    await focusIsOn(page, 'field-postcode');
    await keyboard.type('nw1 2db');
    await keyboard.press('Enter');
    await isAt('age');
    await spaceOn(page, words('age.under-13'));
    for (let presses = 0; presses < 6; presses++) await keyboard.press('ArrowDown');
    await goOn();
    await isAt('matters');

    await enterOn(page, words('support.button'), { backwards: true });
    await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog[open]'));
    assert.match(await shown(page), /116 123/);
    await keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog[open]'));
    await focusIsOn(page, 'support-button');

    await spaceOn(page, words('areas.music'));
    await spaceOn(page, words('areas.outdoors'));
    await goOn();
    await isAt('interests.music');
    await spaceOn(page, words('interests.choir'));
    await spaceOn(page, words('interests.listen'));
    await goOn();
    await isAt('interests.outdoors');
    await spaceOn(page, words('interests.garden'));
    await goOn();
    await isAt('help');
    await spaceOn(page, words('help.free'));
    await spaceOn(page, words('help.small-quiet'));
    await goOn();
    await isAt('when');
    await spaceOn(page, words('times.weekday-mornings'));
    await goOn();

    await isAt('ideas');
    await says(page, words('ideas.why'));
    await enterOn(page, words('ideas.not-for-me'));
    assert.notEqual((await focused(page)).tag, 'body', 'taking an idea away must not lose focus');
    await goOn();

    await isAt('call');
    await spaceOn(page, words('options.yes'));
    await goOn();
    await isAt('name');
    await tabTo(page, words('name.first'));
    await keyboard.type(person.first);
    await tabTo(page, words('name.last'));
    await keyboard.type(person.last);
    await enterOn(page, words('back'), { backwards: true });
    await isAt('call');
    assert.deepEqual(await picked(page), ['yes']);
    await goOn();
    await isAt('name');
    assert.deepEqual([await valueOf(page, 'field-first'), await valueOf(page, 'field-last')], [person.first, person.last]);
    await page.goBack();
    await isAt('call');
    assert.deepEqual(await picked(page), ['yes']);
    await goOn();
    await isAt('name');
    await tabTo(page, words('name.first'));
    await keyboard.press('Enter');

    await isAt('contact-by');
    await tabTo(page, words('contact.phone'));
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await goOn();
    await isAt('contact');
    await tabTo(page, words('contact.email-to'));
    await keyboard.type(person.email);
    await spaceOn(page, words('contact.safe.yes'));
    await goOn();
    await isAt('comms');
    await spaceOn(page, words('comms.more-time'));
    await goOn();
    await isAt('gp');
    await tabTo(page, words('pages.gp.label'));
    await keyboard.type(person.gp);
    await keyboard.press('Enter');
    await isAt('more');
    await tabTo(page, words('pages.more.heading'));
    await keyboard.type(person.more);
    await goOn();

    await isAt('privacy');
    await goOn();
    await focusIsOn(page, 'summary');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await focusIsOn(page, 'field-help-me');
    await keyboard.press('Space');
    await goOn();

    await isAt('check');
    await enterOn(page, `${words('check.change')}: ${words('pages.name.heading')}`);
    await isAt('name');
    await tabTo(page, words('name.last'));
    await keyboard.press('End');
    await keyboard.type(' PhD');
    await keyboard.press('Enter');
    await isAt('check');
    assert.match(await shown(page), /Quimby PhD/);
    const ideas = await (await rootOf(page)).evaluate((root, label) => [...[...root.querySelectorAll('dt')].find(one => one.textContent.trim() === label)!.parentElement!.querySelectorAll('dd:not(.chg) span')].map(one => one.textContent), words('check.ideas'));
    assert.equal(receiver.rows().length, 0, 'nothing may be sent before Send');
    await enterOn(page, words('check.send'));

    await arrivesAt(page, words('sent.heading'));
    const [row, ...others] = receiver.rows();
    assert.deepEqual(others, []);
    assert.deepEqual(row!.submission.body.answers, { ...answers, name: { at: 'answered', value: { first: person.first, last: `${person.last} PhD` } } });
    assert.deepEqual(row!.submission.body.ideas.map(({ title }) => title), ideas);
    assert.ok(ideas.length >= 3, `${ideas.length} ideas`);
    assert.equal(row!.submission.language, 'en');
    assert.match(await shown(page), new RegExp(row!.reference));
    assert.doesNotMatch(await shown(page), /Quimby|Zanzibar/, 'what was sent is no longer on the page');

    await receiver.killAndStart();
    assert.deepEqual(receiver.rows(), [row]);
    const csv = await receiver.csv();
    for (const text of [row!.reference, person.first, `${person.last} PhD`, person.email, 'Zanzibar Larks']) assert.ok(csv.includes(text), `the inbox should have ${text}`);
    assert.deepEqual(thrown, []);
  });

  test('the browser’s Back goes a page back each time, keeps what was typed, and from the first page leaves', settings, async t => {
    const site = await openSite({ '/before': '<!doctype html><title>Before</title><p>Where the person came from.</p>', '/': pageWith(configuration) });
    t.after(site.end);
    const { page, end } = await visit(await browser.get(), `${site.address}/before`);
    t.after(end);
    await page.goto(`${site.address}/`);
    await goTo(page, 'interests.music');
    // The mouse's Back button is the browser's own, with its rule against pages that trap people; goBack() has no such rule.
    const back = () => page.mouse.click(3, 3, { button: 'back' });
    await back();
    await standsAt(page, headingOf('matters'));
    assert.deepEqual(await picked(page), ['music', 'outdoors']);
    await back();
    await standsAt(page, headingOf('age'));
    assert.deepEqual(await picked(page), ['65-79']);
    await back();
    await standsAt(page, headingOf('where'));
    assert.equal(await valueOf(page, 'field-postcode'), person.postcode);
    await back();
    await standsAt(page, headingOf('who'));
    assert.deepEqual(await picked(page), ['self']);
    await back();
    await standsAt(page, headingOf('start'));
    await back();
    await page.waitForFunction(() => document.title === 'Before');
  });
});
