// What looks like spam and what does not. Every person, place and number is an example.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Submission } from '../../src/core/submission.ts';
import { looksLikeSpam, markedFrom, spamSigns, weigh, type Around, type SpamSign, type Weighed } from '../../src/receiver/spam.ts';
import { answered, idOf, receiverFixture, submission, withAnswers, wholeReferral } from './fixtures.ts';

const alone: Around = { left: 1, sameText: 0, sameContact: 0 };
const more = (text: string, answers: Parameters<typeof withAnswers>[0] = {}) => withAnswers({ more: answered(text), ...answers });
const longStory = `${'I lost my husband in March and since then the days are long. My daughter says I should get out more, and she is right, but I do not know where to begin. '.repeat(20)}I would like to sing again.`;
const surgery = { filledInBy: 'professional', journey: { id: 'self-referral', version: '1' } } as const;
const referred = 'Referred by the example surgery after a health check. Please ring them before five in the afternoon, the line is open every day. See https://surgery.example/referrals for how we work.';

/** What honest people send. None of it may be marked. */
const honest: readonly (readonly [name: string, sent: Weighed, around?: Partial<Around>])[] = [
  ['a plain referral', submission()],
  ['a whole referral by somebody’s daughter', wholeReferral()],
  ['next to nothing', withAnswers({ more: undefined, contact: { at: 'skipped' }, name: { at: 'skipped' } })],
  ['a long story', more(longStory)],
  ['a long story without one full stop', more('and then '.repeat(400))],
  ['all capitals', more('PLEASE RING AFTER 6PM. MY HEARING IS BAD SO LET IT RING. I LIKED DANCING BEFORE MY KNEE WENT!!!')],
  ['several links to a page of their own', more('My paintings are at https://ana-paints.example/one, https://ana-paints.example/two and https://www.ana-paints.example/three, and https://ana-paints.example/four is my favourite.')],
  ['two groups that they found', more('I found https://singers.example and www.garden.example/tuesday but I am too shy to go alone.')],
  ['five links to groups that they found', more('Which is good? https://a.example https://b.example https://c.example https://d.example https://e.example')],
  ['their page as the way to reach them', withAnswers({ contact: answered({ by: 'other', to: 'https://chat.example/ana', safe: 'yes' }) })],
  ['Urdu', more('میں اپنے شوہر کے انتقال کے بعد سے بہت اکیلی ہوں۔ مجھے اپنی زبان میں بات کرنے والی خواتین کے ساتھ چائے پینا اچھا لگے گا۔', { name: answered({ first: 'مثال', last: 'خاتون' }) })],
  ['Bengali, where half of the signs are marks on letters', more('আমি নতুন এসেছি এবং কাউকে চিনি না। আমার মেয়ের সাথে বাগানে কাজ করতে চাই।', { name: answered({ first: 'উদাহরণ', last: 'ব্যক্তি' }) })],
  ['Chinese', more('我想学英语，也想认识邻居。我每天下午都有空，请打电话给我的儿子。')],
  ['Welsh', withAnswers({ more: answered('Hoffwn i ganu mewn côr eto. Mae’n well gen i siarad Cymraeg os oes modd.') }, { language: 'cy' })],
  ['many smileys', more('🙂🙂🙂 thank you 🙏🙏 💐💐💐💐💐💐💐💐💐💐💐💐💐💐')],
  ['telephone numbers and little else', more('020 7946 0018, 020 7946 0019, 07700 900123 my son, 07700 900124')],
  ['a dot in every box, to get on', withAnswers({ 'name': answered({ first: '.', last: '.' }), 'more': answered('.'), 'gp': answered('.'), 'comms-other': answered('.') })],
  ['"No" in every box', withAnswers({ 'name': answered({ first: 'No', last: 'No' }), 'more': answered('No'), 'gp': answered('No') })],
  ['one name three times', withAnswers({ name: answered({ first: 'Ali', last: 'Ali', called: 'Ali' }), more: { at: 'skipped' } })],
  ['a sum, a heart and pointed brackets', more('I <3 music. If a < b and b > c then <b>what</b>? I used to teach maths [and Latin].')],
  ['a typing slip in every word', more('i woudl lik to tlak to somone abuot my bils adn mayb go fo a wlak')],
  ['a surgery’s telephone, given for 200 patients', withAnswers({ 'helper-contact': answered('020 7946 0100') }, surgery), { sameContact: 200, left: 0.6 }],
  ['the same sentence with a link, pasted by a surgery for 200 patients, with its telephone', withAnswers({ more: answered(referred), contact: answered({ by: 'phone', to: '020 7946 0100', safe: 'yes' }) }, surgery), { sameText: 200, sameContact: 200, left: 0.6 }],
  ['one of 60 an hour from a library', submission(), { left: 0.88 }],
  ['one of very many from one place, where a whole town is online by one address', submission(), { left: 0.01, sameContact: 25 }],
  ['the words of a friend who wrote the same for three others', more(longStory), { sameText: 3 }],
  ['a journey of a site’s own', withAnswers({ story: answered('I saw the poster in the library.'), people: answered([{ name: 'Ann', role: 'neighbour' }]) }, { journey: { id: 'carers-check', version: '1' } })],
];

