// Whatever an endpoint does wrong: nobody reads "We have your answers" without a receipt, the answers stay, and they arrive once it is well.
import assert from 'node:assert/strict';
import { after, describe, test, type TestContext } from 'node:test';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { asked, receiptFor, reference, reply, submissionIn, well } from './support/endpoint.ts';
import { answers, goTo, headingOf } from './support/person.ts';
import { freePort, listen, type Answer, type Server } from './support/server.ts';
import { configuration, openSite, pageWith } from './support/site.ts';
import { press, rootOf, says, shown, standsAt } from './support/widget.ts';
import { words } from './support/words.ts';

const browser = oneBrowser();
after(browser.end);

/** The waits between tries are drawn at random. Drawn long, the next try is one that the person asks for; nothing else uses chance. */
const waitLong = () => { Math.random = () => 0.999; };

/** A visitor who pressed Send, with a form that sends to this address. */
async function pressesSend(t: TestContext, endpoint: string) {
  const site = await openSite({ '/': pageWith({ ...configuration, endpoint }) });
  t.after(site.end);
  const visitor = await visit(await browser.get(), `${site.address}/`, { before: waitLong });
  t.after(visitor.end);
  await (await rootOf(visitor.page)).evaluate((root, wanted) => {
    // Even for a moment: looked at after every change of the page. The sentence stands elsewhere too, so it is the heading that counts.
    const look = () => { if (root.querySelector('.step .h')?.textContent.trim() === wanted) document.documentElement.dataset['saidSent'] = 'yes'; };
    new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
  }, words('sent.heading'));
  await goTo(visitor.page, 'check');
  await press(visitor.page, words('check.send'));
  const saidSent = () => visitor.page.evaluate(() => document.documentElement.dataset['saidSent'] === 'yes');
  return { ...visitor, saidSent };
}

/** An endpoint that does wrong until it is put right. */
async function faulty(t: TestContext, wrong: Answer): Promise<Server & { readonly mend: () => void }> {
  let mended = false;
  const stub = await listen((got, response, time) => { (mended ? well : asked(wrong))(got, response, time); });
  t.after(stub.end);
  return { ...stub, mend: () => { mended = true; } };
}

/** Faults that pass: what the endpoint does, and what the page says besides "Not sent yet". */
const passing: readonly { readonly name: string; readonly wrong: Answer; readonly says: readonly string[]; readonly withinMs?: number }[] = [
  { name: 'answers 200 with a web page, as a captive portal does', wrong: (_got, response) => { reply(response, 200, '<title>Welcome to our Wi-Fi</title>'); }, says: [words('held.next_other', 'en', { count: 2 }), words('held.site-fault')] },
  { name: 'answers 500', wrong: (_got, response) => { reply(response, 500, { message: 'no' }); }, says: [words('held.soon')] },
  { name: 'answers 503 and asks for ten minutes', wrong: (_got, response) => { reply(response, 503, '', { 'retry-after': '600', 'access-control-expose-headers': 'retry-after' }); }, says: [words('held.next_other', 'en', { count: 10 })] },
  { name: 'answers nothing at all', wrong: () => undefined, says: [words('held.soon')], withinMs: 45_000 },
  { name: 'answers 403, as a firewall does', wrong: (_got, response) => { reply(response, 403, 'Forbidden'); }, says: [words('held.next_other', 'en', { count: 2 }), words('held.site-fault')] },
  { name: 'answers with a receipt for another id', wrong: (got, response) => { reply(response, 201, { ...receiptFor(got), id: '00000000-0000-4000-8000-000000000000' }); }, says: [words('held.site-fault')] },
  { name: 'answers with a redirect', wrong: (got, response) => { reply(response, got.path === '/hook' ? 307 : 200, '', { location: '/elsewhere' }); }, says: [words('held.soon')] },
  { name: 'answers 409 without a receipt', wrong: (_got, response) => { reply(response, 409, { message: 'busy' }); }, says: [words('held.soon')] },
  { name: 'breaks off in the middle of its receipt', wrong: (_got, response) => { response.writeHead(201, { 'access-control-allow-origin': '*', 'content-length': '200' }); response.write('{"id": "'); setTimeout(() => { response.destroy(); }, 50); }, says: [words('held.soon')] },
];

