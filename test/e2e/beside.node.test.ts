// What stands beside the journey: the equality questions, the offer of help, the sheet to take home. Each keeps to itself what it hears.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { answers, goTo, headingOf, person } from './support/person.ts';
import { openReceiver, type Receiver } from './support/receiver.ts';
import { consentsShown, ideasTold, isRecord, rowOn } from './support/record.ts';
import { eavesdrop, overheard, tracesOf } from './support/traces.ts';
import { press, rootOf, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
let receiver: Receiver;
before(async () => { if (!noBrowser) receiver = await openReceiver(); });
after(async () => { await browser.end(); await receiver?.end(); });
const settings = { timeout: 120_000 } as const;

/** Listens, and makes every wait of more than half a minute a short one: equality answers wait for up to half an hour before they go. */
function eavesdropInAHurry(): void {
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = ((call: () => void, ms = 0) => wait(call, ms > 30_000 ? 50 : ms)) as typeof setTimeout;
}

/** The pages of the equality questions, what is pressed on each (by key; nothing to pass it over), and the answer in the record. */
const equality: readonly (readonly [page: string, tile: string | undefined, answer: object])[] = [
  ['age-group', 'equality.age-group.65-79', { at: 'answered', value: '65-79' }],
  ['ethnic-group', 'equality.ethnic-group.mixed', { at: 'answered', value: 'mixed' }],
  ['sex', 'prefer-not', { at: 'preferNotToSay' }],
  ['gender-same', undefined, { at: 'skipped' }],
  ['disability', 'equality.disability.yes', { at: 'answered', value: 'yes' }],
  ['disability-effect', 'equality.disability-effect.a-little', { at: 'answered', value: 'a-little' }],
  ['carer', 'equality.carer.no', { at: 'answered', value: 'no' }],
  ['orientation', 'prefer-not', { at: 'preferNotToSay' }],
  ['religion', 'equality.religion.none', { at: 'answered', value: 'none' }],
];

describe('the equality questions', { skip: noBrowser }, () => {
  test('come after sending, go on their own and later, and nothing in the database leads from them to the person', settings, async t => {
    const { page, asked, thrown, console: lines, end } = await visit(await browser.get(), `${receiver.address}/`, { before: eavesdropInAHurry });
    t.after(end);
    await goTo(page, 'check');
    assert.ok(!(await shown(page)).includes(words('equality.offer.heading')), 'nobody is asked before their answers are sent');
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    const { submission, reference } = await rowOn(page, receiver);
    const before = receiver.tables();
    await press(page, words('equality.offer.button'));
    await standsAt(page, words('equality.fair.heading'));
    for (const line of ['different', 'apart', 'later']) await says(page, words(`equality.fair.${line}`));
    await press(page, words('equality.fair.button'));
    for (const [name, tile] of equality) {
      await standsAt(page, words('optional', 'en', { heading: words(`equality.${name}.heading`) }));
      if (tile !== undefined) await press(page, words(tile));
      await press(page, words('continue'));
    }
    await standsAt(page, words('equality.check.heading'));
    await says(page, words('equality.check.lead'));
    const soFar = asked.length;
    assert.ok(!asked.some(({ url }) => url.includes('/api/equality')), 'nothing goes before Send');
    await press(page, words('equality.check.send'));
    await standsAt(page, words('sent.heading'));
    await says(page, words('equality.thanks'));
    for (let tries = 0; tries < 400 && (receiver.tables()['equality'] ?? []).length === 0; tries++) await new Promise(resolve => { setTimeout(resolve, 25); });
    const requests = asked.slice(soFar).filter(({ method }) => method === 'POST');
    assert.deepEqual(requests.map(({ url }) => new URL(url).pathname), ['/api/equality']);
    const record = JSON.parse(requests[0]!.body) as { readonly id: string; readonly month: string };
    assert.match(record.id, /^[0-9a-f-]{36}$/);
    assert.notEqual(record.id, submission.id);
    const now = new Date().toISOString();
    assert.deepEqual(record, { schema: 'what-matters/equality', version: 1, id: record.id, form: 'heath-lane-example', month: now.slice(0, 7), answers: Object.fromEntries(equality.map(([name, , answer]) => [name, answer])) });
    for (const own of [submission.id, reference, submission.createdAt, person.first, person.postcode, now.slice(0, 10)]) assert.ok(!requests[0]!.body.includes(own), own);

    const { equality: stored = [], ...others } = receiver.tables();
    const { equality: none = [], ...unchanged } = before;
    assert.deepEqual(none, []);
    assert.deepEqual(others, unchanged, 'nothing else in the database changes');
    assert.deepEqual(stored.map(row => Object.keys(row).sort()), [['answers', 'form', 'id', 'month']]);
    assert.deepEqual({ ...stored[0], answers: JSON.parse(String(stored[0]!['answers'])) as object }, { id: record.id, form: 'heath-lane-example', month: now.slice(0, 7), answers: Object.fromEntries(equality.map(([name, , answer]) => [name, answer])) });
    assert.ok(!(await shown(page)).includes(words('equality.offer.button')), 'they are asked once');
    assert.deepEqual((await tracesOf(page)).stored, []);
    assert.deepEqual([...thrown, ...lines], []);
  });
});

/** Writes these words in "anything else", letter by letter, and goes on. */
async function writeMore(page: Page, more: string): Promise<void> {
  await goTo(page, 'more');
  await (await (await rootOf(page)).$('#field-text'))!.type(more);
  await press(page, words('continue'));
}

/** Goes through the journey with these words in "anything else", and gives all that others could notice of it. */
async function writes(t: TestContext, more: string, inDialog: (page: Page) => Promise<void>) {
  const { page, asked, thrown, console: lines, end } = await visit(await browser.get(), `${receiver.address}/`, { before: eavesdrop });
  t.after(end);
  await writeMore(page, more);
  await inDialog(page);
  await standsAt(page, headingOf('privacy'));
  const consents = await consentsShown(page);
  const traces = await tracesOf(page);
  await goTo(page, 'check');
  const seen = { consents, ideas: await ideasTold(page) };
  await press(page, words('check.send'));
  await standsAt(page, words('sent.heading'));
  const { reference, submission } = await rowOn(page, receiver);
  isRecord(submission, seen, { given: ['help-me'], answers: { ...answers, more: { at: 'answered', value: more } } });
  // The id of a submission and what is new with each are no words of the person.
  const plain = (text: string) => text.replaceAll(reference, '').replaceAll(submission.id, '').replaceAll(submission.createdAt, '');
  return {
    traces, lines, thrown,
    events: (await overheard(page)).events.map(plain),
    gets: asked.filter(({ method }) => method === 'GET').map(({ url }) => new URL(url).pathname).sort(),
    sent: asked.filter(({ method }) => method !== 'GET').map(({ method, url, body }) => `${method} ${new URL(url).pathname} ${plain(body)}`),
  };
}

describe('the offer of help', { skip: noBrowser, concurrency: 2 }, () => {
  test('comes after hard words, and carrying on leaves no trace: not in the record, an event, a request, the console or anything kept', settings, async t => {
    const isOpen = () => document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog[open]') !== null;
    const [hard, plain] = await Promise.all([
      writes(t, 'I want to die', async page => {
        await page.waitForFunction(isOpen);
        for (const key of ['heading', 'thanks', 'question', 'show', 'carry-on']) await says(page, words(`offer.${key}`));
        assert.doesNotMatch(await (await rootOf(page)).evaluate(root => root.querySelector('dialog')!.outerHTML), /\bdie\b|want to/i, 'it does not say why it is there');
        await press(page, words('offer.carry-on'));
        await page.waitForFunction(() => !document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog[open]'));
      }),
      writes(t, 'I want to sew', async page => {
        await standsAt(page, headingOf('privacy'));
        assert.equal(await page.evaluate(isOpen), false, 'other words bring no offer');
      }),
    ]);
    assert.deepEqual(hard.events, plain.events);
    assert.deepEqual(hard.gets, plain.gets);
    assert.deepEqual(hard.sent.map(text => text.replace('I want to die', 'I want to sew')), plain.sent, 'but for the words themselves, what is sent is the same');
    assert.equal(hard.sent.length, 1);
    assert.deepEqual({ ...hard.traces, address: '' }, { ...plain.traces, address: '' });
    assert.deepEqual(hard.traces.stored, []);
    for (const text of [...hard.events, ...hard.gets, ...hard.lines, JSON.stringify(hard.traces)]) assert.doesNotMatch(text, /die\b|offer\.(?!js)|danger/i);
    assert.deepEqual([...hard.lines, ...hard.thrown, ...plain.lines, ...plain.thrown], []);
    const { submissions = [], ...others } = receiver.tables();
    assert.equal(submissions.filter(({ text }) => String(text).includes('I want to die')).length, 1);
    assert.doesNotMatch(JSON.stringify(others), /want to die/);
  });

  test('that is taken shows who to talk to, and the way goes on from there', settings, async t => {
    const { page, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    await writeMore(page, 'i want to kill myself');
    await says(page, words('offer.question'));
    await press(page, words('offer.show'));
    await says(page, words('support.intro'));
    assert.match(await shown(page), /116 123/);
    await press(page, words('close'));
    await page.waitForFunction(() => !document.querySelector('what-matters')!.shadowRoot!.querySelector('dialog[open]'));
    await goTo(page, 'check');
    await says(page, 'i want to kill myself');
  });
});

describe('the sheet to take home', { skip: noBrowser }, () => {
  test('is saved as a text file and copied, with what was said, the ideas and who to talk to, and nothing of it leaves the device', settings, async t => {
    const folder = mkdtempSync(join(tmpdir(), 'what-matters-sheet-'));
    t.after(() => { rmSync(folder, { recursive: true, force: true }); });
    const { page, asked, thrown, console: lines, end } = await visit(await browser.get(), `${receiver.address}/`);
    t.after(end);
    const context = page.browserContext();
    await context.overridePermissions(receiver.address, ['clipboard-read', 'clipboard-sanitized-write']);
    const session = await page.createCDPSession();
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, ...(context.id !== undefined && { browserContextId: context.id }) });
    await goTo(page, 'check');
    const ideas = await ideasTold(page);
    assert.ok(ideas.length > 0);
    const soFar = asked.length;
    await press(page, words('copy.save'));
    const file = join(folder, `${words('copy.file')}.txt`);
    for (let tries = 0; tries < 200 && !existsSync(file); tries++) await new Promise(resolve => { setTimeout(resolve, 25); });
    assert.deepEqual(readdirSync(folder), ['what-matters.txt']);
    const saved = readFileSync(file, 'utf8');
    assert.ok(saved.startsWith('\ufeff'), 'a byte order mark: else old programs show the accents wrongly');
    assert.doesNotMatch(saved, /[^\r]\n/, 'lines end as Windows ends them');
    const text = saved.slice(1).replaceAll('\r\n', '\n');
    const said = [person.postcode, words('age.65-79'), words('areas.music'), words('areas.outdoors'), words('interests.choir'), words('interests.garden'), words('help.free'), words('times.weekday-mornings'), person.name, person.email, words('comms.more-time'), person.gp, 'Mornings are best.', 'I used to sing with the Zanzibar Larks.'];
    for (const line of [words('copy.title'), words('copy.ideas').toUpperCase(), words('copy.told').toUpperCase(), words('copy.help').toUpperCase(), ...ideas, ...said, 'Heath Lane Neighbours', words('talk.call')]) assert.ok(text.includes(line), `"${line}" should be in:\n${text}`);
    assert.doesNotMatch(text, /undefined|\[object|NaN|\{\{|<[a-z]/);

    await press(page, words('copy.copy'));
    await says(page, words('copy.copied'));
    assert.equal((await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n'), text);
    assert.deepEqual(asked.slice(soFar).filter(({ url }) => !url.startsWith('blob:')), []);
    assert.deepEqual((await tracesOf(page)).stored, []);
    assert.deepEqual([...thrown, ...lines], []);
  });
});
