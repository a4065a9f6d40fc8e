import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { receiptSchema } from '../../src/core/receipt.ts';
import { maxSubmissionBytes } from '../../src/core/submission.ts';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { idOf, receiverFixture, submission, withAnswers } from './fixtures.ts';

interface Answer { readonly message: string; readonly errors: readonly { readonly field: string; readonly problem: string }[] }
const answerOf = async (response: Response) => (await response.json()) as Answer;

describe('sending a submission', () => {
  it('is answered 201 with a receipt, and 200 with the same receipt for every repeat', async () => {
    const { post, clock, store } = await receiverFixture();
    const first = await post(submission());
    assert.equal(first.status, 201);
    const receipt = receiptSchema.parse(await first.json());
    assert.equal(receipt.id, idOf(1));
    assert.match(receipt.reference, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal(receipt.receivedAt, '2026-11-22T14:05:00.000Z');
    clock.ms += 60_000;
    for (let times = 0; times < 3; times++) {
      const repeat = await post(submission(), { 'idempotency-key': `"${idOf(1)}"` });
      assert.equal(repeat.status, 200);
      assert.deepEqual(await repeat.json(), receipt);
    }
    assert.equal((await store.counts()).new, 1);
  });

  it('may come as text/plain, without a preflight', async () => {
    const { post } = await receiverFixture();
    assert.equal((await post(submission(), { 'content-type': 'text/plain;charset=UTF-8' })).status, 201);
    assert.equal((await post(submission(), { 'content-type': 'application/json; charset="utf-8"' })).status, 200);
  });

  it('is answered 415 in other types, with a message that helps', async () => {
    const { post } = await receiverFixture();
    const form = await post('matters=music', { 'content-type': 'application/x-www-form-urlencoded' });
    assert.equal(form.status, 415);
    assert.match((await answerOf(form)).message, /form relays/);
    for (const headers of [{ 'content-type': 'text/html' }, { 'content-type': '' }, { 'content-type': 'application/json; charset=utf-16' }, { 'content-type': 'application/json', 'content-encoding': 'gzip' }]) {
      assert.equal((await post(submission(), headers)).status, 415, JSON.stringify(headers));
    }
  });

  it('is refused with the names of the fields and never with what was in them', async () => {
    const { post } = await receiverFixture();
    const secret = 'Margaret020';
    const wrong = { ...withAnswers({ matters: { at: 'answered', value: 5 as never }, help: { at: 'answered', value: [secret.repeat(50)] } }), form: secret, [`${secret}@example.org`]: secret, extra: secret };
    const response = await post(wrong);
    assert.equal(response.status, 422);
    const text = await response.text();
    assert.equal(text.includes(secret), false);
    assert.deepEqual((JSON.parse(text) as Answer).errors, [
      { field: 'form', problem: 'invalid_format' },
      { field: 'body.answers.matters.value', problem: 'invalid_type' },
      { field: 'body.answers.help.value.0', problem: 'too_big' },
      { field: '?', problem: 'unknown' },
      { field: 'extra', problem: 'unknown' },
    ]);
  });

  it('is refused when a known id comes with other bytes', async () => {
    const { post, store } = await receiverFixture();
    await post(submission());
    const other = await post(submission({ language: 'cy' }));
    assert.equal(other.status, 422);
    assert.deepEqual((await answerOf(other)).errors, [{ field: 'id', problem: 'different_content' }]);
    assert.match((await store.read(idOf(1)))!.text, /"language":"en"/);
  });

  it('is refused when the header names another id, twice or without quotes', async () => {
    const { post } = await receiverFixture();
    for (const key of [idOf(1), `"${idOf(2)}"`, `"${idOf(1)}", "${idOf(1)}"`, '""', `"${idOf(1)}";a=1`]) {
      const response = await post(submission(), { 'idempotency-key': key });
      assert.equal(response.status, 400, key);
      assert.deepEqual((await answerOf(response)).errors, [{ field: 'id', problem: 'idempotency_key' }]);
    }
  });

  it('is refused with 400 when it is no JSON, no UTF-8 or nested deeper than any submission', async () => {
    const { call, post } = await receiverFixture();
    for (const body of ['', '{', 'hello', '[1,]', '\u0000', '{"a":1}{"b":2}']) assert.equal((await post(body)).status, 400, body);
    for (const body of ['['.repeat(20_000), '{"a":'.repeat(9), `[${'['.repeat(9)}${']'.repeat(9)}]`]) assert.deepEqual((await answerOf(await post(body))).errors, [{ field: '', problem: 'nested_too_deep' }]);
    assert.equal((await post('"[[[[[[[[[[[[[ \\" [[[["')).status, 422);
    const bytes = new Uint8Array([0x22, 0xff, 0xfe, 0x22]);
    assert.equal((await call('/api/submissions', { method: 'POST', body: bytes, headers: { 'content-type': 'application/json' } })).status, 400);
  });

  it('is refused with 413 when it is too large, and then the rest is not read', async () => {
    const { call, post } = await receiverFixture();
    assert.equal((await post('x'.repeat(maxSubmissionBytes + 1))).status, 413);
    assert.equal((await post('x', { 'content-length': '99999999' })).status, 413);
    let pulled = 0;
    const endless = new ReadableStream({ pull: controller => { pulled++; controller.enqueue(new Uint8Array(16 * 1024)); } });
    const response = await call('/api/submissions', { method: 'POST', body: endless, duplex: 'half', headers: { 'content-type': 'application/json' } } as RequestInit);
    assert.equal(response.status, 413);
    assert.ok(pulled < 10, `${pulled} pieces were read`);
  });

  it('is refused with 413 when its body alone is over its limit', async () => {
    const { post } = await receiverFixture();
    const answers = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`page-${at}`, { at: 'answered' as const, value: 'x'.repeat(3900) }]));
    const response = await post(withAnswers(answers));
    assert.equal(response.status, 413);
    assert.deepEqual((await answerOf(response)).errors, [{ field: 'body', problem: 'too_big' }]);
  });

  it('cannot reach a prototype through any key', async () => {
    const { post } = await receiverFixture();
    const text = JSON.stringify(submission());
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString']) {
      await post(text.replace('"answers":{', `"answers":{"${key}":{"at":"skipped"},`));
      await post(text.replace('"scores":[]', `"scores":[{"instrument":"ons4","version":"1","mode":"tiles","items":{"${key}":7}}]`));
      await post(text.replace('{', `{"${key}":{"polluted":"yes"},`));
      await post(text.replace('"by":"phone"', `"${key}":"polluted"`));
    }
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal(Object.prototype.toString.call([]), '[object Array]');
  });
});

