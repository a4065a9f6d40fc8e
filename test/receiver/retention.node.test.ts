import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tidyUp } from '../../src/receiver/retention.ts';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { receiverFixture } from './fixtures.ts';

const dayMs = 86_400_000;

describe('keeping submissions for a time', () => {
  it('removes what came longer ago than so many days, to the millisecond, and says so once in the audit', async () => {
    const store = openLibsqlStore(':memory:');
    const now = Date.parse('2026-11-22T14:05:00.000Z');
    const add = (id: string, atMs: number) => store.add({ id, fingerprint: 'f', reference: `R-${id}`, receivedAt: new Date(atMs).toISOString(), text: '{}' });
    await add('a', now - 30 * dayMs - 1);
    await add('b', now - 30 * dayMs);
    await add('c', now);
    await tidyUp(store, 30, now);
    await tidyUp(store, 30, now);
    assert.deepEqual((await store.list({ limit: 9 })).map(({ id }) => id), ['c', 'b']);
    assert.deepEqual((await store.audit({ limit: 9 })).map(({ what, count, who }) => [what, count, who]), [['retention', 1, undefined]]);
    await tidyUp(store, 30, now + 1);
    assert.deepEqual((await store.list({ limit: 9 })).map(({ id }) => id), ['c']);
    await tidyUp(store, 3650, now + 3650 * dayMs);
    assert.deepEqual((await store.list({ limit: 9 })).map(({ id }) => id), ['c']);
  });

  it('is said at the foot of the inbox', async () => {
    for (const [keepDays, words] of [[undefined, '365 days'], [1, '1 day'], [90, '90 days']] as const) {
      const { call, signIn } = await receiverFixture(keepDays === undefined ? {} : { keepDays });
      const { cookie } = await signIn();
      assert.match(await (await call('/inbox', { headers: { cookie } })).text(), new RegExp(`Everything that came is deleted ${words} after it came`));
    }
  });
});
