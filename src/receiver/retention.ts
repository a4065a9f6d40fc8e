import type { Store } from './store.ts';

/** How many days a submission is kept after it came, unless somebody says otherwise. */
export const usualKeepDays = 365;

/** The longest that anybody may choose: ten years. */
export const mostKeepDays = 3650;

const dayMs = 86_400_000;

/**
 * What is done every hour: submissions that were received longer ago than `keepDays` are removed, then the store forgets
 * what it need not know any more.
 */
export async function tidyUp(store: Store, keepDays: number, nowMs: number): Promise<void> {
  const now = new Date(nowMs).toISOString();
  await store.expire(new Date(nowMs - keepDays * dayMs).toISOString(), now);
  await store.tidy(now);
}
