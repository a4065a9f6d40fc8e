// Whatever the directory is: the person reads an honest sentence or ideas, the journey goes on, and can be sent.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { reply, submissionIn, well } from './support/endpoint.ts';
import { answers, goTo, headingOf, person } from './support/person.ts';
import { listen, type Answer } from './support/server.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import { press, rootOf, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);

/** A visitor at the ideas of a form whose directory answers so; on another origin than the page if `apart`. */
async function atIdeas(t: TestContext, answer: Answer, apart = false) {
  const other = await listen(answer);
  t.after(other.end);
  const site = await openSite({
    '/': pageWith({ ...configuration, directory: apart ? `${other.address}/services` : '/services' }),
    '/services': answer, '/api/submissions': well,
  });
  t.after(site.end);
  const visitor = await visit(await browser.get(), `${site.address}/`);
  t.after(visitor.end);
  await goTo(visitor.page, 'ideas', { withIdeas: false });
  return { site, ...visitor };
}

const lists = (contents: readonly unknown[]): object => ({ total_items: contents.length, total_pages: 1, page_number: 1, size: contents.length, first_page: true, last_page: true, empty: contents.length === 0, contents });
const noIdeas = /\bNaN\b|\bundefined\b|\bnull\b|\[object/;

/** The ways that a directory is of no use, and the first words that the person reads then. */
const useless: readonly { readonly name: string; readonly answer: Answer; readonly key: string; readonly apart?: boolean; readonly withinMs?: number }[] = [
  // The widget waits 15 seconds.
  { name: 'never answers', answer: () => undefined, key: 'ideas.unreachable', withinMs: 20_000 },
  { name: 'begins to answer and stops', answer: (_got, response) => { response.writeHead(200, { 'content-type': 'application/json' }).write('{"contents": ['); }, key: 'ideas.unreachable', withinMs: 20_000 },
  { name: 'is a web page', answer: (_got, response) => { reply(response, 200, '<!doctype html><title>Directory</title>'); }, key: 'ideas.unreachable' },
  { name: 'is over 10 MB', answer: (_got, response) => { reply(response, 200, JSON.stringify(lists([{ id: 'one', name: 'x'.repeat(10 * 1024 * 1024) }])), { 'content-type': 'application/json' }); }, key: 'ideas.unreachable' },
  { name: 'answers 500', answer: (_got, response) => { reply(response, 500, {}); }, key: 'ideas.unreachable' },
  { name: 'is some other JSON', answer: (_got, response) => { reply(response, 200, { hello: [null, { contents: 1 }] }); }, key: 'ideas.unreachable' },
  { name: 'does not let other sites read it', answer: (_got, response) => { response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(lists([]))); }, key: 'ideas.unreachable', apart: true },
  { name: 'is empty', answer: (_got, response) => { reply(response, 200, lists([])); }, key: 'ideas.none' },
];

describe('a directory', { skip: noBrowser, concurrency: 3 }, () => {
  for (const { name, answer, key, apart, withinMs = 10_000 } of useless) {
    test(`that ${name} is told of, and the journey goes on to Send`, { timeout: 60_000 }, async t => {
      const { site, page, thrown } = await atIdeas(t, answer, apart);
      await says(page, words(key), withinMs);
      await says(page, words(`${key}-way-on`));
      await says(page, words('ideas.join-call'));
      assert.doesNotMatch(await shown(page), noIdeas);
      await goTo(page, 'check', { withIdeas: false });
      await press(page, words('check.send'));
      await standsAt(page, words('sent.heading'));
      const submission = submissionIn(site.posts()[0]!);
      assert.deepEqual(submission.body.answers, answers);
      assert.deepEqual(submission.body.ideas, []);
      assert.deepEqual(thrown, []);
    });
  }

  test('that is well again is read when the person presses "Try again"', { timeout: 60_000 }, async t => {
    const demo = readFileSync(join(import.meta.env.ROOT, 'dist/demo/directory.json'), 'utf8');
    const { page } = await atIdeas(t, (_got, response, time) => { if (time === 1) reply(response, 503, {}); else reply(response, 200, demo, { 'content-type': 'application/json' }); });
    await says(page, words('ideas.unreachable'));
    await press(page, words('ideas.try'));
    await says(page, words('ideas.why'));
  });

  const real = join(import.meta.env.ROOT, '../shared/data/openreferral/feeds-real/oruk3_from_real_uk_places.json');
  const missing = existsSync(real) || process.env['CI'] === 'true' ? false : 'the list of real places is not beside this project';
  test('of 7.4 MB of real places gives ideas or says that there are none, and no broken word or link', { skip: missing, timeout: 90_000 }, async t => {
    const text = readFileSync(real, 'utf8');
    const { site, page, thrown } = await atIdeas(t, (_got, response) => { reply(response, 200, text, { 'content-type': 'application/json' }); });
    await page.waitForFunction(looking => !document.querySelector('what-matters')!.shadowRoot!.textContent.includes(looking), { timeout: 30_000 }, words('ideas.looking'));
    for (let more = true; more;) {
      more = await (await rootOf(page)).evaluate((root, name) => {
        const button = [...root.querySelectorAll<HTMLElement>('.step button')].find(one => one.textContent.trim() === name);
        button?.click();
        return button !== undefined;
      }, words('ideas.more'));
    }
    const cards = await (await rootOf(page)).evaluate(root => {
      root.querySelectorAll('details').forEach(one => { one.open = true; });
      return { count: root.querySelectorAll('.idea:not(.person)').length, links: [...root.querySelectorAll<HTMLAnchorElement>('.step a')].map(({ href }) => href) };
    });
    t.diagnostic(`${cards.count} ideas, ${cards.links.length} links`);
    const read = await shown(page);
    assert.doesNotMatch(read, noIdeas);
    if (cards.count === 0) assert.ok(read.includes(words('ideas.none')));
    for (const link of cards.links) assert.match(link, /^(?:mailto:[^\s@,;?]+@[^\s@,;?]+\.[^\s@,;?]+|tel:\+?\d{3,15}|https:\/\/[^\s/]+\.[^\s]*)$/);
    await goTo(page, 'check', { withIdeas: false });
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    assert.equal(submissionIn(site.posts()[0]!).body.ideas.length, cards.count);
    assert.deepEqual(thrown, []);
  });

  test('on another origin is asked for without cookie, referrer or a word of the person', { timeout: 60_000 }, async t => {
    let seen: { path: string; headers: string } | undefined;
    const { page } = await atIdeas(t, (got, response) => { seen = { path: got.path, headers: JSON.stringify(got.headers) }; reply(response, 200, lists([])); }, true);
    await says(page, words('ideas.none'));
    assert.equal(seen!.path, '/services');
    assert.doesNotMatch(seen!.headers, /cookie|referer|NW1|music|choir/i);
    await standsAt(page, headingOf('ideas'));
    assert.ok(!(await shown(page)).includes(person.name));
  });
});
