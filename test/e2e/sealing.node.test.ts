// Sealing, on the built package: what leaves the page nobody on the way can read, and the inbox opens it in the browser of whoever has a key.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { sealSubmission } from '../../src/net/seal.ts';
import { openStored, readKeyFile } from '../../src/receiver/inbox/browser/opening.ts';
import { submission as fixture } from '../receiver/fixtures.ts';
import { holder, type Holder } from '../receiver/sealing.ts';
import { noBrowser, oneBrowser, visit, type Visit } from './support/chromium.ts';
import { answers, goTo, person } from './support/person.ts';
import { openReceiver, type Receiver } from './support/receiver.ts';
import { configuration, fallback, openSite, pageWith } from './support/site.ts';
import { press, says, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
const settings = { timeout: 90_000, skip: noBrowser } as const;
const folder = mkdtempSync(join(tmpdir(), 'what-matters-sealing-'));
const own = /Siân|Quimby|sian\.|Larkfield|Zanzibar|NW1 2DB|choir|small-quiet|"answers"/i;
let ann: Holder;
let ben: Holder;
let eve: Holder;
const fileOf = ({ file }: Holder): string => join(folder, `${file.kid}.json`);
before(async () => {
  [ann, ben, eve] = await Promise.all([holder('ann-2026'), holder('ben-2026'), holder('eve')]);
  for (const one of [ann, ben, eve]) writeFileSync(fileOf(one), JSON.stringify(one.file));
});
after(async () => { await browser.end(); rmSync(folder, { recursive: true, force: true }); });

/** Whoever reads the inbox, signed in. */
async function reader(receiver: Receiver): Promise<Visit> {
  const opened = await visit(await browser.get(), `${receiver.address}/inbox/sign-in`);
  await opened.page.type('#who', 'Priya');
  await opened.page.type('#token', receiver.token);
  await Promise.all([opened.page.waitForNavigation(), opened.page.keyboard.press('Enter')]);
  return opened;
}
const text = (page: Page): Promise<string> => page.evaluate(() => document.querySelector('main')!.innerText.replace(/\s+/g, ' '));
async function status(page: Page, said: string): Promise<void> {
  try { await page.waitForFunction(wanted => document.getElementById('sealed-status')?.innerText.includes(wanted), { timeout: 40_000 }, said); } catch { throw new Error(`waited for "${said}", and read: ${await text(page)}`); }
}
async function choose(page: Page, ...paths: readonly string[]): Promise<void> {
  const input = await page.waitForSelector('#key-file');
  await (input as unknown as { uploadFile: (...files: readonly string[]) => Promise<void> }).uploadFile(...paths);
}
/** Nothing of a private key was in any request of the page. */
function tellsNoKey({ asked }: Visit): void {
  for (const { file: { jwk } } of [ann, ben, eve]) for (const { url, body } of asked) assert.ok(!`${url}${body}`.includes(jwk.d) && !body.includes('what-matters/key'), url);
}
async function withSealed(t: { after: (end: () => Promise<void>) => void }, ...given: readonly object[]): Promise<{ readonly receiver: Receiver; readonly opened: Visit }> {
  const receiver = await openReceiver('--organisation', 'Heath Lane');
  t.after(receiver.end);
  for (const one of given) assert.equal((await fetch(`${receiver.address}/api/submissions`, { method: 'POST', body: JSON.stringify(one), headers: { 'content-type': 'application/json' } })).status, 201);
  const opened = await reader(receiver);
  t.after(opened.end);
  return { receiver, opened };
}
const sealed = (who: readonly Holder[], at = 1, body = fixture().body) => sealSubmission({ ...fixture(), id: `0b6f0000-0000-4000-8000-00000000000${at}`, body }, who.map(({ recipient }) => recipient));

test('a form with recipients sends what nobody on the way can read, and each of them opens it in the inbox', settings, async t => {
  const receiver = await openReceiver();
  t.after(receiver.end);
  const site = await openSite({ '/': pageWith({ ...configuration, endpoint: `${receiver.address}/api/submissions`, recipients: [ann.recipient, ben.recipient], seal: 'required' }) });
  t.after(site.end);
  const form = await visit(await browser.get(), `${site.address}/`);
  t.after(form.end);
  await goTo(form.page, 'check');
  await press(form.page, 'Send to');
  await standsAt(form.page, words('sent.heading'));
  for (const { url, body } of form.asked) { assert.doesNotMatch(url, own); assert.doesNotMatch(body, own); }
  const [row, ...others] = receiver.rows();
  assert.deepEqual(others, []);
  assert.deepEqual(Object.keys(row!.submission).filter(key => key === 'body' || key === 'sealed'), ['sealed']);
  assert.doesNotMatch(JSON.stringify(receiver.tables()), own);
  assert.deepEqual(form.thrown, []);

  for (const one of [ann, ben]) {
    const opened = await reader(receiver);
    const { page } = opened;
    assert.match(await text(page), /1 of these is sealed/);
    assert.doesNotMatch(await page.content(), own);
    await choose(page, fileOf(one));
    await status(page, '1 is open');
    const list = await text(page);
    for (const said of [person.name, 'Email: sian.quimby@example.org', 'Music and singing']) assert.ok(list.includes(said), said);
    await Promise.all([page.waitForNavigation(), page.click('.row h2 a')]);
    assert.doesNotMatch(await page.content(), own, 'the key is asked for again on each page, unless it is to be kept');
    await choose(page, fileOf(one));
    await status(page, 'It is open');
    const record = await text(page);
    for (const said of [person.name, 'In short', 'For the record', 'Codes that may fit (SNOMED CT)', 'Person family name', person.more.split('\n')[0]!, 'Technical details']) assert.ok(record.includes(said), said);
    tellsNoKey(opened);
    assert.deepEqual(opened.thrown, []);
    assert.deepEqual(opened.console.filter(line => !line.includes('favicon')), []);
    await opened.end();
  }
  // What the receiver keeps is what came: nothing was opened there.
  assert.doesNotMatch(JSON.stringify(receiver.tables()), own);
  assert.ok(Object.keys(answers).length > 10);
});

describe('the inbox', () => {
  test('says in a sentence why something stays shut: a third key, the wrong file, a damaged key, one changed on the way', settings, async t => {
    const whole = await sealed([ann, ben]);
    const strange = await sealSubmission({ ...fixture(), id: '0b6f0000-0000-4000-8000-000000000003', body: { hello: '<img src=x onerror=alert(1)>' } as never }, [ann.recipient, ben.recipient]);
    const { opened } = await withSealed(t, whole, { ...await sealed([ann, ben], 2), form: 'changed' }, strange);
    const { page } = opened;
    const write = (name: string, value: unknown) => { const path = join(folder, name); writeFileSync(path, JSON.stringify(value)); return path; };
    await choose(page, write('holiday.json', { photo: 1 }));
    await status(page, '“holiday.json” is not a key file');
    await choose(page, write('damaged.json', { ...ann.file, jwk: { ...ann.file.jwk, d: eve.file.jwk.d } }));
    await status(page, 'The key in “damaged.json” is damaged. Use the other copy of it.');
    await choose(page, fileOf(eve));
    await status(page, '3 could not be opened. Nothing is lost');
    assert.match(await text(page), /It was sealed for ann-2026 and ben-2026, and not for eve\./);
    await choose(page, fileOf(ann));
    await status(page, '1 is open');
    const list = await text(page);
    assert.match(list, /Example person A/);
    assert.match(list, /The key ann-2026 does not open it\. Either this is another key of the same name, or it was changed on the way\./);
    assert.match(list, /We cannot read this one in full/);
    await page.goto(page.url().replace(/\/inbox.*/, '/inbox/submissions/0b6f0000-0000-4000-8000-000000000003'));
    await choose(page, fileOf(ann));
    await status(page, 'It opened, but it is not what this form sends. It is shown as plain text.');
    assert.match(await text(page), /<img src=x onerror=alert\(1\)>/);
    assert.equal(await page.evaluate(() => document.querySelector('img')), null);
    tellsNoKey(opened);
    assert.deepEqual(opened.thrown, []);
  });

  test('keeps a key only when it is asked to, opens by it on every page, and forgets it when somebody signs out', settings, async t => {
    const { receiver, opened } = await withSealed(t, await sealed([ann, ben]));
    const { page } = opened;
    const kept = () => page.evaluate(async () => {
      if (!(await indexedDB.databases()).some(({ name }) => name === 'what-matters-inbox')) return [];
      return new Promise<unknown[]>((resolve, reject) => {
        const open = indexedDB.open('what-matters-inbox');
        open.onerror = () => reject(new Error('no database'));
        open.onsuccess = () => {
          if (!open.result.objectStoreNames.contains('keys')) { open.result.close(); resolve([]); return; }
          const all = open.result.transaction('keys').objectStore('keys').getAll();
          all.onsuccess = () => { open.result.close(); resolve((all.result as { kid: string; untilMs: number; pair: { privateKey: CryptoKey } }[]).map(one => ({ kid: one.kid, extractable: one.pair.privateKey.extractable, hours: Math.round((one.untilMs - Date.now()) / 3_600_000) }))); };
        };
      });
    });
    await choose(page, fileOf(ann));
    await status(page, '1 is open');
    assert.deepEqual(await kept(), []);
    await page.click('#keep-key');
    while ((await kept()).length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.reload();
    await status(page, '1 is open');
    assert.deepEqual(await kept(), [{ kid: 'ann-2026', extractable: false, hours: 12 }]);
    await page.goto(`${receiver.address}/inbox/submissions/0b6f0000-0000-4000-8000-000000000001`);
    await status(page, 'It is open');
    await page.click('#forget-key');
    await page.waitForFunction(() => document.querySelector('#key-file') && !document.body.innerText.includes('Example person A'));
    assert.deepEqual(await kept(), []);
    await choose(page, fileOf(ben));
    await status(page, 'It is open');
    await page.click('#keep-key');
    while ((await kept()).length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
    await Promise.all([page.waitForNavigation(), page.click('form[action="/inbox/sign-out"] button')]);
    assert.match(page.url(), /sign-in$/);
    assert.deepEqual(await kept(), []);
    tellsNoKey(opened);
  });

  test('saves everything as a spreadsheet that was opened in the browser, and the record of one as a file', settings, async t => {
    const { receiver, opened } = await withSealed(t, await sealed([ann, ben]), await sealed([eve, ben], 2), { ...fixture(), id: '0b6f0000-0000-4000-8000-000000000003' });
    const { page } = opened;
    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, browserContextId: (page.browserContext() as unknown as { id: string }).id });
    const downloaded = async (name: string): Promise<string> => {
      for (let tries = 0; tries < 100; tries++) {
        if (readdirSync(folder).includes(name)) { const found = readFileSync(join(folder, name), 'utf8'); if (found !== '') return found; }
        await new Promise(resolve => { setTimeout(resolve, 50); });
      }
      throw new Error(`${name} was not saved`);
    };
    await choose(page, fileOf(ann));
    await status(page, '1 could not be opened');
    await page.click('#save-all');
    await status(page, '3 people are in the file.');
    await status(page, '1 of them could not be opened');
    const csv = await downloaded('what-matters.csv');
    const rows = csv.trim().split('\r\n');
    assert.equal(rows.length, 4);
    assert.match(rows.find(one => one.includes('000000000001,'))!, /Example person A/);
    assert.match(rows.find(one => one.includes('000000000002,'))!, /000000000002,yes,/);
    assert.match(rows.find(one => one.includes('000000000003,'))!, /Example person A/);
    await page.goto(`${receiver.address}/inbox/submissions/0b6f0000-0000-4000-8000-000000000001`);
    await choose(page, fileOf(ann));
    await status(page, 'It is open');
    await page.click('a[href$="/record.json"]');
    const reference = await page.evaluate(() => /Reference (\S+)/.exec(document.title)![1]!);
    const record = JSON.parse(await downloaded(`what-matters-${reference}.json`)) as { schema: string; sections: unknown[] };
    assert.equal(record.schema, 'what-matters/record');
    assert.ok(JSON.stringify(record.sections).includes('Example person A'));
    tellsNoKey(opened);
    assert.deepEqual(opened.thrown, []);
  });

  test('without scripts says what to do, and shows nothing of what is sealed', settings, async t => {
    const { opened } = await withSealed(t, await sealed([ann, ben]));
    const { page } = opened;
    await page.setJavaScriptEnabled(false);
    await page.reload();
    assert.match(await page.evaluate(() => document.body.innerText), /To open it, this page needs its script/);
  });
});

test('the demo seals for its example key, which says that nobody may use it', settings, async t => {
  const receiver = await openReceiver();
  t.after(receiver.end);
  const { page, console: lines, end } = await visit(await browser.get(), `${receiver.address}/demo/sealed.html`);
  t.after(end);
  await goTo(page, 'check');
  await press(page, 'Send to');
  await standsAt(page, words('sent.heading'));
  assert.deepEqual(lines, []);
  const kept = await (await fetch(`${receiver.address}/demo/sealed-example-key.json`)).text();
  assert.match(kept, /AN EXAMPLE\. .*Nobody may use it for real people/);
  const key = await readKeyFile('example', kept);
  assert.ok(typeof key !== 'string');
  const [row] = receiver.rows();
  const opened = await openStored({ id: '', fingerprint: '', reference: '', receivedAt: '', state: 'new', text: JSON.stringify(row!.submission) }, [key]);
  assert.equal(opened.at, 'open');
  assert.ok(opened.at === 'open' && opened.stored.text.includes(person.last));
});

const refusals: readonly (readonly [what: string, recipients: () => unknown, line: RegExp])[] = [
  ['a key that is none', () => [ann.recipient, { kid: 'ben', key: `${ben.recipient.key.slice(0, -2)}AA` }], /recipients\.1\.key: found ".*", expected a public key as "what-matters keys" prints it/],
  ['one key alone', () => [ann.recipient], /recipients: found a list, expected at least 2/],
  ['no key at all, though sealing is required', () => undefined, /recipients: found nothing, expected two keys or more, because "seal" is "required"/],
];
for (const [what, recipients, line] of refusals) test(`a form with ${what} is not shown, and what stands between its tags is`, settings, async t => {
  const site = await openSite({ '/': pageWith({ ...configuration, recipients: recipients(), seal: 'required' }) });
  t.after(site.end);
  const { page, console: lines, end } = await visit(await browser.get(), `${site.address}/`);
  t.after(end);
  await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.querySelector('.fault'));
  assert.equal(await page.evaluate(() => document.querySelector('what-matters p')!.checkVisibility()), true);
  assert.ok((await page.evaluate(() => document.body.innerText)).includes(fallback));
  assert.ok(lines.some(one => line.test(one)), lines.join('\n'));
});