const letter = 'We offer the best prices for advertising on the first page of every search. Write to us today and see your numbers grow by tomorrow.';

/** What programs send, and how it stands out. */
const nasty: readonly (readonly [name: string, signs: readonly SpamSign[], sent: Weighed, around?: Partial<Around>])[] = [
  ['an advert whose name is a link', ['link-in-name'], withAnswers({ name: answered({ first: 'Win now https://prize.example', last: 'x' }) })],
  ['links as HTML', ['web-code'], more('Great page! <a href="https://pills.example">cheap pills</a>')],
  ['links in square brackets', ['web-code'], more('nice [url=https://pills.example]cheap pills[/url] [URL]https://pills.example[/URL]')],
  ['a script', ['web-code'], more('hello <script>alert(1)</script>')],
  ['links to many sites', ['links'], more(Array.from({ length: 8 }, (_, at) => `https://shop-${at}.example/offer`).join(' '))],
  ['the same letter from many names', ['same-text'], more(letter), { sameText: 20 }],
  ['the same letter, quickly, from one place', ['same-text', 'burst'], more(letter), { sameText: 3, left: 0.05 }],
  ['the same letter with links to some sites', ['links', 'same-text'], more(`${letter} https://a.example https://b.example https://c.example`), { sameText: 4 }],
  ['signs without letters, quickly, from one place', ['burst', 'few-letters'], withAnswers({ name: answered('1'), more: answered('$$$ 100% >>> 24/7 !!! $$$ 555 $$$ >>> 0001 %%% ### 9999 $$$'), gp: { at: 'skipped' } }), { left: 0 }],
  ['one sentence in every box', ['same-everywhere'], withAnswers({ 'name': answered({ first: 'buy our numbers now today', last: 'buy our numbers now today' }), 'more': answered('Buy our  numbers now today'), 'gp': answered('buy our numbers now today') })],
];

describe('what looks like spam', () => {
  for (const [name, sent, around] of honest) {
    it(`is not ${name}`, () => {
      const spam = weigh(sent, { ...alone, ...around });
      assert.ok(spam.score < markedFrom, `${spam.score}: ${spam.signs.join(', ')}`);
      assert.equal(looksLikeSpam({ spam }), false);
    });
  }

  for (const [name, signs, sent, around] of nasty) {
    it(`is ${name}`, () => {
      const spam = weigh(sent, { ...alone, ...around });
      assert.deepEqual(spam.signs, signs);
      assert.ok(looksLikeSpam({ spam }), String(spam.score));
    });
  }

  it('is never what somebody has said is from a real person', () => {
    assert.equal(looksLikeSpam({ spam: { score: 20, signs: ['links'] }, vouched: { who: 'Priya', at: '' } }), false);
    assert.equal(looksLikeSpam({}), false);
  });

  it('is weighed without a body too, as where it is sealed: then only what is around it counts', () => {
    const { body: _body, ...sealed } = submission();
    assert.deepEqual(weigh(sealed, alone), { score: 0, signs: [] });
    assert.deepEqual(weigh(sealed, { ...alone, left: 0 }), { score: 2, signs: ['burst'] });
  });

  it('has a case for every sign in these tables but the telephone of many, which never decides alone', () => {
    assert.deepEqual(spamSigns.filter(sign => !nasty.some(([, signs]) => signs.includes(sign))), ['same-contact']);
    assert.deepEqual(weigh(submission(), { ...alone, sameContact: 10_000 }), { score: 1, signs: ['same-contact'] });
  });

  it('takes time that grows only with the text', () => {
    for (const text of ['<a '.repeat(1300), 'www.'.repeat(1000), '[url'.repeat(1000), `<a ${'x'.repeat(3990)}`, 'http://'.repeat(570)]) {
      const from = performance.now();
      weigh(more(text), alone);
      assert.ok(performance.now() - from < 2000);
    }
  });
});

