/**
 * The rows of a square: what choosing looks at, of each of its activities, and nothing else. About three bytes each, so that
 * a phone can have all that is near, and nobody sees for which of them it came. What is about no interest is a set of its
 * own, with its own rows and cards: it is chosen for nobody but who picked nothing at all.
 *
 * A file of rows is four bytes of checksum (FNV-1a of the rest) and then bits (`code.ts`): a version, how many rows, the
 * corner of the square, and the rows from south to north, west to east, then by id. So a row's place says its order among
 * the others at the same point, and ids need not be in it. What stands in a row again and again (the day of the last check)
 * is written once and then named by how long ago it was. Who offers something is not in a row: it would be half of it, and
 * counts only among the few that are shown, whose cards say it.
 */
import { needs as allNeeds, times as allTimes } from '../../taxonomy.ts';
import type { Facts } from '../facts.ts';
import { amount, bitReader, bitWriter, contexts, plain, symbol, type Coder } from './code.ts';

/** One activity as a row holds it. All are whole numbers. */
export interface Row {
  /** Thousandths of a degree. Rows from anywhere, or from nobody knows where, have none: both 0. */
  latitude: number;
  longitude: number;
  /** Places in the manifest's list of interests, in order. */
  interests: number[];
  /** 0: no other activity is the same thing. Else the same for the same: under 2 ** 24 in all squares, from there on in this one. */
  same: number;
  /** 0 or 1. */
  atHome: number;
  fromAnywhere: number;
  /** For each need: 0 unknown, 1 met, 2 not met. */
  needs: number[];
  /** A bit for each part of the week. */
  times: number;
  /** Days from the last check to the newest check of all, and 1; 0 where nobody knows. */
  checked: number;
  /** The age from which, and up to which, and 1 each; 0 where nobody says. */
  from: number;
  to: number;
  /** 0 unknown, 1 women, 2 men. */
  gender: number;
  /** Places in the manifest's list of groups. */
  groups: number[];
  /** 1: somebody must refer a person. */
  referral: number;
}

/** What all rows of an index share. */
export interface RowWords {
  /** Ids of interests. */
  readonly interests: readonly string[];
  readonly groups: readonly string[];
  /** `YYYY-MM-DD`: the newest check of all. */
  readonly newest: string;
}

/** The first number of `same` that counts within its square only. */
export const localFrom = 2 ** 24;
/** A row of which nothing is known. */
export const emptyRow = (): Row => ({ latitude: 0, longitude: 0, interests: [], same: 0, atHome: 0, fromAnywhere: 0, needs: allNeeds.map(() => 0), times: 0, checked: 0, from: 0, to: 0, gender: 0, groups: [], referral: 0 });
/** Most words, rows and interests of one row that are coded. */
export const rowLimits = { interests: 127, perRow: 15, groups: 63, rows: 100_000, age: 126 };
const version = 1;
const dayMs = 86_400_000;

let used = 0;
const place = (size: number): number => (used += size) - size;
const at = {
  head: place(64), corner: place(32), up: place(64), along: place(64), across: place(32),
  more: place(16), first: place(128), next: place(128), home: place(2), anywhere: place(2), needs: place(64), times: place(16),
  gender: place(12), referral: place(1), groups: place(8), group: place(64), alone: place(1), same: place(192), isKnown: place(2), checked: place(192), ages: place(192),
};
if (used > contexts) throw new Error('a row has more contexts than a coder');

/** What is named by how long ago it was, the last one first. */
interface Column { readonly recent: Float64Array; known: number; made: number }
const mostRecent = 4095;
const column = (): Column => ({ recent: new Float64Array(mostRecent), known: 0, made: localFrom });

/** A word that may have been there before. Without a width, a new one is a number of this square. */
function word(coder: Coder, base: number, words: Column, value: number, fresh: (value: number) => number): number {
  const { recent } = words;
  const found = amount(coder, base, coder.reads ? 0 : recent.subarray(0, words.known).indexOf(value) + 1);
  const read = found === 0 ? fresh(value) : found > words.known ? 0 : recent[found - 1]!;
  if (found === 0 && words.known < mostRecent) words.known++;
  // To the front.
  recent.copyWithin(1, 0, (found === 0 ? words.known : Math.min(found, words.known)) - 1);
  recent[0] = read;
  return read;
}

/** The south-west corner of a file's rows, and how many bits a longitude takes from there. */
interface Corner { readonly latitude: number; readonly longitude: number; readonly width: number }

