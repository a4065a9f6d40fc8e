import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Submission } from '../../src/core/submission.ts';
import { find, matcherOf } from '../../src/receiver/find.ts';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { answered, idOf, receiverFixture, submission, wholeReferral, withAnswers } from './fixtures.ts';

const stored = (one: Submission, reference = 'K7M4-2QX9') => ({ id: one.id, fingerprint: 'f', reference, receivedAt: '2026-11-22T14:00:00.000Z', text: JSON.stringify(one), state: 'new' as const });
const finds = (typed: string, one: Submission) => matcherOf(typed)?.(stored(one));

describe('finding people', () => {
  it('knows a reference and an id, however they are typed', () => {
    for (const typed of ['K7M4-2QX9', 'k7m42qx9', ' K7M4 2QX9 ', idOf(1), idOf(1).toUpperCase(), idOf(1).replaceAll('-', '')]) assert.equal(finds(typed, submission()), true, typed);
    for (const typed of ['K7M4', 'K7M4-2QX8', idOf(2), '0b6f']) assert.equal(finds(typed, submission()), false, typed);
  });

  it('knows every word of a name, in any order, with or without accents and capitals', () => {
    const maria = withAnswers({ name: answered({ first: 'María José', last: 'Núñez-O’Hara', called: 'Pepa' }) });
    for (const typed of ['maria', 'NUNEZ', 'núñez', 'jose maria', 'nunez maria', 'Pepa', "o'hara", 'pe']) assert.equal(finds(typed, maria), true, typed);
    for (const typed of ['mario', 'maria lopez', 'pepe']) assert.equal(finds(typed, maria), false, typed);
    assert.equal(finds('person example', submission()), true);
    assert.equal(finds('ana', wholeReferral()), true, 'who filled it in');
  });

  it('compares telephone numbers by their digits, with +44 as 0', () => {
    const with_ = (to: string) => withAnswers({ contact: answered({ by: 'phone', to, safe: 'yes' }) });
    for (const to of ['020 7946 0018', '+44 20 7946 0018', '0044 (0)20 7946 0018', '(020) 7946-0018', '44 2079460018']) {
      for (const typed of ['02079460018', '+442079460018', '0044 20 7946 0018', '020 7946 0018', '+44 (0)20 7946 0018', '7946 0018', '0018']) assert.equal(finds(typed, with_(to)), true, `${typed} for ${to}`);
      for (const typed of ['02079460019', '018 0', '+4420794600180']) assert.equal(finds(typed, with_(to)), false, `${typed} for ${to}`);
    }
    assert.equal(finds('1', with_('1')), undefined);
  });

  it('knows any part of an email, an address or another way', () => {
    const with_ = (by: string, to: string) => withAnswers({ contact: answered({ by, to, safe: 'yes' }) });
    assert.equal(finds('MARIA@', with_('email', 'maria@example.org')), true);
    assert.equal(finds('example road, nw5', with_('letter', '1 Example Road, NW5 1AB')), true);
    assert.equal(finds('example road nw5', with_('letter', '1 Example Road\nNW5 1AB')), true);
    assert.equal(finds('library', with_('other', 'Ask at the library')), true);
    assert.equal(finds('ana@example', wholeReferral()), true);
  });

  it('does not look at what people told in confidence', () => {
    for (const typed of ['sister', 'sing', 'choir', 'NW5', 'music', 'help-me', 'daughter', 'surgery']) assert.equal(finds(typed, wholeReferral()), false, typed);
  });

  it('looks at every answer of a journey of a site\'s own, and of what another version stored', () => {
    const own = { ...submission({ journey: { id: 'carers-check', version: '3' } }), body: { ...submission().body, answers: { 'your-name': answered('Margaret Example'), 'people': answered([{ who: 'Tom', phone: '+44 7700 900018' }]) } } };
    for (const typed of ['margaret', 'tom', '07700 900018']) assert.equal(finds(typed, own), true, typed);
    const older = { ...stored(submission()), text: '{"version":0,"person":{"name":"Margaret"}}' };
    assert.equal(matcherOf('margaret')!(older), true);
    assert.equal(matcherOf('margaret')!({ ...older, text: 'not JSON, Margaret' }), true);
  });

  it('asks for two letters or numbers at least', () => {
    for (const typed of ['', ' ', 'm', ' m ', '\u0301', '\u{1f3b6}']) assert.equal(matcherOf(typed), undefined, typed);
    for (const typed of ['li', '李明', '12']) assert.notEqual(matcherOf(typed), undefined, typed);
  });

  it('never has more of a large store in hand than a page', async () => {
    const whole = openLibsqlStore(':memory:');
    for (let at = 0; at < 3000; at++) await whole.add({ ...stored(withAnswers({ name: answered({ first: `Person ${at}` }) }, { id: idOf(at) }), `R-${at}`), receivedAt: new Date(Date.parse('2026-01-01T00:00:00Z') + at).toISOString() });
    let most = 0;
    const store: typeof whole = { ...whole, list: async page => { const found = await whole.list(page); most = Math.max(most, found.length); return found; } };
    const found = await find(store, matcherOf('person')!, { skip: 100, limit: 50 });
    assert.deepEqual([found.ids.length, new Set(found.ids).size, found.page.length, found.page[0]!.id, most <= 100], [3000, 3000, 50, idOf(2899), true]);
    assert.deepEqual((await find(store, matcherOf('person 2999')!, { skip: 0, limit: 50 })).ids, [idOf(2999)]);
  });
});