describe('an endpoint', { skip: noBrowser, concurrency: 3 }, () => {
  // The longest first: the others run beside it.
  for (const { name, wrong, says: lines, withinMs = 15_000 } of [...passing].sort((a, b) => (b.withinMs ?? 0) - (a.withinMs ?? 0))) {
    test(`that ${name} is told apart from one that has the answers, and gets the same bytes when it is well`, { timeout: 90_000 }, async t => {
      const stub = await faulty(t, wrong);
      const { page, saidSent, thrown } = await pressesSend(t, `${stub.address}/hook`);
      await standsAt(page, words('held.heading'), withinMs);
      const text = await shown(page);
      for (const line of [words('waiting.body'), ...lines]) assert.ok(text.includes(line), `"${line}" should be in: ${text}`);
      assert.match(text, /Siân Ó Briain-Quimby/);
      assert.equal(await saidSent(), false);
      const before = stub.posts().length;
      stub.mend();
      await press(page, words('held.try-now'));
      await standsAt(page, words('sent.heading'));
      await says(page, reference);
      assert.equal(await saidSent(), true, 'or the watch is blind');
      assert.equal(stub.posts().length, before + 1);
      assert.deepEqual([...new Set(stub.posts().map(({ body }) => body))], [stub.posts()[0]!.body], 'the bytes never change');
      assert.deepEqual([...new Set(stub.posts().map(({ headers }) => headers['idempotency-key']))], [`"${submissionIn(stub.posts()[0]!).id}"`]);
      assert.deepEqual(submissionIn(stub.posts()[0]!).body.answers, answers);
      assert.ok(stub.got.every(({ path }) => path === '/hook'), 'a redirect is not followed');
      assert.deepEqual(thrown, []);
    });
  }

  test('that nobody listens at gets the answers once it is up', { timeout: 60_000 }, async t => {
    const port = await freePort();
    const { page, saidSent } = await pressesSend(t, `http://127.0.0.1:${port}/hook`);
    await standsAt(page, words('held.heading'));
    assert.equal(await saidSent(), false);
    const stub = await listen(well, port);
    t.after(stub.end);
    await press(page, words('held.try-now'));
    await standsAt(page, words('sent.heading'));
    assert.deepEqual(stub.posts().map(post => submissionIn(post).body.answers), [answers]);
  });

  test('that fails for a while is tried again without anybody pressing, with the same bytes', { timeout: 60_000 }, async t => {
    const stub = await listen(asked((got, response, time) => { if (time < 3) reply(response, 500); else well(got, response, time); }));
    t.after(stub.end);
    const { page } = await pressesSend(t, `${stub.address}/hook`);
    await stub.hasPosts(3, 30_000);
    await standsAt(page, words('sent.heading'));
    assert.equal(new Set(stub.posts().map(({ body }) => body)).size, 1);
  });

  test('that does not take some answers has the person look at them again, and gets them under a new id', { timeout: 60_000 }, async t => {
    const stub = await faulty(t, (_got, response) => { reply(response, 422, { message: 'no', errors: [{ field: 'body.answers.contact.value', problem: 'shape' }, { field: 'form', problem: 'unknown' }] }); });
    const { page, saidSent } = await pressesSend(t, `${stub.address}/hook`);
    await standsAt(page, words('attention.heading'));
    const text = await shown(page);
    for (const line of [words('attention.body'), `${words('attention.fields')} ${words('pages.contact.heading')}`, words('attention.call')]) assert.ok(text.includes(line), `"${line}" should be in: ${text}`);
    assert.equal(await saidSent(), false);
    stub.mend();
    await press(page, words('attention.amend'));
    await standsAt(page, headingOf('check'));
    assert.match(await shown(page), /sian\.quimby@example\.org/);
    await press(page, words('check.send'));
    await standsAt(page, words('sent.heading'));
    const [first, second, ...others] = stub.posts().map(submissionIn);
    assert.deepEqual(others, []);
    assert.notEqual(second!.id, first!.id);
    assert.deepEqual(second!.body, first!.body);
  });

  test('that has closed is not tried again, and the person can copy their answers and call', { timeout: 60_000 }, async t => {
    const stub = await faulty(t, (_got, response) => { reply(response, 410); });
    const { page, saidSent } = await pressesSend(t, `${stub.address}/hook`);
    await standsAt(page, words('closed.heading'));
    const text = await shown(page);
    for (const line of [words('closed.body'), words('held.copy'), words('held.print'), 'sian.quimby@example.org']) assert.ok(text.includes(line), `"${line}" should be in: ${text}`);
    assert.ok(!text.includes(words('held.try-now')));
    assert.equal(await saidSent(), false);
    assert.equal(stub.posts().length, 1);
  });
});
