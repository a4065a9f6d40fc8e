import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { CardStore } from './entries.ts';

const encoder = new TextEncoder();
const blockBytes = 4 * 1024 * 1024;
/** A place is where a text begins and how long it is, in one number: no text is longer, and 8 GiB of them have room. */
const lengths = 2 ** 20;

/** Keeps the texts of cards in a file, so that a million of them need no memory. */
export function cardFile(path: string): CardStore & { readonly end: () => void } {
  const file = openSync(path, 'w+');
  let blocks: Uint8Array[] = [];
  let waiting = 0;
  let written = 0;
  const flush = (): void => {
    if (waiting === 0) return;
    writeSync(file, Buffer.concat(blocks));
    written += waiting;
    blocks = [];
    waiting = 0;
  };
  return {
    put(text) {
      const bytes = encoder.encode(text);
      if (bytes.byteLength >= lengths) throw new RangeError('a card is too long');
      const at = (written + waiting) * lengths + bytes.byteLength;
      blocks.push(bytes);
      waiting += bytes.byteLength;
      if (waiting > blockBytes) flush();
      return at;
    },
    get(at) {
      flush();
      const bytes = Buffer.alloc(at % lengths);
      readSync(file, bytes, 0, bytes.length, Math.floor(at / lengths));
      return bytes.toString('utf8');
    },
    end() { closeSync(file); rmSync(path, { force: true }); },
  };
}
