/** What an endpoint's answer means for a submission: RFC 9110 statuses read one way, for every endpoint. Pure. */
import * as z from 'zod/mini';
import { receiptFor } from '../core/receipt.ts';

/** Most characters of an endpoint's answer that are read. */
export const maxAnswerCharacters = 64 * 1024;

/** How soon to try again when the endpoint does not say. */
export type Pace = 'usual' | 'slow' | 'busy';

/** So many tries come quickly while the endpoint says that it is at work on this submission. One that says so for ever is tried as any other. */
const busyTries = 10;

/** What one try came to. Only `accepted` and `passed-on` are the end of a submission. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly reference: string; readonly receivedAt: string; readonly place?: unknown }
  /** A hook that cannot answer with a receipt said 2xx. */
  | { readonly kind: 'passed-on' }
  /** Not known, or not now: keep and try again with the same bytes. `siteFault`: the site set something up wrong. */
  | { readonly kind: 'retry'; readonly pace: Pace; readonly afterMs?: number; readonly siteFault: boolean }
  /** It cannot succeed as it is: keep it, and ask the person. `fields` are answer keys that could not be taken. */
  | { readonly kind: 'refused'; readonly fields: readonly string[] }
  /** The form has closed. */
  | { readonly kind: 'closed' };

/** An answer as far as it matters. `text` is at most `maxAnswerCharacters` long; longer answers are cut and so no receipt. */
export interface EndpointAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

const day = 86_400_000;

/** Milliseconds of a `Retry-After` header, from 0 to 24 hours, or nothing where it makes no sense. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  const ms = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : /^[A-Z][a-z]{2}, \d/.test(text) ? Date.parse(text) - now : NaN;
  return Number.isNaN(ms) ? undefined : Math.min(day, Math.max(0, ms));
}

function parsed(text: string): unknown {
  if (text.length > maxAnswerCharacters) return undefined;
  try { return JSON.parse(text) as unknown; } catch { return undefined; }
}

/** The keys of answers in `errors[].field`, such as `body.answers.interests.music.value`. */
function fieldsOf(body: unknown): string[] {
  const read = z.safeParse(z.object({ errors: z.array(z.object({ field: z.string() })).check(z.maxLength(200)) }), body);
  if (!read.success) return [];
  return [...new Set(read.data.errors.flatMap(({ field }) => /^(?:body\.)?answers\.([a-z0-9-]{1,40}(?:\.(?!value|at)[a-z0-9-]{1,40})?)(?:\.|$)/.exec(field)?.[1] ?? []))];
}

/**
 * Reads an endpoint's answer. Nothing but a receipt that echoes the id is `accepted`: a 200 from a captive portal or a
 * login page is not known to be anything.
 *
 * @param expectsReceipt false for `receipt: "none"`, where any 2xx is `passed-on`
 */
export function outcomeOf(answer: EndpointAnswer, id: string, expectsReceipt: boolean, now: number): SendOutcome {
  const { status } = answer;
  const success = status >= 200 && status < 300;
  if (success && !expectsReceipt) return { kind: 'passed-on' };
  const body = success || status === 409 || status === 422 || status === 400 ? parsed(answer.text) : undefined;
  if (success || status === 409) {
    const receipt = receiptFor(id, body);
    if (receipt) return { kind: 'accepted', ...receipt };
    return { kind: 'retry', pace: success ? 'slow' : 'busy', siteFault: success };
  }
  const afterMs = status === 429 || status === 503 ? retryAfterMs(answer.retryAfter, now) : undefined;
  switch (status) {
    case 400: case 406: case 413: case 414: case 415: case 422: case 426: case 431: case 451: return { kind: 'refused', fields: fieldsOf(body) };
    case 410: return { kind: 'closed' };
    case 401: case 403: case 404: case 405: return { kind: 'retry', pace: 'slow', siteFault: true };
    default: return { kind: 'retry', pace: 'usual', siteFault: false, ...(afterMs !== undefined && { afterMs }) };
  }
}

/**
 * Milliseconds to wait before the next try: full jitter, doubling with each try, or what the endpoint asked for.
 *
 * @param tries how many there were, from 1
 * @param random from 0 up to 1
 */
export function waitMs(outcome: SendOutcome & { kind: 'retry' }, tries: number, random: number): number {
  if (outcome.afterMs !== undefined) return outcome.afterMs + Math.round(random * 1000);
  if (outcome.pace === 'busy' && tries <= busyTries) return 2000 + Math.round(random * 3000);
  const [base, cap] = outcome.pace === 'slow' ? [60_000, 3_600_000] : [2000, 900_000];
  return Math.max(500, Math.round(random * Math.min(cap, base * 2 ** Math.min(tries, 20))));
}
