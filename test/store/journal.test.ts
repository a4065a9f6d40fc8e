import { expect } from 'chai';
import { mostEntries } from '../../src/core/journal/entry.ts';
import { journalName, keepEntries, keptRecords, removeAll, removeEntries } from '../../src/store/journal.ts';
import { entry } from '../core/journal/made.ts';
import { restore, stub } from '../view/stubs.ts';

const made = (id: string) => entry({ id });
const ids = async (): Promise<unknown[]> => (await keptRecords()).map(one => (one as { id: unknown }).id);
const failed = (work: Promise<unknown>): Promise<string> => work.then(() => 'it did not fail', (error: Error) => error.name);
const isThere = async (): Promise<boolean> => (await indexedDB.databases()).some(({ name }) => name === journalName);

/** Waits until an emptied database is gone: nobody waits for it but this test. */
async function gone(): Promise<void> {
  for (let turn = 0; turn < 200 && await isThere(); turn++) await new Promise(again => { setTimeout(again, 10); });
  expect(await isThere()).to.equal(false);
}

/** Puts anything among the check-ins, as another version or somebody else would. */
const putRaw = (record: object): Promise<void> => new Promise((done, fail) => {
  const opening = indexedDB.open(journalName);
  opening.onerror = () => { fail(opening.error!); };
  opening.onsuccess = () => {
    const writing = opening.result.transaction('entries', 'readwrite');
    writing.objectStore('entries').put(record);
    writing.oncomplete = () => { opening.result.close(); done(); };
  };
});

describe('check-ins on the device', () => {
  afterEach(async () => { restore(); await removeAll(); await gone(); });

  it('are read without making a database', async () => {
    expect(await keptRecords()).to.deep.equal([]);
    await removeEntries(['a']);
    await removeAll();
    expect(await isThere()).to.equal(false);
  });

  it('are kept as they are, each once', async () => {
    expect(await keepEntries([made('a'), made('b')])).to.equal(true);
    expect(await keepEntries([made('b')])).to.equal(true);
    expect(await keptRecords()).to.deep.equal([made('a'), made('b')]);
  });

  it('are deleted one by one or all, and the database goes with the last', async () => {
    await keepEntries([made('a'), made('b'), made('c')]);
    await removeEntries(['a', 'not there']);
    expect(await ids()).to.deep.equal(['b', 'c']);
    await removeEntries(['b', 'c']);
    expect(await ids()).to.deep.equal([]);
    await gone();
    await keepEntries([made('d')]);
    expect(await ids()).to.deep.equal(['d']);
    await removeAll();
    expect(await ids()).to.deep.equal([]);
  });

  it(`are ${mostEntries} at most: then nothing is kept of what does not fit, and nothing is thrown away`, async () => {
    const all = Array.from({ length: mostEntries - 1 }, (_, place) => made(`e${place}`));
    expect(await keepEntries(all)).to.equal(true);
    expect(await keepEntries([made('x'), made('y')])).to.equal(false);
    expect(await ids()).to.have.length(mostEntries - 1).and.not.include('x');
    expect(await keepEntries([made('x')])).to.equal(true);
    expect(await keepEntries([made('x')]), 'what is there already').to.equal(true);
    expect(await keepEntries([made('y')])).to.equal(false);
  });

  it('stay what they are beside what a later version or somebody else put there', async () => {
    await keepEntries([made('a')]);
    await putRaw({ id: 'later', version: 2 });
    await putRaw({ id: 'other', call: 'me' });
    await keepEntries([made('b')]);
    await removeEntries(['a', 'b']);
    expect(await keptRecords()).to.deep.equal([{ id: 'later', version: 2 }, { id: 'other', call: 'me' }]);
    expect(await isThere()).to.equal(true);
  });

  it('are kept all or none: where one cannot be written, none is', async () => {
    await keepEntries([made('a')]);
    expect(await failed(keepEntries([made('b'), { ...made('c'), call: () => {} } as never]))).to.equal('DataCloneError');
    expect(await ids()).to.deep.equal(['a']);
  });

  it('are told as refused where the device is full, and stay as they were', async () => {
    await keepEntries([made('a')]);
    const { put } = IDBObjectStore.prototype;
    stub(IDBObjectStore.prototype, 'put', function full(this: IDBObjectStore, value: unknown) {
      const request = put.call(this, value);
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    expect(await failed(keepEntries([made('b')]))).to.equal('AbortError');
    restore();
    expect(await ids()).to.deep.equal(['a']);
  });

  it('are told as refused where IndexedDB may not be used or is not there', async () => {
    for (const value of [{ open: () => { throw new DOMException('no', 'SecurityError'); } }, undefined]) {
      stub(globalThis, 'indexedDB', value);
      for (const work of [keepEntries([made('a')]), keptRecords(), removeEntries(['a']), removeAll()]) expect(await failed(work)).to.be.oneOf(['SecurityError', 'TypeError', 'ReferenceError']);
      restore();
    }
  });

  it('do not hold back somebody who deletes the database', async () => {
    await keepEntries([made('a')]);
    await new Promise<void>((done, fail) => { const request = indexedDB.deleteDatabase(journalName); request.onsuccess = () => { done(); }; request.onblocked = () => { fail(new Error('blocked')); }; });
    await keepEntries([made('b')]);
    expect(await ids()).to.deep.equal(['b']);
  });
});
