import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Receipt } from '../../src/core/receipt.ts';
import { wholeReceiptSchema } from '../../src/receiver/answers.ts';
import { placeOf, placesOf, signsUpTo } from '../../src/receiver/places.ts';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { idOf, receiverFixture, submission } from './fixtures.ts';
import { programme, signUp } from './programmes.ts';
import { holder, sealFor } from './sealing.ts';

const textOf = (html: string) => html.replace(/<svg.*?<\/svg>/gs, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const have = { at: 'place' } as const;
const waiting = (number: number) => ({ at: 'waiting', number }) as const;

/** A receiver on which people sign up to something with two places. */
async function fixture(programmes = [programme({ places: 2 })]) {
  const made = await receiverFixture({ programmes });
  const send = async (body: unknown) => { const response = await made.post(body); return { status: response.status, receipt: wholeReceiptSchema.parse(await response.json()) as Receipt }; };
  const placeFor = async (body: unknown) => (await send(body)).receipt.place;
  const told = async (id = 'music-mornings') => (await made.call(`/api/programmes/${id}`)).json();
  const { cookie } = await made.signIn();
  const show = async (path: string) => textOf(await (await made.call(path, { headers: { cookie } })).text());
  return { ...made, send, placeFor, told, show };
}

describe('who signs up to a programme', () => {
  it('is told in the receipt whether there is a place, or the number on the waiting list; and again the same', async () => {
    const { placeFor, send } = await fixture();
    assert.deepEqual([await placeFor(signUp(1)), await placeFor(signUp(2)), await placeFor(signUp(3)), await placeFor(signUp(4))], [have, have, waiting(1), waiting(2)]);
    const again = await send(signUp(3));
    assert.deepEqual([again.status, again.receipt.place], [200, waiting(1)]);
  });

  it('is told the truth of the moment when it arrives, however long ago it was filled in without a connection', async () => {
    const { placeFor } = await fixture();
    for (const number of [1, 2]) await placeFor(signUp(number));
    assert.deepEqual(await placeFor(signUp(3, { createdAt: '2026-11-01T09:00:00Z' })), waiting(1));
  });

  it('moves up by themselves when somebody before them is removed, and is told so to a repeat; who was removed has no place', async () => {
    const { placeFor, send, store } = await fixture();
    for (const number of [1, 2, 3, 4]) await placeFor(signUp(number));
    await store.remove(idOf(1), { who: 'Priya', at: '2026-11-22T15:00:00.000Z' });
    assert.deepEqual([await placeFor(signUp(2)), await placeFor(signUp(3)), await placeFor(signUp(4))], [have, have, waiting(1)]);
    const { status, receipt } = await send(signUp(1));
    assert.deepEqual([status, Object.keys(receipt)], [200, ['id', 'reference', 'receivedAt']]);
    assert.deepEqual(await placeFor(signUp(5)), waiting(2));
  });

  it('counts by the clear header alone, also when it is sealed', async () => {
    const { placeFor } = await fixture();
    const [one, two] = [await holder('one'), await holder('two')];
    for (const [number, place] of [[1, have], [2, have], [3, waiting(1)]] as const) assert.deepEqual(await placeFor(await sealFor(signUp(number), one, two)), place);
  });

  it('counts also when it looks like spam, until somebody removes it', async () => {
    const { placeFor, store } = await fixture([programme({ places: 1 })]);
    await placeFor({ ...signUp(1), body: { ...signUp(1).body, answers: { name: { at: 'answered', value: 'Win https://prize.example' } } } });
    assert.ok((await store.read(idOf(1)))!.spam);
    assert.deepEqual(await placeFor(signUp(2)), waiting(1));
  });

  it('takes no place from who signs up to something else, checks in, or refers themselves', async () => {
    const { placeFor, told } = await fixture([programme({ places: 2 }), programme({ id: 'open-door', places: undefined }), programme({ id: 'band', journeys: ['band-form', 'sign-up'] }), programme({ id: 'walks', journeys: ['walk-form'] })]);
    for (const [number, other] of [
      submission(), signUp(0, { programme: null }), signUp(0, { programme: 'nobody-knows' }), signUp(0, { programme: 'constructor' }), signUp(0, { programme: 'open-door' }), signUp(0, { programme: 'walks' }),
      signUp(0, { journey: { id: 'check-in', version: '1' }, session: 'first' }), signUp(0, { journey: { id: 'session-report', version: '1' }, session: 'first' }),
    ].entries()) assert.equal(await placeFor({ ...other, id: idOf(100 + number) }), undefined, `${number}`);
    assert.deepEqual(await placeFor(signUp(1)), have);
    assert.deepEqual([await placeFor(signUp(2, { programme: 'band', journey: { id: 'band-form', version: '1' } })), await placeFor(signUp(3, { programme: 'walks', journey: { id: 'walk-form', version: '1' } }))], [have, have]);
    assert.deepEqual(await told(), { id: 'music-mornings', places: 2, taken: 1, left: 1, waiting: 0 });
    assert.deepEqual(await told('walks'), { id: 'walks', places: 12, taken: 1, left: 11, waiting: 0 });
  });

  it('came first also where the receiver was told of the programme, or of its places, only later', async () => {
    const store = openLibsqlStore(':memory:');
    const before = await receiverFixture({ store });
    for (const number of [1, 2]) assert.equal('place' in (await (await before.post(signUp(number))).json() as object), false);
    const after = await receiverFixture({ store, programmes: [programme({ places: 2 })] });
    assert.deepEqual((await (await after.post(signUp(3))).json() as Receipt).place, waiting(1));
    assert.deepEqual((await (await after.post(signUp(1))).json() as Receipt).place, have);
    const more = await receiverFixture({ store, programmes: [programme({ places: 3 })] });
    assert.deepEqual((await (await more.post(signUp(3))).json() as Receipt).place, have);
  });
});

describe('the places of a programme', () => {
  it('are told to every page as counts and nothing else, as they are at the moment', async () => {
    const { placeFor, told, call } = await fixture();
    assert.deepEqual(await told(), { id: 'music-mornings', places: 2, taken: 0, left: 2, waiting: 0 });
    for (const number of [1, 2, 3, 3]) await placeFor(signUp(number));
    assert.deepEqual(await told(), { id: 'music-mornings', places: 2, taken: 2, left: 0, waiting: 1 });
    const response = await call('/api/programmes/music-mornings', { headers: { origin: 'https://charity.example' } });
    assert.deepEqual([response.status, response.headers.get('access-control-allow-origin'), response.headers.get('cache-control'), response.headers.get('set-cookie')], [200, '*', 'no-store', null]);
    assert.equal((await call('/api/programmes/music-mornings', { method: 'HEAD' })).status, 200);
  });

  it('are told of nothing that is not a programme with places, and by GET alone', async () => {
    const { call } = await fixture([programme(), programme({ id: 'open-door', places: undefined })]);
    for (const id of ['nobody', 'open-door', 'constructor', '__proto__', '%00', '%2e%2e', 'MUSIC-MORNINGS', 'x'.repeat(5000)]) assert.equal((await call(`/api/programmes/${id}`)).status, 404, id);
    assert.equal((await call('/api/programmes')).status, 404);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const { status, headers } = await call('/api/programmes/music-mornings', { method });
      assert.deepEqual([status, headers.get('allow')], [405, 'GET, HEAD'], method);
    }
  });

  it('are worked out so that a place is taken or left, and nobody waits while one is left', () => {
    for (let places = 1; places < 6; places++) {
      for (let signedUp = 0; signedUp < 12; signedUp++) {
        const { taken, left, waiting: wait } = placesOf(signedUp, places);
        const all = Array.from({ length: signedUp }, (_, at) => placeOf(at + 1, places));
        assert.deepEqual([taken, left, wait], [all.filter(({ at }) => at === 'place').length, places - taken, signedUp - taken]);
        assert.ok(left === 0 || wait === 0);
        assert.deepEqual(all.flatMap(one => (one.at === 'waiting' ? [one.number] : [])), Array.from({ length: wait }, (_, at) => at + 1));
      }
    }
  });

  it('are taken by the journey that signs up, unless the file of the programme names others', () => {
    const header = (id: string, name: string | null = 'band') => ({ programme: name, journey: { id, version: '1' } });
    assert.deepEqual([signsUpTo(header('sign-up')), signsUpTo(header('check-in')), signsUpTo(header('sign-up', null))], ['band', undefined, undefined]);
    const band = [programme({ id: 'band', journeys: ['band-form'] })];
    assert.deepEqual([signsUpTo(header('band-form'), band), signsUpTo(header('sign-up'), band), signsUpTo(header('sign-up', 'other'), band)], ['band', undefined, 'other']);
  });
});

