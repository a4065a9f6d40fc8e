// No side door: what a person tells the form is nowhere where others can look, at any step, whatever becomes of it; and what is left of it on the disk is what the documents say.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { holder } from '../receiver/sealing.ts';
import { wordsIn } from './support/bytes.ts';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { until } from './support/disk.ts';
import { reply, submissionIn, well } from './support/endpoint.ts';
import { keep, type KeptIn } from './support/keep.ts';
import { marked, typeTo, type Marked } from './support/marked.ts';
import { goTo } from './support/person.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { listen, type Answer } from './support/server.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import { doorsOf, eavesdrop, everythingOn, historyOf, overheard, type Overheard } from './support/traces.ts';
import { press, says, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 120_000 } as const;

const sealed = { recipients: (await Promise.all(['ann-2026', 'ben-2026'].map(holder))).map(({ recipient }) => recipient), seal: 'required' } as const;
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

/** What may become of what is told. */
interface Fate {
  readonly name: string;
  readonly who: Marked;
  readonly config: object;
  readonly answer: Answer;
  /** The key of the heading that stands after Send. */
  readonly heading: string;
  /** Whether there is a database of ours once something was sent. */
  readonly database: boolean;
  /** Where the person chooses to keep it before Send. */
  readonly keeps?: KeptIn;
}
const fates: readonly Fate[] = [
  { name: 'is sent at once', who: herself, config: {}, answer: well, heading: 'sent.heading', database: true },
  { name: 'waits on the device', who: somebodyElse, config: {}, answer: fails, heading: 'held.heading', database: true },
  { name: 'waits in an open page, on a device of many', who: professional, config: { shared: true }, answer: fails, heading: 'held.heading', database: false },
  { name: 'needs attention', who: herself, config: {}, answer: refuses, heading: 'attention.heading', database: true },
  { name: 'is sealed and sent at once', who: professional, config: sealed, answer: well, heading: 'sent.heading', database: true },
  { name: 'is sealed and waits on the device', who: somebodyElse, config: sealed, answer: fails, heading: 'held.heading', database: true },
  { name: 'is kept in the tab and then sent', who: herself, config: {}, answer: well, heading: 'sent.heading', database: true, keeps: 'tab' },
  { name: 'is kept on the device, then sealed and waits', who: professional, config: sealed, answer: fails, heading: 'held.heading', database: true, keeps: 'device' },
];

