/** Sees everything that happens to submissions, and says what must never be. It knows the promises and nothing of how they are kept. */
import type { Delivery } from '../../src/core/step.ts';
import type { Ending } from '../../src/net/keep-and-send.ts';
import { daysKept } from '../../src/net/outbox.ts';
import { dayOf, type OutboxRecord } from '../../src/net/record.ts';

/** What must never be, each with its name. */
export const invariants = {
  'LOST': 'told saved or sent, or sent by a page that is still open, and yet nowhere, though nobody deleted it and no last call was read',
  'DOUBLED': 'stored twice, or under two ids',
  'FALSE SENT': 'told sent, and yet not stored',
  'FALSE REFUSAL': 'told not accepted or closed, and yet stored',
  'STUCK': 'not tried again, or not told, although a page is open and the line is good',
  'EARLY SAVED': 'told saved before it lay on the device',
  'CHANGED BYTES': 'other bytes, or another id, at another try',
  'LEAKED': 'something that the person said is outside of the body',
  'TOO MANY': 'tried more often than the bounds allow, or before the endpoint allows it',
  'TOUCHED': 'something on the device that is no record of ours was changed',
  'CAME BACK': 'deleted by the person, or sent, and yet on the device, sent later, or told otherwise',
} as const;
export type Invariant = keyof typeof invariants;
export interface Violation { readonly invariant: Invariant; readonly what: string }

/** What kind of submission it is: only `good` ones, and `hook` ones (no receipt), can be taken from the first try on. */
export type Kind = 'good' | 'bad' | 'closed' | 'proxied' | 'hook';

/** One press of Send, and what became of it. */
export interface Sent {
  readonly number: number;
  readonly id: string;
  readonly kind: Kind;
  readonly body: string;
  /** Words that stand in the body only. */
  readonly secret: string;
  readonly sealed: boolean;
  /** Days by the device's clock, as any page saw them. */
  lastDay: number;
  daysSeen: number;
  wasPut: boolean;
  evicted: boolean;
  isSafe: boolean;
  reference: string | undefined;
  /** The person wants it gone. */
  isToGo: boolean;
  /** It was taken from the device because the person wanted it. */
  deleted: boolean;
  /** A page did not hear that it was deleted. */
  unheard: boolean;
  calledLast: boolean;
  expired: boolean;
}

/** A page, as far as it is looked at. */
export interface Watched {
  readonly name: string;
  readonly isVisible: () => boolean;
}

export type Told = Delivery | { readonly at: 'deleted' };

export interface Watching {
  readonly now: () => number;
  readonly deviceNow: () => number;
  readonly rows: () => ReadonlyMap<string, unknown>;
  /** No lock was missing, refused or stolen. */
  readonly hasGoodLocks: () => boolean;
  /** What lies on the device could be read lately. */
  readonly couldRead: () => boolean;
  /** Told of all that happens, by somebody who looks at one device. */
  readonly note?: ((what: string) => void) | undefined;
}

/** Most tries that nobody pressed for, of one submission in one page: full jitter from 2 s on stays far below. */
const most = { inAMinute: 20, inAnHour: 90 } as const;

