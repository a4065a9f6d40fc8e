import { submissionStates, type Store } from '../store.ts';
import type { ListView } from './list-view.ts';

const perPage = 50;

/** Reads the page of the list that an address asks for; an address that makes no sense is the first page of what is new. */
export async function listPage(store: Store, { state: asked, spam: only, before, after }: Readonly<Record<string, string>>): Promise<Omit<ListView, 'nowMs' | 'who' | 'keepDays' | 'organisation' | 'hasProgrammes'>> {
  const state = submissionStates.find(one => one === asked) ?? 'new';
  const spam = only === 'only' ? true : only === 'without' ? false : undefined;
  // One more than a page tells whether there is another.
  const found = await store.list({ state, ...(spam !== undefined && { spam }), limit: perPage + 1, ...(after ? { after } : before ? { before } : {}) });
  const more = found.length > perPage;
  const submissions = after ? found.slice(-perPage) : found.slice(0, perPage);
  return {
    state,
    spam,
    hasSpam: spam !== undefined || (await store.list({ state, spam: true, limit: 1 })).length > 0,
    counts: await store.counts(),
    submissions,
    newerThan: (after ? more : before) ? submissions[0]?.id : undefined,
    olderThan: (after ? true : more) ? submissions.at(-1)?.id : undefined,
  };
}
