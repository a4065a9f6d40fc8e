import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { inGroups } from '../../src/receiver/stores/in-groups.ts';

/** Work that waits until it is let go, and remembers its groups. */
function heldWork() {
  const groups: (readonly number[])[] = [];
  const letGo: (() => void)[] = [];
  const add = inGroups(async (items: readonly number[]) => {
    groups.push(items);
    await new Promise<void>(resolve => { letGo.push(resolve); });
    return items.map(item => `did ${item}`);
  });
  return { groups, add, next: async () => { await turn(); letGo.shift()!(); await turn(); } };
}

describe('what is done in groups', () => {
  it('does together what comes at the same moment, and gives each its own outcome', async () => {
    const { groups, add, next } = heldWork();
    const outcomes = Promise.all([add(1), add(2), add(3)]);
    await next();
    assert.deepEqual(await outcomes, ['did 1', 'did 2', 'did 3']);
    assert.deepEqual(groups, [[1, 2, 3]]);
  });

  it('does one group at a time: who comes in the meantime is the next one', async () => {
    const { groups, add, next } = heldWork();
    const first = add(1);
    await turn();
    const others = Promise.all([add(2), add(3)]);
    await turn();
    assert.deepEqual(groups, [[1]]);
    await next();
    assert.equal(await first, 'did 1');
    await next();
    assert.deepEqual(await others, ['did 2', 'did 3']);
    assert.deepEqual(groups, [[1], [2, 3]]);
    const last = add(4);
    await next();
    assert.equal(await last, 'did 4');
  });

  it('answers nobody of a group before all of it is done', async () => {
    const { add, next } = heldWork();
    let answered = 0;
    const both = [1, 2].map(async item => { await add(item); answered++; });
    for (let count = 0; count < 5; count++) await turn();
    assert.equal(answered, 0);
    await next();
    await Promise.all(both);
    assert.equal(answered, 2);
  });

  it('tries each alone when a group fails, so that only who cannot be done fails, with the reason of their own', async () => {
    const tried: (readonly number[])[] = [];
    const add = inGroups(async (items: readonly number[]) => {
      tried.push(items);
      if (items.includes(2)) throw new Error(`no ${items.length}`);
      return items.map(item => item * 10);
    });
    const outcomes = await Promise.allSettled([add(1), add(2), add(3)]);
    assert.deepEqual(outcomes.map(outcome => (outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason))), [10, 'Error: no 1', 30]);
    assert.deepEqual(tried, [[1, 2, 3], [1], [2], [3]]);
    assert.equal(await add(4), 40);
  });

  it('lets others have their turn between groups when very many come', async () => {
    const sizes: number[] = [];
    const add = inGroups(async (items: readonly number[]) => { sizes.push(items.length); return items; });
    const all = Promise.all(Array.from({ length: 1000 }, (_, item) => add(item)));
    const seen: number[] = [];
    while (sizes.length < 5) { seen.push(sizes.length); await turn(); }
    assert.deepEqual((await all).filter((outcome, at) => outcome !== at), []);
    assert.deepEqual(sizes, [200, 200, 200, 200, 200]);
    // Whoever waited meanwhile saw them come one by one.
    assert.deepEqual([...new Set(seen)], [0, 1, 2, 3, 4]);
  });
});
