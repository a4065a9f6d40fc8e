import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { answered, idOf, receiverFixture, submission, wholeReferral, withAnswers } from './fixtures.ts';

const nasty = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>&lt;`;
const textOf = (html: string) => html.replace(/<svg.*?<\/svg>/gs, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

async function signedIn() {
  const fixture = await receiverFixture();
  const { cookie } = await fixture.signIn();
  const page = async (path: string) => fixture.call(path, { headers: { cookie } });
  const show = async (path: string) => (await page(path)).text();
  const press = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => fixture.submitForm(path, fields, { cookie, ...headers });
  return { ...fixture, cookie, page, show, press };
}

describe('the door of the inbox', () => {
  it('leads to the sign-in page without a session, from every address', async () => {
    const { call, post, submitForm } = await receiverFixture();
    await post(submission());
    for (const path of ['/inbox', '/inbox?state=closed', '/inbox/export.csv', '/inbox/search', '/inbox/audit', '/inbox/equality', '/inbox/equality.csv', `/inbox/submissions/${idOf(1)}`, `/inbox/submissions/${idOf(1)}/record.json`, `/inbox/submissions/${idOf(1)}/delete`, '/inbox/anything']) {
      const response = await call(path);
      assert.equal(response.status, 302, path);
      assert.equal(response.headers.get('location'), '/inbox/sign-in');
      assert.equal(await response.text(), '');
    }
    for (const path of [`/inbox/submissions/${idOf(1)}/state`, `/inbox/submissions/${idOf(1)}/delete`]) assert.equal((await submitForm(path, { state: 'closed' })).status, 303);
  });

  it('opens to the token, however it is typed, with a cookie that scripts and other sites cannot use', async () => {
    const { submitForm, token } = await receiverFixture();
    for (const typed of [token, token.toLowerCase(), ` ${token.replaceAll('-', ' ')} `, token.replaceAll('0', 'o').replaceAll('1', 'l')]) {
      const response = await submitForm('/inbox/sign-in', { token: typed, who: 'Priya' });
      assert.equal(response.status, 303, typed);
      assert.equal(response.headers.get('location'), '/inbox');
      assert.match(response.headers.get('set-cookie')!, /^what-matters-inbox=[0-9a-f]{64}; Max-Age=43200; Path=\/inbox; HttpOnly; SameSite=Strict$/);
    }
  });

  it('marks the cookie Secure over https', async () => {
    const { receiver, token } = await receiverFixture({ trustProxy: true });
    const signIn = async (url: string, headers: Record<string, string> = {}) =>
      (await receiver.fetch(new Request(url, { method: 'POST', body: new URLSearchParams({ token, who: 'Priya' }), headers }), { address: '192.0.2.9' })).headers.get('set-cookie')!;
    assert.match(await signIn('https://inbox.example/inbox/sign-in'), /; Secure/);
    assert.match(await signIn('http://localhost/inbox/sign-in', { 'x-forwarded-proto': 'https' }), /; Secure/);
    assert.doesNotMatch(await signIn('http://localhost/inbox/sign-in'), /; Secure/);
  });

  it('stays shut to any other token, kindly, and to everything when there is no token', async () => {
    const { submitForm, token } = await receiverFixture();
    for (const typed of [token.slice(0, -1), '']) {
      const response = await submitForm('/inbox/sign-in', { token: typed, who: 'Priya' });
      assert.equal(response.status, 403);
      assert.equal(response.headers.get('set-cookie'), null);
      assert.match(await response.text(), /not the token of this inbox/);
    }
    const { store } = await receiverFixture();
    const without = await receiverFixture({ store: { ...store, tokenHash: async () => undefined } });
    assert.equal((await without.submitForm('/inbox/sign-in', { token: '', who: 'Priya' })).status, 403);
  });

  it('slows guessing down to five tries a minute', async () => {
    const { submitForm, clock, token } = await receiverFixture();
    for (let tries = 0; tries < 5; tries++) assert.equal((await submitForm('/inbox/sign-in', { token: 'guess', who: 'Priya' })).status, 403);
    const slow = await submitForm('/inbox/sign-in', { token, who: 'Priya' });
    assert.equal(slow.status, 429);
    assert.equal(slow.headers.get('retry-after'), '12');
    clock.ms += 60_000;
    assert.equal((await submitForm('/inbox/sign-in', { token, who: 'Priya' })).status, 303);
  });

  it('keeps neither the token nor a session id in the store', async () => {
    const whole = openLibsqlStore(':memory:');
    const kept: string[] = [];
    const store = { ...whole, setTokenHash: async (hash: string) => { kept.push(hash); await whole.setTokenHash(hash); }, openSession: async (hash: string, who: string, at: string) => { kept.push(hash); await whole.openSession(hash, who, at); } };
    const { signIn, token } = await receiverFixture({ store });
    const { cookie } = await signIn();
    assert.equal(kept.length, 2);
    for (const hash of kept) assert.match(hash, /^[0-9a-f]{64}$/);
    assert.equal(kept.includes(cookie.split('=')[1]!) || kept.includes(token), false);
  });

  it('shuts again after twelve hours, and at once on signing out', async () => {
    const { page, press, clock, signIn, call } = await signedIn();
    assert.equal((await page('/inbox')).status, 200);
    clock.ms += 12 * 3_600_000;
    assert.equal((await page('/inbox')).status, 302);
    const { cookie } = await signIn();
    const out = await press('/inbox/sign-out', {}, { cookie });
    assert.equal(out.headers.get('location'), '/inbox/sign-in');
    assert.match(out.headers.get('set-cookie')!, /what-matters-inbox=; Max-Age=0/);
    assert.equal((await call('/inbox', { headers: { cookie } })).status, 302);
  });

  it('takes no form from another site', async () => {
    const { post, press, store } = await signedIn();
    await post(submission());
    const path = `/inbox/submissions/${idOf(1)}/delete`;
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) assert.equal((await press(path, {}, headers)).status, 403);
    assert.equal((await press(path, {}, { 'sec-fetch-site': 'same-origin' })).status, 303);
    assert.equal((await store.counts()).new, 0);
  });

  it('asks the Origin where a browser does not tell the site', async () => {
    const { call, cookie, post } = await signedIn();
    await post(submission());
    const press = async (headers: Record<string, string>) =>
      (await call(`/inbox/submissions/${idOf(1)}/state`, { method: 'POST', body: new URLSearchParams({ state: 'closed' }), headers: { cookie, host: 'localhost', ...headers } })).status;
    assert.equal(await press({ origin: 'https://evil.example' }), 403);
    assert.equal(await press({ origin: 'http://localhost' }), 303);
    assert.equal(await press({ origin: 'null' }), 303);
  });
});

describe('every page of the inbox', () => {
  it('forbids all scripts but its own file, and frames, caches and referrers, and lets that script reach nothing', async () => {
    const { post, page } = await signedIn();
    await post(submission());
    for (const path of ['/inbox', '/inbox/sign-in', '/inbox/style.css', '/inbox/export.csv', '/inbox/search', '/inbox/audit', '/inbox/equality', '/inbox/equality.csv', `/inbox/submissions/${idOf(1)}`, `/inbox/submissions/${idOf(1)}/record.json`, `/inbox/submissions/${idOf(1)}/delete`, '/inbox/nothing']) {
      const response = await page(path);
      const { headers } = response;
      assert.match(headers.get('content-security-policy')!, /^default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types what-matters-inbox$/, path);
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('access-control-allow-origin'), null);
      assert.doesNotMatch(await response.text(), /<script(?! type="module" src="\/inbox\/open\.js"><\/script>)|<style|\sstyle=|\son\w+=|javascript:/);
    }
  });

  it('never puts a name into its title or address', async () => {
    const { post, show } = await signedIn();
    await post(submission());
    const html = await show(`/inbox/submissions/${idOf(1)}`);
    assert.match(html, /<title>Reference [0-9A-Z-]{9} - Inbox<\/title>/);
  });

  it('shows what anybody wrote as text, wherever they wrote it', async () => {
    const { post, show, page } = await signedIn();
    const answers = Object.fromEntries(['where', 'name', 'more', 'call', 'contact-by'].map(key => [key, { at: 'answered' as const, value: nasty }]));
    const lists = Object.fromEntries(['matters', 'help', 'privacy', 'interests.music', 'a.b'].map(key => [key, { at: 'answered' as const, value: [nasty] }]));
    const shown = withAnswers({ ...answers, ...lists, contact: { at: 'answered', value: { by: nasty, to: nasty, safe: nasty } } }, { language: '"><b>', session: nasty, journey: { id: 'self-referral', version: '"><b>' } });
    shown.body.ideas = [{ id: nasty, title: nasty, reasons: [nasty.slice(0, 99), 'interest.<b>', 'area.__proto__', 'constructor'] }];
    shown.body.scores = [{ instrument: 'ons4', version: '"><b>', mode: 'tiles', items: { [nasty]: 7 } }];
    for (const [at, journey] of [{ id: 'self-referral', version: '"><b>' }, { id: 'constructor', version: '1' }].entries()) {
      assert.equal((await post({ ...shown, id: idOf(at), journey })).status, 201);
      for (const path of ['/inbox', `/inbox/submissions/${idOf(at)}`, `/inbox/submissions/${idOf(at)}/delete`]) {
        assert.equal((await page(path)).status, 200);
        const html = await show(path);
        assert.doesNotMatch(html, /<script(?! type="module" src="\/inbox\/open\.js"><\/script>)|<img|"><b>|href="(?!\/inbox|tel:|sms:|mailto:)/);
        assert.doesNotMatch(html, /\[object|undefined/);
      }
    }
  });

  it('shows what anybody wrote as text in the record, the summary and what is found', async () => {
    const { post, show, press } = await signedIn();
    const keys = ['age', 'birth-date', 'gp', 'comms-other', 'comms-language', 'helper-role', 'helper-contact', 'who-knows'];
    const shown = withAnswers({
      ...Object.fromEntries(keys.map(key => [key, answered(nasty)])), 'comms': answered([nasty.slice(0, 99), 'other', 'interpreter', 'constructor']), 'when': answered([nasty]), 'people': answered([{ name: nasty }]),
      'name': answered({ first: nasty, last: nasty, called: nasty }), 'helper-name': answered({ first: nasty }), 'contact': answered({ by: 'other', to: nasty, safe: 'no', best: nasty }),
    }, { filledInBy: 'professional', scheme: 'north' });
    assert.equal((await post(shown)).status, 201);
    for (const html of [await show(`/inbox/submissions/${idOf(1)}`), await (await press('/inbox/search', { q: 'script' })).text(), await (await press('/inbox/search/delete', { q: 'script' })).text()]) {
      assert.match(html, /&lt;script&gt;/);
      assert.doesNotMatch(html, /<script(?! type="module" src="\/inbox\/open\.js"><\/script>)|<img|"><b>|\[object|undefined/);
    }
  });

  it('says so kindly when something is not here', async () => {
    const { page } = await signedIn();
    for (const path of [`/inbox/submissions/${idOf(9)}`, `/inbox/submissions/${encodeURIComponent("' OR 1=1 --")}`, '/inbox/nothing']) {
      const response = await page(path);
      assert.equal(response.status, 404);
      assert.match(await response.text(), /This is not here/);
    }
  });
});

describe('the list', () => {
  it('tells in one row who it is, what matters, and how to reach them safely', async () => {
    const { post, show } = await signedIn();
    await post(submission({ filledInBy: 'someone-else', language: 'cy' }));
    const row = textOf((await show('/inbox')).split('<li class="row">')[1]!);
    for (const words of ['Example person A', 'Filled in by someone else, in Welsh', 'Music and singing', 'Being outdoors', 'Phone call: 020 7946 0018', 'Do not leave a message', 'New', 'Today, 2.05pm']) assert.ok(row.includes(words), `${words} in ${row}`);
  });

  it('says what is not known as plainly as what is not safe', async () => {
    const { post, show } = await signedIn();
    const contacts = [
      [{ by: 'phone', to: '1', safe: 'yes' }, undefined], [{ by: 'phone', to: '1', safe: 'no' }, 'Do not leave a message'], [{ by: 'text', to: '1', safe: 'not-sure' }, 'May not be safe to send a text'],
      [{ by: 'email', to: 'a@b.example', safe: 'no' }, 'Not safe to send an email'], [{ by: 'letter', to: '1 Example Road', safe: 'no' }, 'Not safe to send a letter'], [{ by: 'phone', to: '1' }, 'Do not leave a message'], [{ by: 'pigeon', to: '1', safe: 'no' }, 'Do not leave a message'],
    ] as const;
    for (const [at, [value, care]] of contacts.entries()) {
      await post(withAnswers({ contact: { at: 'answered', value } }, { id: idOf(at) }));
      const html = await show(`/inbox/submissions/${idOf(at)}`);
      assert.equal(/<strong class="care">.*?<\/svg>(.*?)<\/strong>/s.exec(html)?.[1], care);
    }
    await post(withAnswers({ contact: undefined, name: undefined, matters: { at: 'skipped' } }, { id: idOf(99) }));
    const row = textOf((await show('/inbox')).split('<li class="row">')[1]!);
    for (const words of ['No name given', 'Nothing picked', 'No way to reach them given']) assert.ok(row.includes(words), words);
  });

  it('has a tab for each state, and kind words where nobody is', async () => {
    const { post, press, show } = await signedIn();
    assert.match(await show('/inbox'), /Nobody is waiting/);
    await post(submission());
    assert.match(textOf(await show('/inbox')), /1 person to reach.*New 1 Contacted 0 Closed 0/);
    const moved = await press(`/inbox/submissions/${idOf(1)}/state`, { state: 'contacted' });
    assert.equal(moved.headers.get('location'), `/inbox/submissions/${idOf(1)}`);
    assert.match(textOf(await show('/inbox?state=contacted')), /New 0 Contacted 1 Closed 0.*Example person A/);
    assert.doesNotMatch(await show('/inbox'), /Example person A/);
    assert.match(textOf(await show(`/inbox/submissions/${idOf(1)}`)), /Contacted, by Priya ?, today 2\.05pm/);
    assert.equal((await press(`/inbox/submissions/${idOf(1)}/state`, { state: 'lost' })).status, 400);
  });

  it('shows fifty on a page and turns to older and newer ones', async () => {
    const { post, show, clock } = await signedIn();
    for (let at = 0; at < 120; at++) {
      clock.ms += 1000;
      await post(withAnswers({ name: { at: 'answered', value: `Person ${at}.` } }, { id: idOf(at) }));
    }
    const names = (html: string) => [...html.matchAll(/<bdi>Person (\d+)\.<\/bdi>/g)].map(([, number]) => Number(number));
    const link = (html: string, word: string) => new RegExp(`href="([^"]+)">${word}<`).exec(html)?.[1]?.replace('&amp;', '&');
    const down = (from: number, count: number) => Array.from({ length: count }, (_, at) => from - at);
    const first = await show('/inbox');
    assert.deepEqual(names(first), down(119, 50));
    assert.equal(link(first, 'Newer'), undefined);
    const second = await show(link(first, 'Older')!);
    assert.deepEqual(names(second), down(69, 50));
    const third = await show(link(second, 'Older')!);
    assert.deepEqual(names(third), down(19, 20));
    assert.equal(link(third, 'Older'), undefined);
    assert.deepEqual(names(await show(link(third, 'Newer')!)), down(69, 50));
    const back = await show(link(second, 'Newer')!);
    assert.deepEqual([names(back), link(back, 'Newer')], [down(119, 50), undefined]);
  });
});

