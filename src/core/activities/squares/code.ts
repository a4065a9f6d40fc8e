/**
 * Bits as small as they can be: a range coder with binary models that learn (the way of LZMA; Martin 1979, "Range
 * encoding"). Each bit is coded in a context, and a context that has mostly seen ones makes the next one cheap. It needs
 * no help from the web host's compression, and a file of a few hundred rows has no tables in front.
 *
 * One description of what is coded serves both ways: a writer takes the bit and gives it back, a reader gives the bit that
 * was written, whatever it is asked.
 */

/** How many contexts a coder has. */
export const contexts = 2048;

/** Bits of the range, and the least that is left of it: all numbers stay so small that an engine counts them without a point. */
const width = 24;
const least = 2 ** (width - 8);
/** It learns fast first and slowly later. */
const mostSeen = 60;
const rates = Int32Array.from({ length: mostSeen + 1 }, (_, seen) => Math.round(65_536 / (seen + 1.6)));

/**
 * Codes bits; by itself it reads. What is given counts for nothing then: it gives what was written. Bytes that are not there
 * are zeros: it never throws, and gives nonsense for nonsense. A context is a number under {@link contexts}.
 */
export class Coder {
  readonly reads: boolean = true;
  /** What each context has learned: 12 bits of how likely a zero is, and below them 6 of how often it was asked, up to a limit. */
  readonly #models = new Int32Array(contexts).fill(2048 << 6);
  readonly #bytes: Uint8Array;
  #at = 0;
  #range = 2 ** width - 1;
  #code = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let at = 0; at < 3; at++) this.#next();
  }

  #next(): void { this.#code = (this.#code << 8) | (this.#bytes[this.#at++] ?? 0); }

  bit(context: number, _bit: number): number {
    const bound = this.boundOf(this.#range, context);
    const bit = this.#code < bound ? 0 : 1;
    if (bit === 0) this.#range = bound;
    else { this.#code -= bound; this.#range -= bound; }
    this.learn(context, bit);
    while (this.#range < least) { this.#range <<= 8; this.#next(); }
    return bit;
  }

  /** Where the zeros of a context end in a range. Without a product of over 30 bits. */
  protected boundOf(range: number, context: number): number { return ((range >> 6) * (this.#models[context]! >> 6)) >> 6; }

  protected learn(context: number, bit: number): void {
    const state = this.#models[context]!;
    const seen = state & 63;
    const before = state >> 6;
    // Never so sure that there is no room for the other. The other way it cannot come so far.
    this.#models[context] = (Math.max(16, before + ((((bit === 0 ? 4095 : 0) - before) * rates[seen]!) >> 16)) << 6) | (seen < mostSeen ? seen + 1 : seen);
  }

  /** A number of so many bits, in `2 ** bits` contexts from `base` on: for values of which some are much more usual. */
  symbol(base: number, bits: number, value: number): number {
    let node = 1;
    for (let at = bits - 1; at >= 0; at--) node = node * 2 + this.bit(base + node, (value >> at) & 1);
    return node - (1 << bits);
  }

  /** A number from 0 to 2 ** 24, small ones in few bits, in 64 contexts from `base` on. */
  amount(base: number, value: number): number {
    const whole = value + 1;
    let length = 0;
    while (length < 25 && this.bit(base + length, whole >> (length + 1) > 0 ? 1 : 0) === 1) length++;
    let read = 1;
    for (let at = length - 1; at >= 0; at--) {
      // The first bit after the highest is worth learning, the others hardly.
      const context = at === length - 1 ? 25 + length : 50 + (at & 7);
      read = read * 2 + this.bit(base + context, (whole >> at) & 1);
    }
    return read - 1;
  }

  /** A number of so many bits of which nothing is known, in 32 contexts from `base` on. */
  plain(base: number, bits: number, value: number): number {
    let read = 0;
    for (let at = bits - 1; at >= 0; at--) read = read * 2 + this.bit(base + at, (value >> at) & 1);
    return read;
  }
}

/** A coder that writes; `end` gives the bytes. */
export class BitWriter extends Coder {
  override readonly reads = false;
  readonly #written: number[] = [];
  #low = 0;
  #range = 2 ** width - 1;
  /** A byte is written when no carry can change it any more. */
  #held = 0;
  #waiting = 1;

  constructor() { super(new Uint8Array()); }

  #shift(): void {
    if (this.#low < 255 * least || this.#low >= 2 ** width) {
      const carry = this.#low >> width;
      for (let byte = this.#held; this.#waiting > 0; this.#waiting--, byte = 0xff) this.#written.push((byte + carry) & 0xff);
      this.#held = (this.#low >> (width - 8)) & 0xff;
    }
    this.#waiting++;
    this.#low = (this.#low % least) << 8;
  }

  override bit(context: number, bit: number): number {
    const bound = this.boundOf(this.#range, context);
    if (bit === 0) this.#range = bound;
    else { this.#low += bound; this.#range -= bound; }
    this.learn(context, bit);
    while (this.#range < least) { this.#range <<= 8; this.#shift(); }
    return bit;
  }

  end(): Uint8Array<ArrayBuffer> {
    for (let at = 0; at < 4; at++) this.#shift();
    // The first byte is always 0. Zeros at the end are what a reader finds past it anyway.
    while (this.#written.length > 1 && this.#written.at(-1) === 0) this.#written.pop();
    return Uint8Array.from(this.#written.slice(1));
  }
}