describe('the receiver', () => {
  it('lets any page send, without credentials, and keeps no answer in a cache', async () => {
    const { call, post } = await receiverFixture();
    const preflight = await call('/api/submissions', { method: 'OPTIONS', headers: { 'origin': 'https://charity.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type, idempotency-key' } });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-methods'), 'POST');
    assert.equal(preflight.headers.get('access-control-allow-headers'), 'content-type, idempotency-key');
    assert.equal(preflight.headers.get('access-control-max-age'), '86400');
    for (const response of [preflight, await post(submission()), await post('{'), await call('/api/submissions'), await call('/api/nothing')]) {
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(response.headers.get('access-control-allow-credentials'), null);
      assert.equal(response.headers.get('access-control-expose-headers'), 'retry-after');
      assert.equal(response.headers.get('cache-control'), 'no-store');
    }
  });

  it('answers 404 and 405 in JSON', async () => {
    const { call } = await receiverFixture();
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const response = await call('/api/submissions', { method });
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), 'POST, OPTIONS');
      assert.equal(typeof (await answerOf(response)).message, 'string');
    }
    const lost = await call('/api/../etc/passwd');
    assert.equal(lost.status, 404);
    assert.equal(typeof (await answerOf(lost)).message, 'string');
  });

  it('slows one address down for one form, tells how long, and lets others pass', async () => {
    const { post, clock } = await receiverFixture({ rate: { burst: 3, perHour: 60 } });
    for (let at = 0; at < 3; at++) assert.equal((await post(submission({ id: idOf(at) }))).status, 201);
    const slow = await post(submission({ id: idOf(3) }));
    assert.equal(slow.status, 429);
    assert.equal(slow.headers.get('retry-after'), '60');
    assert.equal((await post(submission({ id: idOf(4) }), {}, '192.0.2.2')).status, 201);
    assert.equal((await post(submission({ id: idOf(5), form: 'other' }))).status, 201);
    clock.ms += 60_000;
    assert.equal((await post(submission({ id: idOf(3) }))).status, 201);
    assert.equal((await post(submission({ id: idOf(6) }))).status, 429);
  });

  it('lets a surgery send 500 at once unless told otherwise', async () => {
    const { post } = await receiverFixture();
    const statuses = new Map<number, number>();
    for (let at = 0; at < 501; at++) {
      const { status } = await post(submission({ id: idOf(at) }));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    assert.deepEqual([...statuses], [[201, 500], [429, 1]]);
  });

  it('believes X-Forwarded-For only behind a trusted proxy, and only its last entry', async () => {
    const open = await receiverFixture({ rate: { burst: 1, perHour: 60 } });
    await open.post(submission({ id: idOf(1) }), { 'x-forwarded-for': '198.51.100.1' });
    assert.equal((await open.post(submission({ id: idOf(2) }), { 'x-forwarded-for': '198.51.100.2' })).status, 429);
    const behind = await receiverFixture({ rate: { burst: 1, perHour: 60 }, trustProxy: true });
    await behind.post(submission({ id: idOf(1) }), { 'x-forwarded-for': 'made up, 198.51.100.1' });
    assert.equal((await behind.post(submission({ id: idOf(2) }), { 'x-forwarded-for': 'other, 198.51.100.1' })).status, 429);
    assert.equal((await behind.post(submission({ id: idOf(3) }), { 'x-forwarded-for': 'other, 198.51.100.2' })).status, 201);
  });

  it('counts one household with IPv6 as one sender', async () => {
    const { post } = await receiverFixture({ rate: { burst: 1, perHour: 60 } });
    assert.equal((await post(submission({ id: idOf(1) }), {}, '2001:db8:1:2:3::4')).status, 201);
    assert.equal((await post(submission({ id: idOf(2) }), {}, '2001:db8:1:2:ffff:1:2:3')).status, 429);
    assert.equal((await post(submission({ id: idOf(3) }), {}, '2001:db8::5')).status, 201);
    assert.equal((await post(submission({ id: idOf(4) }), {}, '::ffff:192.0.2.1')).status, 201);
    assert.equal((await post(submission({ id: idOf(5) }), {}, '192.0.2.1')).status, 429);
  });

  it('tells its health after writing and reading', async () => {
    const { call } = await receiverFixture();
    const response = await call('/api/health');
    assert.deepEqual([response.status, await response.json()], [200, { ok: true, version: '0.0.0-test' }]);
  });

  it('asks to come back later when its store fails, and tells nobody why', async () => {
    const whole = openLibsqlStore(':memory:');
    const broken = { ...whole, add: async () => { throw new Error('disk full near Example person A'); }, check: async () => { throw new Error('disk full'); } };
    const { call, post, failures } = await receiverFixture({ store: broken });
    for (const response of [await post(submission()), await call('/api/health')]) {
      assert.equal(response.status, 503);
      assert.equal(response.headers.get('retry-after'), '60');
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.doesNotMatch(await response.text(), /disk|Example/);
    }
    assert.deepEqual(failures, ['api', 'api']);
  });

  it('draws another reference when one is taken', async () => {
    let draws = 0;
    // The first two draws are the same; the token and the session draw more bytes.
    const random = (count: number) => (count === 8 ? new Uint8Array(8).fill(draws++ < 2 ? 1 : draws) : crypto.getRandomValues(new Uint8Array(count)));
    const { post } = await receiverFixture({ random });
    const first = (await (await post(submission({ id: idOf(1) }))).json()) as { reference: string };
    const second = (await (await post(submission({ id: idOf(2) }))).json()) as { reference: string };
    assert.deepEqual([first.reference, second.reference], ['1111-1111', '3333-3333']);
  });
});
