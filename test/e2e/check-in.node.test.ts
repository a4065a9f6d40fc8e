// The check-in, on the built package: a tablet that is passed round a room without a connection, and goes online later.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CDPSession, Page } from 'puppeteer-core';
import type { Submission } from '../../src/core/submission.ts';
import { openStored } from '../../src/receiver/inbox/browser/opening.ts';
import { holder, type Holder } from '../receiver/sealing.ts';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { openReceiver, type Receiver } from './support/receiver.ts';
import { openSite, pageWith } from './support/site.ts';
import { press, standsAt } from './support/widget.ts';

const browser = oneBrowser();
const settings = { timeout: 300_000, skip: noBrowser } as const;
let ann: Holder;
let ben: Holder;
before(async () => { [ann, ben] = await Promise.all([holder('ann-2026'), holder('ben-2026')]); });
after(() => browser.end());

const organisation = { name: 'Heath Lane Neighbours', phone: '020 7946 0000' };
const reader = { who: 'Priya', within: 'within 3 working days', phone: '020 7946 0000' };
const tablet = (receiver: Receiver, more: object = {}) => ({ form: 'cafe', journey: 'check-in', organisation, reader, endpoint: `${receiver.address}/api/submissions`, programme: 'tuesday-cafe', session: '2026-11-24 afternoon', leader: 'Kofi', tablet: true, recipients: [ann.recipient, ben.recipient], ...more });

/** What one person of the test says: numbers that belong to their card and to nobody else's words. */
interface Person { readonly card: number; readonly numbers: readonly [number, number, number]; readonly words: string }
const people = (count: number, words: string): readonly Person[] => Array.from({ length: count }, (_, at) => ({ card: at + 1, numbers: [1 + (at % 5), 1 + ((at * 3) % 5), 1 + ((at * 7) % 5)] as const, words: `${words} ${at + 1} xylophone` }));

/** Lets people take the tablet, one after the other, each pressing what people press. It gives the heading where it stopped. */
const passRound = (page: Page, all: readonly Person[], moment: 'before' | 'after'): Promise<string> => page.evaluate(async (all, moment) => {
  const element = document.querySelector('what-matters') as HTMLElement & { updateComplete: Promise<unknown> };
  const root = element.shadowRoot!;
  const heading = (): string => (root.querySelector('.step .h')?.textContent ?? '').trim();
  const next = async (does: () => void): Promise<void> => {
    const before = heading();
    does();
    for (let tries = 0; tries < 400 && heading() === before; tries++) { await element.updateComplete; await new Promise(done => { setTimeout(done, 5); }); }
    if (heading() === before) throw new Error(`stayed at "${before}": ${root.querySelector('.sum')?.textContent ?? ''}`);
  };
  const main = (): void => root.querySelector<HTMLButtonElement>('.step .actions .main')!.click();
  const choose = (nth: number): void => root.querySelectorAll<HTMLInputElement>('.step input[type=radio]')[nth]!.click();
  const write = (text: string): void => { const box = root.querySelector<HTMLInputElement>('.step .input')!; box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })); };
  for (const { card, numbers, words } of all) {
    write(`${card}`); await next(main);
    await next(main);
    for (const number of numbers) { choose(number - 1); await next(main); }
    if (moment === 'after') { write(words); await next(main); choose(1); await next(main); }
    choose(card % 3); await next(main);
    await next(main);
    await next(main);
  }
  return heading();
}, all, moment);

/** Everything that the database and the other stores of a page hold, as text. */
const kept = (page: Page): Promise<string> => page.evaluate(async () => {
  const database = await new Promise<IDBDatabase>(done => { const opening = indexedDB.open('what-matters'); opening.onsuccess = () => done(opening.result); });
  const all = await Promise.all([...database.objectStoreNames].map(name => new Promise<unknown[]>(done => { const reading = database.transaction(name).objectStore(name).getAll(); reading.onsuccess = () => done(reading.result as unknown[]); })));
  database.close();
  return JSON.stringify([all, Object.entries(localStorage), Object.entries(sessionStorage)]);
});

/** Every string in the memory of a page. */
async function memoryOf(page: Page): Promise<string> {
  const session: CDPSession = await page.createCDPSession();
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => { snapshot += chunk; });
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return (JSON.parse(snapshot) as { strings: string[] }).strings.join('\n');
}

