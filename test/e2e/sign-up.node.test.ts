// Signing up to a programme, on what ships: by keyboard alone, on the demo with the real receiver, without a network and later, and to what is full.
import assert from 'node:assert/strict';
import { after, describe, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { fileOf } from '../core/programmes/samples.ts';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { receiptFor, reply, submissionIn } from './support/endpoint.ts';
import { arrivesAt, enterOn, spaceOn, tabTo } from './support/keyboard.ts';
import { openReceiver } from './support/receiver.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import type { Answer } from './support/server.ts';
import { press, rootOf, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;

const surgeries = { schema: 'what-matters/surgeries', version: 1, source: 'Made up', asOf: '2026-11', surgeries: [['Heath Lane Surgery', 'NW5 2ZZ', 'X99001'], ['Heath Practice', 'NW5 1ZZ', 'X99002']] };
const config = { ...configuration, journey: 'sign-up', programmes: '/programmes.json', programme: 'make-music', surgeries: '/surgeries.json', places: '/api/programmes' };

/** A site with a sign-up. `place`: what its endpoint says on a receipt; `left`: how many places it says are left. */
async function openSignUp(t: TestContext, { place, left = 5, more = {} }: { readonly place?: unknown; readonly left?: number; readonly more?: object } = {}) {
  const endpoint: Answer = (got, response) => { reply(response, 201, { ...receiptFor(got), ...(place !== undefined && { place }) }); };
  const site = await openSite({
    '/': pageWith({ ...config, ...more }), '/programmes.json': JSON.stringify(fileOf()), '/surgeries.json': JSON.stringify(surgeries), '/api/submissions': endpoint,
    '/api/programmes/make-music': JSON.stringify({ id: 'make-music', places: 12, taken: 12 - left, left, waiting: 0 }),
  });
  t.after(site.end);
  return site;
}

type Acts = readonly (string | { readonly field: string; readonly text: string })[];
/** A way through the sign-up: the heading of each page, and what is pressed or written there. */
type Way = readonly (readonly [heading: string, ...acts: Acts])[];
const fits: Way = [
  ['Make music with us'], ['Who is this for?', 'Me'], ['How old are you?', '18 to 24'], ['Which of these are true for you?', 'I live in Camden'], ['What is your postcode?', { field: 'postcode', text: 'NW1 2DB' }], ['Is this for you?'],
  ['What would make it easier to come? (optional)', 'Bring a friend'], ['What would you like to do there? (optional)', 'Sing'], ['What is your name?', { field: 'first', text: 'Zuleika' }], ['What are your pronouns? (optional)'],
  ['How should we get in touch?', 'Text message'], ['How can we reach you?', { field: 'to', text: '07700 900123' }, 'Yes'], ['Your answers, your choice', 'Yes, Heath Lane Neighbours'], ['Check your answers'],
];

/** Goes a way by script, and stays on its last page. */
async function go(page: Page, way: Way): Promise<void> {
  for (const [nth, [heading, ...acts]] of way.entries()) {
    await standsAt(page, heading);
    if (nth === way.length - 1) return;
    const root = await rootOf(page);
    for (const act of acts) {
      if (typeof act === 'string') {
        const found = await root.evaluate((inside, text) => { const option = [...inside.querySelectorAll<HTMLElement>('.step .opt')].find(one => one.textContent.replace(/\s+/g, ' ').trim().startsWith(text)); option?.querySelector('input')!.click(); return option !== undefined; }, act);
        assert.ok(found, `"${act}" on ${heading}`);
      } else await root.evaluate((inside, { field, text }) => { const input = inside.querySelector<HTMLInputElement>(`#field-${field}`)!; input.value = text; input.dispatchEvent(new Event('input', { bubbles: true })); }, act);
    }
    await root.evaluate(inside => { inside.querySelector<HTMLElement>('.step .actions .btn.main')!.click(); });
  }
}

describe('a sign-up to a programme', { skip: noBrowser, concurrency: 3 }, () => {
  test('by keyboard alone, from the first page to "You are on the list", with a surgery picked from the list', settings, async t => {
    const site = await openSignUp(t, { place: { at: 'place' } });
    const { page, thrown, console: lines, asked, end } = await visit(await browser.get(), `${site.address}/`);
    t.after(end);
    const next = async (name: string, heading: string): Promise<void> => { await enterOn(page, name); await arrivesAt(page, heading); };
    await standsAt(page, 'Make music with us');
    await says(page, '5 places left out of 12');
    await next('Sign up', 'Who is this for?');
    await spaceOn(page, 'Me');
    await next('Continue', 'How old are you?');
    await tabTo(page, '12 or under');
    for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowDown');
    await next('Continue', 'Which of these are true for you?');
    await spaceOn(page, 'My GP is in Camden');
    await next('Continue', 'Which GP surgery do you use?');
    await tabTo(page, 'Name or postcode of the surgery');
    await page.keyboard.type('heath');
    await says(page, 'We found 2 surgeries.');
    await tabTo(page, 'None of these');
    await page.keyboard.press('ArrowUp');
    await next('Continue', 'Is this for you?');
    await says(page, 'Yes, this is for you.');
    await next('Continue', 'What would make it easier to come? (optional)');
    await next('Continue', 'What would you like to do there? (optional)');
    await spaceOn(page, 'Write songs');
    await next('Continue', 'What is your name?');
    await tabTo(page, 'First name');
    await page.keyboard.type('Zuleika');
    await next('Continue', 'What are your pronouns? (optional)');
    await next('Continue', 'How should we get in touch?');
    await spaceOn(page, 'Text message');
    await next('Continue', 'How can we reach you?');
    await tabTo(page, 'Your mobile number');
    await page.keyboard.type('07700 900123');
    await spaceOn(page, 'Yes');
    await next('Continue', 'Your answers, your choice');
    await spaceOn(page, 'Yes, Heath Lane Neighbours');
    await next('Continue', 'Check your answers');
    await enterOn(page, 'Send to Heath Lane Neighbours');
    await arrivesAt(page, 'You are on the list');
    const [got] = await site.hasPosts(1);
    const { programme, session, body, journey } = submissionIn(got!);
    assert.deepEqual({ programme, session, journey }, { programme: 'make-music', session: null, journey: { id: 'sign-up', version: '1' } });
    assert.deepEqual(body.answers['gp'], { at: 'answered', value: { name: 'Heath Practice', postcode: 'NW5 1ZZ', code: 'X99002' } });
    assert.deepEqual(body.answers['age'], { at: 'answered', value: '18-24' });
    assert.deepEqual(body.answers['likes'], { at: 'answered', value: ['write'] });
    assert.deepEqual(body.answers['fit'], { at: 'answered', value: 'yes' });
    assert.deepEqual(body.scores, [], 'nobody is scored');
    // What is asked of the site names the programme, and nothing that the person said.
    assert.ok(asked.every(({ url }) => new URL(url).origin === site.address && !/Zuleika|900123|heath|18-24/i.test(url)));
    assert.deepEqual([...thrown, ...lines.filter(line => !line.includes('404'))], []);
  });

  test('to what is full is a number on the waiting list, as the receipt says, and never a place', settings, async t => {
    const site = await openSignUp(t, { left: 0, place: { at: 'waiting', number: 4 } });
    const { page, end } = await visit(await browser.get(), `${site.address}/`);
    t.after(end);
    await standsAt(page, 'Make music with us');
    await says(page, words('sign-up.places.full'));
    assert.match(await shown(page), /Join the waiting list/);
    await go(page, fits);
    await press(page, 'Send to Heath Lane Neighbours');
    await standsAt(page, words('sign-up.placed.waiting'));
    await says(page, 'Your number on the waiting list is 4.');
    assert.doesNotMatch(await shown(page), /You have a place|You are on the list/);
  });

  test('without a network is no place until it arrived: it waits through a closed page, and is then told what became of it', settings, async t => {
    let place: unknown = { at: 'place' };
    const site = await openSite({ '/': pageWith(config), '/programmes.json': JSON.stringify(fileOf()), '/surgeries.json': JSON.stringify(surgeries), '/api/submissions': (got, response) => { reply(response, 201, { ...receiptFor(got), place }); } });
    t.after(site.end);
    const context = await (await browser.get()).createBrowserContext();
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${site.address}/`);
    await go(page, fits);
    await page.setOfflineMode(true);
    await press(page, 'Send to Heath Lane Neighbours');
    await standsAt(page, words('saved.heading'));
    await says(page, words('sign-up.done.not-yet'));
    assert.doesNotMatch(await shown(page), /You have a place|on the list/);
    assert.equal(site.posts().length, 0);
    await page.close({ runBeforeUnload: false });
    // Meanwhile others took the places.
    place = { at: 'waiting', number: 7 };
    const later = await context.newPage();
    await later.goto(`${site.address}/`);
    await says(later, words('sign-up.placed.waiting'));
    assert.equal((await site.hasPosts(1)).length, 1);
    assert.doesNotMatch(await shown(later), /You are on the list/);
  });

  test('on the demo, in Welsh, is stored by the real receiver with its programme in the clear header', settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const { page, thrown, asked, console: lines, end } = await visit(await browser.get(), `${receiver.address}/demo/sign-up.html`);
    t.after(end);
    await standsAt(page, 'Make music with us');
    await press(page, 'Cymraeg');
    await standsAt(page, 'Creu cerddoriaeth gyda ni');
    await says(page, 'Mae hwn i bobl 16 i 24 oed sy’n byw yn Camden neu sydd â meddyg teulu yn Camden.');
    await press(page, 'English');
    await go(page, [...fits.slice(0, -1), ['Would you like our news?'], ['Check your answers']]);
    await press(page, 'Send to Heath Lane Neighbours');
    await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('.refn'));
    const [row] = receiver.rows();
    assert.equal(row?.submission.programme, 'make-music');
    assert.deepEqual(row?.submission.body.consents.map(({ id, given }) => [id, given]), [['join', true], ['news', false]]);
    assert.match(await receiver.inbox(''), /Zuleika/);
    assert.ok(asked.every(({ url }) => new URL(url).origin === receiver.address));
    assert.deepEqual([...thrown, ...lines.filter(line => !line.includes('404'))], []);
  });

  test('with a file that is wrong is not shown: what stands between the tags is, and the line says what to mend', settings, async t => {
    const site = await openSignUp(t, { more: { programme: 'other' } });
    const { page, console: lines, end } = await visit(await browser.get(), `${site.address}/`);
    t.after(end);
    await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.querySelector('.fault'));
    assert.ok(lines.some(line => line.includes('programme: found "other", expected one of make-music')), lines.join('\n'));
  });
});
