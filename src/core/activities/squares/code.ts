/**
 * Bits as small as they can be: a range coder with binary models that learn (the way of LZMA; Martin 1979, "Range
 * encoding"). Each bit is coded in a context, and a context that has mostly seen ones makes the next one cheap. It needs
 * no help from the web host's compression, and a file of a few hundred rows has no tables in front.
 *
 * One description of what is coded serves both ways: a writer takes the bit and gives it back, a reader gives the bit that
 * was written, whatever it is asked.
 */

/** Codes bits, in both directions. A context is a number under {@link contexts}. */
export interface Coder {
  /** What is given counts for nothing: it gives what was written. */
  readonly reads: boolean;
  readonly bit: (context: number, bit: number) => number;
}

/** How many contexts a coder has. */
export const contexts = 4096;

const top = 2 ** 24;
/** What a context has learned: 12 bits of how likely a zero is, and how often it was asked, up to a limit. */
interface Models { readonly zero: Uint16Array; readonly seen: Uint8Array }
const models = (): Models => ({ zero: new Uint16Array(contexts).fill(2048), seen: new Uint8Array(contexts) });
/** It learns fast first and slowly later. */
const mostSeen = 60;
const rates = Array.from({ length: mostSeen + 1 }, (_, seen) => Math.round(65_536 / (seen + 1.6)));

function learn({ zero, seen }: Models, context: number, bit: number): void {
  const before = zero[context]!;
  const next = before + ((((bit === 0 ? 4095 : 0) - before) * rates[seen[context]!]!) >> 16);
  zero[context] = Math.min(4080, Math.max(16, next));
  if (seen[context]! < mostSeen) seen[context]!++;
}

/** A coder that writes; `end` gives the bytes. */
export function bitWriter(): Coder & { readonly end: () => Uint8Array<ArrayBuffer> } {
  const model = models();
  const bytes: number[] = [];
  let low = 0;
  let range = 2 ** 32 - 1;
  // A byte is written when no carry can change it any more.
  let held = 0;
  let waiting = 1;
  const shift = (): void => {
    if (low < 0xff000000 || low >= 2 ** 32) {
      const carry = low >= 2 ** 32 ? 1 : 0;
      for (let byte = held; waiting > 0; waiting--, byte = 0xff) bytes.push((byte + carry) & 0xff);
      held = Math.floor(low / top) & 0xff;
    }
    waiting++;
    low = (low % top) * 256;
  };
  return {
    reads: false,
    bit(context, bit) {
      const bound = (range >>> 12) * model.zero[context]!;
      if (bit === 0) range = bound;
      else { low += bound; range -= bound; }
      learn(model, context, bit);
      while (range < top) { range *= 256; shift(); }
      return bit;
    },
    end() {
      for (let at = 0; at < 5; at++) shift();
      // The first byte is always 0. Zeros at the end are what a reader finds past it anyway.
      while (bytes.length > 1 && bytes[bytes.length - 1] === 0) bytes.pop();
      return Uint8Array.from(bytes.slice(1));
    },
  };
}

/** A coder that reads. Bytes that are not there are zeros: it never throws, and gives nonsense for nonsense. */
export function bitReader(bytes: Uint8Array): Coder {
  const model = models();
  let at = 0;
  let range = 2 ** 32 - 1;
  let code = 0;
  for (; at < 4; at++) code = code * 256 + (bytes[at] ?? 0);
  return {
    reads: true,
    bit(context) {
      const bound = (range >>> 12) * model.zero[context]!;
      const bit = code < bound ? 0 : 1;
      if (bit === 0) range = bound;
      else { code -= bound; range -= bound; }
      learn(model, context, bit);
      while (range < top) { range *= 256; code = code * 256 + (bytes[at++] ?? 0); }
      return bit;
    },
  };
}

/** A number of so many bits, in `2 ** width` contexts from `base` on: for values of which some are much more usual. */
export function symbol({ bit }: Coder, base: number, width: number, value: number): number {
  let node = 1;
  for (let at = width - 1; at >= 0; at--) node = node * 2 + bit(base + node, (value >> at) & 1);
  return node - (1 << width);
}

/** A number from 0 to 2 ** 24, small ones in few bits, in 64 contexts from `base` on. */
export function amount({ bit }: Coder, base: number, value: number): number {
  const whole = value + 1;
  let length = 0;
  while (length < 25 && bit(base + length, whole >> (length + 1) > 0 ? 1 : 0) === 1) length++;
  let read = 1;
  for (let at = length - 1; at >= 0; at--) {
    // The first bit after the highest is worth learning, the others hardly.
    const context = at === length - 1 ? 25 + length : 50 + (at & 7);
    read = read * 2 + bit(base + context, (whole >> at) & 1);
  }
  return read - 1;
}

/** A number of so many bits of which nothing is known, in 32 contexts from `base` on. */
export function plain({ bit }: Coder, base: number, width: number, value: number): number {
  let read = 0;
  for (let at = width - 1; at >= 0; at--) read = read * 2 + bit(base + at, (value >> at) & 1);
  return read;
}
