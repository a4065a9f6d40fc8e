/** The dates of one activity as a calendar file (iCalendar, RFC 5545), for a person's own calendar. */
import type { Activity, Repeating, When } from './activity.ts';
import { dayOfNumber, instantOf, nextDates, numberOfDay, workOut, type ActivityDate, type Moment } from './dates.ts';
import { momentText, ruleText } from './rule.ts';

/** What a calendar file needs to know besides the activity. */
export interface CalendarFacts {
  /** The dates that begin then or later are written: nobody wants years of the past in their calendar. */
  readonly now: Moment;
  /** `2026-11-22T18:00:00Z`: when the file is made. */
  readonly stampedAt: string;
  /** How to join, in the person's language. Without it the ways to get in touch are listed. */
  readonly description?: string;
}

/** The United Kingdom's clocks as rules: those that have held since 1996. */
const timeZone = [
  'BEGIN:VTIMEZONE', 'TZID:Europe/London',
  'BEGIN:DAYLIGHT', 'TZNAME:BST', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'DTSTART:19960331T010000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT',
  'BEGIN:STANDARD', 'TZNAME:GMT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000', 'DTSTART:19961027T020000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD',
  'END:VTIMEZONE',
];

/** Text with the signs that mean something in iCalendar written as others, no line end of its own, and no half characters. */
const escaped = (text: string): string =>
  Array.from(text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n'), character => (/^[\uD800-\uDFFF]$/.test(character) ? '\uFFFD' : character === '\n' ? '\\n' : /[\\;,]/.test(character) ? `\\${character}` : /\p{Cc}/u.test(character) ? ' ' : character)).join('');

const octetsOf = (character: string): number => { const code = character.codePointAt(0)!; return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4; };

/** A line in pieces of at most 75 octets, each after the first behind a space; no character is cut. */
function folded(line: string): string {
  let [out, octets] = ['', 0];
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > 75) { out += '\r\n '; octets = 1; }
    out += character;
    octets += more;
  }
  return out;
}

/** 64 bits of a text that differ for other texts, as 16 hexadecimal digits (FNV-1a, twice). Not for secrets. */
function digestOf(text: string): string {
  const half = (seed: number): string => {
    let hash = seed;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x050c5d1f);
}

/** A date as the value of a property: with the clocks of the United Kingdom, or a whole day. */
const valueOf = (name: string, day: string, time: string | undefined): string => (time === undefined ? `${name};VALUE=DATE:${momentText({ day })}` : `${name};TZID=Europe/London:${momentText({ day, time })}`);
const inUtc = (instant: string): string => instant.replace(/[-:]/g, '');

/** Begin and end. Where nobody knows the end none is made up: it then ends when it begins, and holds no time in a calendar. */
function spanOf({ day, lastDay, from, to }: ActivityDate): string[] {
  if (from === undefined) return [valueOf('DTSTART', day, undefined), valueOf('DTEND', dayOfNumber(numberOfDay(day) + 1), undefined), 'TRANSP:TRANSPARENT'];
  return [valueOf('DTSTART', day, from), ...(to === undefined ? [] : [valueOf('DTEND', lastDay, to)])];
}

/** A rule from its next date on; nothing where it has none. What is counted is counted from there. */
function repeatingLines(rule: Repeating, now: Moment): string[] | undefined {
  const [next] = nextDates(rule, now, 1);
  if (!next) return undefined;
  const { before } = workOut(rule, numberOfDay(next.day), 1);
  const counted: Repeating = { ...rule, start: rule.start ?? next.day, ...(rule.count !== undefined && { count: rule.count - before }) };
  const last = rule.until === undefined ? undefined : rule.from === undefined ? momentText({ day: rule.until }) : inUtc(instantOf({ day: rule.until, time: rule.from }));
  const off = (rule.off ?? []).filter(day => day > next.day && (rule.until === undefined || day <= rule.until)).sort();
  return [...spanOf(next), `RRULE:${ruleText(counted, last)}`, ...off.map(day => valueOf('EXDATE', day, rule.from))];
}

/** The events of one `When`: the lines of each, and a key that tells it from the others of its activity and stays. */
function eventsOf(when: When, now: Moment): { readonly key: string; readonly lines: readonly string[] }[] {
  if (when.at === 'text') return [];
  if (when.at === 'dates') return nextDates(when, now, Infinity).map(date => ({ key: `${date.day} ${date.from}`, lines: spanOf(date) }));
  const lines = repeatingLines(when, now);
  // A day off that is added later is no other rule.
  return lines ? [{ key: JSON.stringify(when, Object.keys(when).filter(name => name !== 'off').sort()), lines }] : [];
}

/** Whether a calendar file can be made: something has a date still to come. */
export const hasDates = (activity: Activity, now: Moment): boolean => activity.when.some(when => nextDates(when, now, 1).length > 0);

/**
 * Writes the calendar file of an activity: an event for each rule and each single date that is still to come. The same rule
 * of the same activity has the same UID whenever it is written, so that a calendar does not show it twice.
 *
 * @returns the file's text, or nothing where no date is known
 */
export function calendarOf(activity: Activity, { now, stampedAt, description }: CalendarFacts): string | undefined {
  // Directories say some times twice.
  const events = activity.when.flatMap(when => eventsOf(when, now)).filter(({ key }, at, all) => all.findIndex(one => one.key === key) === at);
  if (events.length === 0) return undefined;
  const { id, title, provider, place, join } = activity;
  const where = [place?.name, place?.address, place?.postcode].filter(Boolean).join(', ');
  const about = description ?? [provider, join.phone, join.email, join.url].filter(Boolean).join('\n');
  const said = [
    `SUMMARY:${escaped(title)}`, ...(where === '' ? [] : [`LOCATION:${escaped(where)}`]), ...(about === '' ? [] : [`DESCRIPTION:${escaped(about)}`]),
    ...(join.url === undefined ? [] : [`URL:${join.url.replace(/[\s\p{Cc}]/gu, '')}`]),
  ];
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//what-matters//what-matters//EN', 'CALSCALE:GREGORIAN', ...timeZone,
    ...events.flatMap(({ key, lines: own }) => ['BEGIN:VEVENT', `UID:${digestOf(`${id}\n${key}`)}@what-matters`, `DTSTAMP:${inUtc(stampedAt)}`, ...own, ...said, 'END:VEVENT']),
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}

/** Names that Windows keeps for devices, whatever comes after their point. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** The name of an activity's calendar file, safe on any system: `tea-and-tunes.ics`, of Latin letters, digits and hyphens. */
export function fileNameOf({ title }: Pick<Activity, 'title'>): string {
  const name = title.normalize('NFKD').replace(/['’]|\p{M}/gu, '').toLowerCase().replace(/&/g, ' and ').replace(/[^a-z\d]+/g, '-').slice(0, 60).replace(/^-|-$/g, '');
  return `${name === '' || devices.test(name) ? ['activity', name].filter(Boolean).join('-') : name}.ics`;
}