describe('what a person tells the form', { skip: noBrowser, concurrency: 2 }, () => {
  for (const { name, who, config, answer, heading, database, keeps } of fates) test(`when it ${name}, told ${who.name}, is in no event, address, title, history, log, error, attribute, store, message or measure`, settings, async t => {
    const { stub, site } = await open(t, config, answer);
    const { page, asked, thrown, console: lines, end } = await visit(await browser.get(), `${site.address}/`, { before: eavesdrop });
    t.after(end);
    // But for the tab's own storage while the person keeps it there.
    const looked = async (when: string, inTab = false): Promise<Overheard> => {
      const heard = await overheard(page);
      const { sessionStorage, ...others } = await doorsOf(page);
      const doors = { ...others, history: (await historyOf(page)).join('\n'), console: [...lines, ...thrown].join('\n'), events: heard.events.join('\n'), passed: heard.passed.join('\n'), asked: asked.map(({ url }) => url).join('\n') };
      for (const [door, text] of Object.entries(doors)) assert.deepEqual(marksIn(text, who.marks), [], `${when}: ${door}`);
      assert.deepEqual([doors.localStorage, doors.cookies, doors.caches], ['[]', '', ''], when);
      if (inTab) assert.ok(marksIn(sessionStorage, who.marks).length > 0, when); else assert.equal(sessionStorage, '[]', when);
      return heard;
    };
    const databases = async (): Promise<unknown[]> => JSON.parse((await doorsOf(page)).databases) as unknown[];
    const nowhereOn = async (when: string): Promise<void> => { assert.deepEqual(marksIn(await everythingOn(page), who.marks), [], when); };
    await goTo(page, 'check', { way: who.way, onEach: async stop => { await looked(stop); } });
    assert.deepEqual(await databases(), []);
    if (keeps) { await keep(page, keeps); await looked('kept', keeps === 'tab'); }
    assert.equal((await databases()).length, keeps === 'device' ? 1 : 0);
    assert.deepEqual(asked.filter(({ method }) => method !== 'GET'), [], 'nothing goes out before Send');
    await press(page, words('check.send'));
    await standsAt(page, words(heading));
    const heard = await looked(name);
    assert.ok(heard.events.some(event => /"wm-(?:sent|attention)"/.test(event)), 'events are overheard');
    assert.ok(heard.passed.some(line => line.startsWith('pushState')), 'what is handed to the history is overheard');
    assert.equal((await databases()).length, database ? 1 : 0);
    if ('seal' in config) {
      // Not even what goes to the endpoint can be read.
      assert.ok('sealed' in submissionIn(stub.posts()[0]!));
      for (const { url, body } of asked) assert.deepEqual(marksIn(body, who.marks), [], url);
    } else {
      // What was told did go out, every mark of it, and to the endpoint alone.
      const told = JSON.stringify(submissionIn(stub.posts()[0]!).body.answers).replaceAll(' ', '');
      for (const { acts } of who.way) for (const act of acts) if ('field' in act && !/-(?:day|month)$/.test(act.field)) assert.ok(told.includes(act.text.trim().replaceAll(' ', '')), `"${act.text}" was sent`);
      for (const { method, url, body } of asked) if (marksIn(body, who.marks).length > 0) assert.equal(`${method} ${url}`, `POST ${stub.address}/hook`);
    }

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
/** Where Chromium keeps IndexedDB, and with it the outbox and what is kept on the device. Bytes of a record that was deleted stay in its log until about 8 MB more were written there. */
const database = /^Default\/IndexedDB\/http_127\.0\.0\.1_\d+\.indexeddb\.leveldb\/\d+\.(?:log|ldb)$/;
/** Where Chromium keeps what pages put into their tabs: some seconds after they did, and until the browser starts again. */
const tabs = /^Default\/Session Storage\/\d+\.(?:log|ldb)$/;

/** A page of the site in a browser of somebody's. `endpoint`: how it answers from now on. */
interface AtHome { readonly page: Page; readonly address: string; readonly profile: Profile; readonly endpoint: { answer: Answer } }
/** Something that somebody does there. */
interface Deed { readonly name: string; readonly perform: (home: AtHome, who: Marked) => Promise<void> }

const send = async (page: Page, heading: string): Promise<void> => { await press(page, words('check.send')); await standsAt(page, words(heading)); };
const types: Deed = { name: 'typed and not sent', perform: async ({ page, address }, { way }) => { await page.goto(`${address}/`); await typeTo(page, 'check', way); } };
const isSentAtOnce: Deed = { name: 'sent at once', perform: async (home, who) => { home.endpoint.answer = well; await types.perform(home, who); await send(home.page, 'sent.heading'); } };
const waits: Deed = { name: 'waits', perform: async (home, who) => { home.endpoint.answer = fails; await types.perform(home, who); await send(home.page, 'held.heading'); } };
const isSent: Deed = { name: 'sent in the end', perform: async ({ page, endpoint }) => {
  endpoint.answer = well;
  // It may go by itself meanwhile.
  await press(page, words('held.try-now')).catch(() => undefined);
  await standsAt(page, words('sent.heading'));
} };
const isDeleted: Deed = { name: 'deleted unsent', perform: async ({ page }) => { await press(page, words('unsent.delete')); await press(page, words('unsent.yes')); await standsAt(page, words('self-referral.start.heading')); } };
const finishes: Deed = { name: 'gone to another page', perform: async ({ page, address }) => { await page.goto(`${address}/weather`); } };
const leaves: Deed = { name: 'left by the exit button', perform: async ({ page }) => { await Promise.all([page.waitForNavigation(), press(page, words('leave.button'))]); } };
const isKeptOnDevice: Deed = { name: 'kept on the device', perform: async (home, who) => { await types.perform(home, who); await keep(home.page, 'device'); } };
const isKeptInTab: Deed = { name: 'kept in the tab until the browser wrote it down', perform: async (home, who) => {
  await types.perform(home, who);
  await keep(home.page, 'tab');
  await until(async () => wordsIn(join(home.profile.folder, 'Default/Session Storage'), who.marks).length > 0, 60_000);
} };
const isGoneOnWith: Deed = { name: 'gone on with and sent', perform: async ({ page, address, endpoint }, { way }) => {
  endpoint.answer = well;
  await page.goto(`${address}/`);
  await says(page, words('keep.found'));
  await press(page, words('keep.go-on'));
  await goTo(page, 'check', { way });
  await send(page, 'sent.heading');
} };
const isForgotten: Deed = { name: 'not kept any more', perform: async ({ page }) => { await press(page, words('keep.stop')); await says(page, words('keep.forgotten')); } };

/** What is left on a disk. */
interface Rest {
  readonly name: string;
  readonly config: object;
  /** Who comes, one after the other, in one browser; what each does, after each of which the disk is looked through; and the only files in which words of theirs may be, each of them one in which there are some. */
  readonly people: readonly (readonly [who: Marked, deeds: readonly Deed[], files: readonly RegExp[]])[];
  readonly endings: readonly ('closed' | 'killed')[];
  /** The files in which there are words when the browser was started again, where that is looked at. */
  readonly startedAgain?: readonly RegExp[];
}
const rests: readonly Rest[] = [
  { name: 'nothing at all on a device of many, though it could not be sent', config: { shared: true }, people: [[herself, [waits, leaves], []]], endings: ['closed', 'killed'] },
  {
    name: 'what the browser offers again, and the outbox, deleted or not, where it is not sealed', config: {}, endings: ['closed', 'killed'],
    people: [[professional, [isSentAtOnce, leaves], [autofill, database]], [herself, [waits, isDeleted], [autofill, database]], [somebodyElse, [waits, leaves], [autofill, database]]],
  },
  {
    name: 'what the browser offers again and no more where it is sealed, whatever becomes of it', config: sealed, endings: ['closed', 'killed'],
    people: [[herself, [waits, isSent, finishes], [autofill]], [somebodyElse, [waits, leaves], [autofill]], [professional, [types, leaves], [autofill]]],
  },
  // Not in one browser: Chromium writes down what is in tabs once a minute at most.
  ...([['sent', herself, isGoneOnWith], ['forgotten', somebodyElse, isForgotten]] as const).map(([end, who, deed]): Rest => ({
    name: `what the browser offers again, and deleted bytes until it starts again, where it was kept in the tab and ${end}`, config: sealed, endings: ['closed'], startedAgain: [autofill],
    people: [[who, [isKeptInTab, deed], [autofill, tabs]]],
  })),
  {
    name: 'what the browser offers again, and deleted bytes, where it was kept on the device', config: sealed, endings: ['killed'], startedAgain: [autofill, database],
    people: [[herself, [isKeptOnDevice, isGoneOnWith], [autofill, database]], [somebodyElse, [isKeptOnDevice, isForgotten], [autofill, database]], [professional, [isKeptOnDevice, leaves], [autofill, database]]],
  },
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
  for (const { name, config, people, endings, startedAgain } of rests) for (const ending of endings) test(`is ${name}; the browser is ${ending}`, settings, async t => {
    const endpoint = { answer: fails };
    const { site } = await open(t, config, (...all) => { endpoint.answer(...all); });
    const profile = await openProfile();
    t.after(async () => { await profile.kill().catch(() => undefined); profile.forget(); });
    const page = (await profile.browser.pages())[0]!;
    page.on('dialog', dialog => void dialog.accept().catch(() => undefined));
    const marks = people.flatMap(([who]) => who.marks);
    const found = new Map<Marked, Set<string>>(people.map(([who]) => [who, new Set()]));
    const look = (when: string, folder: string, others: readonly string[] = []) => {
      const all = wordsIn(folder, [...marks, ...others]);
      const count = (file: string, who: Marked): number => all.filter(one => one.file === file && who.marks.includes(one.word)).length;
      t.diagnostic(`${when}: ${[...new Set(all.filter(({ word }) => !others.includes(word)).map(({ file }) => file))].map(file => `${people.map(([who]) => `${count(file, who)} of ${who.marks.length}`).join(' + ')} words in ${file}`).join('; ') || 'nothing'}`);
      for (const [who, , files] of people) {
        const theirs = all.filter(({ word }) => who.marks.includes(word));
        for (const { file } of theirs) found.get(who)!.add(file);
        assert.deepEqual(theirs.filter(({ file }) => !files.some(one => one.test(file))), [], when);
      }
      assert.deepEqual(others.filter(word => !all.some(one => one.word === word)), [], `${when}: words that were put there on purpose are found`);
      return all.filter(({ word }) => marks.includes(word));
    };
    for (const [who, deeds] of people) for (const { name: deed, perform } of deeds) {
      await perform({ page, address: site.address, profile, endpoint }, who);
      look(`${deed} (${who.name})`, profile.copy());
    }
    await page.goto(`${site.address}/control`);
    await putControls(page);
    // Chromium writes its history, session and forms some seconds later; a killed one must have had the time.
    if (ending === 'killed') await new Promise(resolve => { setTimeout(resolve, 4000); });
    look('some time later', profile.copy(), controls);
    await profile[ending === 'closed' ? 'close' : 'kill']();
    look(ending, profile.folder, controls);
    for (const [who, , files] of people) for (const one of files) assert.ok([...found.get(who)!].some(file => one.test(file)), `something ${who.name} is in ${one}: else the documents say too much`);
    if (!startedAgain) return;
    const again = await openProfile(undefined, profile.folder);
    await (await again.browser.newPage()).goto(`${site.address}/control`);
    await again.close();
    const files = new Set(look('started again', profile.folder, controls).map(({ file }) => file));
    assert.deepEqual([...files].filter(file => !startedAgain.some(one => one.test(file))), []);
    for (const one of startedAgain) assert.ok([...files].some(file => one.test(file)), String(one));
  });
});
