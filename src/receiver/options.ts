import type { Programme } from '../core/programmes/programme.ts';
import type { RateLimit } from './rate.ts';
import type { Random } from './reference.ts';
import type { Store } from './store.ts';

/** What a receiver is made of. Clock and randomness come in, so that a test decides them. */
export interface ReceiverOptions {
  readonly store: Store;
  /** Milliseconds since 1970, as `Date.now`. */
  readonly now: () => number;
  readonly random: Random;
  /** Told by `GET /api/health`. */
  readonly version: string;
  /** What one address may send to one form. 500 at once and 300 an hour unless set: a library shares one address. `off` counts nobody. */
  readonly rate?: RateLimit | 'off';
  /** How many days a submission is kept after it came: 365 unless set. The inbox says it; `tidyUp` does it. */
  readonly keepDays?: number;
  /** What people can sign up to. Of those with a number of places, receipts say who has one. */
  readonly programmes?: readonly Programme[];
  /** The organisation whose inbox this is, for sentences such as those of consents. */
  readonly organisation?: string;
  /** True only behind a proxy of the site's own, which writes `X-Forwarded-For` and `X-Forwarded-Proto`. */
  readonly trustProxy?: boolean;
  /** Told that something failed, and in which part; never about whom or what. */
  readonly onFailure?: (part: 'api' | 'inbox') => void;
}

/** What a server passes in with each request: `receiver.fetch(request, { address })`. */
export interface ReceiverEnvironment {
  Bindings: { readonly address?: string | undefined };
  /** Whose session of the inbox a request belongs to. */
  Variables: { who: string };
}
