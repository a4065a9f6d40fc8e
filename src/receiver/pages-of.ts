import type { Store, StoredSubmission } from './store.ts';

/** Lets what waits go first: a large inbox must not hold up what is being sent meanwhile. */
const breath = () => new Promise(resolve => { setTimeout(resolve); });

/** How many submissions are read at once. */
export const perPage = 100;

/** Everything in the store, newest first, a page at a time: never all of it at once. */
export async function* pagesOf(store: Pick<Store, 'list'>): AsyncGenerator<readonly StoredSubmission[]> {
  let before: string | undefined;
  do {
    const page = await store.list({ limit: perPage, ...(before !== undefined && { before }) });
    if (page.length > 0) yield page;
    before = page.at(-1)?.id;
    await breath();
  } while (before !== undefined);
}
