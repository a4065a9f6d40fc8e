import { expect } from 'chai';
import fc from 'fast-check';
import { atMost } from '../../src/net/at-most.ts';

describe('at most so many at once', () => {
  it('begins what comes first at once, and the rest in order as places come free', async () => {
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const inTurn = atMost(2);
    const all = Promise.all([0, 1, 2, 3].map(at => inTurn(() => { begun.push(at); return new Promise<void>(end => { ends.push(end); }); })));
    expect(begun).to.deep.equal([0, 1]);
    ends[1]!();
    while (ends.length < 3) await Promise.resolve();
    expect(begun).to.deep.equal([0, 1, 2]);
    ends[0]!();
    while (ends.length < 4) await Promise.resolve();
    for (const end of ends) end();
    await all;
    expect(begun).to.deep.equal([0, 1, 2, 3]);
  });

  it('never runs more than so many, does every piece once, and gives back the place of one that throws', () => fc.assert(fc.asyncProperty(
    fc.integer({ min: 1, max: 5 }), fc.array(fc.record({ turns: fc.nat(8), throws: fc.boolean() }), { maxLength: 30 }),
    async (most, pieces) => {
      const inTurn = atMost(most);
      let running = 0;
      let highest = 0;
      const done: number[] = [];
      const ended = await Promise.allSettled(pieces.map(({ turns, throws }, at) => inTurn(async () => {
        highest = Math.max(highest, ++running);
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        running--;
        done.push(at);
        if (throws) throw new Error('no');
      })));
      expect(highest).to.be.at.most(most);
      expect(done.toSorted((one, other) => one - other)).to.deep.equal(pieces.map((_piece, at) => at));
      expect(ended.map(({ status }) => status)).to.deep.equal(pieces.map(({ throws }) => (throws ? 'rejected' : 'fulfilled')));
      let free = 0;
      await Promise.all(Array.from({ length: most }, () => inTurn(async () => { free++; })));
      expect(free).to.equal(most);
    },
  )));
});
