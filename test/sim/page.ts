/** A page with a form on it, as src/view/outbox.ts makes one: the shipped modules, put together with fakes. */
import { formats } from '../all-formats.ts';
import type { Delivery } from '../../src/core/step.ts';
import { alone } from '../../src/net/alone.ts';
import { keepAndSend, type Ending, type OutboxStore, type Sending } from '../../src/net/keep-and-send.ts';
import { isForgotten, sighted } from '../../src/net/outbox.ts';
import { newRecord, readRecord, type OutboxRecord } from '../../src/net/record.ts';
import { send } from '../../src/net/send.ts';
import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { Sent, Told, Watched, Witness } from './witness.ts';

/** What a page finds around it. */
export interface Surroundings {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly witness: Witness;
  readonly deviceNow: () => number;
  readonly isOnline: () => boolean;
  readonly storeFor: (page: Page) => OutboxStore | undefined;
  readonly locksFor: (page: Page) => LockManager | undefined;
  readonly fetchFor: (page: Page) => typeof globalThis.fetch;
  /** Says it to the other pages. */
  readonly announce: (from: Page, id: string, ending: Ending) => void;
}

export interface Page extends Watched {
  readonly isAlive: () => boolean;
  readonly diedAt: () => number | undefined;
  /** Goes on with what waits on the device. */
  readonly open: () => Promise<void>;
  readonly send: (sent: Sent) => void;
  readonly tryNow: (id: string) => void;
  readonly remove: (id: string) => Promise<boolean>;
  readonly heard: (id: string, ending: Ending) => void;
  /** The connection is back, or the page is looked at again. */
  readonly nudge: () => void;
  readonly show: (visible: boolean) => void;
  /** Timers stand still and messages are not heard until this moment. */
  readonly sleepUntil: (moment: number) => void;
  readonly isAsleep: () => boolean;
  /** The page is gone: nothing of it goes on but requests that are on their way. */
  readonly end: () => void;
  /** What it says of each submission. */
  readonly says: () => ReadonlyMap<string, Told>;
}

export function pageOf(name: string, { clock, chance, witness, deviceNow, isOnline, storeFor, locksFor, fetchFor, announce }: Surroundings): Page {
  const lines = new Map<string, Sending>();
  const said = new Map<string, Told>();
  const pressed = new Set<string>();
  let died: number | undefined;
  let visible = true;
  let wakes = 0;
  const isAlive = (): boolean => died === undefined;

  const begin = (record: OutboxRecord, isKept: boolean): void => {
    const { id } = record;
    if (lines.has(id)) return;
    const now = (): number => { if (isAlive()) witness.clockRead(id); return deviceNow(); };
    lines.set(id, keepAndSend(record, isKept, {
      store, now, isOnline,
      alone: (lock, work) => { witness.named(lock); return alone(locksFor(page), lock, work); },
      post: async one => {
        if (!isAlive()) return new Promise(() => {});
        const { format, expectsReceipt, body } = one;
        witness.tried(page, one, pressed.delete(id));
        const outcome = await send({ id: one.id, endpoint: one.endpoint!, format: formats[format], expectsReceipt, body }, fetch, one.tries === 0 ? 20_000 : 40_000);
        witness.answered(page, id);
        return isAlive() ? outcome : new Promise(() => {});
      },
      tell: (delivery: Delivery | { readonly at: 'deleted' }) => {
        if (!isAlive()) return;
        const before = said.get(id);
        said.set(id, delivery);
        witness.told(page, id, delivery, before);
      },
      announce: (one, ending) => { if (isAlive()) { witness.announced(one, ending); announce(page, one, ending); } },
      random: chance.next,
      after: (ms, call) => {
        const ring = (): void => {
          if (!isAlive()) return;
          if (wakes > clock.now()) { cancel = clock.after(wakes - clock.now(), ring); return; }
          call();
        };
        let cancel = clock.after(ms, ring);
        return () => cancel();
      },
      isSeen: () => visible,
    }));
  };

  const page: Page = {
    name, isAlive,
    isVisible: () => visible,
    diedAt: () => died,
    isAsleep: () => wakes > clock.now(),
    says: () => said,
    open: async () => {
      for (const stored of await store?.all().catch(() => []) ?? []) {
        const record = readRecord(stored);
        if (!record || !isAlive()) continue;
        if (isForgotten(sighted(record, deviceNow()))) void store!.remove(record.id).catch(() => {});
        else begin(record, true);
      }
    },
    send: sent => begin(newRecord({ id: sent.id, form: 'example', endpoint: 'https://example.org/api/submissions', format: 'json', expectsReceipt: sent.kind !== 'hook', sealed: sent.sealed, body: sent.body }, deviceNow()), false),
    tryNow: id => { const line = lines.get(id); if (line) { pressed.add(id); line.tryNow(); } },
    remove: async id => {
      const removed = await lines.get(id)?.remove() ?? false;
      return removed && isAlive();
    },
    heard: (id, ending) => { if (isAlive()) lines.get(id)?.heard(ending); },
    nudge: () => { for (const line of lines.values()) line.nudge(); },
    show: next => {
      visible = next;
      if (next) for (const [id, told] of said) witness.seen(id, told);
      for (const line of lines.values()) line.nudge();
    },
    sleepUntil: moment => { wakes = moment; },
    end: () => { died ??= clock.now(); },
  };
  const store = storeFor(page);
  const fetch = fetchFor(page);
  return page;
}
