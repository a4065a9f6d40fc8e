import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cell } from '../../src/receiver/inbox/csv.ts';
import { answered, idOf, receiverFixture, submission, wholeReferral, withAnswers } from './fixtures.ts';

/** Reads CSV by RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    let value = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) { if (text[at] === '"') at++; value += text[at]; }
      at++;
    } else for (; text[at] !== ',' && text[at] !== '\r'; at++) value += text[at];
    row.push(value);
    if (text[at] === '\r') { assert.equal(text[at + 1], '\n'); rows.push(row); row = []; at += 2; } else at++;
  }
  return rows;
}

async function exported(...submissions: readonly unknown[]) {
  const { post, call, signIn } = await receiverFixture();
  for (const one of submissions) assert.equal((await post(one)).status, 201);
  const { cookie } = await signIn();
  const response = await call('/inbox/export.csv', { headers: { cookie } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const [head = [], ...rows] = readCsv(new TextDecoder().decode(bytes));
  return { response, bytes, head, rows: rows.map(row => Object.fromEntries(head.map((name, at) => [name, row[at]]))) };
}

describe('the spreadsheet', () => {
  it('is a download in UTF-8 with a byte order mark, one row for each person and one column for each answer', async () => {
    const { response, bytes, head, rows } = await exported(submission(), withAnswers({ 'interests.people': { at: 'answered', value: ['lunch'] }, 'more': { at: 'notAsked' } }, { id: idOf(2), language: 'cy' }));
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.match(response.headers.get('content-disposition')!, /^attachment; filename="what-matters\.csv"$/);
    assert.deepEqual(bytes.slice(0, 3), new Uint8Array([0xef, 0xbb, 0xbf]));
    assert.equal(rows.length, 2);
    assert.equal(new Set(head).size, head.length);
    const first = rows.find(row => row['id'] === idOf(1))!;
    assert.equal(first['name'], 'Example person A');
    assert.equal(first['matters'], 'Music and singing; Being outdoors');
    assert.deepEqual([first['contact.by'], first['contact.to'], first['contact.safe']], ['phone', '020 7946 0018', 'no']);
    assert.deepEqual([first['interests.outdoors'], first['interests.people'], first['ideas']], ['Skipped', '', 'Tuesday Singers']);
    assert.equal(rows.find(row => row['id'] === idOf(2))!['more'], 'Not asked');
  });

  it('has what the person asks about in a column of its own, beside what they were only shown', async () => {
    const asking = submission();
    asking.body.ideas = [{ id: 'a', title: 'Tuesday Singers', reasons: [], asked: 'with-someone' }, { id: 'b', title: 'Garden Friends', reasons: [], asked: 'about' }, { id: 'c', title: 'Tea and tunes', reasons: [] }];
    const { rows: [row] } = await exported(asking);
    assert.deepEqual([row!['ideas asked about'], row!['ideas']], ['Tuesday Singers (with someone to come along); Garden Friends', 'Tea and tunes']);
  });

  it('has a column for each part of a name, joins what may come several times, and tells who changed the state', async () => {
    const { post, call, signIn, store } = await receiverFixture({ organisation: 'Heath Lane Neighbours' });
    await post(wholeReferral());
    await post(withAnswers({ 'gp': answered({ instead: 'no-gp' }), 'people': answered([{ name: 'Ann', role: 'neighbour' }, { name: '=1+1' }]), 'none': answered([]), 'scheme': answered('a page of that name') }, { id: idOf(2) }));
    await store.setState(idOf(1), 'contacted', { who: '=Priya', at: '2026-11-22T15:00:00.000Z' });
    const { cookie } = await signIn();
    const [head = [], ...rows] = readCsv(await (await call('/inbox/export.csv', { headers: { cookie } })).text());
    assert.equal(new Set(head).size, head.length);
    const row = (id: string) => Object.fromEntries(head.map((name, at) => [name, rows.find(one => one.includes(id))![at]]));
    const expected = {
      'name.first': 'Maria', 'name.last': 'Lopez', 'name.called': 'Mia', 'helper-name.first': 'Ana', 'contact.best': 'after 2pm', 'age': '65 to 79', 'when': 'Weekday mornings; Weekends', 'gp': 'Heath Surgery', 'birth-date': 'March 1954',
      'scheme': 'north', 'state': 'contacted', 'state changed by': "'=Priya", 'state changed at': '2026-11-22T15:00:00.000Z', 'filled in by': 'someone-else',
      'consents given': 'Yes, they said that Heath Lane Neighbours can use what I told you, and anything about their health, to help them',
    };
    for (const [name, text] of Object.entries(expected)) assert.equal(row(idOf(1))[name], text, name);
    const other = { 'people': 'name: Ann, role: neighbour; name: =1+1', 'gp': 'I do not have a GP', 'scheme': '', 'answer scheme': 'a page of that name', 'state changed by': '', 'name': 'Example person A' };
    for (const [name, text] of Object.entries(other)) assert.equal(row(idOf(2))[name], text, name);
  });

  it('makes formulas and +44 inert, wherever they were written', async () => {
    const formulas = ['=HYPERLINK("https://evil.example","click")', '+44 20 7946 0018', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\u0000=1'];
    for (const formula of formulas) {
      const whole = withAnswers({ name: { at: 'answered', value: formula }, where: { at: 'answered', value: formula }, matters: { at: 'answered', value: [formula] }, contact: { at: 'answered', value: { by: formula, to: formula, safe: formula } } });
      whole.body.ideas = [{ id: 'x', title: formula, reasons: [] }];
      const { rows } = await exported(whole);
      for (const name of ['name', 'where', 'matters', 'contact.by', 'contact.to', 'contact.safe', 'ideas']) assert.equal(rows[0]![name], `'${formula}`, name);
      const parts = await exported(withAnswers({ name: answered({ first: formula }), gp: answered({ instead: formula }), people: answered([{ [formula.replace(/\W/g, '') || 'x']: formula }]) }));
      for (const name of ['name.first', 'gp']) assert.equal(parts.rows[0]![name], `'${formula}`, name);
      assert.doesNotMatch(parts.rows[0]!['people']!, /^[=+\-@\t\r\n\0]/);
    }
  });

  it('has no cell that begins as a formula, and gives back every text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => {
      const written = cell(text);
      assert.doesNotMatch(written.replace(/^"/, ''), /^[=+\-@\t\r\n\0]/);
      const [[read = ''] = []] = readCsv(`${written}\r\n`);
      assert.equal(read.replace(/^'(?=[=+\-@\t\r\n\0])/, ''), text.replace(/^'(?=[=+\-@\t\r\n\0])/, ''));
    }), { numRuns: 5000 });
  });

  it('has everybody, also when there are more than are read at once', async () => {
    const { rows } = await exported(...Array.from({ length: 450 }, (_, at) => submission({ id: idOf(at) })));
    assert.equal(new Set(rows.map(row => row['id'])).size, 450);
  });
});
