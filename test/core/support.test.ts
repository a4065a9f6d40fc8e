import { expect } from 'chai';
import * as z from 'zod/mini';
import { freshDays, isStale, staleLines } from '../../src/core/support/freshness.ts';
import { nations, type CheckedContact } from '../../src/core/support/index.ts';
import england from '../../src/core/support/england.json' with { type: 'json' };
import northernIreland from '../../src/core/support/northern-ireland.json' with { type: 'json' };
import scotland from '../../src/core/support/scotland.json' with { type: 'json' };
import wales from '../../src/core/support/wales.json' with { type: 'json' };
import { siteSupportSchema } from '../../src/core/support/site-support.ts';
import { wrongKeys } from '../../src/core/schema-problems.ts';
import { locales } from '../../src/i18n/locales.ts';

interface File { readonly nation: string; readonly lastChecked: string; readonly sources: Readonly<Record<string, string>>; readonly contacts: readonly CheckedContact[] }
const files: Readonly<Record<string, File>> = { england, scotland, wales, 'northern-ireland': northernIreland };

/** The numbers as their owners give them, and how each is reached. */
const numbers: Readonly<Record<string, object>> = {
  danger: { call: '999' }, nhs: { call: '111' }, samaritans: { call: '116 123' }, shout: { text: { number: '85258', word: 'SHOUT' } }, childline: { call: '0800 1111' }, papyrus: { call: '0800 068 4141' },
};
const everywhere = ['danger', 'samaritans', 'shout', 'childline', 'papyrus'];

describe('the contacts of each nation', () => {
  it('are those of a file, and each file is listed', () => {
    expect(Object.keys(nations)).to.deep.equal(['england', 'scotland', 'wales', 'northern-ireland']);
    for (const [nation, { lastChecked, contacts }] of Object.entries(files)) expect(nations[nation as keyof typeof nations], nation).to.deep.equal({ lastChecked, contacts });
  });

  for (const [nation, { nation: name, lastChecked, sources, contacts }] of Object.entries(files)) {
    const ids = contacts.map(({ id }) => id);

    it(`in ${nation} say of which nation they are`, () => expect(name.toLowerCase().replace(' ', '-')).to.equal(nation));
    it(`in ${nation} begin with 999 and have all that are needed, each once`, () => {
      expect(ids[0]).to.equal('danger');
      expect(ids).to.include.members(everywhere);
      expect(new Set(ids).size).to.equal(ids.length);
    });
    it(`in ${nation} are only what was verified there: the mental health option of 111 in England alone`, () => expect(ids.filter(id => !everywhere.includes(id))).to.deep.equal(nation === 'england' ? ['nhs'] : []));
    it(`in ${nation} have the right numbers`, () => { for (const { id, ...way } of contacts) expect(way, id).to.deep.equal(numbers[id]); });
    it(`in ${nation} have a source each`, () => {
      expect(Object.keys(sources)).to.deep.equal(ids);
      for (const source of Object.values(sources)) expect(source).to.match(/\w{3}/);
    });
    it(`in ${nation} have words in every language, and none that say when, where that is not verified`, async () => {
      for (const [language, { first }] of Object.entries(locales)) {
        const words = await first();
        for (const id of ids) expect(words[`support.${id}`], `${language}: ${id}`).to.match(/\w/);
        expect(words['support.papyrus'], language).to.not.match(/day|night|dydd|nos|24|hour|awr/i);
      }
    });
    it(`in ${nation} were checked in a month that there is`, () => {
      expect(lastChecked).to.match(/^20\d\d-(0[1-9]|1[0-2])$/);
      expect(lastChecked >= '2026-11', 'not before the project began').to.equal(true);
    });
  }
});

describe('isStale', () => {
  it('is no for 180 days from the first of the month, and yes from the day after', () => {
    expect(freshDays).to.equal(180);
    expect([isStale('2026-11', '2026-11-01'), isStale('2026-11', '2026-11-30'), isStale('2026-11', '2027-04-30'), isStale('2026-11', '2027-05-01')]).to.deep.equal([false, false, false, true]);
    expect([isStale('2027-11', '2028-04-29'), isStale('2027-11', '2028-04-30')], 'a leap year').to.deep.equal([false, true]);
  });
  it('is no for a month that is still to come: somebody’s clock is wrong', () => expect(isStale('2027-01', '2026-12-31')).to.equal(false));
  it('is yes for what is no month, and on what is no day', () => {
    for (const lastChecked of ['', 'November 2026', '2026', '2026-13', '2026-00', '2026-11-22', '26-11']) expect(isStale(lastChecked, '2026-11-22'), lastChecked).to.equal(true);
    for (const today of ['', 'today', '2026-11-31x']) expect(isStale('2026-11', today), today).to.equal(true);
  });
});

