import { deflateSync } from 'node:zlib';

/** The colour of one point: red, green, blue and how much it covers, each 0 to 255. */
export type Point = readonly [red: number, green: number, blue: number, alpha: number];

// The polynomial of the PNG specification (ISO/IEC 15948, annex D), bits reversed.
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable.at((value ^ byte) & 0xff) ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc(named), named.length + 4);
  return whole;
}

/**
 * A square picture as a PNG file, 8 bits a channel, with transparency.
 *
 * @param side in points
 * @param colourAt the colour of the point in a column and a row, from the top left
 */
export function pngOf(side: number, colourAt: (column: number, row: number) => Point): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  // Each row begins with a byte that says that it is written as it is.
  const rows = Buffer.alloc(side * (side * 4 + 1));
  for (let row = 0, at = 0; row < side; row++) {
    at++;
    for (let column = 0; column < side; column++, at += 4) rows.set(colourAt(column, row), at);
  }
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', new Uint8Array())]);
}
