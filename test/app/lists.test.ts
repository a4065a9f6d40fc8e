import { expect } from 'chai';
import { keepLists, type Lists } from '../../src/app/lists.ts';
import { keptOnHeader } from '../../src/net/kept-on.ts';
import { endless, failing, fakeFetch, givingJson, hanging, saying, type Reply } from '../net/fake-fetch.ts';

const list = `${location.origin}/services`;
const name = 'a cache of this test';
const then = Date.UTC(2026, 10, 12, 9);

/** Lists that are kept in a cache of the browser's own, with a network that gives these replies. `tire` ends all patience. */
function keeping(...replies: readonly Reply[]) {
  const network = fakeFetch(...replies);
  let now = then;
  let tire = (): void => {};
  const tired = new Promise<undefined>(resolve => { tire = () => { resolve(undefined); }; });
  const lists = keepLists({ open: () => caches.open(name), fetch: request => network.fetch(request.url, { signal: request.signal }), now: () => now++, wait: () => tired });
  return { lists, tire: () => { tire(); }, asked: () => network.calls.map(({ url }) => url) };
}

const ask = (lists: Lists, page = 1, lasting?: (work: Promise<unknown>) => void): Promise<Response> => lists.answer({ request: new Request(page === 1 ? list : `${list}?page=${page}`), list, isFirstPage: page === 1 }, lasting);
const read = async (answer: Promise<Response>): Promise<{ readonly says: unknown; readonly keptOn: string | null }> => { const response = await answer; return { says: await response.json() as unknown, keptOn: response.headers.get(keptOnHeader) }; };

describe('a list that is kept', () => {
  afterEach(() => caches.delete(name));

  it('is the network’s own while there is a network, and says nothing of its age', async () => {
    const { lists } = keeping(givingJson({ of: 'today' }), givingJson({ of: 'tomorrow' }));
    expect(await read(ask(lists))).to.deep.equal({ says: { of: 'today' }, keptOn: null });
    expect(await read(ask(lists))).to.deep.equal({ says: { of: 'tomorrow' }, keptOn: null });
  });

  it('is the last copy, and says when it was fetched, where the network gives nothing, no list, or too much', async () => {
    for (const reply of [failing, givingJson({ of: 'a fault' }, 503), givingJson({}, 404), saying('<!doctype html><title>Sign in</title>'), saying(''), saying('12'), saying('{"half":'), endless(`[${' '.repeat(1_048_575)}`, 9 * 1024 * 1024).reply]) {
      const { lists } = keeping(givingJson({ of: 'then' }), reply);
      await read(ask(lists));
      expect(await read(ask(lists))).to.deep.equal({ says: { of: 'then' }, keptOn: '2026-11-12T09:00:00.000Z' });
      await caches.delete(name);
    }
  });

  it('is the last copy where the network takes long, and what comes later is for the next time', async () => {
    let come = (): void => {};
    const late: Reply = () => new Promise(resolve => { come = () => { resolve(Response.json({ of: 'late' })); }; });
    const { lists, tire } = keeping(givingJson({ of: 'then' }), late, failing);
    await read(ask(lists));
    const works: Promise<unknown>[] = [];
    const answer = read(ask(lists, 1, work => works.push(work)));
    tire();
    expect((await answer).says).to.deep.equal({ of: 'then' });
    come();
    await Promise.all(works);
    expect(works.length).to.equal(1);
    expect((await read(ask(lists))).says).to.deep.equal({ of: 'late' });
  });

  it('waits for the network as long as the page does where there is no copy, and fails as it does', async () => {
    const { lists, tire } = keeping(failing);
    tire();
    expect(await lists.has(list)).to.equal(false);
    expect(await ask(lists).then(() => 'an answer', (error: unknown) => (error as Error).name)).to.equal('TypeError');
    const stop = new AbortController();
    const waiting = keeping(hanging);
    const answer = waiting.lists.answer({ request: new Request(list, { signal: stop.signal }), list, isFirstPage: true });
    stop.abort();
    expect(await answer.then(() => 'an answer', (error: unknown) => (error as Error).name)).to.equal('AbortError');
  });

  it('gives the page what the network says where there is no copy, so that its fault can be told', async () => {
    const { lists } = keeping(givingJson({}, 500), saying('<html>'));
    expect((await ask(lists)).status).to.equal(500);
    expect(await (await ask(lists)).text()).to.equal('<html>');
    expect(await lists.has(list)).to.equal(false);
  });

  it('never keeps an answer that may not be read', async () => {
    const { lists } = keeping(() => { const opaque = Response.json([]); Object.defineProperties(opaque, { type: { value: 'opaque' } }); return opaque; });
    await ask(lists);
    expect(await lists.has(list)).to.equal(false);
  });

  it('has further pages that fit its first one: both of the network, or both copies', async () => {
    const { lists, asked } = keeping(givingJson([1]), givingJson([2]), failing, givingJson([3]));
    await read(ask(lists));
    await read(ask(lists, 2));
    expect((await read(ask(lists))).says).to.deep.equal([1]);
    expect((await read(ask(lists, 2))).says).to.deep.equal([2]);
    expect(asked().length, 'the network was not asked for the second page').to.equal(3);
    expect((await read(ask(lists))).says).to.deep.equal([3]);
  });

  it('is good all the same where there is no room for it', async () => {
    const full = keepLists({ open: async () => ({ match: async () => undefined, put: async () => { throw new DOMException('full', 'QuotaExceededError'); } }) as unknown as Cache, fetch: async () => Response.json({ of: 'today' }), now: () => then, wait: () => new Promise(() => {}) });
    expect((await read(ask(full))).says).to.deep.equal({ of: 'today' });
  });
});
