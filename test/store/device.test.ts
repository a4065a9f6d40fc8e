import { expect } from 'chai';
import { shelf } from '../../src/store/device.ts';

const name = 'what-matters';
const outbox = shelf('outbox');
const drafts = shelf('drafts');
const record = (id: string, more: object = {}) => ({ id, ...more });

/** Resolves when the database is deleted; rejects if somebody holds it back. */
const deleteDatabase = (): Promise<void> => new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase(name);
  request.onsuccess = () => resolve();
  request.onerror = () => reject(request.error!);
  request.onblocked = () => reject(new Error('blocked'));
});

/** Another connection to the same database, as another page has one. */
const connect = (): Promise<IDBDatabase> => new Promise((resolve, reject) => {
  const request = indexedDB.open(name);
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error!);
});

/** Does something while part of the browser is another. */
async function whileIs<Key extends string>(object: Record<Key, unknown>, key: Key, value: unknown, work: () => Promise<void>): Promise<void> {
  const before = Object.getOwnPropertyDescriptor(object, key);
  Object.defineProperty(object, key, { configurable: true, writable: true, value });
  try { await work(); } finally {
    if (before) Object.defineProperty(object, key, before);
    else Reflect.deleteProperty(object, key);
  }
}

const failed = (work: Promise<unknown>): Promise<string> => work.then(() => 'it did not fail', (error: Error) => error.name);