/** A telephone number that nobody else has. */
const reach = (number: number) => answered({ by: 'phone', to: `020 7946 ${String(number).padStart(4, '0')}`, safe: 'yes' });

/** Posts many, each from an address of its own, and tells the signs of the last. */
async function afterMany(count: number, one: (number: number) => Submission, from: (number: number) => string = number => `192.0.2.${number % 250}`) {
  const fixture = await receiverFixture({ rate: { burst: 50, perHour: 300 } });
  for (let number = 0; number < count; number++) {
    const response = await fixture.post(one(number), {}, from(number));
    assert.equal(response.status, 201);
    assert.deepEqual(Object.keys(await response.json() as object).sort(), ['id', 'receivedAt', 'reference']);
  }
  return { ...fixture, signs: async (number: number) => (await fixture.store.read(idOf(number)))!.spam?.signs ?? [] };
}

describe('the receiver', () => {
  it('takes what looks like spam like everything else, and keeps its score beside it and not in it', async () => {
    const sent = more('Great page! <a href="https://pills.example">cheap pills</a>');
    const { store } = await afterMany(1, () => ({ ...sent, id: idOf(0) }));
    const stored = (await store.read(idOf(0)))!;
    assert.deepEqual(stored.spam, { score: 4, signs: ['web-code'] });
    assert.equal(stored.text, JSON.stringify({ ...sent, id: idOf(0) }));
  });

  it('knows words that came again and again, whatever the numbers in them, and forgets them within a day', async () => {
    const words = (number: number) => ({ ...more(`${letter} Code ${number * 7919}.`, { contact: reach(number) }), id: idOf(number) });
    const { signs, clock, post } = await afterMany(21, words);
    assert.deepEqual([await signs(2), await signs(3), await signs(20)], [[], ['same-text'], ['same-text']]);
    clock.ms += 11 * 3_600_000;
    await post(words(21));
    assert.deepEqual(await signs(21), ['same-text']);
    clock.ms += 24 * 3_600_000;
    await post(words(22));
    assert.deepEqual(await signs(22), []);
  });

  it('does not count a device that sends the same again', async () => {
    const { post, signs } = await afterMany(1, number => ({ ...more(letter), id: idOf(number) }));
    for (let again = 0; again < 5; again++) assert.equal((await post({ ...more(letter), id: idOf(0) })).status, 200);
    await post({ ...more(letter), id: idOf(1) });
    assert.deepEqual(await signs(1), []);
  });

  it('sees the same way to be reached however it is typed', async () => {
    const typed = ['020 7946 0100', '02079460100', '020-7946-0100', '(020) 7946 0100'];
    const { signs } = await afterMany(21, number => withAnswers({ contact: answered({ by: 'phone', to: typed[number % 4]!, safe: 'yes' }) }, { id: idOf(number) }));
    assert.deepEqual([await signs(19), await signs(20)], [[], ['same-contact']]);
  });

  it('sees very many from one place, and not 60 an hour', async () => {
    const plain = (number: number) => withAnswers({ contact: reach(number) }, { id: idOf(number) });
    const { signs } = await afterMany(46, plain, () => '192.0.2.1');
    assert.deepEqual([await signs(43), await signs(45)], [[], ['burst']]);
    const library = await receiverFixture();
    for (let number = 0; number < 120; number++) {
      library.clock.ms += 60_000;
      await library.post(plain(number), {}, '192.0.2.1');
      assert.equal((await library.store.read(idOf(number)))!.spam, undefined);
    }
  });

  it('counts nobody where the rate is off', async () => {
    const { post, store } = await receiverFixture({ rate: 'off' });
    for (let number = 0; number < 600; number++) assert.equal((await post(submission({ id: idOf(number), body: { answers: {}, ideas: [], scores: [], consents: [] } }))).status, 201);
    assert.equal((await store.list({ limit: 600, spam: true })).length, 0);
  });
});

