import { createHash } from 'node:crypto';

/** SHA-256 of bytes, or of a text's UTF-8, as 64 hex digits. */
export async function sha256(content: Uint8Array<ArrayBuffer> | string): Promise<string> {
  // Not by WebCrypto: that goes through other threads, which takes longer than the digest of so few bytes.
  return createHash('sha256').update(content).digest('hex');
}

/** Whether two digests are the same, in a time that does not tell how much of them is. */
export function sameDigest(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}
