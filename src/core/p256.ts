/** The curve P-256 (FIPS 186-5): y² = x³ - 3x + b over the integers modulo p. */
const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

const numberIn = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** Bytes of a public key as it is written: 4, then both numbers of a point. */
export const pointBytes = 65;

/** Whether bytes are a point of the curve, written so. The same answer everywhere: what engines say to a wrong one differs. */
export function isPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== pointBytes || bytes[0] !== 4) return false;
  const x = numberIn(bytes.subarray(1, 33));
  const y = numberIn(bytes.subarray(33));
  return x < p && y < p && (y * y - x * x * x + 3n * x - b) % p === 0n;
}
