import { expect } from 'chai';
import fc from 'fast-check';
import { readPlace } from '../../src/core/programmes/place.ts';
import { receiptFor } from '../../src/core/receipt.ts';
import { afterTry } from '../../src/net/outbox.ts';
import { messageOf, readMessage } from '../../src/net/others.ts';
import { outcomeOf } from '../../src/net/outcome.ts';
import { recordOf } from '../net/outbox-device.ts';

const id = '0b6f4f0e-1c4e-4d7a-9a55-000000000001';
const receipt = { reference: 'K7M4-2QX9', receivedAt: '2026-11-22T10:00:01Z' };
const places = [{ at: 'place' }, { at: 'waiting', number: 1 }, { at: 'waiting', number: 988 }] as const;

describe('a receipt', () => {
  it('tells of a place, or of the number on the waiting list', () => {
    for (const place of places) expect(receiptFor(id, { id, ...receipt, place })).to.deep.equal({ ...receipt, place });
    expect(readPlace(receiptFor(id, { id, ...receipt, place: { ...places[1], name: 'Ada' } })!.place)).to.deep.equal(places[1]);
  });

  it('is one all the same, without a place, whatever else an endpoint has under that name', () => {
    const others = [null, 'London', 12, true, [], {}, { at: 'Paris' }, { at: 'waiting' }, { at: 'waiting', number: 0 }, { at: 'waiting', number: 1.5 }, { at: 'waiting', number: '3' }, { number: 3 }, [places[0]]];
    for (const place of others) {
      const { place: raw, ...rest } = receiptFor(id, { id, ...receipt, place })!;
      expect([readPlace(raw), rest], JSON.stringify(place)).to.deep.equal([undefined, receipt]);
    }
    fc.assert(fc.property(fc.jsonValue(), place => {
      const { place: raw, ...rest } = receiptFor(id, { id, ...receipt, place })!;
      expect(rest).to.deep.equal(receipt);
      const read = readPlace(raw);
      if (read) expect(read.at).to.be.oneOf(['place', 'waiting']);
    }));
    expect(receiptFor(id, { ...receipt, id: 'another', place: places[0] })).to.equal(undefined);
    expect(receiptFor(id, { place: places[0] })).to.equal(undefined);
  });

  it('keeps its place on its way from the answer to the page, and to other pages of the site', () => {
    for (const place of places) {
      const outcome = outcomeOf({ status: 201, retryAfter: null, text: JSON.stringify({ id, ...receipt, place }) }, id, true, 0);
      expect(outcome).to.deep.equal({ kind: 'accepted', ...receipt, place });
      const turn = afterTry(recordOf(), outcome, 0, 0, { isKept: true, isOnline: true, isSeen: true });
      expect(turn).to.deep.equal({ over: { at: 'sent', ...receipt, place } });
      const heard = readMessage(structuredClone(messageOf(id, { at: 'sent', ...receipt, place })));
      expect(heard).to.deep.equal({ id, at: 'sent', ...receipt, place });
    }
    const heard = readMessage({ id, at: 'sent', ...receipt, place: '<b>' });
    expect(heard?.at === 'sent' && readPlace(heard.place)).to.equal(undefined);
  });
});
