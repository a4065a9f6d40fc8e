/** Any page may send: a list of origins would stop nobody who is not a browser. There are no credentials to steal. */
export const openToAll = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** What a browser is told when it asks before it sends. */
export const preflight = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, idempotency-key',
  'access-control-max-age': '86400',
} as const;

/** The methods of an address that something is sent to, and of one that only tells. */
export const allowed = { sending: { allow: 'POST, OPTIONS' }, telling: { allow: 'GET, HEAD' } } as const;

/** When to come back after something failed. */
export const later = { 'retry-after': '60' } as const;
