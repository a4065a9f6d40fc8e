/** The line between a page and the endpoint, and all that can go wrong on it. */
import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import type { Faults } from './faults.ts';
import type { Sent, Witness } from './witness.ts';

/** `fair` and `bad`: now and then, and more often than not. `dead`: nothing ever gets through. `good`: no fault at all. */
export type Weather = 'good' | 'fair' | 'bad' | 'dead';

export interface Line {
  weather: Weather;
  readonly isOnline: () => boolean;
  setOnline: (online: boolean) => void;
  readonly fetchFor: (page: { readonly isAlive: () => boolean; readonly diedAt: () => number | undefined }, address: string) => typeof globalThis.fetch;
}

const html = '<!doctype html><title>Welcome</title><p>Please sign in.';
const retryAfters = ['0', '1', '60', '3600', '1000000000', 'soon', '-5', '1.5', 'Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2099 07:28:00 GMT', ''] as const;

/** What a page reads of an answer: as far as src/net/send.ts looks. */
function responseOf({ status, text, retryAfter }: Answer, signal: AbortSignal, stopsAfter = Infinity): Response {
  const parts = stopsAfter < text.length ? [text.slice(0, stopsAfter)] : text.length > 20_000 ? Array.from({ length: Math.ceil(text.length / 8192) }, (_, at) => text.slice(at * 8192, (at + 1) * 8192)) : [text];
  const read = (): Promise<{ readonly done: boolean; readonly value?: Uint8Array }> => {
    const part = parts.shift();
    if (part !== undefined) return Promise.resolve({ done: false, value: new TextEncoder().encode(part) });
    if (stopsAfter >= text.length) return Promise.resolve({ done: true });
    return new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason as Error)); });
  };
  return { status, headers: { get: () => retryAfter ?? null }, body: { getReader: () => ({ read, cancel: () => Promise.resolve() }) } } as unknown as Response;
}

export function lineOf(clock: Clock, chance: Chance, faults: Faults, endpoint: Endpoint, witness: Witness): Line {
  let online = true;
  const receiptOf = (id: string): string => JSON.stringify({ id, reference: 'WRNG-1234', receivedAt: '2026-11-22T10:00:00.000Z' });

  /** Answers that do not come from the endpoint, or not as it gave them. `reached`: whether the endpoint was asked before. */
  const falseAnswers: readonly (readonly [name: string, answer: (id: string) => Answer])[] = [
    ['500', () => ({ status: 500, text: '' })], ['503', () => ({ status: 503, text: html })], ['502', () => ({ status: 502, text: '' })], ['408', () => ({ status: 408, text: '' })], ['425', () => ({ status: 425, text: '' })],
    ['503 with Retry-After', () => ({ status: 503, text: '', retryAfter: chance.pick(retryAfters) })], ['429 with Retry-After', () => ({ status: 429, text: '', retryAfter: chance.pick(retryAfters) })],
    ['401 or 403', () => ({ status: chance.pick([401, 403]), text: html })], ['404 or 405', () => ({ status: chance.pick([404, 405]), text: html })],
    ['200 with a page', () => ({ status: 200, text: html })], ['200 with JSON that is no receipt', () => ({ status: 200, text: chance.pick(['{}', '[]', 'null', '{"ok":true}', '[{"id":"x"}]', '{"__proto__":{"id":"x"}}', '{"id":']) })],
    ['204 without anything', () => ({ status: 204, text: '' })], ['a receipt for another id', () => ({ status: 200, text: receiptOf('0b6f0000-0000-4000-8000-ffffffffffff') })],
    ['a receipt with a wrong reference', id => ({ status: 200, text: JSON.stringify({ id, reference: 'x'.repeat(41), receivedAt: 'now' }) })],
    ['409 without a receipt', () => ({ status: 409, text: '{}' })], ['an answer of 100 KB', id => ({ status: 200, text: receiptOf(id).padEnd(100_000) })],
  ];
  const failures = ['request lost', 'answer lost', 'redirect to nowhere', 'request doubled', 'stall before the endpoint', 'stall after the endpoint', 'body stops', 'false answer', 'false answer after it was stored'] as const;

  return {
    weather: 'good',
    isOnline: () => online,
    setOnline: next => { if (online !== next) faults.count(next ? 'online again' : 'offline'); online = next; },
    fetchFor(page, address) {
      return ((_url: string, init: RequestInit) => new Promise<Response>((resolve, reject) => {
        const signal = init.signal!;
        const headers = init.headers as Record<string, string>;
        const body = init.body as string;
        const id = /"id":"([0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
        const sent: Sent | undefined = [...witness.byId.values()].find(one => one.body === body) ?? witness.byId.get(id);
        if (!sent) { witness.accuse('CHANGED BYTES', 'a body that nobody made'); return; }
        signal.addEventListener('abort', () => { faults.count('given up by the page'); reject(signal.reason as Error); });
        const { weather } = this;
        const later = (call: () => void | Promise<void>, ms = chance.spread(5, 2000)): void => { clock.after(ms, call); };
        const fail = (ms?: number): void => later(() => reject(new TypeError('Failed to fetch')), ms);
        if (!online) { faults.count('asked while offline'); fail(1); return; }
        const name = weather === 'dead' ? chance.pick(['request lost', 'redirect to nowhere', 'stall before the endpoint', 'false answer'] as const)
          : weather === 'good' || !chance.happens(weather === 'fair' ? 0.15 : 0.6) ? undefined : chance.pick(failures);
        if (name !== undefined && !name.startsWith('false')) faults.count(name);
        /** Reaches the endpoint, unless the page died before the request was out. */
        const reach = async (): Promise<Answer | undefined> => {
          const died = page.diedAt();
          if (died !== undefined && !init.keepalive && chance.happens(0.5)) { faults.count('request ended with its page'); return undefined; }
          return endpoint.take(sent, body, headers, address);
        };
        // A hook has nothing to answer with: any 2xx means it has it, wherever it came from. Only lines that are honest go there.
        const misleads = (answer: Answer): boolean => sent.kind === 'hook' && answer.status >= 200 && answer.status < 300;
        switch (name) {
          case undefined: later(async () => { const answer = await reach(); if (answer) later(() => resolve(responseOf(answer, signal))); }); return;
          case 'request lost': fail(); return;
          case 'redirect to nowhere': fail(); return;
          case 'answer lost': later(async () => { await reach(); fail(); }); return;
          case 'stall before the endpoint': return;
          case 'stall after the endpoint': later(async () => { await reach(); }); return;
          case 'request doubled': {
            const ms = chance.spread(1, 30_000);
            const first = chance.happens(0.5);
            later(async () => { const answer = await reach(); if (answer && first) later(() => resolve(responseOf(answer, signal))); });
            later(async () => { const answer = await reach(); if (answer && !first) later(() => resolve(responseOf(answer, signal))); }, ms);
            return;
          }
          case 'body stops': later(async () => { const answer = await reach(); if (answer) later(() => resolve(responseOf(answer, signal, sent.kind === 'hook' ? Infinity : chance.between(0, Math.max(0, answer.text.length - 1))))); }); return;
          case 'false answer': case 'false answer after it was stored': {
            const [kind, make] = chance.pick(falseAnswers);
            const answer = make(id);
            if (misleads(answer)) { fail(); return; }
            faults.count(name === 'false answer' ? kind : `${kind}, after it was stored`);
            later(async () => { if (name !== 'false answer') await reach(); later(() => resolve(responseOf(answer, signal))); });
            return;
          }
          default: return name satisfies never;
        }
      })) as unknown as typeof globalThis.fetch;
    },
  };
}
