/** Bytes as text and back (RFC 4648, section 5, without padding), by hand: the core knows no `btoa`. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** How many letters so many bytes take. */
export const lettersFor = (bytes: number): number => Math.ceil(bytes * 4 / 3);

/** Bytes as letters, digits, `-` and `_`. */
export function toBase64url(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    out += letters[three >> 18]! + letters[(three >> 12) & 63]! + letters[(three >> 6) & 63]! + letters[three & 63]!;
  }
  return out.slice(0, lettersFor(bytes.length));
}

/** The bytes of such a text; `undefined` for a text that {@link toBase64url} never writes. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.floor(text.length * 3 / 4));
  if (lettersFor(bytes.length) !== text.length) return undefined;
  let bits = 0;
  let held = 0;
  let to = 0;
  for (const letter of text) {
    const six = letters.indexOf(letter);
    if (six < 0) return undefined;
    held = ((held << 6) | six) & 0xffff;
    bits += 6;
    if (bits >= 8) bytes[to++] = held >> (bits -= 8);
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}
