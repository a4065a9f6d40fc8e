// The outbox and the receiver as they are shipped, through days of faults, in time that passes by itself: nothing that was
// told may be untrue. And broken copies of them, each of which must be seen to be broken.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadSimulator } from './bundle.mjs';
import { mutants, withoutLocks } from './mutants.ts';

const root = import.meta.env.ROOT;
const seed = Number(process.env['SIM_SEED'] ?? 1);
/** Devices on which something failed once: seed and number. What failed then has a case of its own in test/net/keep-and-send.test.ts, because another simulator makes another story of the same seed. */
const once = [[1, 63], [1, 185], [2, 91], [2, 451], [2, 908], [3, 225], [3, 447], [4, 503], [10, 3897], [20261122, 5650], [20261123, 5826]] as const;
const table = (counts: Readonly<Record<string, number>>): string => Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', ');

describe('the simulator', () => {
  it('keeps every promise through 5000 submissions', async () => {
    const begun = Date.now();
    const { simulate, invariants } = await loadSimulator(root);
    const { submissions, devices, requests, happenings, broken, first, faults, ends } = await simulate({ seed, submissions: 5000 });
    console.log(`seed ${seed}: ${submissions} submissions on ${devices} devices, ${requests} tries, ${happenings} happenings, ${((Date.now() - begun) / 1000).toFixed(1)} s\nfaults: ${table(faults)}\nends: ${table(ends)}\nbroken: ${table(broken)}`);
    assert.deepEqual(first, []);
    assert.deepEqual(broken, Object.fromEntries(Object.keys(invariants).map(name => [name, 0])));
    // It was not idle.
    for (const name of ['answer lost', 'request lost', 'request doubled', 'clock jumped', 'crash before a commit', 'crash after a commit', 'page crashed', 'storage full', 'storage broken', 'storage evicted', 'lock taken by another page', 'message lost', 'deleted by the person', '503 with Retry-After', '200 with a page']) assert.ok(faults[name]! >= 20, `${name}: ${faults[name]}`);
    for (const name of ['stored', 'expired', 'deleted', 'on the device: parked']) assert.ok(ends[name]! >= 50, `${name}: ${ends[name]}`);
  });

  it('does the same again from the same seed', async () => {
    const { simulate } = await loadSimulator(root);
    assert.deepEqual(await simulate({ seed: 5, submissions: 60 }), await simulate({ seed: 5, submissions: 60 }));
  });

  it('keeps every promise where something failed once', async () => {
    const { simulate } = await loadSimulator(root);
    for (const [seed, only] of once) assert.deepEqual((await simulate({ seed, only, submissions: 1 })).first, []);
  });

  it('breaks nothing without the Web Lock: it is noise and no harm', async () => {
    const { simulate } = await loadSimulator(root, [withoutLocks]);
    const { first, faults } = await simulate({ seed, submissions: 600 });
    // Nobody takes turns now, and so may come before the endpoint allows it: the one thing that a lock is for.
    assert.deepEqual(first.filter(what => !what.includes('before the endpoint allows it')), []);
    assert.equal(faults['lock taken by another page'], undefined);
  });
});

describe('a broken copy is seen', () => {
  for (const { name, breaks, within = 400, ...patch } of mutants) {
    it(name, async () => {
      const { simulate } = await loadSimulator(root, [patch]);
      const { broken, first } = await simulate({ seed: 1, submissions: within, until: breaks });
      const seen = breaks.filter(invariant => broken[invariant] > 0);
      assert.ok(seen.length > 0, `not one of ${breaks.join(', ')} was seen to be broken in ${within} submissions, but: ${first.join('; ')}`);
      console.log(`${name}: ${first.find(what => what.startsWith(seen[0]!))}`);
    });
  }

  it('and a patch that fits no more is said', async () => {
    const [{ file }] = mutants as readonly [(typeof mutants)[0]];
    await assert.rejects(loadSimulator(root, [{ file, from: 'a text that is not there', to: '' }]), /holds this 0 times and not once/);
    await assert.rejects(loadSimulator(root, [{ file: 'src/net/not-there.ts', from: 'a', to: 'b' }]), /not part of the simulator/);
  });
});
