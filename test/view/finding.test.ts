import { expect } from 'chai';
import type { Wishes } from '../../src/core/wishes.ts';
import { ideasFrom } from '../../src/view/finding.ts';
import { hsdsPage, hsdsRecord, outpostRecord, plainRecord, springPage, uk1Record } from '../core/activities/samples.ts';
import { endless, fakeFetch, givingJson, saying, type Reply } from '../net/fake-fetch.ts';
import { restore, stub } from './stubs.ts';

const wishes: Wishes = { areas: ['music'], interests: [], needs: [], times: [] };
const titles = async (...replies: readonly Reply[]): Promise<readonly string[]> => { const found = await ideasFrom({ directory: '/services' }, wishes, fakeFetch(...replies).fetch, []); return 'fault' in found ? [found.fault] : found.ideas.map(({ activity }) => activity.title); };
const many = (from: number, most: number): Reply => givingJson(hsdsPage(Array.from({ length: most }, (_, at) => ({ id: from + at, name: `Choir ${from + at}`, status: 'active', organization: {} })), { total_pages: 3, total_items: 15_000, page_number: 1 + from / 5000 }));

describe('ideasFrom', () => {
  let lines: string[];
  beforeEach(() => { lines = []; stub(console, 'warn', (line: string) => { lines.push(line); }); });
  afterEach(restore);

  it('reads every format, also those that are fetched when they come', async () => {
    const sung = { name: 'Community choir' };
    expect(await titles(givingJson(hsdsPage([hsdsRecord({ ...sung, minimum_age: undefined })])))).to.deep.equal(['Community choir']);
    expect(await titles(givingJson(springPage([uk1Record({ ...sung, eligibilitys: [] })])))).to.deep.equal(['Community choir']);
    expect(await titles(givingJson([outpostRecord({ ...sung, min_age: null })]))).to.deep.equal(['Community choir']);
    expect(await titles(givingJson({ activities: [plainRecord({ title: 'Community choir', age_from: '' })] }))).to.deep.equal(['Community choir']);
    expect(await titles(saying('title,when\r\nCommunity choir,Mondays'))).to.deep.equal(['Community choir']);
    expect(await titles(saying('{"id":"a","name":"Community choir"}\n{"id":"b","name":"Choir B"}'))).to.have.length(2);
    expect(lines).to.deep.equal([]);
  });

  it('says in one line what is to be done about a list that is too large', async () => {
    const line = /larger than a browser reads; "what-matters directory" makes an index of it$/;
    expect(await titles(many(0, 5000), many(5000, 5000), many(10_000, 5000))).to.have.length.greaterThan(0);
    expect(await titles(endless(`[${' '.repeat(262_143)}`, 10 * 1024 * 1024).reply)).to.deep.equal(['too-large']);
    expect(lines).to.have.length(2);
    for (const said of lines) expect(said).to.match(line);
  });
});
