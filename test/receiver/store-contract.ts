import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuditEntry, Deed, NewEqualityRecord, NewSubmission, Store } from '../../src/receiver/store.ts';

/** Makes stores on one fresh place: every call of `open` is one more connection to it. */
export type OpenStores = () => Promise<FreshPlace> | FreshPlace;
interface FreshPlace {
  readonly open: () => Promise<Store> | Store;
  readonly end: () => void;
}

const minute = (number: number) => new Date(Date.parse('2026-11-22T14:00:00.000Z') + number * 60_000).toISOString();
const one = (number: number, changes: Partial<NewSubmission> = {}): NewSubmission =>
  ({ id: `id-${number}`, fingerprint: 'f'.repeat(64), reference: `REFR-${number}`, receivedAt: minute(number), text: `{"number":${number}}`, ...changes });

const by = (at: number, who = 'Priya'): Deed => ({ who, at: minute(at) });

/** What every store must do. `survivesClosing` is false for one that lives in memory; `skip` says why it cannot be tried here. */
export function storeContract(name: string, makeStores: OpenStores, { survivesClosing, skip = false }: { readonly survivesClosing: boolean; readonly skip?: string | false }): void {
  const withStore = (use: (store: Store, open: () => Promise<Store> | Store) => Promise<void>) => async () => {
    const { open, end } = await makeStores();
    const store = await open();
    try {
      await use(store, open);
    } finally {
      await store.close();
      end();
    }
  };

  describe(`the store contract: ${name}`, { skip }, () => {
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
      const other = survivesClosing ? await open() : store;
      for (let number = 0; number < 50; number++) {
        const outcomes = await Promise.all([store.add(one(number, { reference: `A-${number}` })), other.add(one(number, { reference: `B-${number}` }))]);
        assert.deepEqual(outcomes.map(({ at }) => at).sort(), ['repeat', 'stored']);
        const receipts = outcomes.map(outcome => outcome.at !== 'referenceTaken' && outcome.reference);
        assert.equal(receipts[0], receipts[1]);
      }
      assert.equal((await store.counts()).new, 50);
      if (other !== store) await other.close();
    }));

    it('gives each its own outcome when very different additions come at the same moment', withStore(async store => {
      await store.add(one(1));
      await store.add(one(2));
      await store.remove('id-2', by(3));
      const outcomes = await Promise.all([
        store.add(one(3)), store.add(one(1, { reference: 'NEW-1' })), store.add(one(3, { reference: 'NEW-3' })), store.add(one(2, { reference: 'NEW-2' })), store.add(one(4, { reference: 'REFR-1' })),
        store.add(one(1, { fingerprint: '0'.repeat(64) })), store.add(one(5, { reference: 'REFR-3' })), store.add(one(3, { fingerprint: '0'.repeat(64) })), store.add(one(6)),
      ]);
      const of = (at: string, number: number) => ({ at, reference: `REFR-${number}`, receivedAt: minute(number) });
      assert.deepEqual([outcomes[1], outcomes[3], outcomes[4], outcomes[5], outcomes[8]], [of('repeat', 1), of('repeat', 2), { at: 'referenceTaken' }, of('different', 1), of('stored', 6)]);
      // Whoever of those with one id is first decides: the others have its receipt.
      const third = (await store.read('id-3'))!;
      for (const [at, fingerprint] of [[0, 'f'.repeat(64)], [2, 'f'.repeat(64)], [7, '0'.repeat(64)]] as const) {
        const outcome = outcomes[at]!;
        assert.ok(outcome.at !== 'referenceTaken' && outcome.reference === third.reference);
        assert.equal(outcome.at === 'different', fingerprint !== third.fingerprint);
      }
      assert.equal([0, 2, 7].filter(at => outcomes[at]!.at === 'stored').length, 1);
      const ids = (await store.list({ limit: 99 })).map(({ id }) => id);
      assert.deepEqual(ids.filter(id => id !== 'id-5'), ['id-6', 'id-3', 'id-1']);
    }));

    for (const more of [{}, { programme: 'choir' }]) it(`lets nobody fail because of an addition that cannot be done${more.programme === undefined ? '' : ', and leaves out no turn'}`, withStore(async store => {
      const wrong = one(50, { ...more, fingerprint: null as unknown as string });
      const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, number) => store.add(number === 20 ? wrong : one(number, more))));
      assert.deepEqual(outcomes.map(({ status }, number) => (status === 'rejected' ? number : -1)).filter(number => number >= 0), [20]);
      assert.equal((await store.counts()).new, 29);
      assert.equal((await store.add(one(20, more))).at, 'stored');
      assert.deepEqual((await store.listTurns('choir', { skip: 0, limit: 99 })).map(({ turn }) => turn), more.programme === undefined ? [] : Array.from({ length: 30 }, (_, at) => at + 1));
    }));

    it('keeps beside a submission how much it looks like spam, with the first that came, and nothing where nothing did', withStore(async store => {
      const spam = { score: 4, signs: ['links', 'burst'] } as const;
      await store.add(one(1, { spam }));
      await store.add(one(1, { spam: { score: 9, signs: ['few-letters'] } }));
      await store.add(one(2));
      assert.deepEqual((await store.read('id-1'))!.spam, spam);
      assert.deepEqual(await store.read('id-2'), { ...one(2), state: 'new' });
    }));

    it('lists what looks like spam alone, or without it, until somebody says that it is from a real person', withStore(async (store, open) => {
      for (const [at, score] of [0, 3, 4, 9].entries()) await store.add(one(at + 1, score > 0 ? { spam: { score, signs: ['links'] } } : {}));
      await store.setState('id-4', 'closed', by(9));
      const ids = async (page: Partial<Parameters<Store['list']>[0]>) => (await store.list({ limit: 9, ...page })).map(({ id }) => id);
      assert.deepEqual([await ids({}), await ids({ spam: true }), await ids({ spam: false })], [['id-4', 'id-3', 'id-2', 'id-1'], ['id-4', 'id-3'], ['id-2', 'id-1']]);
      assert.deepEqual([await ids({ spam: true, state: 'new' }), await ids({ spam: true, before: 'id-4' }), await ids({ spam: false, after: 'id-1' })], [['id-3'], ['id-3'], ['id-2']]);
      const other = survivesClosing ? await open() : store;
      assert.deepEqual(await Promise.all([store.vouch('id-3', by(20)), other.vouch('id-3', by(21, 'Sam')), store.vouch('nobody', by(20))]), [true, true, false]);
      if (other !== store) await other.close();
      assert.deepEqual([await ids({ spam: true }), await ids({ spam: false })], [['id-4'], ['id-3', 'id-2', 'id-1']]);
      const lines = await store.audit({ limit: 9, what: 'vouched' });
      assert.deepEqual(lines.map(({ reference }) => reference), ['REFR-3']);
      assert.deepEqual((await store.read('id-3'))!.vouched, { who: lines[0]!.who, at: lines[0]!.at });
      await store.remove('id-3', by(30));
      assert.equal(await store.vouch('id-3', by(31)), false);
    }));

    it('gives those who sign up to a programme a turn each, in their order, and tells the rank; a repeat has the turn that it had, and each programme counts for itself', withStore(async store => {
      const to = (programme: string, number: number) => one(number, { programme });
      const ranks: unknown[] = [];
      for (const next of [to('choir', 1), to('band', 2), to('choir', 3), to('choir', 1), one(4), to('choir', 5), to('band', 2), to('band', 6)]) {
        const outcome = await store.add(next);
        ranks.push(outcome.at !== 'referenceTaken' && outcome.rank);
      }
      assert.deepEqual(ranks, [1, 1, 2, 1, undefined, 3, 1, 2]);
      assert.deepEqual(await store.add({ ...to('choir', 7), reference: 'REFR-1' }), { at: 'referenceTaken' });
      assert.deepEqual(await store.add(to('choir', 7)), { at: 'stored', reference: 'REFR-7', receivedAt: minute(7), rank: 4 });
      assert.deepEqual(await store.read('id-5'), { ...to('choir', 5), state: 'new', turn: 3 });
      assert.deepEqual([await store.countTurns('choir'), await store.countTurns('choir', 3), await store.countTurns('band'), await store.countTurns('nobody'), await store.countTurns('constructor')], [4, 3, 2, 0, 0]);
      const listed = async (page: Parameters<Store['listTurns']>[1]) => (await store.listTurns('choir', page)).map(({ id, turn }) => [id, turn]);
      assert.deepEqual([await listed({ skip: 0, limit: 2 }), await listed({ skip: 2, limit: 9 }), await listed({ skip: 9, limit: 9 })], [[['id-1', 1], ['id-3', 2]], [['id-5', 3], ['id-7', 4]], []]);
    }));

    it('moves everybody up when somebody who came before them goes, keeps nothing of the programme of who went, and gives nobody their turn', withStore(async store => {
      for (let number = 1; number <= 6; number++) await store.add(one(number, { programme: 'choir' }));
      const rankOf = async (number: number) => { const outcome = await store.add(one(number, { programme: 'choir' })); return outcome.at === 'repeat' && outcome.rank; };
      await store.remove('id-2', by(7));
      assert.deepEqual([await rankOf(1), await rankOf(2), await rankOf(3), await rankOf(6)], [1, undefined, 2, 5]);
      await store.erase(['id-6'], by(7));
      await store.expire(minute(2), minute(7));
      assert.deepEqual((await store.listTurns('choir', { skip: 0, limit: 9 })).map(({ id, turn }) => [id, turn]), [['id-3', 3], ['id-4', 4], ['id-5', 5]]);
      assert.deepEqual(await store.add(one(7, { programme: 'choir' })), { at: 'stored', reference: 'REFR-7', receivedAt: minute(7), rank: 4 });
      assert.equal((await store.read('id-7'))!.turn, 7);
      // When the bare id is forgotten too, it is one more that signs up, and comes last.
      await store.tidy(new Date(Date.parse(minute(8)) + 37 * 86_400_000).toISOString());
      const again = await store.add(one(1, { programme: 'choir' }));
      assert.deepEqual([again.at, again.at === 'stored' && again.rank, (await store.read('id-1'))!.turn], ['stored', 5, 8]);
    }));

    it('gives no turn twice and leaves none out when many sign up at the same moment by two connections, some of them twice, some to two programmes', withStore(async (store, open) => {
      const other = survivesClosing ? await open() : store;
      const count = 120;
      const outcomes = await Promise.all(Array.from({ length: count * 2 }, async (_, at) => {
        const number = at % count;
        const programme = number % 3 === 0 ? 'band' : 'choir';
        // Every seventh comes twice, once by each connection; the others once.
        if (at >= count && number % 7 !== 0) return undefined;
        const connection = (number + (at >= count ? 1 : 0)) % 2 === 0 ? store : other;
        return { id: `id-${number}`, programme, outcome: await connection.add(one(number, { programme, reference: `R-${at}` })) };
      }));
      const answered = outcomes.filter(one => one !== undefined);
      for (const programme of ['band', 'choir']) {
        const kept = await store.listTurns(programme, { skip: 0, limit: 999 });
        assert.deepEqual(kept.map(({ turn }) => turn), kept.map((_, at) => at + 1));
        assert.equal(kept.length, programme === 'band' ? count / 3 : count * 2 / 3);
        for (const { id, outcome } of answered.filter(one => one.programme === programme)) assert.equal(outcome.at !== 'referenceTaken' && outcome.rank, kept.find(one => one.id === id)!.turn);
      }
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
      await store.setState('id-5', 'closed', by(20));
      assert.deepEqual(await ids({ state: 'new', limit: 2 }), ['id-6', 'id-4']);
      assert.deepEqual(await ids({ state: 'closed', limit: 9 }), ['id-5']);
    }));

    it('goes on from one that was removed since', withStore(async store => {
      for (let number = 1; number <= 3; number++) await store.add(one(number));
      await store.remove('id-2', by(9));
      assert.deepEqual((await store.list({ limit: 9, before: 'id-2' })).map(({ id }) => id), ['id-1']);
    }));

    it('counts each state and tells when there is nothing to change', withStore(async store => {
      for (let number = 1; number <= 3; number++) await store.add(one(number));
      assert.equal(await store.setState('id-1', 'contacted', by(20)), true);
      assert.equal(await store.setState('nobody', 'closed', by(20)), false);
      assert.equal(await store.remove('nobody', by(9)), false);
      assert.deepEqual(await store.counts(), { new: 2, contacted: 1, closed: 0 });
    }));

    it('answers a late repeat of what was removed with the same receipt and does not store it again', withStore(async store => {
      await store.add(one(1));
      assert.equal(await store.remove('id-1', by(2)), true);
      assert.equal(await store.read('id-1'), undefined);
      assert.equal(await store.setState('id-1', 'closed', by(20)), false);
      assert.deepEqual(await store.add(one(1, { reference: 'OTHR-1', receivedAt: minute(3) })), { at: 'repeat', reference: 'REFR-1', receivedAt: minute(1) });
      assert.equal((await store.add(one(1, { fingerprint: '0'.repeat(64) }))).at, 'different');
      assert.deepEqual(await store.list({ limit: 9 }), []);
      assert.deepEqual(await store.counts(), { new: 0, contacted: 0, closed: 0 });
    }));

    it('forgets the id of what was removed after 37 days and not before, and never what was not removed', withStore(async store => {
      await store.add(one(1));
      await store.add(one(2));
      await store.remove('id-1', by(0));
      const later = (days: number) => new Date(Date.parse(minute(0)) + days * 86_400_000 + 1).toISOString();
      await store.tidy(later(36.9));
      assert.equal((await store.add(one(1))).at, 'repeat');
      await store.tidy(later(37));
      assert.equal((await store.add(one(1))).at, 'stored');
      await store.tidy(later(4000));
      assert.equal((await store.add(one(2))).at, 'repeat');
    }));

    it('knows whose a session is until its time or its end, and ends all with a new token', withStore(async store => {
      assert.equal(await store.tokenHash(), undefined);
      await store.setTokenHash('first');
      assert.equal(await store.tokenHash(), 'first');
      await store.openSession('a', 'Priya', minute(10));
      await store.openSession('b', 'Sam \u{1f3b6}', minute(10));
      assert.deepEqual([await store.sessionOf('a', minute(9)), await store.sessionOf('a', minute(10)), await store.sessionOf('nobody', minute(0))], ['Priya', undefined, undefined]);
      await store.closeSession('a');
      assert.deepEqual([await store.sessionOf('a', minute(9)), await store.sessionOf('b', minute(9))], [undefined, 'Sam \u{1f3b6}']);
      await store.setTokenHash('second');
      assert.deepEqual([await store.tokenHash(), await store.sessionOf('b', minute(9))], ['second', undefined]);
    }));

    it('gives a first token to one of those who make it at the same moment', withStore(async (store, open) => {
      const other = survivesClosing ? await open() : store;
      const first = await Promise.all([store.setFirstTokenHash('a'), other.setFirstTokenHash('b')]);
      assert.deepEqual([...first].sort(), [false, true]);
      assert.equal(await store.tokenHash(), first[0] ? 'a' : 'b');
      assert.equal(await other.setFirstTokenHash('c'), false);
      await other.setTokenHash('d');
      assert.equal(await store.tokenHash(), 'd');
      if (other !== store) await other.close();
    }));

    it('has no submission under an id that nobody could have', withStore(async store => {
      await store.add(one(1));
      for (const id of ['', '\0', '\ud800', "'", 'x'.repeat(10_000)]) {
        assert.equal(await store.read(id), undefined);
        assert.equal(await store.setState(id, 'closed', by(2)), false);
        assert.equal(await store.remove(id, by(2)), false);
        assert.deepEqual(await store.list({ limit: 9, after: `no${id}` }), []);
      }
      assert.equal((await store.list({ limit: 9 })).length, 1);
    }));

    it('keeps who brought a submission into its state and when, and a line of the audit for every change', withStore(async store => {
      await store.add(one(1));
      assert.equal((await store.read('id-1'))!.changed, undefined);
      await store.setState('id-1', 'contacted', by(2));
      await store.setState('id-1', 'closed', by(3, 'Sam'));
      assert.deepEqual((await store.read('id-1'))!.changed, by(3, 'Sam'));
      assert.deepEqual((await store.list({ limit: 1 }))[0]!.changed, by(3, 'Sam'));
      const lines = (await store.audit({ limit: 9, reference: 'REFR-1' })).map(({ number: _number, ...entry }) => entry);
      assert.deepEqual(lines, [
        { at: minute(3), what: 'state', who: 'Sam', reference: 'REFR-1', from: 'contacted', to: 'closed' },
        { at: minute(2), what: 'state', who: 'Priya', reference: 'REFR-1', from: 'new', to: 'contacted' },
      ]);
    }));

    it('writes nothing for a change to the state that it is in already', withStore(async (store, open) => {
      const other = survivesClosing ? await open() : store;
      await store.add(one(1));
      assert.deepEqual(await Promise.all([store.setState('id-1', 'contacted', by(2)), other.setState('id-1', 'contacted', by(3, 'Sam'))]), [true, true]);
      const lines = await store.audit({ limit: 9 });
      assert.equal(lines.length, 1);
      // Whoever of them was first.
      assert.deepEqual((await store.read('id-1'))!.changed, { who: lines[0]!.who, at: lines[0]!.at });
      if (other !== store) await other.close();
    }));

    it('keeps nothing of who changed what was removed, but a line of who removed it', withStore(async store => {
      await store.add(one(1));
      await store.setState('id-1', 'contacted', by(2));
      await store.remove('id-1', by(3, 'Sam'));
      await store.remove('id-1', by(4));
      assert.deepEqual((await store.audit({ limit: 9 })).map(({ what, who, reference }) => [what, who, reference]), [['deleted', 'Sam', 'REFR-1'], ['state', 'Priya', 'REFR-1']]);
    }));

    it('erases many at once, each with its line, and tells how many there were', withStore(async (store, open) => {
      for (let number = 1; number <= 4; number++) await store.add(one(number));
      await store.remove('id-4', by(5));
      const other = survivesClosing ? await open() : store;
      assert.equal(await other.erase(['id-1', 'nobody', 'id-3', 'id-3', 'id-4'], by(6)), 2);
      if (other !== store) await other.close();
      assert.deepEqual((await store.list({ limit: 9 })).map(({ id }) => id), ['id-2']);
      assert.deepEqual((await store.audit({ limit: 2 })).map(({ what, reference, at }) => [what, reference, at]), [['erased', 'REFR-3', minute(6)], ['erased', 'REFR-1', minute(6)]]);
      assert.equal((await store.add(one(1))).at, 'repeat');
      assert.equal(await store.erase([], by(7)), 0);
    }));

    it('expires what was received before a moment, to the millisecond, once, and counts it in the audit', withStore(async (store, open) => {
      const at = (ms: number) => new Date(Date.parse(minute(5)) + ms).toISOString();
      await store.add(one(1, { receivedAt: at(-1) }));
      await store.add(one(2, { receivedAt: at(0) }));
      await store.add(one(3, { receivedAt: at(1) }));
      await store.setState('id-1', 'closed', by(6));
      const other = survivesClosing ? await open() : store;
      assert.deepEqual((await Promise.all([store.expire(minute(5), minute(9)), other.expire(minute(5), minute(9))])).sort(), [0, 1]);
      if (other !== store) await other.close();
      assert.deepEqual((await store.list({ limit: 9 })).map(({ id }) => id), ['id-3', 'id-2']);
      assert.equal(await store.read('id-1'), undefined);
      assert.equal((await store.add(one(1, { receivedAt: minute(10) }))).at, 'repeat');
      const [{ number: _number, ...line } = { number: 0 }] = await store.audit({ limit: 1 });
      assert.deepEqual(line, { at: minute(9), what: 'retention', count: 1 });
      assert.equal((await store.audit({ limit: 9, what: 'retention' })).length, 1);
      const days = (number: number) => new Date(Date.parse(minute(9)) + number * 86_400_000 + 1).toISOString();
      await store.tidy(days(36.9));
      assert.equal((await store.add(one(1))).at, 'repeat');
      await store.tidy(days(37));
      assert.equal((await store.add(one(1))).at, 'stored');
    }));

    it('tells who did what, newest first and a page at a time, whichever connection wrote it', withStore(async (store, open) => {
      const other = survivesClosing ? await open() : store;
      const entries: AuditEntry[] = [
        { at: minute(1), what: 'wrong-token' }, { at: minute(1), what: 'signed-in', who: 'Priya' }, { at: minute(1), what: 'opened', who: 'Priya', reference: 'REFR-1' }, { at: minute(0), what: 'searched', who: 'Sam' },
      ];
      for (const [at, entry] of entries.entries()) await (at % 2 === 0 ? store : other).note(entry);
      const first = await store.audit({ limit: 3 });
      assert.deepEqual(first.map(({ number: _number, ...entry }) => entry), [...entries].reverse().slice(0, 3));
      assert.deepEqual((await other.audit({ limit: 3, before: first.at(-1)!.number })).map(({ what }) => what), ['wrong-token']);
      assert.deepEqual((await store.audit({ limit: 9, reference: 'REFR-1' })).map(({ what }) => what), ['opened']);
      assert.deepEqual(await store.audit({ limit: 9, before: -1 }), []);
      if (other !== store) await other.close();
    }));

    it('keeps a line of the audit for three years and not longer, and has no way to change one', withStore(async store => {
      await store.note({ at: '2026-11-22T14:00:00.000Z', what: 'signed-in', who: 'Priya' });
      await store.tidy('2029-11-22T14:00:00.000Z');
      assert.equal((await store.audit({ limit: 9 })).length, 1);
      await store.tidy('2029-11-22T14:00:00.001Z');
      assert.deepEqual(await store.audit({ limit: 9 }), []);
      assert.deepEqual(Object.keys(store).filter(name => /audit|note/i.test(name)).sort(), ['audit', 'note']);
    }));

    it('keeps one record of equality answers per id, whoever adds it first', withStore(async (store, open) => {
      const other = survivesClosing ? await open() : store;
      const record = (number: number, answers = '{"age":{"at":"skipped"}}'): NewEqualityRecord => ({ id: `e-${number}`, form: 'form', month: '2026-11', answers });
      for (let number = 0; number < 20; number++) assert.deepEqual((await Promise.all([store.addEquality(record(number)), other.addEquality(record(number))])).sort(), ['repeat', 'stored']);
      assert.equal(await store.addEquality(record(1, '{"age":{"at":"preferNotToSay"}}')), 'different');
      assert.equal(await store.addEquality({ ...record(1), month: '2026-10' }), 'different');
      assert.deepEqual(await other.countEquality({ from: '2026-11', to: '2026-11' }), [{ question: 'age', at: 'skipped', count: 20 }]);
      if (other !== store) await other.close();
    }));

    it('counts equality answers over months, and gives nothing of one person or of when they came', withStore(async store => {
      const months = ['2026-09', '2026-10', '2026-11', '2026-11'];
      for (const [at, month] of months.entries()) await store.addEquality({ id: `e-${at}`, form: 'form', month, answers: JSON.stringify({ age: { at: 'answered', value: at === 3 ? 'old' : 'young' }, faith: { at: 'preferNotToSay' } }) });
      assert.deepEqual(await store.countEquality({ from: '2026-10', to: '2026-11' }), [
        { question: 'age', at: 'answered', answer: 'old', count: 1 }, { question: 'age', at: 'answered', answer: 'young', count: 2 }, { question: 'faith', at: 'preferNotToSay', count: 3 },
      ]);
      assert.deepEqual(await store.countEquality({ from: '2027-01', to: '2027-12' }), []);
      assert.deepEqual(Object.keys(store).filter(name => /equality/i.test(name)).sort(), ['addEquality', 'countEquality']);
    }));

    it('proves on demand that it can write and read', withStore(async store => {
      await store.check(minute(1));
      await store.check(minute(1));
      assert.deepEqual(await store.counts(), { new: 0, contacted: 0, closed: 0 });
    }));

    if (survivesClosing) {
      it('has everything after closing and opening again', withStore(async (store, open) => {
        const first = await open();
        await first.add(one(1));
        await first.setState('id-1', 'contacted', by(20));
        await first.setTokenHash('kept');
        await first.close();
        const again = await open();
        assert.equal((await again.read('id-1'))!.state, 'contacted');
        assert.equal(await again.tokenHash(), 'kept');
        assert.equal((await again.add(one(1))).at, 'repeat');
        await again.close();
        assert.equal((await store.read('id-1'))!.state, 'contacted');
      }));
    }
  });
}
