import { expect } from 'chai';
import { alone } from '../../src/net/alone.ts';

let names = 0;
/** A lock that no other test has. */
const freshName = (): string => `alone test ${names++} ${Math.random()}`;
/** Work that ends when it is told to. */
function work() {
  let begun = 0;
  let end = (): void => {};
  let failed = (_error: Error): void => {};
  const ended = new Promise<void>((resolve, reject) => { end = resolve; failed = reject; });
  ended.catch(() => {});
  return { begun: () => begun, end, failed, do: () => { begun++; return ended; } };
}
const refusing = (error: Error): LockManager => ({ request: async () => { throw error; } }) as unknown as LockManager;

describe('alone', () => {
  it('does the work, and is over when the work is', async () => {
    const one = work();
    let over = false;
    const all = alone(navigator.locks, freshName(), one.do).then(() => { over = true; });
    while (one.begun() === 0) await new Promise(resolve => { setTimeout(resolve); });
    expect(over).to.equal(false);
    one.end();
    await all;
    expect(one.begun()).to.equal(1);
  });

  it('does nothing while somebody else is at it, and does it once they are not', async () => {
    const [one, other] = [work(), work()];
    const name = freshName();
    const first = alone(navigator.locks, name, one.do);
    while (one.begun() === 0) await new Promise(resolve => { setTimeout(resolve); });
    await alone(navigator.locks, name, other.do);
    expect(other.begun()).to.equal(0);
    one.end();
    await first;
    other.end();
    await alone(navigator.locks, name, other.do);
    expect(other.begun()).to.equal(1);
  });

  it('does not hold back work of another name', async () => {
    const [one, other] = [work(), work()];
    const first = alone(navigator.locks, freshName(), one.do);
    other.end();
    await alone(navigator.locks, freshName(), other.do);
    expect(other.begun()).to.equal(1);
    one.end();
    await first;
  });

  it('does the work where there are no locks', async () => {
    const one = work();
    one.end();
    await alone(undefined, freshName(), one.do);
    expect(one.begun()).to.equal(1);
  });

  it('does the work once where locks are refused, as in some frames', async () => {
    for (const locks of [refusing(new DOMException('no', 'SecurityError')), { request: () => { throw new DOMException('no', 'SecurityError'); } } as unknown as LockManager]) {
      const one = work();
      one.end();
      await alone(locks, freshName(), one.do);
      expect(one.begun()).to.equal(1);
    }
  });

  it('waits for the end of the work, and does it once, where the lock is stolen in the middle', async () => {
    const one = work();
    const name = freshName();
    let over = false;
    const all = alone(navigator.locks, name, one.do).then(() => { over = true; });
    while (one.begun() === 0) await new Promise(resolve => { setTimeout(resolve); });
    await navigator.locks.request(name, { steal: true }, () => {});
    expect(over).to.equal(false);
    one.end();
    await all;
    expect(one.begun()).to.equal(1);
  });

  it('frees the name where the work fails, and passes the failure on', async () => {
    const [one, other] = [work(), work()];
    const name = freshName();
    const first = alone(navigator.locks, name, one.do).then(() => 'done', (error: Error) => error.message);
    one.failed(new Error('failed'));
    expect(await first).to.equal('failed');
    expect(one.begun()).to.equal(1);
    other.end();
    await alone(navigator.locks, name, other.do);
    expect(other.begun()).to.equal(1);
  });
});