describe('the inbox', () => {
  const spammy = (number: number) => ({ ...more('<a href="https://pills.example">cheap pills</a>'), id: idOf(number) });
  const page = async (call: Awaited<ReturnType<typeof receiverFixture>>['call'], path: string, cookie: string) => (await call(path, { headers: { cookie } })).text();

  it('marks what looks like spam and hides nothing, unless somebody asks', async () => {
    const { post, call, signIn } = await receiverFixture();
    await post(submission({ id: idOf(1) }));
    const { cookie } = await signIn();
    assert.doesNotMatch(await page(call, '/inbox', cookie), /spam/);
    await post(spammy(2));
    const list = await page(call, '/inbox', cookie);
    assert.equal(list.match(/<li class="row">/g)?.length, 2);
    assert.equal(list.match(/<span class="spam">Looks like spam<\/span>/g)?.length, 1);
    const links = [...list.matchAll(/href="(\/inbox\?state=new(?:&amp;spam=\w+)?)"/g)].map(([, to]) => to!.replace('&amp;', '&'));
    assert.ok(links.includes('/inbox?state=new&spam=only') && links.includes('/inbox?state=new&spam=without'));
    const only = await page(call, '/inbox?state=new&spam=only', cookie);
    assert.ok(only.includes(idOf(2)) && !only.includes(idOf(1)));
    const without = await page(call, '/inbox?state=new&spam=without', cookie);
    assert.ok(without.includes(idOf(1)) && !without.includes(idOf(2)));
    assert.match(await page(call, '/inbox?state=closed&spam=only', cookie), /Nothing here looks like spam/);
    assert.match(await page(call, '/inbox?state=new&spam=nonsense', cookie), new RegExp(idOf(2)));
  });

  it('keeps to what was asked for on the next page', async () => {
    const { post, call, signIn, clock } = await receiverFixture();
    for (let number = 0; number < 55; number++) { clock.ms += 1000; await post(spammy(number)); }
    const { cookie } = await signIn();
    const first = await page(call, '/inbox?state=new&spam=only', cookie);
    const older = /href="([^"]+before=[^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    assert.match(older, /spam=only/);
    assert.equal((await page(call, older, cookie)).match(/<li class="row">/g)?.length, 5);
  });

  it('says why, lets somebody say that it is from a real person, and writes down who', async () => {
    const { post, call, signIn, submitForm, store } = await receiverFixture();
    await post(spammy(1));
    const { cookie } = await signIn();
    const before = await page(call, `/inbox/submissions/${idOf(1)}`, cookie);
    assert.match(before, /There is code for a web page in it\./);
    assert.match(before, /This is a real person<\/button>/);
    assert.equal((await submitForm(`/inbox/submissions/${idOf(1)}/real`, {}, { cookie })).status, 303);
    const after = await page(call, `/inbox/submissions/${idOf(1)}`, cookie);
    assert.match(after, /<bdi>Priya<\/bdi> said that this is from a real person, today/);
    assert.doesNotMatch(after, /Looks like spam/);
    assert.doesNotMatch(await page(call, '/inbox', cookie), /spam/);
    const { reference } = (await store.read(idOf(1)))!;
    assert.match(await page(call, '/inbox/audit', cookie), new RegExp(`Said that ${reference} is from a real person`));
    assert.equal((await submitForm(`/inbox/submissions/${idOf(9)}/real`, {}, { cookie })).status, 404);
    assert.equal((await submitForm(`/inbox/submissions/${idOf(1)}/real`, {}, {})).headers.get('location'), '/inbox/sign-in');
  });

  it('has the reasons in the spreadsheet', async () => {
    const { post, call, signIn } = await receiverFixture();
    await post(spammy(1));
    await post(submission({ id: idOf(2) }));
    const [head, ...rows] = (await page(call, '/inbox/export.csv', (await signIn()).cookie)).split('\r\n').map(line => line.split(','));
    const at = head!.indexOf('looks like spam');
    assert.deepEqual(rows.slice(0, 2).map(row => row[at]).sort(), ['', 'There is code for a web page in it.']);
  });
});
