import { databaseName } from '../../src/store/name.ts';
import { disk as topDisk, withoutDisk } from './driver.ts';

/** A disk that only one page of a test has: the browser's own, under another name, because all test pages share one origin and run at the same time. */
export interface OwnDisk {
  /** Puts records into the outbox. */
  readonly put: (...records: readonly object[]) => Promise<void>;
  /** Takes the disk from the page and wipes it. */
  readonly end: () => Promise<void>;
}

const finished = (request: IDBRequest): Promise<void> => new Promise((done, failed) => { request.onsuccess = () => { done(); }; request.onerror = () => { failed(request.error!); }; });

/** Gives a page a disk of its own, in the place of none (`withoutDisk`). @param disk the page's own, as it was */
export function ownDisk(view: Window = window, disk: IDBFactory = topDisk): OwnDisk {
  const own = `${databaseName} ${crypto.randomUUID()}`;
  const open = (): IDBOpenDBRequest => disk.open(own, 1);
  const databases = async (): Promise<IDBDatabaseInfo[]> => (await disk.databases()).filter(({ name }) => name === own).map(one => ({ ...one, name: databaseName }));
  Object.defineProperty(view, 'indexedDB', { configurable: true, value: { open, databases } });
  return {
    put: async (...records) => {
      const opening = open();
      opening.onupgradeneeded = () => { opening.result.createObjectStore('outbox', { keyPath: 'id' }); opening.result.createObjectStore('drafts', { keyPath: 'form' }); };
      await finished(opening);
      const writing = opening.result.transaction('outbox', 'readwrite');
      for (const record of records) writing.objectStore('outbox').put(record);
      await new Promise<void>(done => { writing.oncomplete = () => { done(); }; });
      opening.result.close();
    },
    end: async () => { withoutDisk(view); await finished(disk.deleteDatabase(own)); },
  };
}
