/** The rules of the outbox: what a try means for what waits, and when the next one may be. Pure: the clock and chance come in. */
import type { Delivery } from '../core/step.ts';
import { waitMs, type SendOutcome } from './outcome.ts';
import { dayOf, type OutboxRecord } from './record.ts';

/** Days that are counted, from which on what was not sent has its last call. Safari keeps what a page stores for 7. */
export const daysKept = { sealed: 7, unsealed: 3 } as const;

/** How many counted days the notice stays that something was deleted unsent. */
const noticeDays = 30;

/** Least time from one try to the next, however often a connection comes and goes, in milliseconds. A person who presses "Try now" does not wait. */
const restMs = 8000;

/** The longest that an endpoint may ask to wait, and what its jitter adds. What is later comes from a clock that was changed. */
const longestMs = 86_400_000 + 2000;

/** How many of those that wait are tried at once: the tablet of a stall may have collected hundreds, and browsers open some six connections to a server. */
export const triesAtOnce = 4;

export const keptDays = ({ sealed }: OutboxRecord): number => (sealed ? daysKept.sealed : daysKept.unsealed);

/** Something kept on the device that a page sees today. Its age grows by a day at most, wherever the clock went meanwhile: a clock never deletes anything. */
export function sighted<Kept extends Pick<OutboxRecord, 'seenOn' | 'age'>>(record: Kept, now: number): Kept {
  const today = dayOf(now);
  return today === record.seenOn ? record : { ...record, seenOn: today, age: record.age + (today > record.seenOn ? 1 : 0) };
}

/** Whether the notice of something deleted has stood long enough. */
export const isForgotten = ({ state, age, warnedAt }: OutboxRecord): boolean => state === 'expired' && age > (warnedAt ?? age) + noticeDays;

/**
 * Milliseconds until a try that nobody pressed for: at once, but not before the endpoint allows it, nor right after another.
 *
 * @param triedAt when this page tried last
 */
export function restUntilTry({ notBefore }: OutboxRecord, triedAt: number, now: number): number {
  const asked = notBefore - now;
  return Math.max(0, asked > longestMs ? 0 : asked, Math.min(restMs, triedAt + restMs - now));
}

/** How things stand with the page while it tries. */
export interface Standing {
  /** Whether the record is on the device. Else it is in the memory of this page only. */
  readonly isKept: boolean;
  readonly isOnline: boolean;
  /** Whether somebody can read the page. Nothing is deleted unless the last call could be read. */
  readonly isSeen: boolean;
}

/** What is known from the last try: milliseconds to the next one, whether the site set something up wrong, and the keys of answers that could not be taken. */
export interface Tried {
  readonly waitMs: number;
  readonly siteFault: boolean;
  readonly fields: readonly string[];
}

/** Nothing was tried yet, or nothing is known of it. */
export const nothingTried: Tried = { waitMs: 0, siteFault: false, fields: [] };

/** What a try came to: it is over and nothing is to stay on the device, or there is a record to go on with. */
export type Turn = { readonly over: Delivery & { readonly at: 'sent' | 'passed-on' } } | { readonly record: OutboxRecord; readonly tried: Tried };

/** What a person is told of what waits. */
export function toldOf(record: OutboxRecord, { isKept, isOnline }: Standing, { waitMs: nextInMs, siteFault, fields }: Tried = nothingTried): Delivery {
  switch (record.state) {
    case 'queued':
      if (!isKept) return { at: 'held', nextInMs, siteFault };
      if (record.warnedAt !== null) return { at: 'last-call', days: keptDays(record) };
      return isOnline ? { at: 'waiting', nextInMs, siteFault } : { at: 'saved' };
    case 'parked': return record.why === 'closed' ? { at: 'closed' } : { at: 'attention', fields };
    case 'expired': return { at: 'expired' };
    default: return record.state satisfies never;
  }
}

/** What a try means. Only a receipt ends it; what cannot succeed is parked and stays; after the last call, and one more day, the bytes are wiped. */
export function afterTry(record: OutboxRecord, outcome: SendOutcome, now: number, random: number, { isSeen }: Standing): Turn {
  switch (outcome.kind) {
    case 'accepted': {
      const { kind: _kind, ...receipt } = outcome;
      return { over: { at: 'sent', ...receipt } };
    }
    case 'passed-on': return { over: { at: 'passed-on' } };
    case 'refused': return { record: { ...record, state: 'parked', why: 'refused' }, tried: { ...nothingTried, fields: outcome.fields } };
    case 'closed': return { record: { ...record, state: 'parked', why: 'closed' }, tried: nothingTried };
    case 'retry': {
      const tries = record.tries + 1;
      const wait = waitMs(outcome, tries, random);
      const next: Tried = { waitMs: wait, siteFault: outcome.siteFault, fields: [] };
      if (record.warnedAt !== null && record.age > record.warnedAt) return { record: { ...record, state: 'expired', body: '' }, tried: next };
      const isLast = isSeen && record.age > keptDays(record);
      return {
        record: { ...record, tries, notBefore: outcome.afterMs === undefined ? 0 : now + wait, warnedAt: record.warnedAt ?? (isLast ? record.age : null) },
        tried: next,
      };
    }
    default: return outcome satisfies never;
  }
}
