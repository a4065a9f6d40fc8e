import { expect } from 'chai';
import { directoryLimits } from '../../src/core/activities/readers/reader.ts';
import { readDirectory } from '../../src/net/directory.ts';
import { keptOnHeader } from '../../src/net/kept-on.ts';
import { endless, failing, fakeFetch, givingJson, hanging, saying, type Reply } from './fake-fetch.ts';

const url = 'https://example.org/services';
const read = (...replies: readonly Reply[]) => readDirectory(url, '2026-11-22', fakeFetch(...replies).fetch, 2000);
const page = (names: readonly string[], pages = 1): Reply => givingJson({ total_pages: pages, contents: names.map(name => ({ id: name, name })) });

describe('readDirectory', () => {
  it('gives activities, and how many were passed over', async () => {
    expect(await read(givingJson([{ id: 'a', name: 'A' }, { id: 'b' }, null]))).to.deep.include({ skipped: { 'no name': 2 } }).and.to.have.property('activities').with.length(1);
  });

  it('sends no cookie, no referrer and nothing about the person', async () => {
    const { fetch, calls } = fakeFetch(page(['a']));
    await readDirectory(url, '2026-11-22', fetch);
    expect(calls.map(call => call.url)).to.deep.equal([url]);
    expect(calls[0]!.init).to.deep.include({ credentials: 'omit', referrerPolicy: 'no-referrer', headers: { Accept: 'application/json' } });
    expect(calls[0]!.init.body).to.equal(undefined);
  });

  it('reads all pages, by the number that the first one says', async () => {
    const { fetch, calls } = fakeFetch(page(['a'], 3), page(['b'], 99), page(['c'], 3));
    const directory = await readDirectory(`${url}?q=1`, '2026-11-22', fetch);
    expect('activities' in directory && directory.activities.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
    expect(calls.map(call => call.url)).to.deep.equal([`${url}?q=1`, `${url}?q=1&page=2`, `${url}?q=1&page=3`]);
  });

  it('keeps records apart that have one id on two pages', async () => {
    const directory = await read(page(['a'], 2), page(['a'], 2));
    const ids = 'activities' in directory ? directory.activities.map(({ id }) => id) : [];
    expect(new Set(ids).size).to.equal(2);
  });

  it('says when a copy was fetched; of several pages the oldest counts, and what is no time is nothing', async () => {
    const pageFrom = (time?: string): Reply => saying(JSON.stringify({ total_pages: 4, contents: [] }), 200, time === undefined ? {} : { [keptOnHeader]: time });
    const keptOn = async (...times: readonly (string | undefined)[]) => { const directory = await read(...times.map(pageFrom)); return 'keptOn' in directory ? directory.keptOn : undefined; };
    expect(await keptOn(undefined, '2026-11-12T09:00:00.000Z', '2026-11-02T09:00:00.000Z', '2026-11-20T09:00:00.000Z')).to.equal(Date.UTC(2026, 10, 2, 9));
    expect(await keptOn(undefined)).to.equal(undefined);
    expect(await keptOn('yesterday', '', '<b>', 'NaN')).to.equal(undefined);
  });

  const faults: readonly (readonly [what: string, replies: readonly Reply[], fault: string])[] = [
    ['a page of HTML', [saying('<!doctype html><title>Not here</title>')], 'not-json'], ['nothing', [saying('')], 'not-json'], ['half of a list', [saying('[{"id":')], 'not-json'],
    ['an object that is no list', [givingJson({ services: [] })], 'not-a-directory'], ['a number', [givingJson(7)], 'not-a-directory'], ['null', [givingJson(null)], 'not-a-directory'],
    ['500', [givingJson([], 500)], 'unreachable'], ['404', [givingJson([], 404)], 'unreachable'], ['no network', [failing], 'unreachable'], ['a second page that is missing', [page(['a'], 2), saying('', 404)], 'unreachable'], ['a second page that is HTML', [page(['a'], 2), saying('<html>')], 'not-json'],
  ];
  for (const [what, replies, fault] of faults) it(`says what is the matter with ${what}`, async () => expect(await read(...replies)).to.deep.equal({ fault }));

  it('stops reading when it is over the limit', async () => {
    const { reply, taken, cancelled } = endless(`[${' '.repeat(262_143)}`, 10 * 1024 * 1024);
    expect(await read(reply)).to.deep.equal({ fault: 'too-large' });
    expect(taken()).to.be.within(directoryLimits.bytes, directoryLimits.bytes + 1024 * 1024);
    expect(cancelled()).to.equal(true);
  });

  it('counts the bytes of all pages together', async () => {
    const heavy = givingJson({ total_pages: 9, contents: [{ id: 'a', name: 'A', fees: 'x'.repeat(3 * 1024 * 1024) }] });
    expect(await read(heavy)).to.deep.equal({ fault: 'too-large' });
  });

  it('gives up on a list that hangs before it answers, or while it answers', async () => {
    for (const reply of [hanging, endless('[', 1).reply]) {
      const { fetch, calls } = fakeFetch(reply);
      expect(await readDirectory(url, '2026-11-22', fetch, 20)).to.deep.equal({ fault: 'unreachable' });
      expect(calls[0]!.init.signal?.aborted).to.equal(true);
    }
  });

  it('does not read on without end when a list says that it has no end', async () => {
    const { fetch, calls } = fakeFetch(page([], 1e9));
    await readDirectory(url, '2026-11-22', fetch);
    expect(calls.length).to.be.at.most(500);
  });

  it('never gives more records than the limit', async () => {
    const names = Array.from({ length: 6000 }, (_, at) => `${at}`);
    const directory = await read(page(names, 2), page(names, 2));
    expect('activities' in directory && directory.activities.length).to.be.at.most(directoryLimits.records);
  });

  it('never throws, whatever the records are', async () => {
    for (const record of [null, [], { name: { toString: 1 } }, { name: 'x', minimum_age: { toString: 1, valueOf: 1 } }, { name: 'x', service_at_locations: [{ location: { location_type: { toString: 1, valueOf: 1 } } }] }]) {
      const directory = await read(givingJson([record, { id: 'good', name: 'Good' }]));
      expect('activities' in directory ? directory.activities.map(({ id }) => id) : [directory.fault], JSON.stringify(record)).to.include('good');
    }
  });
});