/** Codes one row after another. In reading, what is in `row` is written over; its lists must be empty, and `same` 0. */
function rowCoder(coder: Coder, corner: Corner | undefined): (row: Row) => void {
  const same = column();
  const checked = column();
  const ages = column();
  const thing = (base: number, words: Column) => (value: number): number =>
    coder.bit(base + 64, value >= localFrom ? 1 : 0) === 0 ? plain(coder, base + 65, 24, value) : value >= localFrom ? value : words.made++;
  let { latitude, longitude } = corner ?? { latitude: 0, longitude: 0 };
  let met: readonly number[] = allNeeds.map(() => 0);
  return row => {
    let again = 0;
    if (corner) {
      const up = amount(coder, at.up, row.latitude - latitude);
      const along = up === 0 ? amount(coder, at.along, row.longitude - longitude) : 0;
      row.longitude = up === 0 ? longitude + along : corner.longitude + plain(coder, at.across, corner.width, row.longitude - corner.longitude);
      row.latitude = latitude + up;
      again = up + along === 0 ? 1 : 0;
      ({ latitude, longitude } = row);
    }
    const { interests, groups } = row;
    for (let count = 0; count < rowLimits.perRow && coder.bit(at.more + count, interests.length > count ? 1 : 0) === 1; count++) interests[count] = symbol(coder, count === 0 ? at.first : at.next, 7, interests[count] ?? 0);
    row.same = coder.bit(at.alone, row.same === 0 ? 0 : 1) === 0 ? 0 : word(coder, at.same, same, row.same, thing(at.same, same));
    row.atHome = coder.bit(at.home + again, row.atHome);
    row.fromAnywhere = coder.bit(at.anywhere + again, row.fromAnywhere);
    for (let need = 0; need < allNeeds.length; need++) {
      // What a hall has, it has for all that goes on there.
      const like = again === 1 ? met[need]! : 0;
      const context = at.needs + need * 5;
      row.needs[need] = coder.bit(context + like, row.needs[need] === 0 ? 0 : 1) === 0 ? 0 : 1 + coder.bit(context + 3 + (like >> 1), row.needs[need] === 2 ? 1 : 0);
    }
    met = [...row.needs];
    row.times = symbol(coder, at.times, 4, row.times);
    row.checked = coder.bit(at.isKnown + again, row.checked === 0 ? 0 : 1) === 0 ? 0 : word(coder, at.checked, checked, row.checked, value => plain(coder, at.checked + 64, 10, value));
    const both = word(coder, at.ages, ages, row.from * 128 + row.to, value => plain(coder, at.ages + 64, 14, value));
    row.from = both >> 7;
    row.to = both & 127;
    row.gender = symbol(coder, at.gender, 2, row.gender);
    row.referral = coder.bit(at.referral, row.referral);
    for (let count = 0; count < rowLimits.perRow && coder.bit(at.groups + Math.min(count, 7), groups.length > count ? 1 : 0) === 1; count++) groups[count] = symbol(coder, at.group, 6, groups[count] ?? 0);
  };
}

function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}

/** Whether bytes are rows that nobody damaged, by their checksum. */
export const isRows = (bytes: Uint8Array): boolean => bytes.length > 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) === checksum(bytes.subarray(4));

/** Codes what stands before the rows. In reading, what is given counts for nothing. */
function head(coder: Coder, count: number, corner: Corner | undefined): { readonly version: number; readonly count: number; readonly corner: Corner | undefined } {
  const read = plain(coder, at.head, 8, version);
  const rows = amount(coder, at.head, count);
  if (plain(coder, at.head, 1, corner ? 1 : 0) === 0) return { version: read, count: rows, corner: undefined };
  // West of Greenwich is under 0.
  const latitude = plain(coder, at.corner, 17, corner?.latitude ?? 0);
  const longitude = plain(coder, at.corner, 19, (corner?.longitude ?? 0) + 180_000) - 180_000;
  const width = plain(coder, at.corner, 5, corner?.width ?? 0);
  return { version: read, count: rows, corner: { latitude, longitude, width } };
}

/** Writes rows that are in order: from south to north, west to east, then by id; without places by id alone. */
export function writeRows(rows: readonly Row[], hasPlaces: boolean): Uint8Array<ArrayBuffer> {
  const writer = bitWriter();
  const west = rows.reduce((least, { longitude }) => Math.min(least, longitude), Infinity);
  const east = rows.reduce((most, { longitude }) => Math.max(most, longitude), west);
  const corner = hasPlaces && rows.length > 0 ? { latitude: rows[0]!.latitude, longitude: west, width: (east - west).toString(2).length } : undefined;
  head(writer, rows.length, corner);
  const code = rowCoder(writer, corner);
  for (const row of rows) code({ ...row, interests: [...row.interests], groups: [...row.groups], needs: [...row.needs] });
  const bits = writer.end();
  const bytes = new Uint8Array(4 + bits.length);
  new DataView(bytes.buffer).setUint32(0, checksum(bits));
  bytes.set(bits, 4);
  return bytes;
}

