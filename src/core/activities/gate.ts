/** The gate that everything from a directory goes through: text only, safe addresses only, possible places only. */
import type { Point } from './activity.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', rsquo: '’', lsquo: '‘', pound: '£', hellip: '…', eacute: 'é' };
const decode = (text: string): string =>
  !text.includes('&') ? text : text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,6}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const code = parseInt(decimal ?? hex!, decimal ? 10 : 16);
    return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
  });

/**
 * Takes out what stands between `<` and `>` where that begins like a tag; any other `<` is a sign like others. A tag that
 * does not end was cut off, and so was the text. No regular expression: it must be linear for any input.
 */
function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  let out = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '<' && /[a-z/!?]/i.test(text[at + 1] ?? '')) {
      const end = text.indexOf('>', at);
      if (end < 0) return `${out.trimEnd()}…`;
      const tag = text.slice(at + 1, at + 8).toLowerCase();
      out += /^\/?(?:p|br|li|div|ul|h\d)\b/.test(tag) ? '\n' : '';
      at = end;
      // A sign before another could become a tag when that one is taken out.
    } else if (text[at] !== '<' || text[at + 1] !== '<') out += text[at];
  }
  return out;
}

/** Signs that nobody sees: they turn the direction of a text, or hide a part of it. Halves of characters too. */
const unseen = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\p{Cs}]/gu;
/** What joins letters of some scripts, and pictures; between letters of ours it only hides. */
const joiners = /[\u200C\u200D]+/g;
const isJoined = (text: string, at: number, length: number): boolean => text.charCodeAt(at - 1) > 0x2ff && text.charCodeAt(at + length) > 0x2ff;
const visible = (text: string): string => text
  .replace(unseen, '').replace(joiners, (signs, at: number, whole: string) => (isJoined(whole, at, signs.length) ? signs[0]! : ''))
  .replace(/[\u2028\u2029]/g, '\n').replace(/[^\S\n]+/g, ' ').replace(/[^\P{Cc}\n]/gu, '');

/** What programs and people write into a field that has nothing in it. */
const nothing = /^(?:[\s\-–—_.,;:?*#/…]*|#?n[/.]a\.?|null|undefined|nan|none (?:given|stated|provided|specified)|tb[acd]\.?|to be (?:confirmed|announced|advised|decided)|not (?:applicable|known|available|provided|specified|stated)|unknown|\[object \w*\])$/i;

/** Plain text of at most so many characters, or nothing: no tags, entities read, no control or direction-changing characters, spaces folded. A text that was cut ends with `…`. */
export function textOf(value: unknown, most: number): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  // Markup may take far more room than words; but somebody may send a text without end.
  const isLong = value.length > most * 20;
  const given = isLong ? value.slice(0, most * 20).replace(/&[#\w]{0,9}$/, '') : value;
  // Most fields of most directories are a few plain words: these need no washing.
  if (given.length <= most && /^[\w£(][\w£ ,.;:'’()/+–-]*[\w).]$/.test(given) && !given.includes('  ')) return given.length < 32 && nothing.test(given) ? undefined : given;
  const plain = withoutTags(visible(decode(withoutTags(visible(given))))).replace(/ *\n\s*/g, '\n').replace(/\[object \w*\]/g, '').trim();
  if (plain.length < 32 && nothing.test(plain)) return undefined;
  const characters = plain.length > most ? Array.from(plain) : [];
  if (characters.length > most || (isLong && !plain.endsWith('…'))) return `${Array.from(plain).slice(0, most - 1).join('').trimEnd()}…`;
  return plain;
}

/** A web address that is safe to follow, or nothing. An address without a scheme, or with http, gets https. Only names that everybody can find: no numbers, nobody's own network. */
export function linkOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const whole = /^(?:www\.)?[a-z\d-]+(?:\.[a-z\d-]+)+(?:\/|$)/i.test(text) ? `https://${text}` : text.replace(/^http:(?=\/\/)/i, 'https:');
  return whole.length <= 2048 && /^https:\/\/(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])(?::(?:\d{1,4}|[1-5]\d{4}))?(?:[/?#][^\s"'<>\\^`{|}]*)?$/i.test(whole) && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(whole) ? whole : undefined;
}

/** One email address that can stand in `mailto:`, or nothing. */
export function emailOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replace(/^mailto:/i, '');
  return text.length <= 254 && /^[a-z\d.!#$*+/=_~-]{1,64}@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i.test(text) ? text : undefined;
}

/** The first telephone number in a text, as it is written there, or nothing. A spreadsheet takes the 0 before a number for nothing: it is put back. */
export function phoneOf(value: unknown): string | undefined {
  const text = textOf(value, 200)?.replace(/\(0\)/g, '').replace(/^[1-37-9]\d{9}$/, '0$&') ?? '';
  const found = /(?:\+\d|\(?0)[\d ()-]{8,18}\d/.exec(text)?.[0].replace(/[()]/g, '').replace(/ {2,}/g, ' ').trim();
  const digits = found?.replace(/\D/g, '').length ?? 0;
  return found && digits >= 10 && digits <= 15 ? found : undefined;
}

const isHere = (north: number, east: number): boolean => north >= 49 && north <= 61.5 && east >= -9 && east <= 2.5;

/** A point in or around the United Kingdom, or nothing: directories hold zero and impossible coordinates. Swapped ones are put right: no latitude of this country is a longitude of it. */
export function pointOf(latitude: unknown, longitude: unknown): Point | undefined {
  const [north, east] = [latitude, longitude].map(value => (typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : NaN)) as [number, number];
  return isHere(north, east) ? { latitude: north, longitude: east } : isHere(east, north) ? { latitude: east, longitude: north } : undefined;
}

/** `YYYY-MM-DD` of a date that exists, or nothing. */
export function dayOf(value: unknown): string | undefined {
  const day = typeof value === 'string' ? /^(\d{4}-\d\d-\d\d)(?:$|[T ])/.exec(value.trim())?.[1] : undefined;
  const time = day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : day;
}

/** `HH:MM` of a time of day, or nothing. */
export function timeOf(value: unknown): string | undefined {
  const [, hours, minutes] = (typeof value === 'string' && /^([01]?\d|2[0-3]):([0-5]\d)/.exec(value.trim())) || [];
  return hours === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes}`;
}

/** A number, written as one or as text, or nothing. */
export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : typeof value === 'string' && /^\s*-?\d{1,9}(?:\.\d{1,9})?\s*$/.test(value) ? Number(value) : undefined;

/** The object, or an empty one. */
export const objectOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});

/** The list's objects, or none. */
export const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.map(objectOf) : []);
