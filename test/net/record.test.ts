import { expect } from 'chai';
import fc from 'fast-check';
import { newRecord, readRecord } from '../../src/net/record.ts';
import { accepted, deviceOf, later, noon, recordOf } from './outbox-device.ts';

const good = recordOf({ tries: 3, notBefore: noon + 1, age: 2, warnedAt: 1, why: 'closed', state: 'parked' });
const anything = fc.oneof(fc.anything(), fc.constantFrom(undefined, null, -1, NaN, Infinity, '', '0', [], {}, 'sending', 'queued', 2));
const keys = Object.keys(good) as (keyof typeof good)[];

describe('a record', () => {
  it('is read back as it was written', () => {
    expect(readRecord(structuredClone(good))).to.deep.equal(good);
    expect(readRecord(structuredClone(recordOf()))).to.deep.equal(recordOf());
  });

  it('holds what the person said in its body and nowhere else', () => {
    const { body, ...rest } = newRecord({ id: recordOf().id, form: 'example', endpoint: null, format: 'json', expectsReceipt: true, sealed: false, body: 'what was said' }, noon);
    expect(body).to.equal('what was said');
    expect(JSON.stringify(rest)).not.to.include('what was said');
  });

  it('has no state that a page which ends in the middle would leave behind', () => {
    for (const state of ['sending', 'busy', 'sent', '']) expect(readRecord({ ...good, state })).to.equal(undefined);
  });

  for (const key of keys) {
    it(`is nothing without its ${key}`, () => {
      const { [key]: _gone, ...rest } = good;
      expect(readRecord(rest)).to.equal(undefined);
    });
  }

  it('is nothing with something more, of a later version, or with a body of 10 MB', () => {
    expect(readRecord({ ...good, more: 1 })).to.equal(undefined);
    expect(readRecord({ ...good, version: 2 })).to.equal(undefined);
    expect(readRecord({ ...good, body: 'x'.repeat(10_000_000) })).to.equal(undefined);
    expect(readRecord(JSON.parse(`{"__proto__":${JSON.stringify(good)}}`))).to.equal(undefined);
  });

  it('is nothing, or the same again, after any change: 10,000 of them, and reading never throws', () => {
    let nothing = 0;
    fc.assert(fc.property(fc.subarray(keys, { minLength: 1, maxLength: 3 }), anything, fc.boolean(), (changed, value, leavesOut) => {
      const stored: Record<string, unknown> = { ...good };
      for (const key of changed) { if (leavesOut) delete stored[key]; else stored[key] = value; }
      const read = readRecord(stored);
      if (read === undefined) nothing++;
      else expect(read).to.deep.equal(stored);
    }), { numRuns: 10_000 });
    expect(nothing).to.be.above(8000);
  });

  it('is nothing where there is any other thing', () => fc.assert(fc.property(anything, stored => { expect(readRecord(stored)).to.equal(undefined); }), { numRuns: 2000 }));
});

describe('what is no record of ours', () => {
  it('is left alone on the device, and what lies beside it is sent', async () => {
    const device = deviceOf();
    const strangers = [{ id: 'broken', version: 1 }, { ...good, id: 'later', version: 2 }, { id: 'number', body: 5 }];
    for (const stranger of strangers) device.rows.set(stranger.id, stranger);
    const records = [recordOf(), ...strangers].map(readRecord).filter(record => record !== undefined);
    expect(records).to.have.length(1);
    const { told } = device.open(records[0]!);
    await device.pass(0);
    await device.answer(later);
    await device.pass(2000);
    await device.answer(accepted);
    expect(told.at(-1)!.at).to.equal('sent');
    expect([...device.rows.values()]).to.deep.equal(strangers);
  });
});
