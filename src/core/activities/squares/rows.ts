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
import { BitWriter, Coder } from './code.ts';

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
  /** What is known of the needs ({@link packed}). */
  needs: number;
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
export const emptyRow = (): Row => ({ latitude: 0, longitude: 0, interests: [], same: 0, atHome: 0, fromAnywhere: 0, needs: 0, times: 0, checked: 0, from: 0, to: 0, gender: 0, groups: [], referral: 0 });
/** For each need 0 unknown, 1 met, 2 not met: one number for all of them. */
export const packed = (needs: readonly number[]): number => needs.reduceRight((sum, known) => sum * 3 + known, 0);
const knownOf = (needs: number, need: number): number => Math.floor(needs / 3 ** need) % 3;
/** Most words, rows and interests of one row that are coded. */
export const rowLimits = { interests: 127, perRow: 15, groups: 63, rows: 100_000, age: 126 };
const version = 2;
const dayMs = 86_400_000;

let used = 0;
const place = (size: number): number => (used += size) - size;
const at = {
  head: place(64), corner: place(32), up: place(64), along: place(64), across: place(32),
  more: place(16), first: place(128), next: place(128), needs: place(128), need: place(64), times: place(16), isSpecial: place(2),
  home: place(2), anywhere: place(2), gender: place(4), referral: place(1), groups: place(8), group: place(64), alone: place(1), same: place(192), isKnown: place(2), checked: place(192), ages: place(192),
};
/** How many contexts a row needs: no more than a coder has. */
export const contextsOfRow = used;

/** What is named by how long ago it was, the last one first. */
interface Column { readonly recent: Int32Array; known: number; made: number }
const mostRecent = 1023;
const column = (): Column => ({ recent: new Int32Array(mostRecent), known: 0, made: localFrom });
/** Sets of needs that a file names by a number, as they come; more stand in full. */
const mostNeeds = 63;

/** A word that may have been there before. Without a width, a new one is a number of this square. */
function word(coder: Coder, base: number, words: Column, value: number, fresh: (value: number) => number): number {
  const { recent } = words;
  const found = coder.amount(base, coder.reads ? 0 : recent.subarray(0, words.known).indexOf(value) + 1);
  if (found === 1) return recent[0]!;
  const read = found === 0 ? fresh(value) : found > words.known ? 0 : recent[found - 1]!;
  if (found === 0 && words.known < mostRecent) words.known++;
  // To the front.
  recent.copyWithin(1, 0, (found === 0 ? words.known : Math.min(found, words.known)) - 1);
  recent[0] = read;
  return read;
}

/** The south-west corner of a file's rows, and how many bits a longitude takes from there. */
interface Corner { readonly latitude: number; readonly longitude: number; readonly width: number }

