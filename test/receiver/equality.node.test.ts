import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Database from 'libsql';
import { maxEqualityBytes } from '../../src/core/equality.ts';
import { monthBefore, monthOf } from '../../src/core/month.ts';
import { countedQuestions, fewest } from '../../src/receiver/equality-counts.ts';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { answered, equalityRecord, idOf, receiverFixture, submission } from './fixtures.ts';

async function open(options: Parameters<typeof receiverFixture>[0] = {}) {
  const fixture = await receiverFixture(options);
  const send = (body: unknown, headers: Record<string, string> = {}, address?: string) =>
    fixture.call('/api/equality', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }, address);
  return { ...fixture, send };
}
const problems = async (response: Response) => ((await response.json()) as { errors: { field: string; problem: string }[] }).errors.map(({ field, problem }) => `${field} ${problem}`);

describe('sending equality answers', () => {
  it('is answered 201 with the id and nothing else, and 200 for every repeat', async () => {
    const { send, store } = await open();
    const first = await send(equalityRecord());
    assert.deepEqual([first.status, await first.json()], [201, { id: idOf(1) }]);
    for (const type of ['application/json', 'text/plain;charset=UTF-8']) {
      const repeat = await send(JSON.stringify(equalityRecord(), null, 2), { 'content-type': type, 'idempotency-key': `"${idOf(1)}"` });
      assert.deepEqual([repeat.status, await repeat.json()], [200, { id: idOf(1) }]);
    }
    assert.equal((await store.countEquality({ from: '2026-11', to: '2026-11' })).length, 3);
  });

  it('is refused with 422 under a known id with other answers', async () => {
    const { send } = await open();
    await send(equalityRecord());
    assert.deepEqual(await problems(await send(equalityRecord({ answers: {} }))), ['id different_content']);
  });

  it('takes this month and the one before, by the clock of the receiver in UTC', async () => {
    const { send, clock } = await open();
    const status = async (month: string, id: number) => (await send(equalityRecord({ month, id: idOf(id) }))).status;
    assert.deepEqual([await status('2026-11', 1), await status('2026-10', 2), await status('2026-09', 3), await status('2026-12', 4), await status('2025-11', 5)], [201, 201, 422, 422, 422]);
    clock.ms = Date.parse('2026-12-31T23:59:59.999Z');
    assert.deepEqual([await status('2027-01', 6), await status('2026-11', 7), await status('2026-10', 8)], [422, 201, 422]);
    clock.ms += 1;
    assert.deepEqual([await status('2027-01', 9), await status('2026-12', 10), await status('2026-11', 11)], [201, 201, 422]);
    assert.deepEqual(await problems(await send(equalityRecord({ month: '2026-11', id: idOf(12) }))), ['month not_now']);
    assert.deepEqual([monthOf(Date.parse('2026-12-31T23:59:59.999Z')), monthBefore('2027-01'), monthBefore('2026-11'), monthBefore('2026-10')], ['2026-12', '2026-12', '2026-10', '2026-09']);
  });

  it('takes ids only: no free text, no link, no time, no more than thirty answers', async () => {
    const { send } = await open();
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`q-${at}`, { at: 'skipped' as const }]));
    assert.equal((await send(equalityRecord({ answers: many(30) }))).status, 201);
    const wrong = [
      { answers: many(31) }, { answers: { age: { at: 'answered', value: 'I am Margaret' } } }, { answers: { age: { at: 'answered', value: ['young'] } } }, { answers: { age: { at: 'notAsked' } } }, { answers: { age: { at: 'skipped', value: 'x' } } },
      { submission: idOf(1) }, { createdAt: '2026-11-22T10:00:00Z' }, { month: '2026-11-22' }, { month: '2026-13' }, { id: 'short' }, { schema: 'what-matters/submission' }, { version: 2 }, { form: 'A form' }, { answers: undefined },
    ];
    for (const change of wrong) {
      const response = await send({ ...equalityRecord({ id: idOf(2) }), ...change });
      assert.equal(response.status, 422, JSON.stringify(change));
      assert.doesNotMatch(await response.text(), /Margaret/);
    }
    assert.equal((await send(submission())).status, 422);
    for (const body of ['', '{', 'null', '[]', `{"answers":${'['.repeat(9)}${']'.repeat(9)}}`]) assert.ok([400, 422].includes((await send(body)).status), body);
  });

  it('cannot reach a prototype through any key', async () => {
    const { send, store } = await open();
    for (const [at, key] of ['constructor', 'prototype', '__proto__'].entries()) await send(JSON.stringify(equalityRecord({ id: idOf(at) })).replace('"answers":{', `"answers":{"${key}":{"at":"skipped"},`));
    assert.equal(({} as { at?: unknown }).at, undefined);
    assert.deepEqual((await store.countEquality({ from: '2026-11', to: '2026-11' })).filter(({ at }) => at === 'skipped').map(({ question }) => question), ['constructor', 'prototype']);
  });

  it('has the same borders as submissions: size, type, methods, preflight, other sites', async () => {
    const { send, call } = await open();
    assert.equal((await send('x'.repeat(maxEqualityBytes + 1))).status, 413);
    assert.equal((await send(equalityRecord(), { 'content-type': 'text/html' })).status, 415);
    assert.equal((await send(equalityRecord(), { 'idempotency-key': `"${idOf(9)}"` })).status, 400);
    assert.equal((await call('/api/equality')).status, 405);
    const preflight = await call('/api/equality', { method: 'OPTIONS' });
    assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-headers'), preflight.headers.get('access-control-allow-origin')], [204, 'content-type, idempotency-key', '*']);
    assert.equal((await send(equalityRecord())).headers.get('access-control-allow-origin'), '*');
  });

  it('is slowed down apart from submissions', async () => {
    const { send, post } = await open({ rate: { burst: 1, perHour: 60 } });
    assert.equal((await post(submission())).status, 201);
    assert.equal((await send(equalityRecord())).status, 201);
    const slow = await send(equalityRecord({ id: idOf(2) }));
    assert.deepEqual([slow.status, slow.headers.get('retry-after')], [429, '60']);
    assert.equal((await send(equalityRecord({ id: idOf(2) }), {}, '192.0.2.2')).status, 201);
  });

  it('is kept with no time, no address, no link to a submission and not in the order in which it came', async () => {
    const at = mkdtempSync(join(tmpdir(), 'what-matters-equality-'));
    const store = openLibsqlStore(join(at, 'store.db'));
    const { send, post } = await open({ store });
    await post(submission({ id: idOf(7) }));
    for (const number of [9, 2, 5, 1]) assert.equal((await send(equalityRecord({ id: idOf(number) }))).status, 201);
    await store.close();
    const database = new Database(join(at, 'store.db'), { readonly: true });
    const rows = database.prepare('SELECT * FROM equality').all() as Record<string, string>[];
    assert.deepEqual(rows.map(({ id }) => id), [1, 2, 5, 9].map(idOf));
    for (const row of rows) assert.deepEqual([Object.keys(row), row['month']], [['id', 'form', 'month', 'answers'], '2026-11']);
    assert.throws(() => database.prepare('SELECT rowid FROM equality').all());
    assert.equal(JSON.stringify(rows).includes('192.0.2'), false);
    database.close();
    rmSync(at, { recursive: true });
  });
});

