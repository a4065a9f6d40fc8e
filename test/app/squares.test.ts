import { expect } from 'chai';
import { emptyRow, writeRows } from '../../src/core/activities/squares/rows.ts';
import { keepSquares } from '../../src/app/squares.ts';

const rows = writeRows([{ ...emptyRow(), interests: [3] }], false);
const address = (file: string): string => `https://index.example/0123456789ab/${file}`;

/** A cache in memory, and a network that counts. */
function fixture(answers: Readonly<Record<string, () => Response>>, { isFull = false, isBroken = false } = {}) {
  const kept = new Map<string, Response>();
  const asked: string[] = [];
  const cache = {
    match: async (url: string) => kept.get(url)?.clone(),
    put: async (url: string, response: Response) => { if (isFull) throw new DOMException('full', 'QuotaExceededError'); kept.set(url, response); },
    keys: async () => [...kept.keys()].map(url => new Request(url)),
    delete: async (request: Request) => kept.delete(request.url),
  } as unknown as Cache;
  const keep = keepSquares({
    open: async () => { if (isBroken) throw new Error('no caches'); return cache; },
    fetch: async ({ url }) => { asked.push(url); const answer = answers[url.replace(/.*\//, '')]; if (!answer) throw new TypeError('Failed to fetch'); return answer(); },
  });
  return { kept, asked, get: async (file: string) => keep(new Request(address(file))) };
}
const good = { 'rows.bin': () => new Response(rows), '0.json': () => new Response('[{"id":"a"}]') };

describe('the files of an index that are kept', () => {
  it('are fetched once, and are there without a network', async () => {
    const { get, asked } = fixture(good);
    for (const file of ['rows.bin', '0.json', 'rows.bin', '0.json']) expect((await get(file)).status).to.equal(200);
    expect(asked).to.have.length(2);
    expect(new Uint8Array(await (await get('rows.bin')).arrayBuffer())).to.deep.equal(rows);
  });

  it('are none that were not what was asked for: a page to sign in, half a file, an error', async () => {
    const page = (): Response => new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/plain' } });
    for (const answers of [{ 'rows.bin': page, '0.json': page }, { 'rows.bin': () => new Response(rows.slice(0, -1)), '0.json': () => new Response('[{"id":') }, { 'rows.bin': () => new Response(rows, { status: 503 }), '0.json': () => new Response('[]', { status: 404 }) }]) {
      const { get, kept } = fixture(answers);
      for (const file of ['rows.bin', '0.json']) await get(file);
      expect([...kept.keys()]).to.deep.equal([]);
    }
  });

  it('are answered all the same where there is no room, or no cache', async () => {
    for (const trouble of [{ isFull: true }, { isBroken: true }]) expect(await (await fixture(good, trouble).get('0.json')).json()).to.deep.equal([{ id: 'a' }]);
  });

  it('are four hundred at most, and what was kept first goes first', async () => {
    const answers = Object.fromEntries(Array.from({ length: 403 }, (_, at) => [`${at}.json`, () => new Response('[]')]));
    const { get, kept } = fixture(answers);
    for (const file of Object.keys(answers)) await get(file);
    expect(kept.size).to.equal(400);
    expect([kept.has(address('2.json')), kept.has(address('3.json'))]).to.deep.equal([false, true]);
  });

  it('fail as a fetch does where the network gives nothing and there is no copy', async () => {
    expect(await fixture({}).get('0.json').then(() => 'answered', (error: unknown) => (error as Error).name)).to.equal('TypeError');
  });
});
