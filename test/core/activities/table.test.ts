import { expect } from 'chai';
import fc from 'fast-check';
import { columnOf, columns, isHeader } from '../../../src/core/activities/readers/columns.ts';
import { csv } from '../../../src/core/activities/readers/csv.ts';
import { dataOf } from '../../../src/core/activities/readers/data.ts';
import { readerOf } from '../../../src/core/activities/readers/index.ts';
import { recordsReader } from '../../../src/core/activities/readers/reader.ts';
import { rowsOf } from '../../../src/core/activities/readers/table.ts';
import type { Directory } from '../../../src/core/activities/activity.ts';
import { anyUnits } from '../any-text.ts';

const read = (text: string): Directory => { const data = dataOf(text); expect(readerOf(data), text).to.equal(csv); return recordsReader(csv, '2026-11-22')(csv.records(data)); };
const titles = (text: string): readonly string[] => read(text).activities.map(({ title }) => title);

describe('rowsOf', () => {
  const known: readonly (readonly [what: string, text: string, rows: readonly (readonly string[])[]])[] = [
    ['cells', 'a,b\nc,d', [['a', 'b'], ['c', 'd']]], ['a last line end', 'a,b\n', [['a', 'b']]], ['line ends of any kind', 'a\r\nb\rc\nd', [['a'], ['b'], ['c'], ['d']]], ['empty cells', ',a,\n,,', [['', 'a', ''], ['', '', '']]], ['an empty line', 'a\n\nb', [['a'], [''], ['b']]], ['nothing', '', []],
    ['quotes', '"a, b","c"', [['a, b', 'c']]], ['quotes in quotes', '"a ""b"" c",d', [['a "b" c', 'd']]], ['line ends in quotes', '"a\r\nb",c\nd,e', [['a\r\nb', 'c'], ['d', 'e']]], ['an empty cell in quotes', '"",a', [['', 'a']]], ['quotes that are no quotes', 'a "b" c,5"', [['a "b" c', '5"']]], ['a quote that ends too early', '"a" b",c', [['a" b', 'c']]],
    ['a quote that never ends', 'a,"b\nc,d', [['a', '"b'], ['c', 'd']]], ['spaces around', ' a , b ', [['a', 'b']]], ['rows of any length', 'a,b\nc\nd,e,f', [['a', 'b'], ['c'], ['d', 'e', 'f']]],
  ];
  for (const [what, text, rows] of known) it(`reads ${what}`, () => expect(rowsOf(text, ',')).to.deep.equal(rows));

  it('reads what it was written from, whatever stands in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '"', '\n', '\r', '\t', 'é', '😀') }).map(text => text.trim());
    const written = (rows: readonly (readonly string[])[], part: string, end: string): string => rows.map(row => row.map(text => `"${text.replaceAll('"', '""')}"`).join(part)).join(end);
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n', '\r'), (rows, part, end) => {
      expect(rowsOf(written(rows, part, end), part)).to.deep.equal(rows);
    }), { numRuns: 500 });
  });

  it('ends, and loses no sign but those that part, for any text', () => {
    const strip = (text: string): string => text.replace(/[\s",]/g, '');
    fc.assert(fc.property(fc.oneof(anyUnits, fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r') })), text => { expect(strip(rowsOf(text, ',').flat().join(''))).to.equal(strip(text)); }), { numRuns: 500 });
  });

  it('is quick for text that is made to be slow', () => {
    for (const piece of ['"', '""', ',"a', '"a"b,', '\n"', 'a,"b""']) rowsOf(piece.repeat(200_000), ',');
  });
});

describe('a spreadsheet', () => {
  it('may part its cells by commas, semicolons or tabs', () => {
    for (const part of [',', ';', '\t']) expect(titles(`title${part}cost\n"A, b; c"${part}£2`), part).to.deep.equal(['A, b; c']);
    expect(titles('sep=;\r\ntitle;when\r\nA;Mondays, Tuesdays')).to.deep.equal(['A']);
  });
  it('may begin with a mark of its letters, and with a line above its header', () => {
    expect(titles('\uFEFFTitle,When\nA,B')).to.deep.equal(['A']);
    expect(titles('Things to do in Camden,,\n,,\nActivity name,Day and time,Postcode\nA,Mondays,NW5 2AB')).to.deep.equal(['A']);
  });
  it('may name its columns as spreadsheets do', () => {
    const [activity] = read('Service Name,Description,Organisation,Venue,Post Code,Price,Min. age,Telephone,E-mail,Web-site,Last_Checked,Days & times\nKnit,We knit,Heath Lane,The hall,nw5 2ab,2.50,18,2079460000,a@b.example,www.b.example,02/11/2026,Mon 10-12').activities;
    expect(activity).to.deep.include({ title: 'Knit', description: 'We knit', provider: 'Heath Lane', place: { name: 'The hall', postcode: 'NW5 2AB' }, cost: { at: 'price', amount: 2.5 }, join: { phone: '02079460000', email: 'a@b.example', url: 'https://www.b.example' }, lastChecked: '2026-11-02' });
    expect(csv.draft({ fields: { age_from: '18' } }).ages).to.deep.equal([{ from: '18', to: undefined }]);
  });
  it('takes the first of two columns of one name that says something', () => expect(read('Name,Phone,Telephone\nA,,020 7946 0000\nB,020 7946 0001,020 7946 0002').activities.map(({ join }) => join.phone)).to.deep.equal(['020 7946 0000', '020 7946 0001']));
  it('has rows that are too short read, empty ones left out, and broken ones counted', () => {
    const { activities, skipped } = read('title,when,cost\nA\n\n,,\n ; \nB,Mon, Tue and Wed,£2\nC,"Mon, Tue",£2,,\n,Mondays,\n');
    expect(activities.map(({ title }) => title)).to.deep.equal(['A', 'C']);
    expect(skipped).to.deep.equal({ broken: 1, 'no name': 2 });
  });
  it('does not lose the rest to a quote that never ends', () => expect(titles('title,when\nA,"Mondays\nB,Tuesdays\n')).to.deep.equal(['A', 'B']));
  it('is not read where its letters are lost, so that nobody reads nonsense', () => {
    for (const text of ['title,cost\nA,\uFFFD2', 't\u0000i\u0000t\u0000l\u0000e\u0000']) expect(dataOf(text)).to.equal(undefined);
  });
  it('is none without a title and one thing more', () => {
    for (const text of ['', 'hello', 'title', 'when,where\na,b', 'Dear all, the title is:', 'a,b\n1,2', '<title>,when</title>', 'title\nA']) expect(dataOf(text), text).to.equal(undefined);
  });
});

describe('the columns', () => {
  it('have one name each, and no name means two of them', () => {
    const all = Object.entries(columns).flatMap(([name, { also }]) => [name, ...also].map(each => [each, name] as const));
    for (const [each, name] of all) expect(columnOf(each), each).to.equal(name);
    expect(new Set(all.map(([each]) => each.replace('_', ' '))).size).to.equal(all.length);
  });
  it('have examples that can be read', () => {
    const header = Object.keys(columns);
    const { activities, skipped } = read([header, Object.values(columns).map(({ example }) => `"${example}"`)].map(row => row.join(',')).join('\n'));
    expect(isHeader(header)).to.equal(true);
    expect(skipped).to.deep.equal({});
    expect(activities[0]).to.deep.include({ id: 'knit-1', title: 'Knit and natter', cost: { at: 'price', amount: 2 }, place: { name: 'Heath Lane Hall', address: '4 Heath Lane, London', postcode: 'NW5 2AB' }, lastChecked: '2026-11-02', meets: 'Sam' });
  });
});

describe('dataOf', () => {
  it('reads JSON, with or without a mark of its letters', () => {
    expect(dataOf(' {"a":1} ')).to.deep.equal({ a: 1 });
    expect(dataOf('\uFEFF[1]')).to.deep.equal([1]);
    expect([dataOf('null'), dataOf('7')]).to.deep.equal([null, 7]);
  });
  it('reads lines of JSON; one that is broken is nothing and counted', () => {
    expect(dataOf('{"name":"a"}\r\n\n{"name":"b"}\n{"name":')).to.deep.equal([{ name: 'a' }, { name: 'b' }, null]);
  });
  it('reads nothing in half of a list, a page, or words', () => {
    for (const text of ['', ' ', '[{"id":', '{"contents":[{"id":1},', '{\n"contents":[', '<!doctype html><title>x</title>,when', 'Not found', '{', '[']) expect(dataOf(text), text).to.equal(undefined);
  });
  it('stands what is nested without end', () => {
    for (const text of ['['.repeat(100_000), `${'['.repeat(100_000)}${']'.repeat(100_000)}`, '{"contents":['.repeat(20_000), `[{"name":${'['.repeat(5000)}${']'.repeat(5000)}}]`]) readerOf(dataOf(text));
  });
  it('never throws, for any text', () => fc.assert(fc.property(anyUnits, text => { readerOf(dataOf(text)); readerOf(dataOf(`title,when\n${text}`)); }), { numRuns: 500 }));
});
