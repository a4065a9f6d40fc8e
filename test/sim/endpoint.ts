/** The endpoint: the receiver as it is shipped, on its own store, with what may stand before it. */
import { createReceiver } from '../../src/receiver/receiver.ts';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { chanceOf } from './chance.ts';
import type { Sent } from './witness.ts';

/** What comes back over the line. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter?: string;
}

export interface Endpoint {
  /** One request that reached it. */
  readonly take: (sent: Sent, body: string, headers: Readonly<Record<string, string>>, address: string) => Promise<Answer>;
  /** How many rows there are for each number, in the store of the receiver and with the hook, which knows no ids. */
  readonly rows: () => Promise<{ readonly stored: ReadonlyMap<number, number>; readonly hooked: ReadonlyMap<number, number> }>;
  /** Told of a row, and of its reference, before the answer goes out. */
  onStored: (number: number, reference: string) => void;
  now: () => number;
  /** Whether what stands before the receiver lets everything through by now. */
  isMended: boolean;
  readonly close: () => Promise<void>;
}

/** The number of the press of Send stands in the body of each submission. */
const numberIn = (text: string): number => Number(/"press-(\d+)"/.exec(text)?.[1]);

export function endpointOf(seed: number): Endpoint {
  const store = openLibsqlStore(':memory:');
  const chance = chanceOf(seed, 77);
  const hooked = new Map<number, number>();
  const endpoint: Endpoint = {
    onStored: () => {}, now: () => 0, isMended: false,
    take: async (sent, body, headers, address) => {
      const { number, kind } = sent;
      if (kind === 'hook') {
        hooked.set(number, (hooked.get(number) ?? 0) + 1);
        endpoint.onStored(number, '');
        return { status: 200, text: 'ok' };
      }
      // A form that closes still knows what it has: else people would be told "closed" of what arrived.
      if (kind === 'closed' && sent.reference === undefined) return { status: 410, text: '' };
      if (kind === 'proxied' && !endpoint.isMended) return { status: 451, text: '<h1>Blocked</h1>' };
      const response = await receiver.fetch(new Request('http://localhost/api/submissions', { method: 'POST', body, headers }), { address });
      const text = await response.text();
      if (response.ok) endpoint.onStored(numberIn(body), (JSON.parse(text) as { reference: string }).reference);
      return { status: response.status, text };
    },
    rows: async () => {
      const stored = new Map<number, number>();
      for (let last: string | undefined; ;) {
        const page = await store.list({ limit: 1000, ...(last !== undefined && { before: last }) });
        for (const { text } of page) stored.set(numberIn(text), (stored.get(numberIn(text)) ?? 0) + 1);
        if (page.length < 1000) return { stored, hooked };
        last = page.at(-1)!.id;
      }
    },
    close: () => store.close(),
  };
  const receiver = createReceiver({ store, now: () => endpoint.now(), version: '0.0.0-simulated', random: count => Uint8Array.from({ length: count }, () => chance.between(0, 255)) });
  return endpoint;
}
