// A playlist of music that matters, on what ships: on the device alone, kept, printed, and sent.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { submissionIn, well } from './support/endpoint.ts';
import { keep } from './support/keep.ts';
import { openSite, pageWith } from './support/site.ts';
import { tracesOf } from './support/traces.ts';
import { focused, press, rootOf, says, shown, standsAt } from './support/widget.ts';
import { words, type Facts, type Language } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);
const settings = { timeout: 60_000 } as const;

const site = { form: 'heath-lane-playlist', journey: 'playlist', organisation: { name: 'Heath Lane Neighbours', phone: '020 7946 0000' } };
const sends = { ...site, endpoint: '/api/submissions', reader: { who: 'Priya', within: 'within 3 working days', phone: '020 7946 0000' } };

/** Picks options by their values and writes in fields by their ids, then goes on. */
async function fill(page: Page, { picks = [], texts = {} }: { readonly picks?: readonly string[]; readonly texts?: Readonly<Record<string, string>> }, goOn = true): Promise<void> {
  await (await rootOf(page)).evaluate(async (root, values, fields, on) => {
    const drawn = () => (root.host as unknown as { readonly updateComplete: Promise<unknown> }).updateComplete;
    for (const value of values) { root.querySelector<HTMLInputElement>(`.step input[value="${value}"]`)!.click(); await drawn(); }
    for (const [id, text] of Object.entries(fields)) { const field = root.querySelector<HTMLInputElement>(`#field-${id}`)!; field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); await drawn(); }
    if (on) root.querySelector<HTMLElement>('.step .actions .main')!.click();
  }, picks as string[], texts as Record<string, string>, goOn);
}

/** The songs of this way through the journey. */
const songs = [['parents', 'Calon Lân', 'Mam', 'Mam sang it'], ['first-dance', 'Moon River', 'Andy Williams', '']] as const;

/** Goes to the page of the list. */
async function toSongs(page: Page, language: Language = 'en', who = 'self'): Promise<void> {
  const them: Facts = who === 'self' ? {} : { context: 'them' };
  const at = (id: string, facts: Facts = {}, optional = false): Promise<void> => { const heading = words(`playlist.${id}.heading`, language, { ...them, ...facts }); return standsAt(page, optional ? words('optional', language, { heading }) : heading); };
  await at('start');
  await fill(page, {});
  await at('who');
  await fill(page, { picks: [who] });
  await at('born');
  await fill(page, { texts: { year: '1945' } });
  await at('place', {}, true);
  await fill(page, { texts: { 'place-0': 'Cardiff' } });
  await at('languages', {}, true);
  await fill(page, {});
  await at('moments');
  await fill(page, { picks: songs.map(([moment]) => moment) });
  for (const [moment, title, by, why] of songs) {
    await at('moment', { item: words(`playlist.moments.${moment}`, language) }, true);
    await fill(page, { texts: { 'title-0': title, 'by-0': by, 'why-0': why } });
  }
  await at('kinds', {}, true);
  await fill(page, { picks: ['hymns'] });
  await at('avoid', {}, true);
  await fill(page, { texts: { text: 'Silent Night' } });
  await at('listen', {}, true);
  await fill(page, { picks: ['radio'] });
  await at('songs', {}, true);
}