describe('a tablet that is passed round', () => {
  test('takes 200 people before and 200 after without a connection, keeps each, and sends all of them once it is online: all pairs fit', settings, async t => {
    const receiver = await openReceiver('--rate', 'off');
    t.after(receiver.end);
    const site = await openSite({ '/': pageWith(tablet(receiver)) });
    t.after(site.end);
    const opened = await visit(await browser.get(), `${site.address}/`);
    t.after(opened.end);
    const { page } = opened;
    await standsAt(page, 'Is this before or after the session?');
    await page.evaluate(() => document.querySelector('what-matters')!.shadowRoot!.querySelectorAll<HTMLInputElement>('.step input[type=radio]')[0]!.click());
    await press(page, 'Continue');
    await standsAt(page, 'What number is on your card? (optional)');
    await page.waitForNetworkIdle({ idleTime: 1000 });
    await page.setOfflineMode(true);
    assert.equal(await passRound(page, people(200, 'before'), 'before'), 'What number is on your card? (optional)');
    // The last one is sealed a moment after it was sent.
    await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.textContent!.includes('200 people’s answers are safe on this device'), { polling: 100, timeout: 10_000 });
    await press(page, 'Back');
    await standsAt(page, 'Is this before or after the session?');
    await page.evaluate(() => document.querySelector('what-matters')!.shadowRoot!.querySelectorAll<HTMLInputElement>('.step input[type=radio]')[1]!.click());
    await press(page, 'Continue');
    assert.equal(await passRound(page, people(200, 'after').toReversed(), 'after'), 'What number is on your card? (optional)');
    assert.equal(receiver.rows().length, 0);

    // What lies on the device nobody can read, and nothing of the last person is in the memory of the page.
    const stored = await kept(page);
    assert.equal(JSON.parse(stored)[0].flat().length, 400);
    for (const marker of ['xylophone', '"card"', '"happy"', 'feeling-now', 'answers']) assert.ok(!stored.includes(marker), marker);
    const memory = await memoryOf(page);
    for (const marker of ['after 1 xylophone', 'after 2 xylophone', 'after 200 xylophone']) assert.ok(!memory.includes(marker), `in memory: ${marker}`);

    await page.setOfflineMode(false);
    await page.evaluate(() => { dispatchEvent(new Event('online')); });
    for (let waited = 0; receiver.rows().length < 400 && waited < 120_000; waited += 500) await new Promise(done => { setTimeout(done, 500); });
    const rows = receiver.rows();
    assert.equal(rows.length, 400);
    const bodies = await Promise.all(rows.map(async ({ submission, reference }): Promise<Submission> => {
      const opened = await openStored({ id: submission.id, fingerprint: '', reference, receivedAt: submission.createdAt, text: JSON.stringify(submission), state: 'new' }, [ben.key]);
      if (opened.at !== 'open') throw new Error(opened.why);
      return JSON.parse(opened.stored.text) as Submission;
    }));
    const pairs = new Map<string, { before?: Submission; after?: Submission }>();
    for (const one of bodies) {
      const { answers } = one.body;
      const value = (key: string) => { const answer = answers[key]; return answer?.at === 'answered' ? answer.value as string : ''; };
      assert.deepEqual([one.programme, one.session], ['tuesday-cafe', '2026-11-24 afternoon']);
      const pair = pairs.get(value('card')) ?? {};
      assert.ok(!(value('moment') in pair), `card ${value('card')} twice ${value('moment')}`);
      pairs.set(value('card'), { ...pair, [value('moment')]: one });
    }
    assert.equal(pairs.size, 200);
    for (const { card, numbers, words } of people(200, 'after')) {
      const { before, after: later } = pairs.get(`${card}`)!;
      const [happy, calm, together] = numbers;
      for (const one of [before, later]) assert.deepEqual(one?.body.scores, [{ instrument: 'feeling-now', version: '1', mode: 'points', items: { happy, calm, together } }]);
      assert.deepEqual(before?.body.answers['good'], { at: 'notAsked' });
      assert.deepEqual(later?.body.answers['good'], { at: 'answered', value: words });
      assert.deepEqual(later?.body.answers['helped'], { at: 'answered', value: ['no', 'someone-i-know', 'someone-here'][card % 3] });
    }
    assert.deepEqual(opened.thrown, []);
  });
});

/** Presses and picks on the page that stands, as people do, until a heading stands. */
const goOnTo = async (page: Page, heading: string, does: Readonly<Record<string, () => Promise<void>>> = {}): Promise<void> => {
  for (let pages = 0; pages < 30; pages++) {
    const now = await page.evaluate(() => (document.querySelector('what-matters')?.shadowRoot?.querySelector('.step .h')?.textContent ?? '').replace(/\s+/g, ' ').trim());
    if (now === heading) return;
    await does[now]?.();
    await page.evaluate(() => document.querySelector('what-matters')!.shadowRoot!.querySelector<HTMLButtonElement>('.step .actions .main')!.click());
    await page.waitForFunction(before => (document.querySelector('what-matters')?.shadowRoot?.querySelector('.step .h')?.textContent ?? '').replace(/\s+/g, ' ').trim() !== before, { timeout: 10_000, polling: 50 }, now);
  }
  throw new Error(`never came to "${heading}"`);
};
const pick = (page: Page, nth: number) => (): Promise<void> => page.evaluate(at => document.querySelector('what-matters')!.shadowRoot!.querySelectorAll<HTMLInputElement>('.step input[type=radio]')[at]!.click(), nth);
const answer = (one: Submission, key: string): unknown => { const found = one.body.answers[key]; return found?.at === 'answered' ? found.value : found?.at; };

