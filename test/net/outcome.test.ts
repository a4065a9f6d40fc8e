import { expect } from 'chai';
import fc from 'fast-check';
import { maxAnswerCharacters, outcomeOf, retryAfterMs, waitMs, type SendOutcome } from '../../src/net/outcome.ts';
import { anyUnits } from '../core/any-text.ts';

const id = '0b6f4f0e-1c4e-4d7a-9a55-000000000001';
const now = Date.parse('2026-11-22T10:00:00Z');
const day = 86_400_000;
const receipt = (more: object = {}): string => JSON.stringify({ id, reference: 'AB-12', receivedAt: '2026-11-22T10:00:01Z', ...more });
const outcome = (status: number, text = '', retryAfter: string | null = null, expectsReceipt = true): SendOutcome => outcomeOf({ status, retryAfter, text }, id, expectsReceipt, now);
const retry = (pace: 'usual' | 'slow' | 'busy', siteFault = false): SendOutcome => ({ kind: 'retry', pace, siteFault });
const accepted: SendOutcome = { kind: 'accepted', reference: 'AB-12', receivedAt: '2026-11-22T10:00:01Z' };

/** RELIABILITY 3.5, row by row. */
const rows: readonly (readonly [row: string, statuses: readonly number[], text: string, outcome: SendOutcome])[] = [
  ['2xx with a receipt is delivered', [200, 201, 202, 299], receipt(), accepted],
  ['409 with a receipt is delivered', [409], receipt(), accepted],
  ['2xx without a receipt is not known, and the site should look', [200, 201, 204, 226], '<!doctype html>', retry('slow', true)],
  ['408, 425 and 5xx are tried again', [408, 425, 500, 502, 503, 504, 507, 599], 'error', retry('usual')],
  ['429 is tried again', [429], '', retry('usual')],
  ['409 without a receipt is busy', [409], '{}', retry('busy')],
  ['401, 403, 404 and 405 are the site’s fault: kept, and said', [401, 403, 404, 405], '', retry('slow', true)],
  ['400, 406, 413, 414, 415, 422, 426, 431 and 451 cannot succeed as they are', [400, 406, 413, 414, 415, 422, 426, 431, 451], '', { kind: 'refused', fields: [] }],
  ['410 is a form that has closed', [410], '', { kind: 'closed' }],
  ['3xx is not known', [300, 301, 302, 303, 304, 307, 308], '', retry('usual')],
  ['what is not in the table is not known', [100, 199, 402, 407, 411, 416, 418, 421, 423, 424, 428], '', retry('usual')],
];

describe('outcomeOf', () => {
  for (const [row, statuses, text, expected] of rows) it(row, () => { for (const status of statuses) expect(outcome(status, text), `${status}`).to.deep.equal(expected); });

  it('obeys Retry-After of 429 and 503, and of nothing else', () => {
    for (const status of [429, 503]) expect(outcome(status, '', '120')).to.deep.equal({ ...retry('usual'), afterMs: 120_000 });
    for (const status of [500, 404, 200]) expect(outcome(status, '', '120')).to.not.have.property('afterMs');
  });

  it('is never accepted, at any status, without a receipt that echoes the id', () => {
    const texts = ['', '{}', 'OK', 'null', '[]', `"${id}"`, JSON.stringify([JSON.parse(receipt())]), receipt({ id: id.toUpperCase() }), receipt({ id: '' }), receipt({ id: [id] }), receipt({ reference: undefined }), receipt({ reference: '' }), receipt({ reference: 'x'.repeat(41) }), receipt({ reference: 'a\nb' }), receipt({ reference: 'é' }), receipt({ reference: 12 }), receipt({ receivedAt: undefined }), receipt({ receivedAt: 'x'.repeat(41) }), `{"__proto__":${receipt()}}`, `${receipt()} `.padEnd(maxAnswerCharacters + 1), `<html>${receipt()}`, receipt().slice(0, -1)];
    for (let status = 100; status < 600; status++) for (const text of texts) expect(outcome(status, text).kind, `${status} ${text.slice(0, 80)}`).to.not.equal('accepted');
  });

  it('is accepted with a receipt at 2xx and 409 only', () => {
    for (let status = 100; status < 600; status++) expect(outcome(status, receipt()).kind === 'accepted', `${status}`).to.equal((status >= 200 && status < 300) || status === 409);
  });

  it('is never accepted and never throws for any other body', () => {
    const bodies = fc.oneof(fc.jsonValue().map(value => JSON.stringify(value)), anyUnits, fc.dictionary(fc.constantFrom('id', 'reference', 'receivedAt', '__proto__', 'errors'), fc.jsonValue()).map(value => JSON.stringify(value)));
    fc.assert(fc.property(fc.integer({ min: 100, max: 599 }), bodies, fc.option(fc.string()), (status, text, header) => {
      expect(outcome(status, text, header).kind).to.be.oneOf(['retry', 'refused', 'closed']);
    }), { numRuns: 1500 });
  });

  it('does not read a body of 10 MB', () => {
    for (const status of [200, 409, 422]) expect(outcome(status, `[${'"x",'.repeat(2_600_000)}1]`).kind).to.not.equal('accepted');
  });

  it('takes only id, reference and time from a receipt, and leaves every object as it was', () => {
    expect(outcome(200, receipt({ html: '<b>', next: 'https://example.org' }))).to.deep.equal(accepted);
    expect(outcome(200, `{"__proto__":{"polluted":1},${receipt().slice(1)}`)).to.deep.equal(accepted);
    expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
  });

  it('is passed on, and no more, where the site said that no receipt will come', () => {
    for (const text of ['', receipt(), '<html>']) expect(outcome(200, text, null, false)).to.deep.equal({ kind: 'passed-on' });
    for (const status of [302, 404, 500]) expect(outcome(status, '', null, false).kind).to.equal('retry');
    expect(outcome(422, '', null, false).kind).to.equal('refused');
  });

  it('names the answers that the endpoint could not take, and nothing that it says of them', () => {
    const errors = [{ field: 'body.answers.name.value', message: 'x' }, { field: 'answers.interests.music.value' }, { field: 'body.answers.name' }, { field: 'form' }, { field: 'body.answers.<b>' }, { field: 'body.answers.contact.value.to' }, { field: 'body.consents.0' }];
    expect(outcome(422, JSON.stringify({ errors }))).to.deep.equal({ kind: 'refused', fields: ['name', 'interests.music', 'contact'] });
    for (const bad of ['', '[]', '{"errors":{}}', '{"errors":[1]}', '{"errors":[{"field":5}]}', 'x']) expect(outcome(422, bad)).to.deep.equal({ kind: 'refused', fields: [] });
  });
});