const list = async (page: Page): Promise<string[]> => (await rootOf(page)).evaluate(root => [...root.querySelectorAll<HTMLElement>('.songt')].map(song => song.innerText.replace(/\s+/g, ' ').trim()));
const files = async (page: Page): Promise<void> => { await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/playlist.js'))); };

describe('a playlist', { skip: noBrowser, concurrency: 2 }, () => {
  test('is made without an endpoint and without a network, and nothing of it leaves the page or stays on the device', settings, async t => {
    const server = await openSite({ '/': pageWith(site).replace('<title>', '<link rel="icon" href="data:,"><title>') });
    t.after(server.end);
    const { page, asked, thrown, console: lines, end } = await visit(await browser.get(), `${server.address}/`);
    t.after(end);
    await standsAt(page, words('playlist.start.heading'));
    // The first press fetches the rest.
    await fill(page, {});
    await fill(page, { picks: ['self'] }, false);
    await files(page);
    await page.waitForFunction(() => { const before = performance.getEntriesByType('resource').length; return new Promise(later => { setTimeout(() => later(performance.getEntriesByType('resource').length === before), 400); }); });
    await press(page, words('back'));
    const loaded = asked.length;
    await page.setOfflineMode(true);
    await toSongs(page);
    assert.deepEqual(await list(page), ['Calon Lân Mam Mam sang it', 'Moon River Andy Williams First dance']);
    await fill(page, {});
    await standsAt(page, words('playlist.keep.heading'));
    await says(page, words('playlist.keep.body-2'));
    for (const one of ['Moon River', 'Calon Lân', 'Silent Night', words('keep.offer')]) assert.ok((await shown(page)).includes(one), one);
    assert.deepEqual(asked.slice(loaded).map(({ url }) => url).filter(url => !url.startsWith('blob:')), []);
    for (const { url, method } of asked.filter(({ url }) => url !== 'data:,')) { assert.equal(method, 'GET'); assert.ok(url.startsWith(server.address), url); assert.doesNotMatch(url, /Moon|Cardiff|1945/); }
    assert.deepEqual((await tracesOf(page)).stored, []);
    assert.deepEqual([...thrown, ...lines], []);
  });

  test('prints as the list alone, on one sheet', settings, async t => {
    const server = await openSite({ '/': pageWith(site) });
    t.after(server.end);
    const { page, end } = await visit(await browser.get(), `${server.address}/`);
    t.after(end);
    await toSongs(page);
    for (let more = 0; more < 8; more++) { await press(page, words('playlist.add')); await (await rootOf(page)).evaluate((root, title) => { const box = root.querySelector<HTMLInputElement>('.songs .input')!; box.value = title; box.dispatchEvent(new Event('input', { bubbles: true })); }, `Song ${more}`); await press(page, words('playlist.finish')); }
    assert.equal((await list(page)).length, 10);
    await page.emulateMediaType('print');
    const text = await shown(page);
    for (const one of [words('playlist.sheet.title'), words('playlist.sheet.for'), '1. Calon Lân', '10. Song 7', words('playlist.sheet.avoid'), 'Silent Night', words('playlist.sheet.listen'), 'Radio']) assert.ok(text.includes(one), `${one} in: ${text}`);
    for (const one of [words('playlist.songs.heading'), words('playlist.up'), words('continue'), words('playlist.keep-heading'), words('support.button'), words('talk.heading')]) assert.ok(!text.includes(one), `${one} in: ${text}`);
    const sheets = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length;
    assert.equal(sheets, 1);
  });

  test('is put in order by keys alone', settings, async t => {
    const server = await openSite({ '/': pageWith(site) });
    t.after(server.end);
    const { page, end } = await visit(await browser.get(), `${server.address}/`);
    t.after(end);
    await toSongs(page);
    const name = `${words('playlist.up')}: Moon River`;
    for (let tabs = 0; tabs < 30 && (await focused(page)).name !== name; tabs++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await says(page, words('playlist.moved', 'en', { title: 'Moon River', place: 1, of: 2 }));
    assert.equal((await focused(page)).name, name);
    assert.deepEqual((await list(page))[0], 'Moon River Andy Williams First dance');
  });

  test('that somebody chose to keep on their device is there again in its order, and can be taken off it', settings, async t => {
    const server = await openSite({ '/': pageWith(site) });
    t.after(server.end);
    const { page, end } = await visit(await browser.get(), `${server.address}/`);
    t.after(end);
    await toSongs(page);
    await press(page, `${words('playlist.down')}: Calon`);
    await fill(page, {});
    await standsAt(page, words('playlist.keep.heading'));
    await keep(page, 'device');
    await page.reload();
    await says(page, words('keep.found'));
    await press(page, words('keep.go-on'));
    await standsAt(page, words('playlist.keep.heading'));
    assert.match(await shown(page), /1\. Moon River.*2\. Calon Lân/);
    await press(page, words('clear'));
    await standsAt(page, words('playlist.start.heading'));
    assert.deepEqual((await tracesOf(page)).stored.filter(one => one.includes('drafts')), []);
  });

  test('for someone else is sent in Welsh, with its songs in order', settings, async t => {
    const server = await openSite({ '/': pageWith(sends, 'cy'), '/api/submissions': well });
    t.after(server.end);
    const { page, thrown, end } = await visit(await browser.get(), `${server.address}/`);
    t.after(end);
    await toSongs(page, 'cy', 'someone-else');
    await press(page, `${words('playlist.down', 'cy')}: Calon`);
    await fill(page, {});
    const them = { context: 'them' } as const;
    await standsAt(page, words('playlist.share.heading', 'cy', them));
    await fill(page, { picks: ['care-home'] });
    await standsAt(page, words('pages.who-knows.heading', 'cy', them));
    await fill(page, { picks: ['yes'] });
    await standsAt(page, words('optional', 'cy', { heading: words('playlist.care-home.heading', 'cy') }));
    await fill(page, { texts: { text: 'Elm House' } });
    await standsAt(page, words('pages.name.heading', 'cy', them));
    await fill(page, { texts: { first: 'Ada' } });
    await standsAt(page, words('pages.contact-by.heading', 'cy', them));
    await fill(page, { picks: ['email'] });
    await standsAt(page, words('pages.contact.heading', 'cy', them));
    await fill(page, { picks: ['yes'], texts: { to: 'ada@example.org' } });
    await standsAt(page, words('pages.helper-name.heading', 'cy'));
    await fill(page, { texts: { first: 'Grace' } });
    for (const id of ['helper-relation', 'helper-contact']) { await standsAt(page, words('optional', 'cy', { heading: words(`pages.${id}.heading`, 'cy') })); await fill(page, {}); }
    await standsAt(page, words('pages.privacy.heading', 'cy', them));
    await (await rootOf(page)).evaluate(root => { root.querySelector<HTMLElement>('.opt input')!.click(); });
    await fill(page, {});
    await standsAt(page, words('pages.check.heading', 'cy', them));
    await press(page, 'Anfon');
    await standsAt(page, words('sent.heading', 'cy', them));
    const [post] = server.posts();
    const { journey, language, filledInBy, body: { answers, consents } } = submissionIn(post!);
    assert.deepEqual({ journey, language, filledInBy }, { journey: { id: 'playlist', version: '1' }, language: 'cy', filledInBy: 'someone-else' });
    assert.deepEqual(answers['songs'], { at: 'answered', value: [{ title: 'Moon River', by: 'Andy Williams', moment: 'first-dance' }, { title: 'Calon Lân', by: 'Mam', why: 'Mam sang it', moment: 'parents' }] });
    assert.deepEqual([answers['share'], answers['care-home'], answers['born']], [{ at: 'answered', value: 'care-home' }, { at: 'answered', value: 'Elm House' }, { at: 'answered', value: '1945' }]);
    assert.deepEqual(consents.map(({ id, given }) => [id, given]), [['use-list', true]]);
    assert.deepEqual(thrown, []);
  });
});