describe('one submission', () => {
  it('has everything in words, what matters first and the technical details last', async () => {
    const { post, show } = await signedIn();
    await post(submission());
    const html = await show(`/inbox/submissions/${idOf(1)}`);
    const text = textOf(html);
    const order = ['Example person A', 'NW5 1AB', 'Reach them by', 'Phone call', '020 7946 0018', 'Take care', 'Do not leave a message', 'They said that it is not safe.', 'Before you get in touch', 'No steps',
      'What matters to Example person A', 'Music and singing', 'Singing in a group or choir', 'Being outdoors', 'What would help', 'Ideas they were shown', 'Tuesday Singers', 'Why: Singing in a group or choir;', 'Near them',
      'In their own words', 'I used to sing with my sister.', 'They said yes to', 'Other answers', 'Skipped', 'Technical details', idOf(1)];
    let from = 0;
    for (const words of order) {
      const at = text.toLowerCase().indexOf(words.toLowerCase(), from);
      assert.ok(at >= 0, `"${words}" comes in its place in: ${text.slice(from)}`);
      from = at;
    }
    assert.match(html, /href="tel:02079460018"/);
    assert.doesNotMatch(text, /\{\{/);
  });

  it('tells the ideas that the person asks about from those that they were shown', async () => {
    const { post, show } = await signedIn();
    const asking = submission();
    asking.body.ideas = [{ id: 'a', title: 'Tuesday Singers', reasons: [], asked: 'with-someone' }, { id: 'b', title: 'Garden Friends', reasons: [], asked: 'about' }, { id: 'c', title: 'Tea and tunes', reasons: [] }];
    assert.equal((await post(asking)).status, 201);
    const text = textOf(await show(`/inbox/submissions/${idOf(1)}`));
    assert.match(text, /Ideas they ask about\s+Tuesday Singers\s+They ask about this, and for someone to come with them\s+Garden Friends\s+They ask about this\s+Other ideas they were shown\s+Tea and tunes/);
    assert.match(text, /Tuesday Singers: they ask about this, and for someone to come with them\s+Garden Friends: they ask about this\s+Tea and tunes: shown only/);
  });

  it('has what a link worker needs before the call, and the record to finish after it', async () => {
    const { post, show, page, store } = await signedIn();
    await post(wholeReferral());
    const path = `/inbox/submissions/${idOf(1)}`;
    const text = textOf(await show(path));
    const order = ['Maria Lopez', 'Likes to be called Mia', 'Age: 65 to 79', 'In short', 'Mia, 65 to 79, would like to try', 'Reach them by', 'Best time: after 2pm', 'Do not leave a message', 'Before you get in touch', 'Large print', 'British Sign Language', 'An interpreter: Spanish', 'Please speak slowly', 'Filled in by someone else',
      'What matters to Mia', 'Gardening', 'When they could go', 'On weekday mornings', 'Who filled this in', 'Ana', 'daughter', 'For the record', 'Person demographics', 'Maria', 'GP practice', 'Heath Surgery', 'Codes that may fit', '871731000000106', 'What was not asked', 'NHS number', 'Technical details', 'north'];
    let from = 0;
    for (const words of order) {
      const at = text.toLowerCase().indexOf(words.toLowerCase(), from);
      assert.ok(at >= 0, `"${words}" comes in its place in: ${text.slice(from)}`);
      from = at;
    }
    const response = await page(`${path}/record.json`);
    assert.match(response.headers.get('content-disposition')!, /^attachment; filename="what-matters-[0-9A-Z-]{9}\.json"$/);
    const record = (await response.json()) as { schema: string; id: string; sections: { heading: string }[]; suggestedCodes: { system: string }[] };
    assert.deepEqual([record.schema, record.id, record.sections[0]?.heading, record.suggestedCodes[0]?.system], ['what-matters/record', idOf(1), 'Person demographics', 'http://snomed.info/sct']);
    await store.add({ id: 'older', fingerprint: 'f', reference: 'AAAA-BBBB', receivedAt: '2026-11-22T14:00:00.000Z', text: '{"version":0}' });
    assert.equal((await page('/inbox/submissions/older/record.json')).status, 404);
  });

  it('puts the organisation\'s name into what people agreed to', async () => {
    const { post, call, signIn } = await receiverFixture({ organisation: 'Heath & Lane' });
    await post(submission());
    const { cookie } = await signIn();
    const html = await (await call(`/inbox/submissions/${idOf(1)}`, { headers: { cookie } })).text();
    assert.match(html, /Yes, Heath &amp; Lane can use what I told you/);
    assert.doesNotMatch(html, /this organisation/i);
  });

  it('says in words what was skipped, not asked or kept private', async () => {
    const { post, show } = await signedIn();
    await post(withAnswers({ help: { at: 'preferNotToSay' }, call: { at: 'notAsked' }, more: { at: 'skipped' } }));
    const text = textOf(await show(`/inbox/submissions/${idOf(1)}`));
    for (const words of ['Preferred not to say', 'Not asked', 'Skipped']) assert.ok(text.includes(words), words);
  });

  it('shows a journey that the receiver does not know as it was sent', async () => {
    const { post, show } = await signedIn();
    const whole = submission({ journey: { id: 'carers-check', version: '3' } });
    await post({ ...whole, body: { ...whole.body, answers: { 'how-long': { at: 'answered', value: 'Two years' }, 'who.first': { at: 'answered', value: ['mother', 'uncle'] }, 'parts': { at: 'answered', value: { day: '4', month: 'May' } }, 'gp': { at: 'notAsked' } } } });
    const text = textOf(await show(`/inbox/submissions/${idOf(1)}`));
    for (const words of ['how-long Two years', 'who.first mother uncle', 'parts day: 4 month: May', 'gp Not asked']) assert.ok(text.includes(words), `${words} in ${text}`);
  });

  it('shows the text as it came when another version stored it', async () => {
    const { store, show } = await signedIn();
    await store.add({ id: 'older', fingerprint: 'f', reference: 'AAAA-BBBB', receivedAt: '2026-11-22T14:00:00.000Z', text: '{"version":0,"name":"<b>"}' });
    assert.match(await show('/inbox'), /Reference AAAA-BBBB/);
    assert.match(await show('/inbox/submissions/older'), /&quot;name&quot;:&quot;&lt;b&gt;&quot;/);
  });

  it('is deleted only after a page that asks, and a late repeat does not bring it back', async () => {
    const { post, press, show, page, store } = await signedIn();
    const receipt = await (await post(submission())).json();
    assert.match(await show(`/inbox/submissions/${idOf(1)}/delete`), /Delete this for good\?.*cannot be undone/s);
    assert.equal((await store.counts()).new, 1);
    assert.equal((await press(`/inbox/submissions/${idOf(1)}/delete`, {})).headers.get('location'), '/inbox?state=new');
    assert.equal((await page(`/inbox/submissions/${idOf(1)}`)).status, 404);
    const repeat = await post(submission());
    assert.deepEqual([repeat.status, await repeat.json()], [200, receipt]);
    assert.equal((await store.counts()).new, 0);
  });
});
