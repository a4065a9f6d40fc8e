import { expect } from 'chai';
import { formats } from '../all-formats.ts';
import { maxAnswerCharacters } from '../../src/net/outcome.ts';
import { send, type Outgoing } from '../../src/net/send.ts';
import { endless, failing, fakeFetch, givingJson, hanging, saying } from './fake-fetch.ts';

const id = '0b6f4f0e-1c4e-4d7a-9a55-000000000001';
const outgoing: Outgoing = { id, endpoint: 'https://example.org/submissions', format: formats.json, expectsReceipt: true, body: '{"id":"x","name":"Zoë 😀"}' };
const receipt = { id, reference: 'AB-12', receivedAt: '2026-11-22T10:00:01Z' };
const later = { kind: 'retry', pace: 'usual', siteFault: false };

describe('send', () => {
  it('asks as the contract says: no cookie, no referrer, no cache, no redirect, alive after the page', async () => {
    const { fetch, calls } = fakeFetch(givingJson(receipt));
    await send(outgoing, fetch);
    const [{ url, init }] = calls as [(typeof calls)[0]];
    expect(url).to.equal(outgoing.endpoint);
    expect(init).to.deep.include({ method: 'POST', body: outgoing.body, mode: 'cors', credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer', keepalive: true });
    expect(init.headers).to.deep.equal({ 'Content-Type': 'application/json', 'Idempotency-Key': `"${id}"` });
  });

  it('adds no header to a format that must not ask first, and follows where a hook redirects', async () => {
    const { fetch, calls } = fakeFetch(givingJson(receipt));
    await send({ ...outgoing, format: formats.simple }, fetch);
    expect(calls[0]!.init.headers).to.deep.equal({ 'Content-Type': 'text/plain;charset=UTF-8' });
    expect(calls[0]!.init.redirect).to.equal('follow');
  });

  it('is accepted on a receipt', async () => expect(await send(outgoing, fakeFetch(givingJson(receipt)).fetch)).to.deep.equal({ kind: 'accepted', reference: 'AB-12', receivedAt: receipt.receivedAt }));
  it('is passed on at 204 where no receipt is expected', async () => expect(await send({ ...outgoing, expectsReceipt: false }, fakeFetch(saying('', 204)).fetch)).to.deep.equal({ kind: 'passed-on' }));
  it('is not accepted by the page of a captive portal', async () => expect(await send(outgoing, fakeFetch(saying('<!doctype html>')).fetch)).to.deep.equal({ kind: 'retry', pace: 'slow', siteFault: true }));
  for (const status of [301, 302, 303, 307, 308]) it(`takes no answer from where ${status} leads, in the browser's own way of asking`, async () => {
    const endpoint = new URL(`/answers/${status}`, location.href).href;
    expect(await send({ ...outgoing, endpoint }, fetch)).to.deep.equal(later);
    // What is there gives no receipt: that would be another outcome.
    expect(await send({ ...outgoing, endpoint, format: formats.simple }, fetch)).to.deep.equal({ kind: 'retry', pace: 'slow', siteFault: true });
  });
  it('reads Retry-After', async () => {
    const outcome = await send(outgoing, fakeFetch(saying('', 503, { 'Retry-After': '30' })).fetch);
    expect(outcome).to.deep.equal({ ...later, afterMs: 30_000 });
  });

  it('gives up when there is no answer in time', async () => {
    const { fetch, calls } = fakeFetch(hanging);
    expect(await send(outgoing, fetch, 20)).to.deep.equal(later);
    expect(calls).to.have.length(1);
    expect(calls[0]!.init.signal?.aborted).to.equal(true);
  });

  it('gives up when an answer begins and does not end', async () => {
    expect(await send(outgoing, fakeFetch(endless('{"id":', 6).reply).fetch, 20)).to.deep.equal(later);
  });

  it('tries once more without keepalive, with the same bytes, when the page’s 64 KiB are gone', async () => {
    const { fetch, calls } = fakeFetch(failing, givingJson(receipt));
    expect((await send(outgoing, fetch)).kind).to.equal('accepted');
    expect(calls.map(({ init }) => init.keepalive)).to.deep.equal([true, false]);
    expect(calls[1]!.init.body).to.equal(calls[0]!.init.body);
    expect(calls[1]!.init.headers).to.deep.equal(calls[0]!.init.headers);
  });

  it('does not throw and tries no third time when both fail', async () => {
    const { fetch, calls } = fakeFetch(failing);
    expect(await send(outgoing, fetch)).to.deep.equal(later);
    expect(calls).to.have.length(2);
  });

  it('does not try a second time at once after anything but a failure to begin', async () => {
    const { fetch, calls } = fakeFetch(() => { throw new DOMException('no', 'NetworkError'); });
    expect(await send(outgoing, fetch)).to.deep.equal(later);
    expect(calls).to.have.length(1);
  });

  it('reads no more than 64 KiB of an answer, and takes it for no receipt', async () => {
    const { reply, taken, cancelled } = endless(' '.repeat(8192));
    expect(await send(outgoing, fakeFetch(reply).fetch)).to.deep.equal({ kind: 'retry', pace: 'slow', siteFault: true });
    expect(taken()).to.be.at.most(maxAnswerCharacters + 4 * 8192);
    expect(cancelled()).to.equal(true);
  });
});
