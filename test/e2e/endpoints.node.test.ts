// Endpoints that are not ours: each format brings a submission that the endpoint can use, exactly once.
import assert from 'node:assert/strict';
import { after, describe, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { Submission } from '../../src/core/submission.ts';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { receiptFor, reference, reply, submissionIn, well } from './support/endpoint.ts';
import { answers, goTo, person } from './support/person.ts';
import { listen, type Answer } from './support/server.ts';
import { configuration, openSite, pageOf, pageWith } from './support/site.ts';
import { press, rootOf, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);

/** A site whose form sends to a stub on another origin, with a visitor at the check page. */
async function atCheck(t: TestContext, answer: Answer, config: object = {}) {
  const stub = await listen(answer);
  t.after(stub.end);
  const site = await openSite({ '/': pageWith({ ...configuration, endpoint: `${stub.address}/hook`, ...config }) });
  t.after(site.end);
  const visitor = await visit(await browser.get(), `${site.address}/`);
  t.after(visitor.end);
  await goTo(visitor.page, 'check');
  return { stub, ...visitor };
}

/** A site that sends by itself: `script` stands in its page and sets the function. */
async function atCheckWithDeliver(t: TestContext, script: string) {
  const { endpoint: _none, ...config } = configuration;
  const site = await openSite({ '/': pageOf({ inside: `<script type="application/json">${JSON.stringify(config)}</script>` }).replace('</body>', `<script>window.taken = []; document.querySelector('what-matters').deliver = ${script};</script></body>`) });
  t.after(site.end);
  const visitor = await visit(await browser.get(), `${site.address}/`);
  t.after(visitor.end);
  await goTo(visitor.page, 'check');
  return { ...visitor, taken: () => visitor.page.evaluate(() => (window as unknown as { taken: string[] }).taken) };
}

const send = (page: Page) => press(page, words('check.send'));
const settings = { timeout: 60_000 } as const;

describe('an endpoint that is not ours', { skip: noBrowser, concurrency: 2 }, () => {
  test('of format json gets the submission once, its id as Idempotency-Key, and its receipt is shown', settings, async t => {
    const { stub, page, thrown } = await atCheck(t, well);
    await send(page);
    await standsAt(page, words('sent.heading'));
    await says(page, reference);
    const [got, ...others] = stub.posts();
    assert.deepEqual(others, []);
    assert.equal(got!.headers['content-type'], 'application/json');
    const submission = submissionIn(got!);
    assert.equal(got!.headers['idempotency-key'], `"${submission.id}"`);
    assert.deepEqual(submission.body.answers, answers);
    assert.equal(got!.headers.cookie, undefined);
    assert.equal(got!.headers.referer, undefined);
    assert.deepEqual(thrown, []);
  });

  test('of format simple is never asked first: it gets the same JSON as plain text', settings, async t => {
    const { stub, page } = await atCheck(t, (got, response) => { reply(response, got.method === 'POST' ? 200 : 405, got.method === 'POST' ? receiptFor(got) : ''); }, { format: 'simple' });
    await send(page);
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(stub.got.map(({ method }) => method), ['POST']);
    assert.match(stub.posts()[0]!.headers['content-type']!, /^text\/plain/);
    assert.deepEqual(submissionIn(stub.posts()[0]!).body.answers, answers);
  });

  test('of format simple may answer by a redirect, as the scripts of spreadsheets do', settings, async t => {
    let kept: object = {};
    const { stub, page } = await atCheck(t, (got, response) => {
      if (got.method === 'POST') { kept = receiptFor(got); reply(response, 302, '', { location: '/echo' }); } else reply(response, 200, kept);
    }, { format: 'simple' });
    await send(page);
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(stub.got.map(({ method, path }) => `${method} ${path}`), ['POST /hook', 'GET /echo']);
  });

  test('of format form, without a receipt, gets readable fields, and the words are "passed on", not "we have"', settings, async t => {
    const { stub, page } = await atCheck(t, (_got, response) => { reply(response, 200, '<p>Thank you!</p>'); }, { format: 'form', receipt: 'none' });
    await send(page);
    await standsAt(page, words('passed-on.heading'));
    assert.ok(!(await shown(page)).includes(words('sent.heading')));
    assert.deepEqual(stub.got.map(({ method }) => method), ['POST']);
    const [got] = stub.posts();
    assert.match(got!.headers['content-type']!, /^application\/x-www-form-urlencoded/);
    const fields = Object.fromEntries(new URLSearchParams(got!.body));
    assert.equal(fields['name'], person.name);
    assert.equal(fields['matters'], `${words('areas.music')}; ${words('areas.outdoors')}`);
    assert.equal(fields['interests-music'], `${words('interests.choir')}; ${words('interests.listen')}`);
    assert.equal(fields['contact'], `${person.email}; ${words('contact.email-safe.yes')}`);
    assert.equal(fields['more'], person.more.replace('\n', '\r\n'));
    assert.equal(fields['consent-help-me'], 'yes');
    assert.ok(fields['idea-1']);
    assert.match(fields['id']!, /^[0-9a-f-]{36}$/);
  });

  for (const hurried of ['a double click', 'Enter and a click together', 'two clicks before anything is drawn'] as const) {
    test(`gets one submission from ${hurried}`, settings, async t => {
      // The answer comes late enough for a second press to fall between.
      const { stub, page } = await atCheck(t, (got, response, time) => { setTimeout(() => { well(got, response, time); }, 300); });
      const { x, y } = await (await rootOf(page)).evaluate(async root => {
        // The form moves to the top of a new page in the frame after it: what is measured before that is somewhere else then.
        for (const _frame of [1, 2]) await new Promise(requestAnimationFrame);
        const button = root.querySelector<HTMLElement>('.actions .btn.main')!;
        button.scrollIntoView({ block: 'center', behavior: 'instant' });
        button.focus();
        const { left, top, width, height } = button.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      });
      if (hurried === 'a double click') await page.mouse.click(x, y, { count: 2 });
      else if (hurried === 'Enter and a click together') await Promise.all([page.keyboard.press('Enter'), page.mouse.click(x, y)]);
      else await (await rootOf(page)).evaluate(root => { for (const _time of [1, 2]) root.querySelector<HTMLElement>('.actions .btn.main')!.click(); });
      await standsAt(page, words('sent.heading'));
      assert.equal(stub.posts().length, 1);
    });
  }
});

describe('a site’s own deliver function', { skip: noBrowser, concurrency: 2 }, () => {
  test('that returns a receipt is believed', settings, async t => {
    const { page, taken } = await atCheckWithDeliver(t, `async submission => { taken.push(JSON.stringify(submission)); return { id: submission.id, reference: '${reference}', receivedAt: new Date().toISOString() }; }`);
    await send(page);
    await standsAt(page, words('sent.heading'));
    await says(page, reference);
    const [one, ...others] = await taken();
    assert.deepEqual(others, []);
    assert.deepEqual((JSON.parse(one!) as Submission).body.answers, answers);
  });

  test('that returns nothing has the answers passed on', settings, async t => {
    const { page } = await atCheckWithDeliver(t, 'submission => { taken.push(submission.id); }');
    await send(page);
    await standsAt(page, words('passed-on.heading'));
  });

  test('that throws is called again with the same submission, even if it changed what it was given', settings, async t => {
    const { page, taken } = await atCheckWithDeliver(t, "submission => { taken.push(JSON.stringify(submission)); try { submission.body.answers = {}; } catch {} if (taken.length < 2) throw new Error('not now'); return { id: submission.id, reference: 'R', receivedAt: '' }; }");
    await send(page);
    await standsAt(page, words('held.heading'));
    assert.match(await shown(page), /Quimby/);
    await press(page, words('held.try-now'));
    await standsAt(page, words('sent.heading'));
    const [first, second] = await taken();
    assert.equal(second, first);
  });
});