describe('a phone of one’s own', () => {
  test('puts before and after together by a number that it may keep, and keeps the answers only where somebody asks it to', settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const config = { form: 'own', journey: 'check-in', organisation, reader, endpoint: `${receiver.address}/api/submissions`, programme: 'walks', session: 'one', ask: ['device', 'gp-visit'], leaveOut: ['card'] };
    const site = await openSite({ '/': pageWith(config) });
    t.after(site.end);
    const opened = await visit(await browser.get(), `${site.address}/`);
    t.after(opened.end);
    const { page } = opened;
    for (const moment of [0, 1]) {
      await standsAt(page, 'Is this before or after the session?');
      await goOnTo(page, 'Thank you', {
        'Is this before or after the session?': pick(page, moment), 'May we keep a number on this device? (optional)': pick(page, 0), 'How happy do you feel right now?': pick(page, 2 + moment), 'Have you seen a GP in the last 3 months? (optional)': pick(page, 1),
      });
      if (moment === 0) {
        assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).filter(name => name !== 'what-matters')), []);
        await page.reload();
      }
    }
    for (let waited = 0; receiver.rows().length < 2 && waited < 20_000; waited += 100) await new Promise(done => { setTimeout(done, 100); });
    const all = receiver.rows().map(({ submission }) => submission);
    const [first, second, ...others] = [all.find(one => answer(one, 'moment') === 'before'), ...all.filter(one => answer(one, 'moment') !== 'before')];
    assert.deepEqual(others, []);
    assert.match(String(answer(first!, 'device')), /^[0-9a-f]{32}$/);
    assert.equal(answer(first!, 'device'), answer(second!, 'device'));
    assert.deepEqual([answer(first!, 'moment'), answer(second!, 'moment'), answer(first!, 'gp-visit'), answer(first!, 'good')], ['before', 'after', 'no', 'notAsked']);
    assert.deepEqual([first!.body.scores, second!.body.scores].map(([score]) => score?.items), [{ happy: 3 }, { happy: 4 }]);
    await press(page, 'Keep them on this device');
    await page.waitForFunction(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('.offer')!.textContent!.includes('on this'), { polling: 50 });
    await page.waitForFunction(async () => (await indexedDB.databases()).some(({ name }) => name === 'what-matters journal'), { polling: 100 });
    assert.deepEqual(opened.thrown, []);
  });

  test('prints a line of exactly 100 mm where a site measures on paper', settings, async t => {
    const site = await openSite({ '/': pageWith({ form: 'paper', journey: 'check-in', organisation, reader, endpoint: '/api/submissions', measures: ['example-lines'], packs: ['/demo/packs/example-lines.json'], lineMode: 'paper' }) });
    t.after(site.end);
    const opened = await visit(await browser.get(), `${site.address}/`);
    t.after(opened.end);
    const { page } = opened;
    await standsAt(page, 'Is this before or after the session?');
    await goOnTo(page, 'How bright does this moment feel to you?', { 'Is this before or after the session?': pick(page, 0) });
    await page.emulateMediaType('print');
    const width = await page.evaluate(() => document.querySelector('what-matters')!.shadowRoot!.querySelector('.hundred')!.getBoundingClientRect().width);
    assert.ok(Math.abs(width - 100 / 25.4 * 96) < 0.5, `${width} px`);
  });
});

describe('the demo', () => {
  test('has a journey of a site’s own, in JSON alone, that runs to its receipt', settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const opened = await visit(await browser.get(), `${receiver.address}/demo/carers-check.html`);
    t.after(opened.end);
    const { page } = opened;
    await standsAt(page, 'How are things for you?');
    await goOnTo(page, 'Check your answers', { 'How calm do you feel right now?': pick(page, 1), 'Shall we get in touch?': pick(page, 1), 'Your choice': () => page.evaluate(() => document.querySelector('what-matters')!.shadowRoot!.querySelector<HTMLInputElement>('.step input[type=checkbox]')!.click()) });
    await press(page, 'Send to');
    await standsAt(page, 'We have your answers');
    const [one] = receiver.rows();
    assert.deepEqual(one!.submission.journey, { id: 'carers-check', version: '1' });
    assert.deepEqual(one!.submission.body.scores, [{ instrument: 'feeling-now', version: '1', mode: 'points', items: { calm: 2 } }]);
  });

  test('has the leader’s two questions, sent with the day of the session', settings, async t => {
    const receiver = await openReceiver();
    t.after(receiver.end);
    const opened = await visit(await browser.get(), `${receiver.address}/demo/session-report.html`);
    t.after(opened.end);
    const { page } = opened;
    await standsAt(page, 'How many people came? (optional)');
    await page.evaluate(() => { const box = document.querySelector('what-matters')!.shadowRoot!.querySelector<HTMLInputElement>('.step .input')!; box.value = '14'; box.dispatchEvent(new Event('input', { bubbles: true })); });
    await goOnTo(page, 'Check and send', { 'Was the session full? (optional)': pick(page, 1) });
    await press(page, 'Send');
    await standsAt(page, 'We have your answers');
    const { submission } = receiver.rows()[0]!;
    assert.deepEqual([submission.programme, submission.session, answer(submission, 'came'), answer(submission, 'full')], ['tuesday-cafe', submission.createdAt.slice(0, 10), '14', 'no']);
  });
});
