/** A device's storage as it is: slow, full, broken, cleared, or cut off in the middle. */
import type { OutboxStore } from '../../src/net/keep-and-send.ts';
import type { OutboxRecord } from '../../src/net/record.ts';
import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';

/** What the disk must know of the page that uses it. */
export interface DiskUser {
  readonly isAlive: () => boolean;
  /** Ends the page at this moment. */
  readonly crash: () => void;
}

/** `full`: nothing can be written. `broken`: nothing at all works. `silent`: it does not answer, and may do it all the same. */
export type DiskState = 'good' | 'full' | 'broken' | 'silent';

export interface Disk {
  readonly rows: Map<string, unknown>;
  readonly storeFor: (page: DiskUser) => OutboxStore;
  /** The device clears what the site stored. */
  readonly evict: () => void;
  state: DiskState;
  /** When an operation last failed or was kept waiting. */
  readonly troubledAt: () => number;
  /** How often a page dies at one of its operations. */
  crashes: number;
}

/** How long src/store/device.ts waits for an answer. */
const patienceMs = 4000;

/** @param wrote told of every record when it is committed, and of every id that is gone, before the page hears of it */
export function diskOf(clock: Clock, chance: Chance, faults: Faults, wrote: { readonly put: (record: OutboxRecord) => void; readonly removed: (id: string) => void }): Disk {
  const rows = new Map<string, unknown>();
  let busyUntil = 0;
  let troubledAt = -Infinity;
  const disk: Disk = {
    rows, state: 'good', crashes: 0,
    troubledAt: () => troubledAt,
    evict: () => { if (rows.size > 0) faults.count('storage evicted'); rows.clear(); },
    storeFor: page => {
      /** Operations are done in the order in which they were asked for, as IndexedDB does them. */
      const operation = <Result>(writes: boolean, work: () => Result): Promise<Result> => new Promise((resolve, reject) => {
        const { state } = disk;
        if (state !== 'good') troubledAt = clock.now();
        const refuse = (name: string, afterMs: number): void => { faults.count(`storage ${state}`); clock.after(afterMs, () => { if (page.isAlive()) reject(new DOMException(name, name)); }); };
        if (state === 'broken') { refuse('UnknownError', chance.between(0, 20)); return; }
        if (state === 'silent') refuse('TimeoutError', patienceMs);
        if (state === 'silent' && chance.happens(0.5)) return;
        busyUntil = Math.max(busyUntil, clock.now()) + (chance.happens(0.02) ? chance.spread(50, 2000) : chance.between(0, 12));
        clock.after(busyUntil - clock.now(), () => {
          if (!page.isAlive()) return;
          if (state === 'full' && writes) { refuse('QuotaExceededError', 0); return; }
          if (chance.happens(disk.crashes)) { faults.count('crash before a commit'); page.crash(); return; }
          const result = work();
          if (chance.happens(disk.crashes)) { faults.count('crash after a commit'); page.crash(); return; }
          if (state !== 'silent') clock.after(chance.between(0, 3), () => { if (page.isAlive()) resolve(result); });
        });
      });
      return {
        put: record => { const copy = structuredClone(record); return operation(true, () => { rows.set(copy.id, copy); wrote.put(copy); }); },
        get: id => operation(false, () => structuredClone(rows.get(id))),
        all: () => operation(false, () => structuredClone([...rows.values()])),
        remove: id => operation(true, () => { rows.delete(id); wrote.removed(id); }),
      };
    },
  };
  return disk;
}