export function witnessOf({ now, deviceNow, rows, hasGoodLocks, couldRead, note }: Watching) {
  const violations: Violation[] = [];
  let requests = 0;
  const byId = new Map<string, Sent>();
  const tries = new Map<string, number[]>();
  const underWay = new Map<string, number>();
  const accuse = (invariant: Invariant, what: string): void => { violations.push({ invariant, what: `${what} (day ${(now() / 86_400_000).toFixed(4)})` }); };
  const searched = (what: string, value: unknown): void => {
    const text = JSON.stringify(value);
    for (const { number, secret } of byId.values()) if (text.includes(secret)) accuse('LEAKED', `${what}, number ${number}`);
  };
  const isStored = ({ reference }: Sent): boolean => reference !== undefined;

  return {
    violations, byId, accuse, isStored,
    requests: () => requests,
    pressedSend: (sent: Sent): void => { byId.set(sent.id, sent); },
    clockRead: (id: string): void => {
      const sent = byId.get(id);
      const day = dayOf(deviceNow());
      if (!sent || day === sent.lastDay) return;
      if (day > sent.lastDay) sent.daysSeen++;
      sent.lastDay = day;
    },
    put: (record: OutboxRecord): void => {
      const sent = byId.get(record.id);
      note?.(`put ${sent?.number}: ${record.state}, tries ${record.tries}, age ${record.age}, warned ${record.warnedAt}, not before ${record.notBefore}`);
      if (!sent) { accuse('CHANGED BYTES', 'a record under an id that nobody made'); return; }
      const { body, ...rest } = record;
      searched('in a record', rest);
      sent.wasPut = true;
      sent.evicted = false;
      if (record.state !== 'expired') { if (body !== sent.body) accuse('CHANGED BYTES', `on the device, number ${sent.number}`); return; }
      if (sent.expired) return;
      if (body !== '') accuse('LEAKED', `expired with its body, number ${sent.number}`);
      if (!sent.calledLast) accuse('LOST', `number ${sent.number} expired, and no last call was read`);
      if (sent.daysSeen < (sent.sealed ? daysKept.sealed : daysKept.unsealed) + 2) accuse('LOST', `number ${sent.number} expired after ${sent.daysSeen} days`);
      sent.expired = true;
    },
    removed: (id: string): void => { const sent = byId.get(id); note?.(`removed ${sent?.number}`); if (sent?.isToGo) sent.deleted = true; },
    evicted: (): void => { for (const sent of byId.values()) sent.evicted = true; },
    announced: (id: string, ending: Ending): void => { note?.(`announced ${byId.get(id)?.number}: ${ending.at}`); searched('in an announcement', [id, ending]); },
    named: (lock: string): void => searched('in the name of a lock', lock),
    /** @param pressed the person wanted this one */
    tried: (page: Watched, record: OutboxRecord, pressed: boolean): void => {
      const sent = byId.get(record.id);
      if (!sent) { accuse('CHANGED BYTES', 'tried under an id that nobody made'); return; }
      note?.(`${page.name} tries ${sent.number}${pressed ? ', because it was pressed' : ''}`);
      if (record.body !== sent.body) accuse('CHANGED BYTES', `at a try, number ${sent.number}`);
      requests++;
      const key = `${page.name} ${record.id}`;
      underWay.set(key, (underWay.get(key) ?? 0) + 1);
      if (underWay.get(key)! > 1) accuse('TOO MANY', `two tries at once in one page, number ${sent.number}`);
      if (pressed) return;
      const before = tries.get(key) ?? [];
      before.push(now());
      tries.set(key, before);
      if (before.filter(at => at > now() - 60_000).length > most.inAMinute) accuse('TOO MANY', `in a minute, number ${sent.number}`);
      if (before.filter(at => at > now() - 3_600_000).length > most.inAnHour) accuse('TOO MANY', `in an hour, number ${sent.number}`);
      const { notBefore = 0 } = (rows().get(record.id) ?? {}) as { notBefore?: number };
      const early = notBefore - deviceNow();
      // A few milliseconds pass from reading the record to the try.
      if (hasGoodLocks() && couldRead() && early > 100 && early <= 86_402_000) accuse('TOO MANY', `${Math.round(early / 1000)} s before the endpoint allows it, number ${sent.number}`);
    },
    answered: (page: Watched, id: string): void => { const key = `${page.name} ${id}`; underWay.set(key, underWay.get(key)! - 1); },
    told: (page: Watched, id: string, delivery: Told, before: Told | undefined): void => {
      const sent = byId.get(id);
      if (!sent) { accuse('TOUCHED', `told ${delivery.at} of what nobody sent`); return; }
      const { number } = sent;
      note?.(`${page.name} tells ${number}: ${JSON.stringify(delivery)}`);
      searched('in what is told', delivery);
      // What was deleted here or elsewhere may still be heard to have arrived, and nothing else.
      if (before?.at === 'deleted' && delivery.at !== 'deleted' && delivery.at !== 'sent' && delivery.at !== 'passed-on') accuse('CAME BACK', `told ${delivery.at} after it was deleted, number ${number}`);
      if (before?.at === 'sent' && delivery.at !== 'sent') accuse('CAME BACK', `told ${delivery.at} after it was sent, number ${number}`);
      switch (delivery.at) {
        case 'sending': if (!delivery.saved) return; break;
        case 'saved': case 'waiting': case 'last-call': break;
        case 'sent':
          if (sent.reference !== delivery.reference) accuse('FALSE SENT', `number ${number}`);
          return;
        case 'passed-on': if (!isStored(sent) || sent.kind !== 'hook') accuse('FALSE SENT', `number ${number}`); return;
        case 'attention': case 'closed': if (isStored(sent)) accuse('FALSE REFUSAL', `number ${number}`); return;
        case 'expired': if (!sent.expired && rows().has(id)) accuse('EARLY SAVED', `told expired before the body was wiped, number ${number}`); return;
        case 'held': case 'deleted': return;
        default: return delivery satisfies never;
      }
      if (delivery.at === 'last-call' && page.isVisible()) sent.calledLast = true;
      // Another page may have sent it or taken it away a moment ago.
      const lies = rows().has(id) || isStored(sent) || sent.deleted || sent.evicted;
      if (!lies) accuse('EARLY SAVED', `told ${delivery.at}, number ${number}`);
      sent.isSafe = true;
    },
    /** A page is looked at that says this already. */
    seen: (id: string, last: Told | undefined): void => { const sent = byId.get(id); if (sent && last?.at === 'last-call') sent.calledLast = true; },
  };
}

export type Witness = ReturnType<typeof witnessOf>;
