/** Sends what waits on the device while no page is open, where the browser wakes the worker for it (Background Sync: https://wicg.github.io/background-sync/spec/). */
import { formats } from '../core/formats/index.ts';
import { alone } from '../net/alone.ts';
import { atMost } from '../net/at-most.ts';
import { keepAndSend } from '../net/keep-and-send.ts';
import { messageOf } from '../net/others.ts';
import { triesAtOnce } from '../net/outbox.ts';
import { readRecord, type OutboxRecord } from '../net/record.ts';
import { send } from '../net/send.ts';
import { shelf } from '../store/device.ts';
import { databaseName } from '../store/name.ts';

/** One try of one record, with the same rules as in a page. Nobody can read a last call here, so none is given. Says whether it still waits. */
const tryOnce = async (record: OutboxRecord, endpoint: string, channel: BroadcastChannel, inTurn: ReturnType<typeof atMost>): Promise<boolean> => {
  const format = await formats[record.format]();
  return new Promise(done => {
    const sending = keepAndSend(record, true, {
      store: shelf('outbox'), now: Date.now, random: Math.random, isOnline: () => true, isSeen: () => false,
      alone: (name, work) => inTurn(() => alone(navigator.locks, `${databaseName} ${name}`, work)),
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
      announce: (id, ending) => channel.postMessage(messageOf(id, ending)),
      post: ({ id, body, expectsReceipt }) => send({ id, endpoint, format, expectsReceipt, body }, fetch),
      // The first try is at once; a later one is the browser's to choose.
      after: (ms, call) => { if (ms === 0) queueMicrotask(call); else { sending.stop(); done(true); } return () => {}; },
      tell: ({ at }) => { if (at !== 'sending' && at !== 'waiting' && at !== 'last-call') done(false); },
    });
  });
};

/**
 * Tries everything that waits, each by itself.
 *
 * @throws {Error} while something still waits, so that the browser wakes the worker again
 */
export async function flush(): Promise<void> {
  const channel = new BroadcastChannel(databaseName);
  try {
    const records = (await shelf('outbox').all()).map(readRecord);
    const inTurn = atMost(triesAtOnce);
    const wait = await Promise.all(records.map(async record => record?.state === 'queued' && record.endpoint !== null && tryOnce(record, record.endpoint, channel, inTurn)));
    if (wait.includes(true)) throw new Error('something still waits');
  } finally { channel.close(); }
}
