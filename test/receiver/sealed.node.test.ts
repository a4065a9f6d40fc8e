// Sealed submissions in the receiver, which can open none of them, and what the script of the inbox makes of them.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { canonicalJson } from '../../src/core/canonical.ts';
import { everythingAsCsv } from '../../src/receiver/inbox/browser/everything.ts';
import { openStored, readKeyFile } from '../../src/receiver/inbox/browser/opening.ts';
import { csvOf } from '../../src/receiver/inbox/csv.ts';
import { englishOf } from '../../src/receiver/inbox/english.ts';
import { row } from '../../src/receiver/inbox/list-view.ts';
import { readStored } from '../../src/receiver/inbox/read-stored.ts';
import { submissionContent } from '../../src/receiver/inbox/submission-view.ts';
import { tidyUp } from '../../src/receiver/retention.ts';
import type { StoredSubmission } from '../../src/receiver/store.ts';
import type { Submission } from '../../src/core/submission.ts';
import { idOf, receiverFixture, submission, wholeReferral } from './fixtures.ts';
import { holder, sealFor, type Holder } from './sealing.ts';

let ann: Holder;
let ben: Holder;
let eve: Holder;
before(async () => { [ann, ben, eve] = await Promise.all([holder('ann-2026'), holder('ben-2026'), holder('eve')]); });

async function inboxWith(...some: readonly object[]) {
  const fixture = await receiverFixture();
  for (const one of some) assert.equal((await fixture.post(one)).status, 201);
  const { cookie } = await fixture.signIn();
  const show = async (path: string) => (await fixture.call(path, { headers: { cookie } })).text();
  const submit = async (path: string, fields: Record<string, string>) => (await fixture.submitForm(path, fields, { cookie })).text();
  return { ...fixture, cookie, show, submit };
}
const storedOf = (text: string): StoredSubmission => ({ id: idOf(1), fingerprint: '', reference: 'K7M4-2QX9', receivedAt: '2026-11-22T14:05:00.000Z', text, state: 'new' });
const stored = async (given: Submission = wholeReferral()) => storedOf(JSON.stringify(await sealFor(given, ann, ben)));

describe('a sealed submission, sent', () => {
  it('is stored once, with a receipt, and refused under the same id with other bytes', async () => {
    const { post, store } = await receiverFixture();
    const sealed = await sealFor(submission(), ann, ben);
    const first = await post(sealed);
    assert.equal(first.status, 201);
    const again = await post(sealed);
    assert.equal(again.status, 200);
    assert.deepEqual(await again.json(), await first.json());
    assert.equal((await post(await sealFor(submission(), ann, ben))).status, 422);
    assert.deepEqual(JSON.parse((await store.read(idOf(1)))!.text), sealed);
  });

  it('is taken in every size, the largest too', async () => {
    const { post } = await receiverFixture();
    const texts = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, { at: 'answered' as const, value: 'x'.repeat(3500) }]));
    for (const [at, count] of [0, 1, 2, 4, 9].entries()) assert.equal((await post(await sealFor(submission({ id: idOf(at), body: { answers: texts(count), ideas: [], scores: [], consents: [] } }), ann, ben))).status, 201, String(count));
  });

  it('is refused by name of field when it has another size, shape or number of recipients, and nothing of it is repeated', async () => {
    const { post } = await receiverFixture();
    const whole = await sealFor(submission(), ann, ben);
    const { kid, enc, ct } = whole.sealed;
    const wrongs: readonly (readonly [object, string])[] = [
      [{ kid, enc, ct: ct.slice(4) }, 'sealed.ct'], [{ kid, enc, ct: `${ct}AAAA` }, 'sealed.ct'], [{ kid, enc, ct: `=${ct.slice(1)}` }, 'sealed.ct'], [{ kid, enc: enc.slice(4), ct }, 'sealed.enc'],
      [{ kid: ['ann-2026'], enc, ct }, 'sealed.kid'], [{ kid: [...kid, 'three'], enc, ct }, 'sealed.enc'], [{ kid: ['A', 'b'], enc, ct }, 'sealed.kid.0'], [{ kid, enc, ct, body: 1 }, 'sealed.body'], [{ kid, enc }, 'sealed.ct'],
    ];
    for (const [sealed, field] of wrongs) {
      const response = await post({ ...whole, sealed });
      assert.equal(response.status, 422, field);
      const text = await response.text();
      assert.ok((JSON.parse(text) as { errors: { field: string }[] }).errors.some(one => one.field === field), text);
      assert.doesNotMatch(text, /ann-2026/);
    }
    for (const more of [{ body: submission().body }, { nickname: 'x' }]) assert.equal((await post({ ...whole, ...more })).status, 422);
  });
});