/** Codes one row after another. In reading, what is in `row` is written over; it must be an empty one. */
function rowCoder(coder: Coder, corner: Corner | undefined): (row: Row) => void {
  const same = column();
  const checked = column();
  const ages = column();
  const needs: number[] = [];
  let met = 0;
  const day = (value: number): number => coder.plain(at.checked + 64, 10, value);
  const fromTo = (value: number): number => coder.plain(at.ages + 64, 14, value);
  const thing = (value: number): number => (coder.bit(at.same + 64, value >= localFrom ? 1 : 0) === 0 ? coder.plain(at.same + 65, 24, value) : value >= localFrom ? value : same.made++);
  let { latitude, longitude } = corner ?? { latitude: 0, longitude: 0 };
  return row => {
    let again = 0;
    if (corner) {
      const up = coder.amount(at.up, row.latitude - latitude);
      const along = up === 0 ? coder.amount(at.along, row.longitude - longitude) : 0;
      row.longitude = up === 0 ? longitude + along : corner.longitude + coder.plain(at.across, corner.width, row.longitude - corner.longitude);
      row.latitude = latitude + up;
      again = up + along === 0 ? 1 : 0;
      ({ latitude, longitude } = row);
    }
    const { interests, groups } = row;
    for (let count = 0; count < rowLimits.perRow && coder.bit(at.more + count, interests.length > count ? 1 : 0) === 1; count++) interests[count] = coder.symbol(count === 0 ? at.first : at.next, 7, interests[count] ?? 0);
    // What a hall has, it has for all that goes on there.
    if (again === 0 || coder.bit(at.needs, row.needs === met ? 1 : 0) === 0) {
      const known = coder.symbol(at.needs + 64, 6, needs.indexOf(row.needs) + 1);
      if (known > 0) row.needs = needs[known - 1] ?? 0;
      else {
        const each = allNeeds.map((_, need) => coder.symbol(at.need + need * 4, 2, knownOf(row.needs, need)));
        row.needs = packed(each);
        if (needs.length < mostNeeds) needs.push(row.needs);
      }
    } else row.needs = met;
    met = row.needs;
    row.times = coder.symbol(at.times, 4, row.times);
    row.checked = coder.bit(at.isKnown + again, row.checked === 0 ? 0 : 1) === 0 ? 0 : word(coder, at.checked, checked, row.checked, day);
    const both = word(coder, at.ages, ages, row.from * 128 + row.to, fromTo);
    row.from = both >> 7;
    row.to = both & 127;
    // Most have none of these.
    if (coder.bit(at.isSpecial + again, row.same + row.atHome + row.fromAnywhere + row.gender + row.referral + groups.length > 0 ? 1 : 0) === 0) return;
    row.same = coder.bit(at.alone, row.same === 0 ? 0 : 1) === 0 ? 0 : word(coder, at.same, same, row.same, thing);
    row.atHome = coder.bit(at.home + again, row.atHome);
    row.fromAnywhere = coder.bit(at.anywhere + again, row.fromAnywhere);
    row.gender = coder.symbol(at.gender, 2, row.gender);
    row.referral = coder.bit(at.referral, row.referral);
    for (let count = 0; count < rowLimits.perRow && coder.bit(at.groups + Math.min(count, 7), groups.length > count ? 1 : 0) === 1; count++) groups[count] = coder.symbol(at.group, 6, groups[count] ?? 0);
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
  const read = coder.plain(at.head, 8, version);
  const rows = coder.amount(at.head, count);
  if (coder.plain(at.head, 1, corner ? 1 : 0) === 0) return { version: read, count: rows, corner: undefined };
  // West of Greenwich is under 0.
  const latitude = coder.plain(at.corner, 17, corner?.latitude ?? 0);
  const longitude = coder.plain(at.corner, 19, (corner?.longitude ?? 0) + 180_000) - 180_000;
  const width = coder.plain(at.corner, 5, corner?.width ?? 0);
  return { version: read, count: rows, corner: { latitude, longitude, width } };
}

/** Writes rows that are in order: from south to north, west to east, then by id; without places by id alone. */
export function writeRows(rows: readonly Row[], hasPlaces: boolean): Uint8Array<ArrayBuffer> {
  const writer = new BitWriter();
  const west = rows.reduce((least, { longitude }) => Math.min(least, longitude), Infinity);
  const east = rows.reduce((most, { longitude }) => Math.max(most, longitude), west);
  const corner = hasPlaces && rows.length > 0 ? { latitude: rows[0]!.latitude, longitude: west, width: (east - west).toString(2).length } : undefined;
  head(writer, rows.length, corner);
  const code = rowCoder(writer, corner);
  for (const row of rows) code({ ...row, interests: [...row.interests], groups: [...row.groups] });
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
  // How many come before each: they are few different ones.
  const before = Array.from({ length: rowLimits.interests + 2 }, () => 0);
  for (const first of firsts) before[first + 1]!++;
  for (let first = 1; first < before.length; first++) before[first]! += before[first - 1]!;
  return firsts.map(first => before[first]!++);
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
  const coder = new Coder(bytes.subarray(4));
  const { version: read, count, corner } = head(coder, 0, undefined);
  if (read !== version || count > rowLimits.rows) return undefined;
  const code = rowCoder(coder, corner);
  const row = emptyRow();
  const met = new Map<number, RowFacts['needs']>();
  const days = new Map<number, string>();
  const firsts: number[] = [];
  const facts: RowFacts[] = [];
  for (let at = 0; at < count; at++) {
    row.interests.length = row.groups.length = row.same = row.atHome = row.fromAnywhere = row.gender = row.referral = 0;
    code(row);
    firsts.push(firstOf(row));
    let isWanted = wanted === undefined;
    for (const interest of row.interests) isWanted ||= wanted!.has(interest);
    if (!isWanted) continue;
    const one: { -readonly [Key in keyof RowFacts]: RowFacts[Key] } = {
      square, card: at,
      // Of equal ideas at one point the lesser id counts, and so the earlier row.
      id: `${square}${String(at).padStart(6, '0')}`,
      interests: row.interests.map(interest => interests[interest] ?? ''), groups: row.groups.map(group => groups[group] ?? ''),
      same: row.same === 0 ? `${square}#${at}` : row.same >= localFrom ? `${square}${row.same}` : String(row.same),
      atHome: row.atHome === 1, fromAnywhere: row.fromAnywhere === 1,
      needs: shared(met, row.needs, () => Object.fromEntries(allNeeds.flatMap((need, nth) => { const known = knownOf(row.needs, nth); return known === 0 ? [] : [[need, known === 1]]; }))),
      times: allTimes.filter((_, part) => (row.times >> part) & 1),
    };
    if (corner) one.point = { latitude: row.latitude / 1000, longitude: row.longitude / 1000 };
    if (row.checked > 0) one.lastChecked = shared(days, row.checked, () => new Date(Date.parse(`${newest}T00:00:00Z`) - (row.checked - 1) * dayMs).toISOString().slice(0, 10));
    if (row.from + row.to > 0) one.ages = { ...(row.from > 0 && { from: row.from - 1 }), ...(row.to > 0 && { to: row.to - 1 }) };
    if (row.gender > 0) one.gender = row.gender === 1 ? 'women' : 'men';
    if (row.referral === 1) one.referral = true;
    facts.push(one);
  }
  const places = dealt(firsts);
  for (const one of facts) one.card = places[one.card]!;
  return { facts, count };
}