/** What is put before the names of the files of each set of a square: of what is about some interest, and of the rest. */
export const sets = ['', 'rest-'] as const;

/** Facts of a row, and where its card is. */
export interface RowFacts extends Facts {
  /** What is put before the names of the files of its set: the square, and which set. */
  readonly square: string;
  /** The place of the row's card in the square (`cards.ts`). */
  card: number;
}

/** Rows of one set as far as they are wanted, and how many there are in all. */
export interface ReadRows {
  readonly facts: readonly RowFacts[];
  readonly count: number;
}

/** In which order the cards of a set are dealt out to its files: by what is first said of each, so that each file gets some of all. */
export function dealt(firsts: readonly number[]): number[] {
  const order = firsts.map((_, row) => row).sort((one, other) => firsts[one]! - firsts[other]! || one - other);
  const places: number[] = [];
  order.forEach((row, to) => { places[row] = to; });
  return places;
}

/** What of a row deals its card. */
export const firstOf = ({ interests }: Pick<Row, 'interests'>): number => interests[0] ?? rowLimits.interests;

/** What many rows have alike is made once. */
function shared<Value>(made: Map<number, Value>, key: number, make: () => Value): Value {
  const found = made.get(key);
  if (found !== undefined) return found;
  const value = make();
  made.set(key, value);
  return value;
}

/**
 * Reads the rows of a set. Rows about nothing that is wanted are passed over before anything is made of them.
 *
 * @param square what is put before the names of its files
 * @param wanted the interests that are wanted, as places in the list; without it, all rows are
 * @returns nothing where the bytes are no rows of ours, or are damaged
 */
export function readRows(bytes: Uint8Array, square: string, { interests, groups, newest }: RowWords, wanted?: ReadonlySet<number>): ReadRows | undefined {
  if (!isRows(bytes)) return undefined;
  const coder = bitReader(bytes.subarray(4));
  const { version: read, count, corner } = head(coder, 0, undefined);
  if (read !== version || count > rowLimits.rows) return undefined;
  const code = rowCoder(coder, corner);
  const row = emptyRow();
  const known = { needs: new Map<number, RowFacts['needs']>(), times: new Map<number, RowFacts['times']>(), days: new Map<number, string>() };
  const firsts: number[] = [];
  const facts: RowFacts[] = [];
  const rowOf: number[] = [];
  for (let at = 0; at < count; at++) {
    row.interests.length = row.groups.length = row.same = 0;
    code(row);
    firsts.push(firstOf(row));
    if (wanted && !row.interests.some(interest => wanted.has(interest))) continue;
    const own = (value: number): string => (value >= localFrom ? `${square}${value}` : String(value));
    rowOf.push(at);
    facts.push({
      square, card: 0,
      // Of equal ideas at one point the lesser id counts, and so the earlier row.
      id: `${square}${String(at).padStart(6, '0')}`,
      interests: row.interests.map(interest => interests[interest] ?? ''), groups: row.groups.map(group => groups[group] ?? ''),
      same: row.same === 0 ? `${square}#${at}` : own(row.same),
      atHome: row.atHome === 1, fromAnywhere: row.fromAnywhere === 1,
      needs: shared(known.needs, row.needs.reduce((sum, met) => sum * 3 + met, 0), () => Object.fromEntries(row.needs.flatMap((met, need) => (met === 0 ? [] : [[allNeeds[need]!, met === 1]])))),
      times: shared(known.times, row.times, () => allTimes.filter((_, part) => (row.times >> part) & 1)),
      ...(corner && { point: { latitude: row.latitude / 1000, longitude: row.longitude / 1000 } }),
      ...(row.checked > 0 && { lastChecked: shared(known.days, row.checked, () => new Date(Date.parse(`${newest}T00:00:00Z`) - (row.checked - 1) * dayMs).toISOString().slice(0, 10)) }),
      ...(row.from + row.to > 0 && { ages: { ...(row.from > 0 && { from: row.from - 1 }), ...(row.to > 0 && { to: row.to - 1 }) } }),
      ...(row.gender > 0 && { gender: row.gender === 1 ? 'women' : 'men' }), ...(row.referral === 1 && { referral: true }),
    });
  }
  const places = dealt(firsts);
  facts.forEach((one, nth) => { one.card = places[rowOf[nth]!]!; });
  return { facts, count };
}