describe('the inbox of a programme', () => {
  it('lists who has a place and who waits, in the order in which they came, and says it on the page of each', async () => {
    const { placeFor, show, store } = await fixture([programme({ places: 2 }), programme({ id: 'open-door', name: 'Open <b>door</b>', places: undefined })]);
    assert.match(await show('/inbox/programmes/music-mornings'), /0 of 2 places are taken, 2 left\. Nobody waits\..*Nobody has signed up yet/);
    for (const number of [3, 1, 4, 2]) await placeFor(signUp(number));
    await placeFor(signUp(5, { programme: 'open-door' }));
    assert.match(await show('/inbox'), /Programmes/);
    assert.match(await show('/inbox/programmes'), /Music mornings 2 of 2 2 Open &lt;b&gt;door&lt;\/b&gt; 1 0/);
    assert.match(await show('/inbox/programmes/music-mornings'), /2 of 2 places are taken\. 2 people wait\..*They have a place.*Place 1 of 2.*person 3.*Place 2 of 2.*person 1.*They wait.*Waiting, number 1.*person 4.*Waiting, number 2.*person 2/);
    assert.match(await show('/inbox/programmes/open-door'), /1 person has signed up\. Everybody can come\..*They signed up.*Number 1.*person 5/);
    const standing = async (number: number) => /Music mornings : (.*?\d(?: of 2)?) /.exec(await show(`/inbox/submissions/${idOf(number)}`))?.[1];
    assert.deepEqual([await standing(3), await standing(1), await standing(2)], ['Place 1 of 2', 'Place 2 of 2', 'Waiting, number 2']);
    await store.remove(idOf(3), { who: 'Priya', at: '2026-11-22T15:00:00.000Z' });
    assert.deepEqual([await standing(1), await standing(4), await standing(2)], ['Place 1 of 2', 'Place 2 of 2', 'Waiting, number 1']);
  });

  it('turns its pages with everybody in their place', async () => {
    const { placeFor, show } = await fixture([programme({ places: 60 })]);
    for (let number = 1; number <= 120; number++) await placeFor(signUp(number));
    const ranks = async (path: string) => [...(await show(`/inbox/programmes/music-mornings${path}`)).matchAll(/(Place|Waiting, number) (\d+)(?: of 60)? /g)].map(([, at, number]) => Number(number) + (at === 'Place' ? 0 : 60));
    const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
    assert.deepEqual([await ranks(''), await ranks('?skip=50'), await ranks('?skip=100'), await ranks('?skip=9999'), await ranks('?skip=-1'), await ranks('?skip=x')], [upTo(1, 50), upTo(51, 100), upTo(101, 120), [], upTo(1, 50), upTo(1, 50)]);
    assert.match(await show('/inbox/programmes/music-mornings?skip=50'), /Earlier Later/);
    assert.doesNotMatch(await show('/inbox/programmes/music-mornings?skip=100'), /Later/);
  });

  it('is behind the door, has no page for what is no programme, and says nothing of programmes where there are none', async () => {
    const { call, show, signIn, placeFor } = await fixture([]);
    for (const path of ['/inbox/programmes', '/inbox/programmes/music-mornings']) assert.equal((await call(path)).status, 302);
    await placeFor(signUp(1));
    assert.doesNotMatch(await show('/inbox'), /Programmes/);
    assert.doesNotMatch(await show(`/inbox/submissions/${idOf(1)}`), /Music mornings/);
    assert.match(await show('/inbox/programmes'), /There are none/);
    const { cookie } = await signIn();
    for (const id of ['music-mornings', 'constructor', '%00']) assert.equal((await call(`/inbox/programmes/${id}`, { headers: { cookie } })).status, 404);
  });
});
