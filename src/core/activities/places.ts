import { outcodeOf } from '../questions/postcode.ts';
import type { Point } from './activity.ts';

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';

/** Reads one number of the table: base 32 in digits of 64, the upper half of which says that more follow; odd is negative. */
function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of text) {
    const part = digits.indexOf(digit);
    value |= (part & 31) << shift;
    shift += 5;
    if (part < 32) { numbers.push(value & 1 ? -(value >> 1) - 1 : value >> 1); value = 0; shift = 0; }
  }
  return numbers;
}

/**
 * Finds the middle of a postcode's area. The table has a line for each letter group: the letters, then the districts
 * (each as its distance from the one before, where that is not 1, and its letter if it has one), then latitude and
 * longitude in hundredths of a degree, each as its distance from the one before. About a kilometre exact.
 *
 * @param table what the files of `outcodes/` hold
 * @returns a function from an outcode (`NW1`) or a postcode (`NW1 2DB`) to its point, or nothing if it is not in the table
 */
export function placesOf(table: string): (postcode: string) => Point | undefined {
  const lines = new Map(table.split('\n').map(line => [line.slice(0, line.indexOf(' ')), line]));
  const read = new Map<string, ReadonlyMap<string, Point>>();
  const area = (letters: string): ReadonlyMap<string, Point> => {
    const points = new Map<string, Point>();
    const [, districts = '', coordinates = ''] = lines.get(letters)?.split(' ') ?? [];
    const numbers = numbersOf(coordinates);
    let district = 0;
    let north = 0;
    let east = 0;
    districts.split(',').forEach((text, at) => {
      const [, gap, letter] = /^(\d*)([A-Z]?)$/.exec(text) ?? [];
      district += gap === '' || gap === undefined ? 1 : Number(gap);
      north += numbers[2 * at] ?? NaN;
      east += numbers[2 * at + 1] ?? NaN;
      points.set(`${letters}${district}${letter ?? ''}`, { latitude: north / 100, longitude: east / 100 });
    });
    return points;
  };
  return postcode => {
    const outcode = outcodeOf(postcode);
    const letters = /^[A-Z]+/.exec(outcode)?.[0] ?? '';
    if (!lines.has(letters)) return undefined;
    if (!read.has(letters)) read.set(letters, area(letters));
    return read.get(letters)!.get(outcode);
  };
}

/** Kilometres between two points, as the crow flies. */
export function kilometresBetween(one: Point, other: Point): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((other.latitude - one.latitude) * radians) / 2) ** 2;
  const east = Math.sin(((other.longitude - one.longitude) * radians) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(north + Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians) * east));
}
