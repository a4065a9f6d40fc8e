import type { Delivery } from '../core/step.ts';
import { afterTry, nothingTried, restUntilTry, sighted, toldOf, type Standing, type Tried } from './outbox.ts';
import type { SendOutcome } from './outcome.ts';
import { readRecord, type OutboxRecord } from './record.ts';

/** Where records lie on the device. Everything rejects where the device refuses. */
export interface OutboxStore {
  /** Resolves once the record would survive the end of the browser, and not before. */
  readonly put: (record: OutboxRecord) => Promise<void>;
  /** Whatever lies under the id. */
  readonly get: (id: string) => Promise<unknown>;
  /** Whatever lies there. */
  readonly all: () => Promise<readonly unknown[]>;
  readonly remove: (id: string) => Promise<void>;
}

/** How a submission ended in one page, for the other pages of the site. */
export type Ending = (Delivery & { readonly at: 'sent' | 'passed-on' }) | { readonly at: 'deleted' };

/** What keeping and sending needs from outside, passed in so that tests hold the clock, chance, the disk and the line. */
export interface SendingTools {
  /** Nothing on a device that many use: then a submission is in memory only. */
  readonly store: OutboxStore | undefined;
  /** Does the work, perhaps later, unless another page is at work under this name; then it does nothing. */
  readonly alone: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Makes one try. It must not throw. */
  readonly post: (record: OutboxRecord) => Promise<SendOutcome>;
  /** Called whenever what has become of the submission changes. */
  readonly tell: (delivery: Delivery | { readonly at: 'deleted' }) => void;
  /** Tells the other pages of the site how it ended. */
  readonly announce: (id: string, ending: Ending) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Calls back after so many milliseconds, and returns what cancels it. */
  readonly after: (ms: number, call: () => void) => () => void;
  readonly isOnline: () => boolean;
  readonly isSeen: () => boolean;
}

/** One submission on its way. */
export interface Sending {
  /** Tries at once, because the person wants it; also what was refused. */
  readonly tryNow: () => void;
  /** Tries soon: the connection is back, or the page is looked at again. */
  readonly nudge: () => void;
  /** Another page says how it ended. */
  readonly heard: (ending: Ending) => void;
  /** Takes it from the device, because the person wants it. Says no where the device refuses. */
  readonly remove: () => Promise<boolean>;
  /** Nothing more is told or begun. A try that is under way still counts. */
  readonly stop: () => void;
}

/** How soon to look again while another page is at work, in milliseconds. */
const elsewhereMs = 5000;

/**
 * Keeps one submission and tries until the endpoint has it, refuses it, or its time is over: one try at a time in all
 * pages, the same bytes each time. It is on the device before the first try, and leaves it only after the receipt.
 *
 * @param isKept whether the record came from the device
 */
