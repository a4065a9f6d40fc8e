import { fromBase64url } from '../core/base64url.ts';
import type { SealedSubmission } from '../core/sealed.ts';
import { boundTo, bytesForOne, sealedBytes } from '../core/sealing.ts';
import { bytesOf, info, suite } from './hpke.ts';
import type { KeyPair } from './key-pair.ts';

/** What came of opening a sealed body: its text (JSON that ends with spaces), or why it stays shut. */
export type Opened =
  | { readonly at: 'opened'; readonly text: string }
  /** It was not sealed for a key of this id. */
  | { readonly at: 'not-for-this-key' }
  /** The key does not open it: it is another key of the same id, or the header or the seal was changed on the way. */
  | { readonly at: 'shut' }
  /** The key fits, and the body was changed on the way or is no text. */
  | { readonly at: 'damaged' };

/**
 * Opens a sealed body. It never throws.
 *
 * @param keyPair both parts: Firefox and WebKit cannot open with the private part alone
 * @param kid the id of that key
 */
export async function openSealed({ sealed, ...header }: SealedSubmission, keyPair: KeyPair, kid: string): Promise<Opened> {
  const place = sealed.kid.indexOf(kid);
  if (place < 0) return { at: 'not-for-this-key' };
  const bound = bytesOf(boundTo(header, sealed.kid));
  let contentKey: Uint8Array<ArrayBuffer>;
  try {
    const own = fromBase64url(sealed.enc)!.slice(place * bytesForOne, (place + 1) * bytesForOne);
    contentKey = new Uint8Array(await suite.Open(keyPair, own.subarray(0, sealedBytes.encapsulated), own.subarray(sealedBytes.encapsulated), { info, aad: bound }));
  } catch { return { at: 'shut' }; }
  try {
    const ct = fromBase64url(sealed.ct)!;
    const aes = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt']);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: ct.subarray(0, sealedBytes.iv), additionalData: bound }, aes, ct.subarray(sealedBytes.iv));
    return { at: 'opened', text: new TextDecoder('utf-8', { fatal: true }).decode(plain) };
  } catch { return { at: 'damaged' }; }
}