describe('counts of equality answers', () => {
  const counts = (question: string, ...numbers: readonly number[]) => numbers.map((count, at) => ({ question, at: 'answered' as const, answer: `a-${at}`, count }));
  const shown = (...numbers: readonly number[]) => countedQuestions(counts('q', ...numbers))[0]!.answers.map(one => one.shown);

  it('show what is five or more, most often first, and hide what is fewer', () => {
    assert.deepEqual(countedQuestions([...counts('b', 7, 20), { question: 'b', at: 'skipped', count: 5 }]), [{ question: 'b', answers: [{ at: 'answered', answer: 'a-1', shown: 20 }, { at: 'answered', answer: 'a-0', shown: 7 }, { at: 'skipped', shown: 5 }], total: 32 }]);
    assert.deepEqual(shown(40, 30, 2, 1), [40, 30, 'fewer', 'fewer']);
    assert.deepEqual(countedQuestions([]), []);
  });

  it('hide the next smallest too where one small count could be worked out from the total', () => {
    assert.deepEqual(shown(40, 30, 3), [40, 'hidden', 'fewer']);
    assert.deepEqual(shown(40, 30, 1, 1), [40, 'hidden', 'fewer', 'fewer']);
    assert.deepEqual(shown(40, 5, 1), ['hidden', 'hidden', 'fewer']);
    assert.deepEqual(shown(6, 6, 4), ['hidden', 'hidden', 'fewer']);
  });

  it('show nothing where no hiding helps', () => {
    for (const few of [[3], [1, 1], [4, 4], [5, 1]]) assert.deepEqual(countedQuestions(counts('q', ...few)), [{ question: 'q', answers: [] }], few.join(' '));
  });

  it('never let a small count be worked out from the total and what is shown', () => {
    /** Every way in which numbers from `low` to `high` can add up to `sum`, as the set of values that the first can have. */
    const firsts = (small: number, hidden: number, left: number, least: number): Set<number> => {
      const can = (smalls: number, hiddens: number, sum: number): boolean => {
        if (smalls + hiddens === 0) return sum === 0;
        const [low, high] = smalls > 0 ? [1, fewest - 1] : [fewest, Math.min(sum, least)];
        for (let value = low; value <= high; value++) if (can(smalls > 0 ? smalls - 1 : 0, smalls > 0 ? hiddens : hiddens - 1, sum - value)) return true;
        return false;
      };
      return new Set(Array.from({ length: fewest - 1 }, (_, at) => at + 1).filter(value => can(small - 1, hidden, left - value)));
    };
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 5 }), numbers => {
      const [{ answers, total = 0 } = { answers: [] }] = countedQuestions(counts('q', ...numbers));
      if (answers.length === 0) return;
      const visible = answers.flatMap(one => (typeof one.shown === 'number' ? [one.shown] : []));
      assert.ok(visible.every(count => count >= fewest));
      const of = (kind: string) => answers.filter(one => one.shown === kind).length;
      assert.equal(of('fewer'), numbers.filter(count => count < fewest).length);
      if (of('fewer') === 0) return;
      const left = total - visible.reduce((sum, one) => sum + one, 0);
      assert.ok(firsts(of('fewer'), of('hidden'), left, Math.min(...visible, Infinity)).size >= 2, numbers.join(' '));
    }), { numRuns: 2000 });
  });
});

