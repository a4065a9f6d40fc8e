/**
 * How a table of areas writes which postcodes of an outcode go to whom: parts with a space between, the first that has a
 * postcode counts. A part is who serves (`-` for nobody, else the place of a scheme in the list, from 0), `=`, and either
 * digits, each a whole sector, or one digit and `/` and the units of that sector: `0=4/U0008 -=4 0=0123`.
 *
 * Units are rows of a square. A unit has two letters of the twenty that can stand there; the first is the row, the second
 * the column. A row is twenty bits as four digits in base 32, the first column the highest. Rows follow each other from
 * `A` on; a letter before a row skips to it; rows after the last are empty.
 */

/** The letters that can stand in the last two places of a postcode, in order. Source: BS 7666, as a fact. */
export const unitLetters = 'ABDEFGHJLNPQRSTUWXYZ';

/** How many units a sector can have. */
export const mostUnits = unitLetters.length ** 2;

const row = /([A-Z]?)([0-9a-v]{4})/g;
const part = /^(-|\d{1,3})=(?:(\d{1,10})|(\d)\/((?:[ABD-HJLNP-UW-Z]?[0-9a-v]{4}){1,20}))$/;

/** Whom a part is about: `-` for nobody, else the place of a scheme in the list. */
export type Who = '-' | number;

/** One part, read: whole sectors, or some units of one sector. */
interface Part {
  readonly who: Who;
  /** The digits of whole sectors. */
  readonly whole: string;
  /** The digit of the sector that the units are in. */
  readonly sector?: string;
  readonly units: string;
}

/** Reads the parts of an outcode; nothing if one of them is none. */
export function readParts(text: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const one of text.split(' ')) {
    const found = part.exec(one);
    if (!found) return undefined;
    const [, who, whole = '', sector, units = ''] = found;
    parts.push({ who: who === '-' ? '-' : Number(who), whole, units, ...(sector !== undefined && { sector }) });
  }
  return parts;
}

/** The place of a unit in its sector, from 0, row by row; under 0 if its two letters cannot be one. */
export const placeOfUnit = (unit: string): number => {
  const [from, to] = [unitLetters.indexOf(unit[0] ?? ''), unitLetters.indexOf(unit[1] ?? '')];
  return unit.length === 2 && from >= 0 && to >= 0 ? from * unitLetters.length + to : -1;
};

function hasUnit(units: string, place: number): boolean {
  const [wanted, column] = [Math.floor(place / unitLetters.length), place % unitLetters.length];
  let at = 0;
  for (const [, skipTo, bits] of units.matchAll(row)) {
    if (skipTo) at = unitLetters.indexOf(skipTo);
    if (at === wanted) return ((parseInt(bits!, 32) >> (unitLetters.length - 1 - column)) & 1) === 1;
    at++;
  }
  return false;
}

/** Who serves a postcode by the parts of its outcode; nothing if they do not know it. */
export const whoServes = (parts: readonly Part[], sector: string, unit: string): Who | undefined =>
  parts.find(one => one.whole.includes(sector) || (one.sector === sector && hasUnit(one.units, placeOfUnit(unit))))?.who;

/** Writes units, given as places in their sector. */
export function writeUnits(places: Iterable<number>): string {
  const rows = Array.from(unitLetters, () => 0);
  for (const place of places) rows[Math.floor(place / unitLetters.length)]! |= 1 << (unitLetters.length - 1 - (place % unitLetters.length));
  let skipped = false;
  return rows.map((bits, at) => {
    const text = bits === 0 ? '' : (skipped ? unitLetters[at]! : '') + bits.toString(32).padStart(4, '0');
    skipped = bits === 0;
    return text;
  }).join('');
}