test('a form whose browser cannot seal is not shown, and nothing is ever sent unsealed', settings, async t => {
  const site = await openSite({ '/': pageWith({ ...configuration, recipients: [ann.recipient, ben.recipient] }) });
  t.after(site.end);
  const { page, console: lines, end } = await visit(await browser.get(), `${site.address}/`, { before: () => { Object.defineProperty(crypto, 'subtle', { value: undefined }); } });
  t.after(end);
  await page.waitForFunction(() => document.querySelector('what-matters')?.shadowRoot?.querySelector('.fault'));
  assert.ok(lines.some(one => one.includes('page: found a browser that cannot seal')), lines.join('\n'));
});

test('a form that could not fetch the part that seals fetches it when it is needed, and sends nothing unsealed meanwhile', settings, async t => {
  let there = false;
  const site = await openSite({
    '/': pageWith({ ...configuration, recipients: [ann.recipient, ben.recipient] }),
    '/module/seal.js': (_got, response) => { if (there) response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(readFileSync(join(import.meta.env.ROOT, 'dist/module/seal.js'))); else response.writeHead(404, { 'cache-control': 'no-store' }).end(); },
    '/api/submissions': (got, response) => { response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id: (JSON.parse(got.body) as { id: string }).id, reference: 'STUB-7Q', receivedAt: '2026-11-22T10:00:00Z' })); },
  });
  t.after(site.end);
  const { page, end } = await visit(await browser.get(), `${site.address}/`);
  t.after(end);
  await goTo(page, 'privacy');
  assert.equal(site.posts().length, 0);
  there = true;
  await goTo(page, 'check');
  await press(page, 'Send to');
  await says(page, 'We have your answers', 20_000);
  assert.equal(site.posts().length, 1);
  assert.doesNotMatch(site.posts()[0]!.body, own);
});
