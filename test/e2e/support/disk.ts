import type { Page } from 'puppeteer-core';

/** What lies in our database on the disk of a page's site: nothing where there is not even a database. */
export const onDisk = (page: Page, shelf: 'outbox' | 'drafts'): Promise<Record<string, unknown>[]> => page.evaluate(async name => {
  if ((await indexedDB.databases()).length === 0) return [];
  return new Promise<Record<string, unknown>[]>((done, failed) => {
    const opening = indexedDB.open('what-matters');
    opening.onerror = () => failed(new Error('the database cannot be opened'));
    opening.onsuccess = () => {
      const reading = opening.result.transaction(name).objectStore(name).getAll();
      reading.onsuccess = () => { opening.result.close(); done(reading.result as Record<string, unknown>[]); };
    };
  });
}, shelf);

/** Waits until something holds. */
export async function until(holds: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await holds());) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise(soon => { setTimeout(soon, 50); });
  }
}