describe('the page of equality answers', () => {
  const signedIn = async () => {
    const fixture = await open();
    const { cookie } = await fixture.signIn();
    const show = async (path: string) => (await fixture.call(path, { headers: { cookie } })).text();
    const many = async (count: number, from: number, month: string, value: string) => {
      for (let at = 0; at < count; at++) await fixture.store.addEquality({ id: idOf(from + at), form: 'heath-lane', month, answers: JSON.stringify({ 'made-up': answered(value) }) });
    };
    return { ...fixture, cookie, show, many };
  };
  const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

  it('shows counts over chosen months, and the same as CSV', async () => {
    const { show, many, store } = await signedIn();
    await many(12, 0, '2026-11', 'no');
    await many(7, 100, '2026-10', 'yes');
    await many(3, 200, '2026-10', 'other');
    await many(50, 300, '2024-01', 'yes');
    assert.match(textOf(await show('/inbox/equality')), /made-up Answer People no 12 yes hidden other fewer than 5 All 22 /);
    assert.match(textOf(await show('/inbox/equality?from=2026-11&to=2026-11')), /no 12 All 12 /);
    assert.match(textOf(await show('/inbox/equality?from=2026-11&to=2026-10')), /All 22 /);
    assert.match(textOf(await show('/inbox/equality?from=2024-01&to=2024-01')), /yes 50/);
    assert.match(textOf(await show('/inbox/equality?from=x&to=2099-01')), /All 22 /);
    assert.match(await show('/inbox/equality?from=2025-01&to=2025-02'), /Nobody has answered yet/);
    assert.equal(await show('/inbox/equality.csv?from=2026-10&to=2026-11'), 'question,answer,people\r\nmade-up,no,12\r\nmade-up,yes,hidden\r\nmade-up,other,fewer than 5\r\n');
    assert.deepEqual((await store.audit({ limit: 1 })).map(({ what, who }) => [what, who]), [['exported-counts', 'Priya']]);
  });

  it('has the words of the form for questions and answers that it knows', async () => {
    const { show, store } = await signedIn();
    for (let at = 0; at < 6; at++) await store.addEquality({ id: idOf(at), form: 'f', month: '2026-11', answers: JSON.stringify({ 'ethnic-group': answered('mixed') }) });
    assert.match(textOf(await show('/inbox/equality')), /What is your ethnic group\? Answer People Mixed or more than one ethnic group 6 /);
    assert.match(await show('/inbox/equality.csv'), /What is your ethnic group\?,Mixed or more than one ethnic group,6/);
  });

  it('never names a record, and stands nowhere near the list but as a link at its foot', async () => {
    const { show, send, post } = await signedIn();
    await send(equalityRecord());
    await post(submission({ id: idOf(2) }));
    const page = await show('/inbox/equality');
    assert.doesNotMatch(page, new RegExp(idOf(1)));
    assert.match(page, /Too few answers to show any/);
    assert.doesNotMatch(page, />(?:yes|white)</i);
    const list = await show('/inbox');
    assert.equal(list.split('<footer')[0]!.includes('quality'), false);
    assert.match(list.split('<footer')[1]!, /href="\/inbox\/equality"/);
    for (const path of [`/inbox/submissions/${idOf(2)}`, '/inbox/export.csv']) assert.doesNotMatch(await show(path), /ethnic-group|\bwhite\b/);
  });

  it('says what was not said in words, and makes formulas in ids impossible', async () => {
    const { show, store } = await signedIn();
    for (let at = 0; at < 12; at++) await store.addEquality({ id: idOf(at), form: 'f', month: '2026-11', answers: JSON.stringify({ religion: { at: at < 6 ? 'skipped' : 'preferNotToSay' } }) });
    assert.match(textOf(await show('/inbox/equality')), /Preferred not to say 6|Skipped 6/);
    assert.doesNotMatch(await show('/inbox/equality.csv'), /^[=+\-@]/m);
  });
});
