import { expect } from 'chai';
import fc from 'fast-check';
import { apartDelay, sendApart } from '../../src/net/apart.ts';

const minute = 60_000;

/** A clock that stands still until it is moved, and an endpoint that answers what it is told to. */
function world(random: number, answers: readonly ('done' | 'again')[] = ['done']) {
  const timers = new Map<number, { readonly due: number; readonly call: () => void }>();
  const sent: number[] = [];
  let time = 0;
  let names = 0;
  const heard = async (): Promise<void> => { for (let turn = 0; turn < 5; turn++) await Promise.resolve(); };
  const apart = sendApart({
    send: async () => { sent.push(time); return answers[Math.min(sent.length, answers.length) - 1]!; },
    random: () => random, now: () => time,
    after: (ms, call) => { const name = names++; timers.set(name, { due: time + ms, call }); return () => timers.delete(name); },
  });
  return {
    apart, sent, heard,
    waiting: () => [...timers.values()].map(({ due }) => due - time),
    /** Moves the clock on, to each timer that is due on the way and then to the end. */
    pass: async (ms: number) => {
      const end = time + ms;
      for (;;) {
        const [next] = [...timers].filter(([, { due }]) => due <= end).toSorted(([, one], [, other]) => one.due - other.due);
        if (!next) break;
        timers.delete(next[0]);
        time = next[1].due;
        next[1].call();
        await heard();
      }
      time = end;
    },
  };
}

/** From 0 up to 1, as `Math.random` gives it. */
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('sendApart', () => {
  it('sends once, 1 to 30 minutes later, whatever chance says', () => fc.assert(fc.asyncProperty(chance, async random => {
    const { sent, pass, waiting } = world(random);
    expect(waiting()).to.have.length(1);
    expect(waiting()[0]).to.be.within(apartDelay.least, apartDelay.most);
    await pass(minute - 1);
    expect(sent).to.deep.equal([]);
    await pass(24 * 60 * minute);
    expect(sent).to.have.length(1);
    expect(sent[0]).to.be.within(minute, 30 * minute);
    expect(waiting()).to.deep.equal([]);
  })));

  it('spreads over the whole of that time, so that the minute tells nothing', () => {
    const at = (random: number): number => world(random).waiting()[0]!;
    expect([at(0), at(0.5), at(0.999_999_9)].map(ms => Math.round(ms / minute * 10) / 10)).to.deep.equal([1, 15.5, 30]);
  });

  it('tries again, later each time, five times at most, and then lets it go', async () => {
    const { sent, pass, waiting } = world(0, ['again']);
    await pass(24 * 60 * minute);
    expect(sent.map((time, at) => (time - (sent[at - 1] ?? 0)) / minute)).to.deep.equal([1, 2, 4, 8, 16]);
    expect(waiting()).to.deep.equal([]);
  });

  it('stops as soon as the endpoint has it', async () => {
    const { sent, pass } = world(0, ['again', 'done']);
    await pass(24 * 60 * minute);
    expect(sent).to.have.length(2);
  });

  it('sends nothing where the page goes before a minute has passed, because the time would tell', () => fc.assert(fc.asyncProperty(chance, fc.nat(minute - 1), async (random, after) => {
    const { apart, sent, pass, waiting, heard } = world(random);
    await pass(after);
    apart.leave();
    await heard();
    expect([sent.length, waiting().length]).to.deep.equal([0, 0]);
    await pass(24 * 60 * minute);
    expect(sent).to.deep.equal([]);
  })));

  it('never sends before a minute, never more than once, and leaves no clock behind, whenever the page goes and however often', () => fc.assert(fc.asyncProperty(chance, fc.array(fc.nat(20 * minute), { maxLength: 6 }), async (random, leaves) => {
    const { apart, sent, pass, waiting, heard } = world(random);
    for (const after of leaves) {
      await pass(after);
      apart.leave();
      await heard();
    }
    await pass(24 * 60 * minute);
    expect(sent.length).to.be.at.most(1);
    for (const time of sent) expect(time).to.be.at.least(minute);
    expect(waiting()).to.deep.equal([]);
  })));

  it('sends at once where the page goes after a minute, and makes no second try then', async () => {
    const { apart, sent, pass, waiting, heard } = world(0.9, ['again']);
    await pass(2 * minute);
    apart.leave();
    await heard();
    expect(sent).to.deep.equal([2 * minute]);
    await pass(24 * 60 * minute);
    expect(sent).to.have.length(1);
    expect(waiting()).to.deep.equal([]);
  });

  it('makes no second try beside one that is under way when the page goes', async () => {
    const due: (() => void)[] = [];
    let time = 0;
    let sends = 0;
    const apart = sendApart({ send: () => { sends++; return new Promise(() => {}); }, random: () => 0, now: () => time, after: (_ms, call) => { due.push(call); return () => {}; } });
    time = minute;
    due[0]!();
    apart.leave();
    apart.leave();
    expect(sends).to.equal(1);
  });

  it('does not send again when the page goes after it was sent', async () => {
    const { apart, sent, pass, heard } = world(0);
    await pass(40 * minute);
    apart.leave();
    await heard();
    expect(sent).to.have.length(1);
  });
});
