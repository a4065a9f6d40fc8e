import { createHash } from 'node:crypto';

/** A number from 1 to 2 ** 48 that two texts share only if they are the same, as far as a million of them can tell. */
export const hashOf = (text: string): number => createHash('md5').update(text).digest().readUIntBE(0, 6) + 1;

/** The name of a file by what is in it. */
export function nameOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 12);
}
