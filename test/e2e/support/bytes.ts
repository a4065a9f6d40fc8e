/** Looks for words in the bytes of a folder: as they are, and inside what a browser packs them into. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Takes a Snappy block apart; nothing where it is none. (https://github.com/google/snappy/blob/main/format_description.txt) */
export function unsnapped(bytes: Buffer): Buffer | undefined {
  let at = 0;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined || shift > 28) return undefined;
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  if (length === 0 || length > 16 * 1024 * 1024) return undefined;
  const out = Buffer.alloc(length);
  let end = 0;
  while (at < bytes.length && end < length) {
    const tag = bytes[at++]!;
    let size = (tag >> 2) + 1;
    let back = 0;
    if ((tag & 3) === 0) {
      if (size > 60) { const count = size - 60; if (at + count > bytes.length) return undefined; size = bytes.readUIntLE(at, count) + 1; at += count; }
      if (at + size > bytes.length || end + size > length) return undefined;
      bytes.copy(out, end, at, at += size);
      end += size;
      continue;
    }
    if (at + 4 > bytes.length + 3) return undefined;
    if ((tag & 3) === 1) { size = ((tag >> 2) & 7) + 4; back = ((tag >> 5) << 8) | (bytes[at++] ?? 0); }
    else if ((tag & 3) === 2) { if (at + 2 > bytes.length) return undefined; back = bytes.readUInt16LE(at); at += 2; }
    else { if (at + 4 > bytes.length) return undefined; back = bytes.readUInt32LE(at); at += 4; }
    if (back === 0 || back > end || end + size > length) return undefined;
    for (let count = 0; count < size; count++, end++) out[end] = out[end - back]!;
  }
  return end === length ? out : undefined;
}

/** The pieces of a LevelDB log without what stands between them: a value that is longer than a block is cut by it. (https://github.com/google/leveldb/blob/main/doc/log_format.md) */
function logOf(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 7 <= bytes.length;) {
    const left = 32_768 - (at % 32_768);
    if (left < 7) { at += left; continue; }
    const length = bytes.readUInt16LE(at + 4);
    pieces.push(bytes.subarray(at + 7, at + 7 + length));
    at += 7 + length;
    if (length === 0) break;
  }
  return Buffer.concat(pieces);
}

const varint = (bytes: Buffer, at: number): readonly [value: number, next: number] => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
};

/** A block of a LevelDB table: the byte behind it says how it is packed. */
const blockAt = (bytes: Buffer, offset: number, size: number): Buffer => {
  const block = bytes.subarray(offset, offset + size);
  return bytes[offset + size] === 1 ? unsnapped(block) ?? block : block;
};

/** All blocks of a LevelDB table, unpacked. (https://github.com/google/leveldb/blob/main/doc/table_format.md) */
function tableOf(bytes: Buffer): Buffer {
  if (bytes.length < 48) return Buffer.alloc(0);
  let [, at] = varint(bytes, bytes.length - 48);
  [, at] = varint(bytes, at);
  const [offset, next] = varint(bytes, at);
  const [size] = varint(bytes, next);
  const index = blockAt(bytes, offset, size);
  const entriesEnd = index.length - 4 - 4 * index.readUInt32LE(index.length - 4);
  const blocks: Buffer[] = [];
  for (let place = 0; place < entriesEnd;) {
    let [, there] = varint(index, place);
    const [unshared, afterUnshared] = varint(index, there);
    const [, afterLength] = varint(index, afterUnshared);
    there = afterLength + unshared;
    const [from, afterFrom] = varint(index, there);
    const [length, end] = varint(index, afterFrom);
    blocks.push(blockAt(bytes, from, length));
    place = end;
  }
  return Buffer.concat(blocks);
}

/** Values of IndexedDB that Blink packs by itself: two bytes that no other value has, then a Snappy block. */
function packedValues(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  const mark = Buffer.from([0xff, 0x11, 0x02]);
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) { const value = unsnapped(bytes.subarray(at + mark.length)); if (value) found.push(value); }
  return found;
}

const tried = (unpack: () => Buffer): Buffer[] => { try { return [unpack()]; } catch { return []; } };

/** The bytes of a file, and what they hold when they are unpacked. */
function viewsOf(name: string, bytes: Buffer): Buffer[] {
  const views = [bytes];
  if (name.endsWith('.log')) views.push(...tried(() => logOf(bytes)));
  if (/\.(?:ldb|sst)$/.test(name)) views.push(...tried(() => tableOf(bytes)));
  // Firefox keeps its session as LZ4 and IndexedDB values as Snappy, each behind its own header.
  if (/\.(?:jsonlz4|baklz4)$/.test(name)) views.push(...tried(() => unlz4(bytes.subarray(12), bytes.readUInt32LE(8))));
  return [...views, ...views.flatMap(packedValues)];
}

/** Takes an LZ4 block apart. (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md) */
export function unlz4(bytes: Buffer, length: number): Buffer {
  const out = Buffer.alloc(length);
  let end = 0;
  for (let at = 0; at < bytes.length;) {
    const token = bytes[at++]!;
    const more = (count: number): number => { if (count === 15) for (let byte = 255; byte === 255; count += byte) byte = bytes[at++]!; return count; };
    const literals = more(token >> 4);
    bytes.copy(out, end, at, at + literals);
    at += literals;
    end += literals;
    if (at >= bytes.length) break;
    const back = bytes.readUInt16LE(at);
    at += 2;
    for (let count = more(token & 15) + 4; count > 0; count--, end++) out[end] = out[end - back]!;
  }
  return out;
}

/** Where a word was found: the file, as its path below the folder. */
export interface Found { readonly file: string; readonly word: string }

/** Every file below a folder in which one of these words stands, as UTF-8, Latin-1 or UTF-16, packed or not. */
export function wordsIn(folder: string, words: readonly string[]): readonly Found[] {
  const needles = words.flatMap(word => [...new Set(['utf8', 'latin1', 'utf16le'].map(encoding => Buffer.from(word, encoding as BufferEncoding).toString('hex')))].map(hex => ({ word, bytes: Buffer.from(hex, 'hex') })));
  const found: Found[] = [];
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const views = viewsOf(file.name, readFileSync(path));
    for (const word of new Set(needles.filter(({ bytes }) => views.some(view => view.includes(bytes))).map(one => one.word))) found.push({ file: path.slice(folder.length + 1), word });
  }
  return found;
}
