/** A device for tests of the outbox: its storage, its locks, its line and its clock do what a test says, and nothing by themselves. */
import type { Delivery } from '../../src/core/step.ts';
import { keepAndSend, type Ending, type OutboxStore, type Sending } from '../../src/net/keep-and-send.ts';
import type { SendOutcome } from '../../src/net/outcome.ts';
import { newRecord, type OutboxRecord } from '../../src/net/record.ts';

export const noon = Date.UTC(2026, 10, 22, 12);
export const dayMs = 86_400_000;
export const later = { kind: 'retry', pace: 'usual', siteFault: false } as const satisfies SendOutcome;
export const accepted: SendOutcome = { kind: 'accepted', reference: 'K7M4-2QX9', receivedAt: '2026-11-22T12:00:01Z' };
export const sent = { at: 'sent', reference: 'K7M4-2QX9', receivedAt: '2026-11-22T12:00:01Z' } as const;
export const idOf = (number: number): string => `0b6f0000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** A record as it is when Send is pressed. */
export const recordOf = (changes: Partial<OutboxRecord> = {}): OutboxRecord =>
  ({ ...newRecord({ id: idOf(1), form: 'example', endpoint: 'https://example.org/api/submissions', format: 'json', expectsReceipt: true, sealed: false, body: '{"name":"Zoë 😀"}' }, noon), ...changes });

type Told = Delivery | { readonly at: 'deleted' };
interface Request { readonly record: OutboxRecord; readonly answer: (outcome: SendOutcome) => void }
export interface TestPage { readonly sending: Sending; readonly told: readonly Told[] }

/** Lets every promise that is settled be heard. */
export const heard = async (): Promise<void> => { for (let turn = 0; turn < 30; turn++) await Promise.resolve(); };

export function deviceOf({ random = () => 0.5, hasStore = true, passesOn = true }: { readonly random?: () => number; readonly hasStore?: boolean; readonly passesOn?: boolean } = {}) {
  const rows = new Map<string, unknown>();
  const timers = new Set<{ readonly due: number; readonly call: () => void }>();
  const locked = new Set<string>();
  const requests: Request[] = [];
  const log: string[] = [];
  const pages: { readonly id: string; readonly sending: Sending }[] = [];
  const device = {
    rows, log, requests, locked,
    /** Milliseconds since 1970; a test may move it. */
    now: noon,
    online: true, seen: true,
    /** Which operations the device refuses. */
    refuses: { put: false, get: false, remove: false },
    /** While this is set, no operation is done. */
    hold: undefined as Promise<void> | undefined,
    /** Until this has passed no try begins. */
    turn: undefined as Promise<void> | undefined,
    tries: 0, most: 0,
    announced: [] as { readonly id: string; readonly ending: Ending }[],
    timers: () => timers.size,
    open(first: OutboxRecord, isKept = false): TestPage {
      const told: Told[] = [];
      const sending = keepAndSend(first, isKept, {
        store, random, now: () => device.now, isOnline: () => device.online, isSeen: () => device.seen,
        alone: async (name, work) => { await device.turn; if (locked.has(name)) return; locked.add(name); try { await work(); } finally { locked.delete(name); } },
        post: record => { log.push('post'); device.tries++; return new Promise(resolve => { requests.push({ record, answer: resolve }); device.most = Math.max(device.most, requests.length); }); },
        tell: delivery => { log.push(`tell ${delivery.at}`); told.push(delivery); },
        announce: (id, ending) => {
          log.push(`announce ${ending.at}`);
          device.announced.push({ id, ending });
          if (passesOn) for (const page of pages) if (page.id === id && page.sending !== sending) page.sending.heard(ending);
        },
        after: (ms, call) => { const timer = { due: device.now + ms, call }; timers.add(timer); return () => timers.delete(timer); },
      });
      pages.push({ id: first.id, sending });
      return { sending, told };
    },
    /** Answers the request that has been under way longest. */
    async answer(outcome: SendOutcome): Promise<void> { requests.shift()?.answer(outcome); await heard(); },
    /** Time passes, timer by timer. */
    async pass(ms: number): Promise<void> {
      await heard();
      const end = device.now + ms;
      for (;;) {
        const next = [...timers].filter(({ due }) => due <= end).sort((one, other) => one.due - other.due)[0];
        if (!next) break;
        timers.delete(next);
        device.now = Math.max(device.now, next.due);
        next.call();
        await heard();
      }
      device.now = end;
    },
  };
  const operation = async <Result>(name: 'put' | 'get' | 'remove', work: () => Result): Promise<Result> => {
    await device.hold;
    if (device.refuses[name]) throw new DOMException('no', 'QuotaExceededError');
    log.push(name);
    return work();
  };
  const store: OutboxStore | undefined = hasStore ? {
    put: record => operation('put', () => { rows.set(record.id, structuredClone(record)); }),
    get: id => operation('get', () => structuredClone(rows.get(id))),
    all: () => operation('get', () => structuredClone([...rows.values()])),
    remove: id => operation('remove', () => { rows.delete(id); }),
  } : undefined;
  return device;
}