describe('the store on the device', () => {
  beforeEach(async () => {
    for (const one of await outbox.all()) await outbox.remove((one as { id: string }).id);
    // An empty database is taken away afterwards, under a lock: until then it is not quiet.
    await navigator.locks.request('what-matters device', () => {});
  });
  after(deleteDatabase);

  it('gives back what was put into it, and nothing that was not', async () => {
    const body = 'Zoë 😀 \u0000 \ud800';
    await outbox.put(record('a', { body, list: [1, null] }));
    await outbox.put(record('b'));
    expect(await outbox.get('a')).to.deep.equal({ id: 'a', body, list: [1, null] });
    expect(await outbox.get('c')).to.equal(undefined);
    expect(await outbox.all()).to.deep.equal([{ id: 'a', body, list: [1, null] }, { id: 'b' }]);
  });

  it('puts over what is there, and removes it; what is not there it removes without a word', async () => {
    await outbox.put(record('a', { tries: 1 }));
    await outbox.put(record('a', { tries: 2 }));
    expect(await outbox.all()).to.deep.equal([{ id: 'a', tries: 2 }]);
    await outbox.remove('a');
    await outbox.remove('a');
    expect(await outbox.all()).to.deep.equal([]);
  });

  it('keeps what was sent and what is kept to go on with apart', async () => {
    await drafts.put({ form: 'example' });
    expect(await outbox.all()).to.deep.equal([]);
    expect(await drafts.all()).to.deep.equal([{ form: 'example' }]);
    await drafts.remove('example');
  });

  it('refuses what cannot be written, and stays as it was', async () => {
    await outbox.put(record('a'));
    expect(await failed(outbox.put(record('a', { call: () => {} })))).to.equal('DataCloneError');
    expect(await outbox.all()).to.deep.equal([{ id: 'a' }]);
  });

  it('does things in the order in which it was asked', async () => {
    await Promise.all([outbox.put(record('a', { tries: 1 })), outbox.put(record('a', { tries: 2 })), outbox.remove('a'), outbox.put(record('b'))]);
    expect(await outbox.all()).to.deep.equal([{ id: 'b' }]);
  });

  it('says that it is put only once another connection reads it', async () => {
    await outbox.put(record('a'));
    const other = await connect();
    for (let number = 0; number < 20; number++) {
      await outbox.put(record('a', { number }));
      const read = other.transaction('outbox').objectStore('outbox').get('a');
      expect(await new Promise(resolve => { read.onsuccess = () => resolve(read.result); })).to.deep.equal({ id: 'a', number });
    }
    other.close();
  });

  it('says that it is put only once the transaction is complete, and not when it is aborted after its request succeeded', async () => {
    await outbox.put(record('a', { tries: 1 }));
    const { put } = IDBObjectStore.prototype;
    await whileIs(IDBObjectStore.prototype as unknown as Record<'put', unknown>, 'put', function abortLater(this: IDBObjectStore, value: unknown) {
      const request = put.call(this, value);
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    }, async () => { expect(await failed(outbox.put(record('a', { tries: 2 })))).to.equal('AbortError'); });
    expect(await outbox.all()).to.deep.equal([{ id: 'a', tries: 1 }]);
  });

  it('asks for it to be on the disk', async () => {
    const asked: unknown[] = [];
    const { transaction } = IDBDatabase.prototype;
    await whileIs(IDBDatabase.prototype as unknown as Record<'transaction', unknown>, 'transaction', function noted(this: IDBDatabase, ...all: Parameters<typeof transaction>) {
      if (all[1] === 'readwrite') asked.push(all[2]);
      return transaction.apply(this, all);
    }, async () => { await outbox.put(record('a')); await outbox.remove('a'); });
    expect(asked).to.deep.equal([{ durability: 'strict' }, { durability: 'strict' }]);
  });

  it('does not hold back somebody who deletes the database, and the next put makes it again', async () => {
    await outbox.put(record('a'));
    await deleteDatabase();
    await outbox.put(record('b'));
    expect(await outbox.all()).to.deep.equal([{ id: 'b' }]);
  });

  it('works on after the database was deleted between any two operations', async () => {
    for (let turn = 0; turn < 5; turn++) {
      await outbox.put(record('a'));
      await deleteDatabase();
      expect(await outbox.get('a')).to.equal(undefined);
      await deleteDatabase();
      expect(await outbox.all()).to.deep.equal([]);
      await outbox.remove('a');
    }
  });

  it('takes a new connection, once, where the old one was closed under it', async () => {
    await outbox.put(record('a'));
    const { transaction } = IDBDatabase.prototype;
    let closed = 0;
    await whileIs(IDBDatabase.prototype as unknown as Record<'transaction', unknown>, 'transaction', function closing(this: IDBDatabase, ...all: Parameters<typeof transaction>) {
      if (all[1] === 'readwrite' && closed++ === 0) this.close();
      return transaction.apply(this, all);
    }, async () => { await outbox.put(record('b')); });
    expect(closed).to.equal(2);
    expect(await outbox.all()).to.deep.equal([{ id: 'a' }, { id: 'b' }]);
  });

  it('fails where the new connection is closed too, and works again later', async () => {
    const { transaction } = IDBDatabase.prototype;
    let tries = 0;
    await whileIs(IDBDatabase.prototype as unknown as Record<'transaction', unknown>, 'transaction', function closing(this: IDBDatabase, ...all: Parameters<typeof transaction>) {
      if (all[1] === 'readwrite') { tries++; this.close(); }
      return transaction.apply(this, all);
    }, async () => { expect(await failed(outbox.put(record('b')))).to.equal('InvalidStateError'); });
    expect(tries).to.equal(2);
    await outbox.put(record('c'));
    expect(await outbox.all()).to.deep.equal([{ id: 'c' }]);
  });

  describe('where there is no connection yet', () => {
    // The connection of before is given up, as a device does.
    beforeEach(deleteDatabase);

    it('refuses where there is no IndexedDB, and works once there is', async () => {
      await whileIs(globalThis as unknown as Record<'indexedDB', unknown>, 'indexedDB', undefined, async () => { expect(await failed(outbox.put(record('a')))).not.to.equal('it did not fail'); });
      await outbox.put(record('a'));
      expect(await outbox.all()).to.deep.equal([{ id: 'a' }]);
    });

    it('refuses where IndexedDB may not be used, and works once it may', async () => {
      for (const open of [() => { throw new DOMException('no', 'SecurityError'); }, () => { throw new TypeError('no'); }]) {
        await whileIs(globalThis as unknown as Record<'indexedDB', unknown>, 'indexedDB', { open }, async () => {
          for (const work of [outbox.put(record('a')), outbox.get('a'), outbox.all(), outbox.remove('a')]) expect(await failed(work)).to.be.oneOf(['SecurityError', 'TypeError']);
        });
      }
      await outbox.put(record('a'));
    });

    it('refuses after some seconds where the device does not answer at all', async () => {
      const timers: { readonly call: () => void; readonly ms: number }[] = [];
      // A request to open, of which nothing is ever heard.
      const open = () => Object.create(IDBOpenDBRequest.prototype, { addEventListener: { value: () => {} }, removeEventListener: { value: () => {} } }) as IDBOpenDBRequest;
      // oxlint-disable-next-line typescript/no-implied-eval -- it is a function that is passed on
      await whileIs(globalThis as unknown as Record<'setTimeout', unknown>, 'setTimeout', (call: () => void, ms = 0) => timers.push({ call, ms }), () =>
        whileIs(globalThis as unknown as Record<'indexedDB', unknown>, 'indexedDB', { open }, async () => {
          const work = failed(outbox.put(record('a')));
          await Promise.resolve();
          const patience = timers.find(({ ms }) => ms >= 2000)!;
          expect(patience.ms).to.be.within(2000, 10_000);
          patience.call();
          expect(await work).to.equal('Error');
        }));
    });
  });
});