describe('staleLines', () => {
  it('says nothing while all are fresh', () => expect(staleLines(nations, `${england.lastChecked}-28`)).to.deep.equal([]));
  it('has one plain line for each file that is not', () => {
    expect(staleLines({ england: { lastChecked: '2026-11' }, wales: { lastChecked: '2026-12' } }, '2027-05-01')).to.deep.equal(['src/core/support/england.json was last checked in 2026-11, more than 180 days ago: look up its contacts again.']);
    expect(staleLines(nations, '2036-01-01')).to.have.length(4);
  });
});

describe('what a site says about help', () => {
  const words = { en: 'Our duty worker', cy: 'Ein gweithiwr' };
  const linesOf = (data: unknown): readonly string[] => { const read = z.safeParse(siteSupportSchema, data); return read.success ? [] : wrongKeys(data, read.error.issues, ''); };

  it('is a nation and contacts of its own, and both may be left out', () => {
    for (const data of [{}, { nation: 'england' }, { nation: 'northern-ireland' }, { support: [] }, { support: [{ words: 'Duty worker', call: '020 7946 0000' }] },
      { nation: 'wales', support: [{ words, call: '999' }, { words, text: { number: '85258' } }, { words, text: { number: '+44 7700 900123', word: 'HIVE' } }, { words, link: 'https://hive.example.org/help?from=form#now' }, { words, link: 'https://hive.example.org' }] }]) {
      expect(linesOf(data), JSON.stringify(data)).to.deep.equal([]);
    }
  });

  const one = (contact: object): object => ({ support: [contact] });
  for (const [what, data, line] of [
    ['another nation', { nation: 'ireland' }, /^nation: found "ireland", expected one of england, scotland, wales, northern-ireland$/],
    ['a nation in capitals', { nation: 'Wales' }, /^nation: found "Wales", expected one of/],
    ['a nation named like a part of every object', { nation: 'constructor' }, /^nation: found/],
    ['six contacts', { support: Array.from({ length: 6 }, () => ({ words, call: '999' })) }, /^support: found a list, expected at most 5$/],
    ['one contact without a list', { support: { words, call: '999' } }, /^support: found an object, expected a list$/],
    ['a contact without words', one({ call: '999' }), /^support\.0\.words: found nothing, expected/],
    ['empty words', one({ words: '', call: '999' }), /^support\.0\.words: found "", expected/],
    ['no way to reach it', one({ words }), /^support\.0: found an object, expected exactly one of call, text and link$/],
    ['two ways to reach it', one({ words, call: '999', link: 'https://hive.example.org' }), /^support\.0: found an object, expected exactly one of call, text and link$/],
    ['a call to words', one({ words, call: 'ring us' }), /^support\.0\.call: found "ring us", expected a telephone number$/],
    ['a text without a number', one({ words, text: { word: 'HIVE' } }), /^support\.0\.text\.number: found nothing, expected text$/],
    ['a text as a number', one({ words, text: '85258' }), /^support\.0\.text: found "85258", expected an object$/],
    ['two words to send', one({ words, text: { number: '85258', word: 'HELP ME' } }), /^support\.0\.text\.word: found "HELP ME", expected one word of at most 20 letters$/],
    ['a link on http', one({ words, link: 'http://hive.example.org' }), /^support\.0\.link: found "http:\/\/hive\.example\.org", expected an address that begins with https:\/\/$/],
    ['a link by script', one({ words, link: 'javascript:alert(1)' }), /^support\.0\.link: found/],
    ['a link with a name in it', one({ words, link: 'https://samaritans.org@evil.example/' }), /^support\.0\.link: found/],
    ['a link without a place', one({ words, link: 'https:///help' }), /^support\.0\.link: found/],
    ['a link with a space', one({ words, link: 'https://hive.example.org/a b' }), /^support\.0\.link: found/],
    ['a key too many', one({ words, call: '999', hours: 'always' }), /^support\.0\.hours: found a key that does not exist/],
    ['a key too many beside it', { contacts: [] }, /^contacts: found a key that does not exist/],
  ] as const) {
    it(`may not be ${what}`, () => {
      const lines = linesOf(data);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.match(line);
    });
  }
});
