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

/** Bits of the range, and of the least that is left of it: all numbers stay so small that an engine counts them without a point. */
const width = 24;
const least = 2 ** (width - 8);
/** What each context has learned: 12 bits of how likely a zero is, and below them 6 of how often it was asked, up to a limit. */
const models = (): Uint32Array => new Uint32Array(contexts).fill(2048 << 6);
/** It learns fast first and slowly later. */
const mostSeen = 60;
const rates = Array.from({ length: mostSeen + 1 }, (_, seen) => Math.round(65_536 / (seen + 1.6)));

function learn(model: Uint32Array, context: number, bit: number): void {
  const state = model[context]!;
  const seen = state & 63;
  const before = state >> 6;
  const next = before + ((((bit === 0 ? 4095 : 0) - before) * rates[seen]!) >> 16);
  model[context] = ((next < 16 ? 16 : next > 4080 ? 4080 : next) << 6) | (seen < mostSeen ? seen + 1 : seen);
}

/** Where the zeros end in a range. Without a product of over 30 bits. */
const boundOf = (range: number, state: number): number => ((range >> 6) * (state >> 6)) >> 6;

/** A coder that writes; `end` gives the bytes. */
export function bitWriter(): Coder & { readonly end: () => Uint8Array<ArrayBuffer> } {
  const model = models();
  const bytes: number[] = [];
  let low = 0;
  let range = 2 ** width - 1;
  // A byte is written when no carry can change it any more.
  let held = 0;
  let waiting = 1;
  const shift = (): void => {
    if (low < 255 * least || low >= 2 ** width) {
      const carry = low >= 2 ** width ? 1 : 0;
      for (let byte = held; waiting > 0; waiting--, byte = 0xff) bytes.push((byte + carry) & 0xff);
      held = Math.floor(low / least) & 0xff;
    }
    waiting++;
    low = (low % least) * 256;
  };
  return {
    reads: false,
    bit(context, bit) {
      const bound = boundOf(range, model[context]!);
      if (bit === 0) range = bound;
      else { low += bound; range -= bound; }
      learn(model, context, bit);
      while (range < least) { range *= 256; shift(); }
      return bit;
    },
    end() {
      for (let at = 0; at < 4; at++) shift();
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
  let range = 2 ** width - 1;
  let code = 0;
  // As many bits as the range has.
  for (; at < 3; at++) code = code * 256 + (bytes[at] ?? 0);
  return {
    reads: true,
    bit(context) {
      const bound = boundOf(range, model[context]!);
      const bit = code < bound ? 0 : 1;
      if (bit === 0) range = bound;
      else { code -= bound; range -= bound; }
      learn(model, context, bit);
      while (range < least) { range <<= 8; code = (code << 8) | (at < bytes.length ? bytes[at]! : 0); at++; }
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
