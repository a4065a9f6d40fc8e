/** The locks of one device: they die with their page, and may be missing, stolen or refused. */
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';

export interface Locks {
  /** What a page finds as `navigator.locks`. */
  readonly managerFor: (page: { readonly isAlive: () => boolean }) => LockManager;
  /** Takes every lock away from who has it, as `steal` does. */
  readonly steal: () => void;
}

interface Holder { readonly page: { readonly isAlive: () => boolean }; readonly lose: () => void }

export function locksOf(clock: Clock, faults: Faults): Locks {
  const held = new Map<string, Holder>();
  const request = (page: Holder['page'], name: string, work: (lock: Lock | null) => unknown): Promise<unknown> => new Promise((resolve, reject) => {
    clock.after(1, () => {
      if (!page.isAlive()) return;
      if (held.get(name)?.page.isAlive()) { faults.count('lock taken by another page'); resolve(work(null)); return; }
      const holder: Holder = { page, lose: () => reject(new DOMException('stolen', 'AbortError')) };
      held.set(name, holder);
      const free = (): void => { if (held.get(name) === holder) held.delete(name); };
      Promise.resolve(work({ name, mode: 'exclusive' })).then(result => { free(); resolve(result); }, error => { free(); reject(error as Error); });
    });
  });
  return {
    managerFor: page => ({ request: (name: string, _options: unknown, work: (lock: Lock | null) => unknown) => request(page, name, work) }) as unknown as LockManager,
    steal: () => { for (const [name, holder] of held) { faults.count('lock stolen'); held.delete(name); holder.lose(); } },
  };
}

/** Locks in a frame where they are not allowed. */
export const refusedLocks = { request: () => Promise.reject(new DOMException('not here', 'SecurityError')) } as unknown as LockManager;
