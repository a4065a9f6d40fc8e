/** Keys for sealing: making a pair, reading one from its file, and trying whether its parts belong together. */
import { toBase64url } from '../core/base64url.ts';
import type { KeyFile } from '../core/key-file.ts';
import { info, suite } from './hpke.ts';

/** Both parts of a key. */
export interface KeyPair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

const algorithm = { name: 'ECDH', namedCurve: 'P-256' };

/** Makes a new pair, to be kept in a file. */
export async function makeJwk(): Promise<KeyFile['jwk']> {
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ['deriveBits']);
  const { x = '', y = '', d = '' } = await crypto.subtle.exportKey('jwk', privateKey);
  return { kty: 'EC', crv: 'P-256', x, y, d };
}

/**
 * Both parts of a kept key; nobody can get the private one out of what this returns.
 *
 * @throws where it is no key of the curve
 */
export async function importPair({ kty, crv, x, y, d }: KeyFile['jwk']): Promise<KeyPair> {
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('jwk', { kty, crv, x, y, d }, algorithm, false, ['deriveBits']),
    crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, true, []),
  ]);
  return { privateKey, publicKey };
}

/** The public part as a configuration has it: base64url of 65 bytes. */
export const publicKeyOf = async ({ publicKey }: Pick<KeyPair, 'publicKey'>): Promise<string> => toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));

/** Whether the parts of a pair belong together: what is sealed with one is opened with the other. */
export async function fitTogether(pair: KeyPair): Promise<boolean> {
  const specimen = crypto.getRandomValues(new Uint8Array(32));
  try {
    const { encapsulatedSecret, ciphertext } = await suite.Seal(pair.publicKey, specimen, { info });
    return toBase64url(await suite.Open(pair, encapsulatedSecret, ciphertext, { info })) === toBase64url(specimen);
  } catch { return false; }
}
