import { expect } from 'chai';
import { directoryLimits } from '../../src/core/activities/readers/reader.ts';
import { readDirectory } from '../../src/net/directory.ts';
import { keptOnHeader } from '../../src/net/kept-on.ts';
import { understand } from '../../src/net/understand.ts';
import { endless, failing, fakeFetch, givingJson, hanging, saying, type Reply } from './fake-fetch.ts';

const url = 'https://example.org/services';
const read = (...replies: readonly Reply[]) => readDirectory(url, '2026-11-22', fakeFetch(...replies).fetch, understand, 2000);
const idsOf = async (...replies: readonly Reply[]): Promise<readonly string[]> => { const directory = await read(...replies); return 'activities' in directory ? directory.activities.map(({ id }) => id) : [directory.fault]; };
const page = (names: readonly string[], pages = 1): Reply => givingJson({ total_pages: pages, contents: names.map(name => ({ id: name, name })) });

describe('readDirectory', () => {
  it('gives activities, and how many were passed over', async () => {
    expect(await read(givingJson([{ id: 'a', name: 'A' }, { id: 'b' }, null]))).to.deep.include({ skipped: { 'no name': 2 } }).and.to.have.property('activities').with.length(1);
  });

  it('sends no cookie, no referrer and nothing about the person', async () => {
    const { fetch, calls } = fakeFetch(page(['a']));
    await readDirectory(url, '2026-11-22', fetch, understand);
    expect(calls.map(call => call.url)).to.deep.equal([url]);
    expect(calls[0]!.init).to.deep.include({ credentials: 'omit', referrerPolicy: 'no-referrer', headers: { Accept: 'application/json' } });
    expect(calls[0]!.init.body).to.equal(undefined);
  });

  it('reads all pages, by the number that the first one says', async () => {
    const { fetch, calls } = fakeFetch(page(['a'], 3), page(['b'], 99), page(['c'], 3));
    const directory = await readDirectory(`${url}?q=1`, '2026-11-22', fetch, understand);
    expect('activities' in directory && directory.activities.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
    expect(calls.map(call => call.url)).to.deep.equal([`${url}?q=1`, `${url}?q=1&page=2`, `${url}?q=1&page=3`]);
  });

  it('keeps records apart that have one id on two pages', async () => {
    const two = (name: string): Reply => givingJson({ total_pages: 2, contents: [{ id: 'a', name }] });
    expect(await idsOf(two('Choir'), two('Lunch club'))).to.deep.equal(['a', 'a~2']);
    expect(await read(two('Choir'), two('Choir'))).to.deep.include({ admitted: 1, skipped: { 'the same again': 1 } });
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
    ['an object that is no list', [givingJson({ services: [] })], 'not-a-directory'], ['organisations without services', [givingJson({ contents: [{ id: 'a', name: 'A', website: 'https://example.org' }] })], 'not-a-directory'], ['terms', [givingJson([{ id: 1, name: 'A', parent_id: null }])], 'not-a-directory'], ['a number', [givingJson(7)], 'not-a-directory'], ['null', [givingJson(null)], 'not-a-directory'],
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
    const heavy = (id: string): Reply => givingJson({ total_pages: 9, total_items: 9, contents: [{ id, name: id, fees: 'x'.repeat(3 * 1024 * 1024) }] });
    const directory = await read(heavy('a'), heavy('b'), heavy('c'), heavy('d'));
    expect(directory).to.deep.include({ admitted: 2, skipped: { 'over the limit': 7 } });
  });

  it('gives up on a list that hangs before it answers, or while it answers', async () => {
    for (const reply of [hanging, endless('[', 1).reply]) {
      const { fetch, calls } = fakeFetch(reply);
      expect(await readDirectory(url, '2026-11-22', fetch, understand, 20)).to.deep.equal({ fault: 'unreachable' });
      expect(calls[0]!.init.signal?.aborted).to.equal(true);
    }
  });

  it('does not read on without end when a list says that it has no end', async () => {
    const { fetch, calls } = fakeFetch(page([], 1e9));
    await readDirectory(url, '2026-11-22', fetch, understand);
    expect(calls.length).to.be.at.most(1000);
  });

  it('never gives more records than the limit', async () => {
    const names = Array.from({ length: 6000 }, (_, at) => `${at}`);
    const { fetch, calls } = fakeFetch(page(names, 3), page(names.map(name => `b${name}`), 3), page(names.map(name => `c${name}`), 3));
    const directory = await readDirectory(url, '2026-11-22', fetch, understand);
    expect('activities' in directory && directory.activities.length).to.equal(directoryLimits.records);
    expect(directory).to.deep.include({ skipped: { 'over the limit': 2001 } });
    expect(calls, 'the rest is not read').to.have.length(2);
  });

  describe('follows the pages of a list', () => {
    const spring = (number: number, more: object = {}): Reply => givingJson({ content: [{ id: `${number}`, name: `On page ${number}` }], number, totalPages: 3, totalElements: 3, last: number === 2, ...more });
    const asked = async (replies: readonly Reply[], from = url): Promise<{ ids: readonly string[]; pages: readonly string[]; skipped: unknown }> => {
      const { fetch, calls } = fakeFetch(...replies);
      const directory = await readDirectory(from, '2026-11-22', fetch, understand, 2000);
      return { ids: 'activities' in directory ? directory.activities.map(({ id }) => id) : [], pages: calls.map(call => call.url.slice(url.length)), skipped: 'skipped' in directory && directory.skipped };
    };

    it('that counts from 0', async () => expect(await asked([0, 1, 2].map(number => spring(number)))).to.deep.equal({ ids: ['0', '1', '2'], pages: ['', '?page=1', '?page=2'], skipped: {} }));
    it('that counts from 1', async () => expect(await asked([1, 2, 3].map(number => spring(number)))).to.deep.equal({ ids: ['1', '2', '3'], pages: ['', '?page=2', '?page=3'], skipped: {} }));
    it('that is asked from 1 and counts from 0', async () => expect(await asked([0, 0, 1, 2].map(number => spring(number)))).to.deep.equal({ ids: ['0', '1', '2'], pages: ['', '?page=1', '?page=2', '?page=3'], skipped: {} }));
    it('that says only which page is the last', async () => {
      const said = { totalPages: undefined, totalElements: undefined };
      expect((await asked([0, 1, 2].map(number => spring(number, said)))).ids).to.deep.equal(['0', '1', '2']);
      expect((await asked([givingJson({ contents: [{ id: 'a', name: 'A' }], last_page: false }), givingJson({ contents: [{ id: 'b', name: 'B' }], last_page: true })])).ids).to.deep.equal(['a', 'b']);
    });
    it('that gives one page again and again, and says how many were not in its pages', async () => {
      expect(await asked([spring(0)])).to.deep.equal({ ids: ['0'], pages: ['', '?page=1', '?page=2'], skipped: { 'not in its pages': 2 } });
      expect(await asked([givingJson({ contents: [{ id: 'a', name: 'A' }], page_number: 1, total_pages: 9, total_items: 9 })])).to.deep.equal({ ids: ['a'], pages: ['', '?page=2', '?page=3'], skipped: { 'not in its pages': 8 } });
    });
    it('whose address has a query and a page already', async () => expect((await asked([3, 4].map(number => spring(number, { totalPages: 4 })), `${url}?page=3&q=a#top`)).pages).to.deep.equal(['?page=3&q=a#top', '?q=a&page=4']));
  });

  it('reads lines of JSON, a spreadsheet and a plain list', async () => {
    expect(await idsOf(saying('{"id":"a","name":"A","status":"active"}\n{"id":"b","name":"B"}\n'))).to.deep.equal(['a', 'b']);
    expect(await idsOf(saying('\uFEFFTitle;When\r\nKnit and natter;Mondays\r\n'))).to.deep.equal(['knit-and-natter']);
    expect(await idsOf(givingJson([{ title: 'Knit and natter', when: 'Mondays' }]))).to.deep.equal(['knit-and-natter']);
  });

  it('says of a spreadsheet whose letters are lost that they are', async () => {
    const windows = new Uint8Array([...new TextEncoder().encode('title,cost\nChoir,'), 0xa3, 0x32]);
    expect(await read(() => new Response(windows))).to.deep.equal({ fault: 'not-utf-8' });
  });

  it('never throws, whatever the records are', async () => {
    for (const record of [null, [], { name: { toString: 1 } }, { name: 'x', minimum_age: { toString: 1, valueOf: 1 } }, { name: 'x', service_at_locations: [{ location: { location_type: { toString: 1, valueOf: 1 } } }] }]) {
      const directory = await read(givingJson([record, { id: 'good', name: 'Good' }]));
      expect('activities' in directory ? directory.activities.map(({ id }) => id) : [directory.fault], JSON.stringify(record)).to.include('good');
    }
  });
});