export function keepAndSend(first: OutboxRecord, isKept: boolean, { store, alone, post, tell, announce, now, random, after, isOnline, isSeen }: SendingTools): Sending {
  const { id } = first;
  let record = first;
  let kept = isKept;
  let busy = false;
  let ended: Ending | undefined;
  let stopped = false;
  let triedAt = -Infinity;
  let nextAt = Infinity;
  let cancel = (): void => {};
  const standing = (): Standing => ({ isKept: kept, isOnline: isOnline(), isSeen: isSeen() });
  const say = (delivery: Delivery | { readonly at: 'deleted' }): void => { if (!stopped) tell(delivery); };
  const sayHow = (tried: Tried = nothingTried): void => { if (!ended) say(toldOf(record, standing(), tried)); };
  /** Ends it, and says whether that is news: what was deleted may still be heard to have arrived, and nothing else may follow an end. */
  const finish = (ending: Ending): boolean => {
    if (ended && (ended.at !== 'deleted' || ending.at === 'deleted')) return false;
    ended = ending;
    cancel();
    nextAt = Infinity;
    return true;
  };

  const plan = (ms: number): void => {
    const at = now() + ms;
    // A time that has passed belongs to a timer that slept with its device.
    if (ended || stopped || (nextAt > now() && at >= nextAt)) return;
    cancel();
    nextAt = at;
    cancel = after(ms, () => void attempt(false));
  };

  /** Goes on with a record. Where the device refuses, what lies there stays as it was, and what never lay there is in memory. */
  const keep = async (next: OutboxRecord): Promise<void> => {
    const before = record;
    record = next;
    try { await store?.put(next); kept ||= store !== undefined; } catch { if (next.state === 'expired' && kept) record = before; }
  };

  /** One try, with the record to ourselves. Gives what is known from it. */
  const turn = async (pressed: boolean): Promise<Tried | undefined> => {
    if (kept) {
      // What other pages did meanwhile counts. What is gone was taken by the browser, and we still have it: had it been sent, the endpoint would know it by its id.
      const found = await store!.get(id).then(stored => (stored === undefined ? undefined : readRecord(stored) ?? record), () => record);
      kept = found !== undefined;
      // A device that takes nothing more gives the old number of tries back: the waits must grow all the same.
      record = found ? { ...found, tries: Math.max(found.tries, record.tries) } : record;
    }
    if (ended || stopped) return undefined;
    record = sighted(pressed && record.state === 'parked' ? { ...record, state: 'queued', why: null } : record, now());
    if (record.state !== 'queued') { sayHow(); return undefined; }
    // Another page may have been asked to wait.
    const rest = pressed ? 0 : restUntilTry(record, -Infinity, now());
    if (rest > 0) {
      const asked = { ...nothingTried, waitMs: rest };
      sayHow(asked);
      return asked;
    }
    say({ at: 'sending', saved: kept, again: record.tries > 0 });
    const outcome = await post(record);
    const came = afterTry(record, outcome, now(), random(), standing());
    if ('over' in came) {
      const isNews = finish(came.over);
      if (isNews) announce(id, came.over);
      await store?.remove(id).catch(() => {});
      if (isNews) say(came.over);
      return undefined;
    }
    // Deleted by the person while it was on its way: nothing is written again.
    if (ended) return undefined;
    // The last call is heard before it is written: a page that ended between the two would leave it unheard.
    const calls = kept && came.record.warnedAt !== record.warnedAt;
    if (calls) say(toldOf(came.record, standing(), came.tried));
    await keep(came.record);
    if (!calls) sayHow(came.tried);
    return record.state === 'queued' ? came.tried : undefined;
  };

  const attempt = async (pressed: boolean): Promise<void> => {
    if (busy || ended || stopped) return;
    cancel();
    nextAt = Infinity;
    busy = true;
    let waitMs: number | undefined = elsewhereMs + random() * elsewhereMs;
    try { await alone(id, async () => { triedAt = now(); waitMs = (await turn(pressed))?.waitMs; }); } finally { busy = false; }
    if (waitMs !== undefined) plan(waitMs);
  };

  const nudge = (): void => { if (!busy && record.state === 'queued') plan(restUntilTry(record, triedAt, now())); };

  const begin = async (): Promise<void> => {
    const rest = record.state === 'queued' ? restUntilTry(record, triedAt, now()) : Infinity;
    // What is parked is not written before it is tried: another page may have sent it a moment ago.
    if (!kept || record.state === 'expired') await keep(sighted(record, now()));
    if (rest > 0) sayHow({ ...nothingTried, waitMs: rest });
    if (rest < Infinity) plan(rest);
  };
  // Nothing is told before the caller has what it may tell of.
  queueMicrotask(() => void begin());

  return {
    tryNow: () => void attempt(true),
    nudge,
    heard: ending => {
      if (!finish(ending)) return;
      say(ending);
      // This page may have written it again before it heard.
      void store?.remove(id).catch(() => {});
    },
    remove: async () => {
      const deleted = { at: 'deleted' } as const;
      const isNews = finish(deleted);
      if (isNews) announce(id, deleted);
      try { await store?.remove(id); } catch {
        if (isNews && ended?.at === 'deleted') { ended = undefined; nudge(); }
        return false;
      }
      if (ended?.at === 'deleted') say(deleted);
      return true;
    },
    stop: () => { stopped = true; cancel(); },
  };
}
