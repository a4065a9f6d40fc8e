import { expect } from 'chai';
import fc from 'fast-check';
import type { Delivery } from '../../src/core/step.ts';
import { holdAndSend, type Held } from '../../src/net/held.ts';
import type { SendOutcome } from '../../src/net/outcome.ts';

const later: SendOutcome = { kind: 'retry', pace: 'usual', siteFault: false };
const accepted: SendOutcome = { kind: 'accepted', reference: 'AB', receivedAt: 'now' };

/** A clock that stands still until it is moved, and an endpoint that answers when it is told to. */
function world(random = 0.5) {
  const told: Delivery[] = [];
  const timers = new Map<number, { readonly due: number; readonly call: () => void }>();
  const waiting: ((outcome: SendOutcome) => void)[] = [];
  let time = 0;
  let names = 0;
  let tries = 0;
  let most = 0;
  const held: Held = holdAndSend({
    send: () => { tries++; most = Math.max(most, waiting.length + 1); return new Promise(resolve => waiting.push(resolve)); },
    tell: delivery => told.push(delivery),
    random: () => random,
    after: (ms, call) => { const name = names++; timers.set(name, { due: time + ms, call }); return () => timers.delete(name); },
  });
  /** Lets every promise that is settled be heard. */
  const heard = async (): Promise<void> => { for (let turn = 0; turn < 5; turn++) await Promise.resolve(); };
  return {
    held, told, heard,
    counts: () => ({ tries, most, timers: timers.size }),
    answer: async (outcome: SendOutcome) => { waiting.shift()?.(outcome); await heard(); },
    pass: async (ms: number) => {
      time += ms;
      for (const [name, timer] of Array.from(timers)) if (timer.due <= time) { timers.delete(name); timer.call(); }
      await heard();
    },
  };
}

describe('holdAndSend', () => {
  it('tries at once, and says nothing before there is an answer', () => {
    const { counts, told } = world();
    expect(counts().tries).to.equal(1);
    expect(told).to.deep.equal([]);
  });

  it('tells what became of it, in order, until it is sent; then it stops', async () => {
    const { answer, pass, told, counts, held } = world();
    await answer(later);
    await pass(1999);
    expect(counts().tries).to.equal(1);
    await pass(1);
    expect(counts().tries).to.equal(2);
    await answer({ ...later, siteFault: true });
    await pass(4000);
    await answer(accepted);
    expect(told).to.deep.equal([{ at: 'held', nextInMs: 2000, siteFault: false }, { at: 'sending' }, { at: 'held', nextInMs: 4000, siteFault: true }, { at: 'sending' }, { at: 'sent', reference: 'AB', receivedAt: 'now' }]);
    held.tryNow();
    await pass(1e9);
    expect(counts()).to.deep.equal({ tries: 3, most: 1, timers: 0 });
  });

  const ends: readonly (readonly [outcome: SendOutcome, told: Delivery])[] = [
    [{ kind: 'passed-on' }, { at: 'passed-on' }], [{ kind: 'refused', fields: ['name'] }, { at: 'attention', fields: ['name'] }], [{ kind: 'closed' }, { at: 'closed' }],
  ];
  for (const [outcome, delivery] of ends) {
    it(`stops when it is ${outcome.kind}`, async () => {
      const { answer, told, counts, pass } = world();
      await answer(outcome);
      await pass(1e9);
      expect(told).to.deep.equal([delivery]);
      expect(counts()).to.deep.equal({ tries: 1, most: 1, timers: 0 });
    });
  }

  it('tries at once when asked, and then not a second time when the wait is over', async () => {
    const { answer, held, counts, pass, heard } = world();
    await answer(later);
    held.tryNow();
    await heard();
    expect(counts()).to.deep.equal({ tries: 2, most: 1, timers: 0 });
    await pass(1e9);
    expect(counts().tries).to.equal(2);
  });

  it('makes no second try while one is under way, however often it is asked', async () => {
    const { held, counts, heard } = world();
    for (let press = 0; press < 20; press++) held.tryNow();
    await heard();
    expect(counts()).to.include({ tries: 1, most: 1 });
  });

  it('says nothing and tries nothing more once it was stopped', async () => {
    const stopped = world();
    stopped.held.stop();
    await stopped.answer(accepted);
    expect(stopped.told).to.deep.equal([]);
    const waiting = world();
    await waiting.answer(later);
    waiting.held.stop();
    waiting.held.tryNow();
    await waiting.pass(1e9);
    expect(waiting.counts()).to.deep.equal({ tries: 1, most: 1, timers: 0 });
  });

  it('waits as long as the endpoint asks', async () => {
    const { answer, told } = world(0);
    await answer({ ...later, afterMs: 60_000 });
    expect(told).to.deep.equal([{ at: 'held', nextInMs: 60_000, siteFault: false }]);
  });

  it('has one try under way and one clock at most, and never says sent without a receipt, whatever happens', () => fc.assert(fc.asyncProperty(
    fc.array(fc.oneof(fc.constant('now' as const), fc.nat(1_000_000), fc.constantFrom<SendOutcome>(later, { ...later, pace: 'busy' }, { ...later, pace: 'slow', siteFault: true }, accepted, { kind: 'closed' })), { maxLength: 30 }),
    async script => {
      const { held, answer, pass, counts, told } = world();
      let receipts = 0;
      for (const what of script) {
        if (what === 'now') held.tryNow();
        else if (typeof what === 'number') await pass(what);
        else { await answer(what); if (what.kind === 'accepted') receipts++; }
        expect(counts().most).to.equal(1);
        expect(counts().timers).to.be.at.most(1);
      }
      expect(told.filter(({ at }) => at === 'sent').length).to.be.at.most(Math.min(1, receipts));
      expect(told.findIndex(({ at }) => at === 'sent' || at === 'closed')).to.be.oneOf([-1, told.length - 1]);
    },
  ), { numRuns: 150 }));
});