describe('the inbox with sealed ones, on the server', () => {
  it('shows of them what stands outside, and nothing that they said', async () => {
    const { show } = await inboxWith(await sealFor(wholeReferral({ language: 'cy' }), ann, ben));
    for (const path of ['/inbox', `/inbox/submissions/${idOf(1)}`]) {
      const html = await show(path);
      assert.match(html, /Sealed for the keys ann-2026 and ben-2026/);
      assert.match(html, /Filled in by someone else[.,] [Ii]n Welsh/);
      assert.match(html, /Only somebody with a key file can read what they wrote/);
      assert.match(html, /To open it, this page needs its script/);
      assert.doesNotMatch(html, /Lopez|7946|Another version|cannot read this one/);
    }
    assert.match(await show(`/inbox/submissions/${idOf(1)}`), /<dt>Area scheme<\/dt><dd>north<\/dd>/);
  });

  it('lets the script reach the server from a list with something sealed in it, and from no other page', async () => {
    const { call, cookie } = await inboxWith(await sealFor(submission(), ann, ben));
    const policyOf = async (path: string) => (await call(path, { headers: { cookie } })).headers.get('content-security-policy')!;
    assert.match(await policyOf('/inbox'), /; connect-src 'self'$/);
    for (const path of ['/inbox?state=closed', `/inbox/submissions/${idOf(1)}`, '/inbox/search', '/inbox/sign-in']) assert.doesNotMatch(await policyOf(path), /connect-src/, path);
  });

  it('moves, deletes and forgets them like others', async () => {
    const { submit, store, clock } = await inboxWith(await sealFor(submission(), ann, ben), await sealFor(submission({ id: idOf(2) }), ann, ben), await sealFor(submission({ id: idOf(3) }), ann, ben));
    await submit(`/inbox/submissions/${idOf(1)}/state`, { state: 'contacted' });
    assert.equal((await store.read(idOf(1)))!.state, 'contacted');
    await submit(`/inbox/submissions/${idOf(2)}/delete`, {});
    assert.equal(await store.read(idOf(2)), undefined);
    await tidyUp(store, 1, clock.ms + 2 * 86_400_000);
    assert.equal(await store.read(idOf(3)), undefined);
  });

  it('finds them by reference, id and the names of their keys only, never by their letters, and says how many it could not look into', async () => {
    const sealed = await sealFor(submission(), ann, ben);
    const { submit, store } = await inboxWith(sealed, await sealFor(submission({ id: idOf(2) }), ann, ben), submission({ id: idOf(3) }));
    const byName = await submit('/inbox/search', { q: 'Example person' });
    assert.match(byName, /We found 1 person/);
    assert.match(byName, /2 sealed ones were not searched/);
    const nobody = await submit('/inbox/search', { q: sealed.sealed.ct.slice(20, 30) });
    assert.match(nobody, /We found nobody/);
    assert.match(nobody, /2 sealed ones were not searched/);
    const { reference } = (await store.read(idOf(1)))!;
    const byReference = await submit('/inbox/search', { q: reference });
    assert.match(byReference, /We found 1 person/);
    assert.match(byReference, /1 sealed one was not searched/);
    assert.match(byReference, /id="sealed-controls"/);
    assert.match(await submit('/inbox/search', { q: 'Ann 2026' }), /We found 2 people/);
  });

  it('says nothing of sealed ones where there are none', async () => {
    const { show, submit } = await inboxWith(submission());
    for (const html of [await show('/inbox'), await show(`/inbox/submissions/${idOf(1)}`), await submit('/inbox/search', { q: 'Example' })]) assert.doesNotMatch(html, /[Ss]ealed/);
  });

  it('has a row for each in the spreadsheet, with a column that says so', async () => {
    const { show } = await inboxWith(await sealFor(wholeReferral(), ann, ben), submission({ id: idOf(2) }));
    const [head, ...rows] = (await show('/inbox/export.csv')).trim().split('\r\n');
    assert.match(head!, /,id,sealed,/);
    // No cell of it holds a comma: what does is sealed.
    const cells = rows.find(one => one.includes(idOf(1)))!.split(',');
    const told = Object.fromEntries(head!.split(',').flatMap((column, at) => (cells[at] ? [[column, cells[at]]] : [])));
    assert.deepEqual(Object.keys(told), ['reference', 'received', 'state', 'form', 'scheme', 'journey', 'language', 'filled in by', 'id', 'sealed']);
    assert.equal(told['sealed'], 'yes');
    assert.match(rows.find(one => one.includes(idOf(2)))!, /0b6f0000-0000-4000-8000-000000000002,,/);
  });

  it('has no record file of one, and gives everything only to whoever is signed in', async () => {
    const { call, cookie, store } = await inboxWith(await sealFor(submission(), ann, ben));
    assert.equal((await call(`/inbox/submissions/${idOf(1)}/record.json`, { headers: { cookie } })).status, 404);
    assert.equal((await call('/inbox/everything.json')).status, 302);
    const everything = await (await call('/inbox/everything.json', { headers: { cookie } })).json() as readonly StoredSubmission[];
    assert.deepEqual(everything.map(({ id }) => id), [idOf(1)]);
    assert.deepEqual(await (await call(`/inbox/everything.json?before=${idOf(1)}`, { headers: { cookie } })).json(), []);
    assert.equal((await store.audit({ limit: 10, what: 'exported' })).length, 1);
  });
});

