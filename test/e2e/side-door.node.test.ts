// No side door: what a person tells the form is nowhere where others can look, at any step, whatever becomes of it; and what is left of it on the disk is what the documents say.
import assert from 'node:assert/strict';
import { after, describe, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { wordsIn } from './support/bytes.ts';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { reply, submissionIn, well } from './support/endpoint.ts';
import { marked, typeTo, type Marked } from './support/marked.ts';
import { goTo } from './support/person.ts';
import { openProfile } from './support/profile.ts';
import { listen, type Answer } from './support/server.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import { doorsOf, eavesdrop, everythingOn, historyOf, overheard, type Overheard } from './support/traces.ts';
import { press, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;

const [herself, somebodyElse, professional] = marked as readonly [Marked, Marked, Marked];
const fails: Answer = (_got, response) => { reply(response, 500); };
const refuses: Answer = (_got, response) => { reply(response, 422, { message: 'no', errors: [{ field: 'body.answers.gp.value', problem: 'shape' }] }); };

/** A site with the form, a page to leave for, and an endpoint elsewhere. */
async function open(t: TestContext, config: object, answer: Answer) {
  const stub = await listen((got, response, time) => { (got.method === 'OPTIONS' ? well : answer)(got, response, time); });
  t.after(stub.end);
  const site = await openSite({
    '/': pageWith({ ...configuration, endpoint: `${stub.address}/hook`, ask: ['birth-date'], exit: '/weather', ...config }),
    '/weather': '<!doctype html><title>The weather</title><h1>The weather</h1>', '/control': '<!doctype html><title>Control</title>',
  });
  t.after(site.end);
  return { stub, site };
}

/** Which of these marks stand in a text, in whatever case. */
const marksIn = (text: string, marks: readonly string[]): readonly string[] => { const plain = text.toLowerCase(); return marks.filter(mark => plain.includes(mark.toLowerCase())); };

/** What may become of what is sent. Somebody who can keep drafts will be one more: `config` says so, and `databases` what is there then. */
interface Fate {
  readonly name: string;
  readonly who: Marked;
  readonly config: object;
  readonly answer: Answer;
  /** The key of the heading that stands after Send. */
  readonly heading: string;
  /** Whether there is a database of ours once something was sent. */
  readonly database: boolean;
}
const fates: readonly Fate[] = [
  { name: 'is sent at once', who: herself, config: {}, answer: well, heading: 'sent.heading', database: true },
  { name: 'waits on the device', who: somebodyElse, config: {}, answer: fails, heading: 'held.heading', database: true },
  { name: 'waits in an open page, on a device of many', who: professional, config: { shared: true }, answer: fails, heading: 'held.heading', database: false },
  { name: 'needs attention', who: herself, config: {}, answer: refuses, heading: 'attention.heading', database: true },
];

describe('what a person tells the form', { skip: noBrowser, concurrency: 2 }, () => {
  for (const { name, who, config, answer, heading, database } of fates) test(`when it ${name}, told ${who.name}, is in no event, address, title, history, log, error, attribute, store, message or measure`, settings, async t => {
    const { stub, site } = await open(t, config, answer);
    const { page, asked, thrown, console: lines, end } = await visit(await browser.get(), `${site.address}/`, { before: eavesdrop });
    t.after(end);
    const looked = async (when: string): Promise<Overheard> => {
      const heard = await overheard(page);
      const doors = { ...await doorsOf(page), history: (await historyOf(page)).join('\n'), console: [...lines, ...thrown].join('\n'), events: heard.events.join('\n'), passed: heard.passed.join('\n'), asked: asked.map(({ url }) => url).join('\n') };
      for (const [door, text] of Object.entries(doors)) assert.deepEqual(marksIn(text, who.marks), [], `${when}: ${door}`);
      assert.deepEqual([doors.localStorage, doors.sessionStorage, doors.cookies, doors.caches], ['[]', '[]', '', ''], when);
      return heard;
    };
    const databases = async (): Promise<unknown[]> => JSON.parse((await doorsOf(page)).databases) as unknown[];
    const nowhereOn = async (when: string): Promise<void> => { assert.deepEqual(marksIn(await everythingOn(page), who.marks), [], when); };
    await goTo(page, 'check', { way: who.way, onEach: async stop => { await looked(stop); } });
    assert.deepEqual(await databases(), []);
    assert.deepEqual(asked.filter(({ method }) => method !== 'GET'), [], 'nothing goes out before Send');
    await press(page, words('check.send'));
    await standsAt(page, words(heading));
    const heard = await looked(name);
    assert.ok(heard.events.some(event => /"wm-(?:sent|attention)"/.test(event)), 'events are overheard');
    assert.ok(heard.passed.some(line => line.startsWith('pushState')), 'what is handed to the history is overheard');
    assert.equal((await databases()).length, database ? 1 : 0);
    // What was told did go out, every mark of it, and to the endpoint alone.
    const told = JSON.stringify(submissionIn(stub.posts()[0]!).body.answers).replaceAll(' ', '');
    for (const { acts } of who.way) for (const act of acts) if ('field' in act && !/-(?:day|month)$/.test(act.field)) assert.ok(told.includes(act.text.trim().replaceAll(' ', '')), `"${act.text}" was sent`);
    for (const { method, url, body } of asked) if (marksIn(body, who.marks).length > 0) assert.equal(`${method} ${url}`, `POST ${stub.address}/hook`);

    if (heading === 'sent.heading') await nowhereOn('after it was sent'); else assert.ok(marksIn(await everythingOn(page), who.marks).length > 0, 'what waits can be read by whoever sent it');
    await Promise.all([page.waitForNavigation(), press(page, words('leave.button'))]);
    assert.equal(new URL(page.url()).pathname, '/weather');
    await looked('the other page');
    await nowhereOn('the other page');
    await page.goBack();
    await standsAt(page, words('self-referral.start.heading'));
    await looked('after Back');
    await nowhereOn('after Back');
    assert.deepEqual([...thrown, ...(await overheard(page)).passed.filter(line => /^(?:error|rejection)/.test(line))], []);
  });
});

/** The browser's own store of what was typed in fields with a known meaning, which it offers again. Not ours: a person can turn it off, and `shared` asks it not to. */
const autofill = /^Default\/(?:Account )?Web Data(?:-\w+)?$/;
/** Where Chromium keeps IndexedDB. Bytes of a record that was deleted stay in its log until about 8 MB more were written there. */
const outbox = /^Default\/IndexedDB\/http_127\.0\.0\.1_\d+\.indexeddb\.leveldb\/\d+\.(?:log|ldb)$/;

/** What is left on a disk. A sealed outbox will be one more: `config: { recipients }` with `in: [autofill]`; and a draft that somebody chose to keep. */
interface Rest {
  readonly name: string;
  readonly who: Marked;
  readonly config: object;
  readonly answer: Answer;
  readonly heading: string;
  /** The only files in which a word may be, each of them one in which there is one. */
  readonly in: readonly RegExp[];
}
const rests: readonly Rest[] = [
  { name: 'nothing at all on a device of many, though it could not be sent', who: herself, config: { shared: true }, answer: fails, heading: 'held.heading', in: [] },
  { name: 'what the browser offers again, and deleted bytes of the outbox, where it was sent at once', who: herself, config: {}, answer: well, heading: 'sent.heading', in: [autofill, outbox] },
  { name: 'what the browser offers again, and the outbox, where it waits', who: somebodyElse, config: {}, answer: fails, heading: 'held.heading', in: [autofill, outbox] },
];

/** Puts words on the disk on purpose, small and large, in one byte for each letter and in two: a scan that does not find them is blind. */
const controls = ['Kestvumlo', 'Hrivqanto', 'Blemzuwyx', 'Cwazjidep'];
const putControls = (page: Page): Promise<void> => page.evaluate(([small, smallWide, large, largeWide]) => new Promise<void>((done, failed) => {
  const opening = indexedDB.open('control', 1);
  opening.onerror = () => { failed(new Error('no database')); };
  opening.onupgradeneeded = () => { opening.result.createObjectStore('all', { autoIncrement: true }); };
  opening.onsuccess = () => {
    const writing = opening.result.transaction('all', 'readwrite', { durability: 'strict' });
    const rest = Array.from({ length: 9000 }, (_, at) => `filling ${at % 700}`).join(' ');
    for (const body of [small!, `${smallWide!} 蜂`, `${rest} ${large!} ${rest}`, `${rest} ${largeWide!} ${rest} 蜂`]) writing.objectStore('all').put({ body });
    writing.oncomplete = () => { done(); };
  };
}), controls);

describe('what is left on the disk', { skip: noBrowser, concurrency: 2 }, () => {
  for (const ending of ['closed', 'killed'] as const) for (const { name, who, config, answer, heading, in: allowed } of rests) test(`is ${name}; the browser is ${ending}`, settings, async t => {
    const { site } = await open(t, config, answer);
    const profile = await openProfile();
    t.after(async () => { await profile.kill().catch(() => undefined); profile.forget(); });
    const [page] = await profile.browser.pages();
    page!.on('dialog', dialog => void dialog.accept().catch(() => undefined));
    await page!.goto(`${site.address}/`);
    await typeTo(page!, 'check', who.way);
    await press(page!, words('check.send'));
    await standsAt(page!, words(heading));
    const found = new Map<string, Set<string>>();
    const look = (when: string, folder: string, others: readonly string[] = []): void => {
      const all = wordsIn(folder, [...who.marks, ...others]);
      for (const { file, word } of all) if (!others.includes(word)) found.set(file, (found.get(file) ?? new Set()).add(word));
      t.diagnostic(`${when}: ${[...new Map(all.filter(({ word }) => !others.includes(word)).map(({ file }) => [file, all.filter(one => one.file === file && !others.includes(one.word)).length]))].map(([file, count]) => `${count} of ${who.marks.length} words in ${file}`).join('; ') || 'nothing'}`);
      assert.deepEqual(all.filter(({ file, word }) => !others.includes(word) && !allowed.some(one => one.test(file))), [], when);
      assert.deepEqual(others.filter(word => !all.some(one => one.word === word)), [], `${when}: words that were put there on purpose are found`);
    };
    look('after Send', profile.copy());
    await Promise.all([page!.waitForNavigation(), press(page!, words('leave.button'))]);
    await page!.goto(`${site.address}/control`);
    await putControls(page!);
    // Chromium writes its history, session and forms some seconds later; a killed one must have had the time.
    if (ending === 'killed') await new Promise(resolve => { setTimeout(resolve, 4000); });
    look('after leaving', profile.copy(), controls);
    await profile[ending === 'closed' ? 'close' : 'kill']();
    look(ending, profile.folder, controls);
    for (const one of allowed) assert.ok([...found.keys()].some(file => one.test(file)), `something is in ${one}: else the documents say too much`);
  });
});