describe('the search page', () => {
  const open = async () => {
    const fixture = await receiverFixture();
    const { cookie } = await fixture.signIn();
    const press = async (path: string, fields: Record<string, string>) => fixture.submitForm(path, fields, { cookie });
    const look = async (q: string, more: Record<string, string> = {}) => (await press('/inbox/search', { q, ...more })).text();
    return { ...fixture, cookie, press, look };
  };
  const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!;

  it('sends what is looked for in the body of a form, so that no address and no audit has it', async () => {
    const { call, cookie, post, look, store } = await open();
    await post(submission());
    const page = await (await call('/inbox/search', { headers: { cookie } })).text();
    assert.match(page, /<form method="post" action="\/inbox\/search">/);
    const html = await look('Example');
    assert.match(html, /We found 1 person\./);
    assert.doesNotMatch(html, /(?:href|action)="[^"]*(?:Example|\?q=)/);
    assert.match(html, /<title>Find someone - Inbox<\/title>/);
    const lines = await store.audit({ limit: 9 });
    assert.deepEqual(lines.map(({ what, who }) => [what, who]), [['searched', 'Priya'], ['signed-in', 'Priya']]);
    assert.equal(JSON.stringify(lines).includes('Example'), false);
    assert.equal((await call('/inbox/search?q=Example', { headers: { cookie } })).status, 200);
    assert.doesNotMatch(await (await call('/inbox/search?q=Example', { headers: { cookie } })).text(), /Example person A/);
  });

  it('says kindly when nobody is found or too little was typed', async () => {
    const { look, press } = await open();
    assert.match(await look('nobody'), /We found nobody/);
    for (const q of ['', 'x', 'y'.repeat(5000)]) {
      const response = await press('/inbox/search', { q });
      assert.equal(response.status, 422, q.slice(0, 5));
      assert.match(await response.text(), /Write at least 2 letters or numbers/);
    }
  });

  it('turns pages over all who were found', async () => {
    const { post, look, clock } = await open();
    for (let at = 0; at < 120; at++) { clock.ms += 1000; await post(withAnswers({ name: answered({ first: `Person ${at}.` }) }, { id: idOf(at) })); }
    const names = (html: string) => [...html.matchAll(/<bdi>Person (\d+)\.<\/bdi>/g)].map(([, number]) => Number(number));
    const first = await look('person');
    assert.match(first, /We found 120 people\. These are 1 to 50\./);
    assert.match(first, /Delete all 120 of these/);
    assert.deepEqual([names(first)[0], names(first).length, /Newer/.test(first)], [119, 50, false]);
    const last = await look('person', { skip: '100' });
    assert.deepEqual([names(last), /Older/.test(last), /Newer/.test(last)], [Array.from({ length: 20 }, (_, at) => 19 - at), false, true]);
    for (const skip of ['-5', 'x', '1e99']) assert.equal(names(await look('person', { skip }))[0], 119);
  });

  it('deletes all that was found only after a page that asks, and only what that page counted', async () => {
    const { post, press, look, store } = await open();
    for (const at of [1, 2]) await post(submission({ id: idOf(at) }));
    await post(withAnswers({ name: answered('Somebody else') }, { id: idOf(3) }));
    await look('example person');
    const asked = await (await press('/inbox/search/delete', { q: 'example person' })).text();
    assert.match(asked, /Delete all 2 of these for good\?/);
    assert.equal((await store.counts()).new, 3);

    await post(submission({ id: idOf(4) }));
    const again = await press('/inbox/search/delete/all', { q: 'example person', mark: field(asked, 'mark') });
    assert.equal(again.status, 409);
    const html = await again.text();
    assert.match(html, /Nothing was deleted\. Please look again\..*Delete for good/s);
    assert.equal((await store.counts()).new, 4);

    const done = await press('/inbox/search/delete/all', { q: 'example person', mark: field(html, 'mark') });
    assert.match(await done.text(), /3 submissions were deleted for good/);
    assert.deepEqual((await store.list({ limit: 9 })).map(({ id }) => id), [idOf(3)]);
    assert.deepEqual((await store.audit({ limit: 9, what: 'erased' })).map(({ who }) => who), ['Priya', 'Priya', 'Priya']);
    assert.equal((await post(submission({ id: idOf(1) }))).status, 200);
    assert.equal((await store.counts()).new, 1);
    assert.match(await (await press('/inbox/search/delete/all', { q: 'example person', mark: field(html, 'mark') })).text(), /nothing to delete/);
  });

  it('deletes nothing for whoever guesses, comes from another site or is not signed in', async () => {
    const { post, press, call, submitForm, cookie, store } = await open();
    await post(submission());
    assert.equal((await press('/inbox/search/delete/all', { q: 'example' })).status, 409);
    assert.equal((await submitForm('/inbox/search/delete/all', { q: 'example' })).status, 303);
    assert.equal((await submitForm('/inbox/search/delete/all', { q: 'example' }, { cookie, 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await call('/inbox/search/delete/all?q=example', { headers: { cookie } })).status, 404);
    assert.equal((await store.counts()).new, 1);
  });

  it('shows what was typed as text', async () => {
    const { look, press, post } = await open();
    const nasty = '"><script>alert(1)</script>';
    await post(withAnswers({ name: answered(nasty) }));
    for (const html of [await look(nasty), await (await press('/inbox/search/delete', { q: nasty })).text()]) assert.doesNotMatch(html, /<script(?! type="module" src="\/inbox\/open\.js"><\/script>)|""/);
  });
});
