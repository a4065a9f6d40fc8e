import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NewSubmission, Store } from '../../src/receiver/store.ts';

/** Makes stores on one fresh place: every call of `open` is one more connection to it. */
export type OpenStores = () => { readonly open: () => Store; readonly end: () => void };

const minute = (number: number) => new Date(Date.parse('2026-11-22T14:00:00.000Z') + number * 60_000).toISOString();
const one = (number: number, changes: Partial<NewSubmission> = {}): NewSubmission =>
  ({ id: `id-${number}`, fingerprint: 'f'.repeat(64), reference: `REFR-${number}`, receivedAt: minute(number), text: `{"number":${number}}`, ...changes });

/** What every store must do. `survivesClosing` is false for one that lives in memory. */
export function storeContract(name: string, makeStores: OpenStores, { survivesClosing }: { readonly survivesClosing: boolean }): void {
  const withStore = (use: (store: Store, open: () => Store) => Promise<void>) => async () => {
    const { open, end } = makeStores();
    const store = open();
    try {
      await use(store, open);
    } finally {
      await store.close();
      end();
    }
  };

  describe(`the store contract: ${name}`, () => {
    it('stores a submission and gives back every byte of it', withStore(async store => {
      const text = '{"text":"caf\u00e9 \u{1f3b6} \\ud800 \' -- ; DROP TABLE"}';
      assert.deepEqual(await store.add(one(1, { text })), { at: 'stored', reference: 'REFR-1', receivedAt: minute(1) });
      const { id, fingerprint, reference, receivedAt, state, text: kept } = (await store.read('id-1'))!;
      assert.deepEqual({ id, fingerprint, reference, receivedAt, state, text: kept }, { ...one(1, { text }), state: 'new' });
    }));

    it('answers a repeat with the first receipt and stores nothing', withStore(async store => {
      await store.add(one(1));
      const repeat = await store.add(one(1, { reference: 'OTHR-1', receivedAt: minute(9) }));
      assert.deepEqual(repeat, { at: 'repeat', reference: 'REFR-1', receivedAt: minute(1) });
      assert.equal((await store.list({ limit: 10 })).length, 1);
    }));

    it('tells other bytes under a known id and leaves the first as they were', withStore(async store => {
      await store.add(one(1));
      assert.equal((await store.add(one(1, { fingerprint: '0'.repeat(64), text: '{}' }))).at, 'different');
      assert.equal((await store.read('id-1'))!.text, '{"number":1}');
    }));

    it('never gives one reference to two people', withStore(async store => {
      await store.add(one(1));
      assert.deepEqual(await store.add(one(2, { reference: 'REFR-1' })), { at: 'referenceTaken' });
      assert.equal(await store.read('id-2'), undefined);
      assert.equal((await store.add(one(2))).at, 'stored');
    }));

    it('keeps one row when two connections add the same id at the same moment', withStore(async (store, open) => {
      const other = survivesClosing ? open() : store;
      for (let number = 0; number < 50; number++) {
        const outcomes = await Promise.all([store.add(one(number, { reference: `A-${number}` })), other.add(one(number, { reference: `B-${number}` }))]);
        assert.deepEqual(outcomes.map(({ at }) => at).sort(), ['repeat', 'stored']);
        const receipts = outcomes.map(outcome => outcome.at !== 'referenceTaken' && outcome.reference);
        assert.equal(receipts[0], receipts[1]);
      }
      assert.equal((await store.counts()).new, 50);
      if (other !== store) await other.close();
    }));

    it('lists newest first, a page at a time in both directions, of one state or of all', withStore(async store => {
      for (let number = 1; number <= 5; number++) await store.add(one(number));
      // The same moment: the id decides, so that no page leaves one out.
      await store.add(one(6, { receivedAt: minute(5) }));
      const ids = async (page: Parameters<Store['list']>[0]) => (await store.list(page)).map(({ id }) => id);
      assert.deepEqual(await ids({ limit: 3 }), ['id-6', 'id-5', 'id-4']);
      assert.deepEqual(await ids({ limit: 3, before: 'id-4' }), ['id-3', 'id-2', 'id-1']);
      assert.deepEqual(await ids({ limit: 2, after: 'id-3' }), ['id-5', 'id-4']);
      assert.deepEqual(await ids({ limit: 3, before: 'nobody' }), []);
      await store.setState('id-5', 'closed');
      assert.deepEqual(await ids({ state: 'new', limit: 2 }), ['id-6', 'id-4']);
      assert.deepEqual(await ids({ state: 'closed', limit: 9 }), ['id-5']);
    }));

    it('goes on from one that was removed since', withStore(async store => {
      for (let number = 1; number <= 3; number++) await store.add(one(number));
      await store.remove('id-2', minute(9));
      assert.deepEqual((await store.list({ limit: 9, before: 'id-2' })).map(({ id }) => id), ['id-1']);
    }));

    it('counts each state and tells when there is nothing to change', withStore(async store => {
      for (let number = 1; number <= 3; number++) await store.add(one(number));
      assert.equal(await store.setState('id-1', 'contacted'), true);
      assert.equal(await store.setState('nobody', 'closed'), false);
      assert.equal(await store.remove('nobody', minute(9)), false);
      assert.deepEqual(await store.counts(), { new: 2, contacted: 1, closed: 0 });
    }));

    it('answers a late repeat of what was removed with the same receipt and does not store it again', withStore(async store => {
      await store.add(one(1));
      assert.equal(await store.remove('id-1', minute(2)), true);
      assert.equal(await store.read('id-1'), undefined);
      assert.equal(await store.setState('id-1', 'closed'), false);
      assert.deepEqual(await store.add(one(1, { reference: 'OTHR-1', receivedAt: minute(3) })), { at: 'repeat', reference: 'REFR-1', receivedAt: minute(1) });
      assert.equal((await store.add(one(1, { fingerprint: '0'.repeat(64) }))).at, 'different');
      assert.deepEqual(await store.list({ limit: 9 }), []);
      assert.deepEqual(await store.counts(), { new: 0, contacted: 0, closed: 0 });
    }));

    it('forgets the id of what was removed after 37 days and not before, and never what was not removed', withStore(async store => {
      await store.add(one(1));
      await store.add(one(2));
      await store.remove('id-1', minute(0));
      const later = (days: number) => new Date(Date.parse(minute(0)) + days * 86_400_000 + 1).toISOString();
      await store.tidy(later(36.9));
      assert.equal((await store.add(one(1))).at, 'repeat');
      await store.tidy(later(37));
      assert.equal((await store.add(one(1))).at, 'stored');
      await store.tidy(later(4000));
      assert.equal((await store.add(one(2))).at, 'repeat');
    }));

    it('opens a session until its time or its end, and ends all with a new token', withStore(async store => {
      assert.equal(await store.tokenHash(), undefined);
      await store.setTokenHash('first');
      assert.equal(await store.tokenHash(), 'first');
      await store.openSession('a', minute(10));
      await store.openSession('b', minute(10));
      assert.deepEqual([await store.hasSession('a', minute(9)), await store.hasSession('a', minute(10)), await store.hasSession('nobody', minute(0))], [true, false, false]);
      await store.closeSession('a');
      assert.deepEqual([await store.hasSession('a', minute(9)), await store.hasSession('b', minute(9))], [false, true]);
      await store.setTokenHash('second');
      assert.deepEqual([await store.tokenHash(), await store.hasSession('b', minute(9))], ['second', false]);
    }));

    it('proves on demand that it can write and read', withStore(async store => {
      await store.check(minute(1));
      await store.check(minute(1));
      assert.deepEqual(await store.counts(), { new: 0, contacted: 0, closed: 0 });
    }));

    if (survivesClosing) {
      it('has everything after closing and opening again', withStore(async (store, open) => {
        const first = open();
        await first.add(one(1));
        await first.setState('id-1', 'contacted');
        await first.setTokenHash('kept');
        await first.close();
        const again = open();
        assert.equal((await again.read('id-1'))!.state, 'contacted');
        assert.equal(await again.tokenHash(), 'kept');
        assert.equal((await again.add(one(1))).at, 'repeat');
        await again.close();
        assert.equal((await store.read('id-1'))!.state, 'contacted');
      }));
    }
  });
}
