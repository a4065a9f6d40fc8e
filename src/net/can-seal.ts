import { fromBase64url } from '../core/base64url.ts';

/** Whether this browser can seal for every one of these public keys. It never throws. */
export async function canSeal(keys: readonly string[]): Promise<boolean> {
  try {
    await Promise.all(keys.map(key => crypto.subtle.importKey('raw', fromBase64url(key)!, { name: 'ECDH', namedCurve: 'P-256' }, true, [])));
    return true;
  } catch { return false; }
}
