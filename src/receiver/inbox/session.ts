import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { sha256 } from '../digest.ts';
import type { ReceiverEnvironment, ReceiverOptions } from '../options.ts';
import { sessionHours } from './session-length.ts';

const cookieName = 'what-matters-inbox';

/** A person's name or initials as they are kept: one line of 1 to 60 characters; `undefined` if that is not what was typed. */
export function readWho(typed: string): string | undefined {
  const who = typed.normalize('NFC').replace(/[\p{Cc}\p{Z}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  const length = Array.from(who).length;
  return length >= 1 && length <= 60 ? who : undefined;
}

/** Sessions of the inbox. The cookie holds the id; the store knows only its SHA-256, so its file opens no session. */
export function sessions({ store, now, random, trustProxy = false }: ReceiverOptions) {
  type Call = Context<ReceiverEnvironment>;
  const at = (afterMs = 0) => new Date(now() + afterMs).toISOString();
  const isHttps = (call: Call) => new URL(call.req.url).protocol === 'https:' || (trustProxy && call.req.header('x-forwarded-proto') === 'https');
  const attributes = (call: Call) => ({ path: '/inbox', httpOnly: true, sameSite: 'Strict', secure: isHttps(call) }) as const;

  return {
    async open(call: Call, who: string): Promise<void> {
      const id = Array.from(random(32), byte => byte.toString(16).padStart(2, '0')).join('');
      await store.openSession(await sha256(id), who, at(sessionHours * 3_600_000));
      setCookie(call, cookieName, id, { ...attributes(call), maxAge: sessionHours * 3600 });
    },
    /** Whose session a request belongs to; nobody's without one that is open. */
    async who(call: Call): Promise<string | undefined> {
      const id = getCookie(call, cookieName);
      return id !== undefined && /^[0-9a-f]{64}$/.test(id) ? store.sessionOf(await sha256(id), at()) : undefined;
    },
    async close(call: Call): Promise<void> {
      const id = getCookie(call, cookieName);
      if (id !== undefined) await store.closeSession(await sha256(id));
      deleteCookie(call, cookieName, attributes(call));
    },
  };
}

/**
 * Whether a form was sent from another site. `Sec-Fetch-Site` tells; without it (an old browser, or plain HTTP) the
 * `Origin` does, unless it is `null`, which `no-referrer` makes of our own: then SameSite=Strict has kept the cookie away.
 */
export function isCrossSite(request: Request, host: string | undefined): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  return origin !== null && origin !== 'null' && origin.split('://')[1] !== host;
}
