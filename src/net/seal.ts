import { fromBase64url, toBase64url } from '../core/base64url.ts';
import { canonicalJson } from '../core/canonical.ts';
import type { SealedSubmission } from '../core/sealed.ts';
import { boundTo, bytesForOne, paddedSize, sealedBytes } from '../core/sealing.ts';
import type { Submission } from '../core/submission.ts';
import { bytesOf, info, suite } from './hpke.ts';

/** Somebody who can open what is sealed: the id of a key, and its public part (base64url of 65 bytes). */
export interface Recipient {
  readonly kid: string;
  readonly key: string;
}

/**
 * Seals the body of a submission to several recipients, each of whom can open it alone. Another call gives other bytes, so
 * it is called once, and what it made is what is sent, however often.
 *
 * @throws {RangeError} for a body over 32 KiB
 * @throws where a key is none, or the browser cannot seal
 */
export async function sealSubmission({ body, ...header }: Submission, recipients: readonly Recipient[]): Promise<SealedSubmission> {
  const plain = bytesOf(canonicalJson(body));
  const size = paddedSize(plain.length);
  if (size === undefined) throw new RangeError('the body is too large');
  // JSON may end with spaces: nothing has to take them away.
  const padded = new Uint8Array(size).fill(0x20);
  padded.set(plain);

  const kid = recipients.map(one => one.kid);
  const bound = bytesOf(boundTo(header, kid));
  const contentKey = crypto.getRandomValues(new Uint8Array(32));
  const enc = new Uint8Array(bytesForOne * recipients.length);
  for (const [at, { key }] of recipients.entries()) {
    const publicKey = await suite.DeserializePublicKey(fromBase64url(key) ?? new Uint8Array());
    const { encapsulatedSecret, ciphertext } = await suite.Seal(publicKey, contentKey, { info, aad: bound });
    enc.set(encapsulatedSecret, at * bytesForOne);
    enc.set(ciphertext, at * bytesForOne + sealedBytes.encapsulated);
  }

  const iv = crypto.getRandomValues(new Uint8Array(sealedBytes.iv));
  const aes = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt']);
  const sealedBody = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound }, aes, padded));
  const ct = new Uint8Array(iv.length + sealedBody.length);
  ct.set(iv);
  ct.set(sealedBody, iv.length);
  return { ...header, sealed: { kid, enc: toBase64url(enc), ct: toBase64url(ct) } };
}