describe('opening, in the browser of somebody with a key', () => {
  it('shows with either key the very list row and page that an unsealed one has', async () => {
    const whole = wholeReferral();
    const plain = storedOf(canonicalJson(whole));
    const say = englishOf('Heath Lane');
    for (const { key } of [ann, ben]) {
      const opened = await openStored(await stored(whole), [key]);
      assert.equal(opened.at, 'open');
      if (opened.at !== 'open') return;
      assert.deepEqual(readStored(opened.stored), whole);
      assert.equal(String(row(opened.stored, 0)), String(row(plain, 0)));
      const page = { changes: [], nowMs: 0, who: 'Priya', say, organisation: 'Heath Lane' };
      assert.equal(String(submissionContent({ ...page, stored: opened.stored })), String(submissionContent({ ...page, stored: plain })));
      assert.match(String(submissionContent({ ...page, stored: opened.stored })), /Maria Lopez[\s\S]*For the record[\s\S]*SNOMED/);
    }
  });

  it('says in one sentence why something stays shut', async () => {
    const one = await stored();
    const why = async (given: StoredSubmission, ...holders: readonly Holder[]) => { const opened = await openStored(given, holders.map(({ key }) => key)); return opened.at === 'open' ? '' : opened.why; };
    assert.equal(await why(one, eve), 'It was sealed for ann-2026 and ben-2026, and not for eve.');
    assert.match(await why(one, { ...eve, key: { ...eve.key, kid: 'ann-2026' } }), /^The key ann-2026 does not open it\. Either this is another key of the same name, or it was changed on the way\.$/);
    const sealed = JSON.parse(one.text) as Awaited<ReturnType<typeof sealFor>>;
    assert.match(await why(storedOf(JSON.stringify({ ...sealed, scheme: 'south' })), ann), /does not open it\. Either/);
    const { ct } = sealed.sealed;
    assert.match(await why(storedOf(JSON.stringify({ ...sealed, sealed: { ...sealed.sealed, ct: `${ct.slice(0, 99)}${ct[99] === 'A' ? 'B' : 'A'}${ct.slice(100)}` } })), ann), /The key ann-2026 is right, but what was sealed was damaged/);
    assert.equal(await why(one, eve, ben), '');
  });

  it('shows what fits no form as plain text, and never takes it for a submission', async () => {
    const whole = submission();
    const strange: readonly unknown[] = [{ hello: '<b>' }, [], 7, null, 'text', whole, { ...whole.body, nickname: '<img src=x>' }, { ...whole.body, answers: { name: { at: 'answered', value: 7 } } }, await sealFor(whole, ann, ben)];
    for (const body of strange) {
      const opened = await openStored(storedOf(JSON.stringify(await sealFor({ ...whole, body: body as never }, ann, ben))), [ann.key]);
      assert.equal(opened.at, 'strange', JSON.stringify(body));
      if (opened.at !== 'strange') return;
      assert.equal(readStored(opened.stored), undefined);
      const html = String(submissionContent({ stored: opened.stored, changes: [], nowMs: 0, who: 'x', say: englishOf() }));
      assert.match(html, /This is all of it, as it came/);
      assert.doesNotMatch(html, /<b>&|<img|"><b>|<b></);
    }
    const deep = await sealFor({ ...whole, body: JSON.parse('['.repeat(500) + ']'.repeat(500)) as never }, ann, ben);
    assert.equal((await openStored(storedOf(JSON.stringify(deep)), [ann.key])).at, 'strange');
  });

  it('writes the spreadsheet that it would write of unsealed ones, and counts what stays shut', async () => {
    const plain = [wholeReferral(), submission({ id: idOf(2) }), submission({ id: idOf(3) })];
    const kept = (texts: readonly string[]): readonly StoredSubmission[] => texts.map((text, at) => ({ ...storedOf(text), id: plain[at]!.id, reference: `R${at}` }));
    const unsealed = kept(plain.map(one => canonicalJson(one)));
    const sealed = kept([JSON.stringify(await sealFor(plain[0]!, ann, ben)), JSON.stringify(await sealFor(plain[1]!, eve, ben)), canonicalJson(plain[2]!)]);
    let reads = 0;
    const read = (all: readonly StoredSubmission[]) => async (before: string | undefined) => { reads++; return before === undefined ? all : []; };
    const csv = async (all: readonly StoredSubmission[]) => { let text = ''; for await (const piece of csvOf({ list: async ({ before }) => read(all)(before) }, englishOf('Heath Lane'))) text += piece; return text; };
    const expected = await csv(unsealed);
    reads = 0;
    const both = await everythingAsCsv(read(sealed), [ben.key], 'Heath Lane');
    assert.equal(both.pieces.join(''), expected);
    assert.deepEqual([both.rows, both.shut, reads], [3, 0, 2]);
    const one = await everythingAsCsv(read(sealed), [ann.key], undefined);
    assert.deepEqual([one.rows, one.shut], [3, 1]);
    assert.match(one.pieces.join(''), /Lopez/);
    await assert.rejects(everythingAsCsv(async () => { throw new TypeError('signed out'); }, [ann.key], undefined));
  });
});

describe('a key file', () => {
  const read = (value: unknown) => readKeyFile('my.json', typeof value === 'string' ? value : JSON.stringify(value));
  it('is read, and gives its private part to nobody', async () => {
    const key = await read(ann.file);
    assert.ok(typeof key !== 'string');
    assert.equal(key.kid, 'ann-2026');
    assert.equal(key.pair.privateKey.extractable, false);
  });

  it('that is another file, or is damaged, is named in a sentence that repeats nothing of it', async () => {
    const { jwk } = ann.file;
    const { d: _private, ...open } = jwk;
    for (const wrong of ['', 'x', '{}', '[]', 'x'.repeat(9999), submission(), { ...ann.file, schema: 'other' }, { ...ann.file, kid: 'A B' }, { ...ann.file, jwk: open }, { ...ann.file, jwk: { ...jwk, crv: 'P-384' } }]) assert.equal(await read(wrong), '“my.json” is not a key file. A key file is what “what-matters keys” made.');
    for (const changed of [{ ...jwk, d: eve.file.jwk.d }, { ...jwk, x: eve.file.jwk.x }, { ...jwk, d: '_'.repeat(43) }]) assert.equal(await read({ ...ann.file, jwk: changed }), 'The key in “my.json” is damaged. Use the other copy of it.');
  });
});