describe('retryAfterMs', () => {
  const known: readonly (readonly [header: string | null, ms: number | undefined])[] = [
    [null, undefined], ['0', 0], ['60', 60_000], [' 60 ', 60_000], ['86400', day], ['1000000000', day], ['Sun, 22 Nov 2026 10:01:00 GMT', 60_000], ['Sun, 22 Nov 2026 09:00:00 GMT', 0], ['Sun, 06 Nov 2094 08:49:37 GMT', day],
    ['', undefined], ['-1', undefined], ['1.5', undefined], ['1e9', undefined], ['soon', undefined], ['NaN', undefined], ['60 seconds', undefined], ['2026-11-22T10:01:00Z', undefined], ['Sun, 99 Nov 2026 10:01:00 GMT', undefined], ['9'.repeat(400), undefined],
  ];
  for (const [header, ms] of known) it(`reads ${JSON.stringify(header)?.slice(0, 40)} as ${ms}`, () => expect(retryAfterMs(header, now)).to.equal(ms));

  it('is from 0 to 24 hours or nothing, for ten thousand headers', () => {
    const dates = fc.date({ noInvalidDate: true }).map(date => date.toUTCString());
    fc.assert(fc.property(fc.oneof(fc.nat().map(String), fc.bigInt().map(String), dates, fc.string(), dates.map(text => text.slice(0, 17)), fc.double().map(String)), header => {
      const ms = retryAfterMs(header, now);
      if (ms !== undefined) expect(ms).to.be.within(0, day);
    }), { numRuns: 10_000 });
  });
});

describe('waitMs', () => {
  const wait = (pace: 'usual' | 'slow' | 'busy', tries: number, random: number): number => waitMs({ kind: 'retry', pace, siteFault: false }, tries, random);
  const most = 1 - Number.EPSILON;

  it('stays between half a second and the cap of its pace, whatever the try', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: most, noNaN: true }), (tries, random) => {
      expect(wait('usual', tries, random)).to.be.within(500, 900_000);
      expect(wait('slow', tries, random)).to.be.within(500, 3_600_000);
      if (tries <= 10) expect(wait('busy', tries, random)).to.be.within(2000, 5000);
    }), { numRuns: 2000 });
  });
  it('doubles its most with each try, up to 15 minutes, and up to an hour when slow', () => {
    expect([1, 2, 3, 10, 30].map(tries => wait('usual', tries, most))).to.deep.equal([4000, 8000, 16_000, 900_000, 900_000]);
    expect([1, 2, 3, 10].map(tries => wait('slow', tries, most))).to.deep.equal([120_000, 240_000, 480_000, 3_600_000]);
  });
  it('takes an endpoint that is busy for ever for one that fails', () => {
    for (const tries of [11, 12, 30, 1_000_000]) for (const random of [0, 0.5, most]) expect(wait('busy', tries, random)).to.equal(wait('usual', tries, random));
  });
  it('spreads those who wait over the whole time', () => expect([0.25, 0.5, 0.75].map(random => wait('usual', 2, random))).to.deep.equal([2000, 4000, 6000]));
  it('waits as long as the endpoint asked, and up to a second more', () => {
    for (const random of [0, 0.5, most]) expect(waitMs({ kind: 'retry', pace: 'usual', afterMs: 60_000, siteFault: false }, 9, random)).to.be.within(60_000, 61_000);
  });
});
