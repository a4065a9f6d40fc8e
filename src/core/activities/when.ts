import { frequencies, type Repeating, type When } from './activity.ts';
import { dayOfNumber, isMeaningless, numberOfDay, weekdays, wholeRule, workOut } from './dates.ts';
import type { DraftSchedule } from './draft.ts';
import { readRule } from './rule.ts';
import { dayOf as anyDayOf, numberOf, textOf } from './gate.ts';

/** A day; nothing for the year 1 or 1900, which some software writes where nobody filled one in. */
const dayOf = (value: unknown): string | undefined => { const day = anyDayOf(value); return day !== undefined && day > '1901' ? day : undefined; };
const listIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.slice(0, 400).map(one => textOf(one, 60) ?? '') : [textOf(value, 200) ?? '']).flatMap(one => one.split(/[,;\s]+/)).filter(Boolean);
/** Numbers of a list; nothing where something in it is no such number: a rule that is read by half has other dates. */
function numbersIn(value: unknown, least: number, most: number): readonly number[] | undefined {
  const numbers = listIn(typeof value === 'number' ? String(value) : value).map(Number);
  return numbers.every(number => Number.isInteger(number) && number !== 0 && number >= least && number <= most) ? [...new Set(numbers)] : undefined;
}
/** Every so many: 0 is not said, and what is no number is not known. */
function wholeOf(value: unknown): number | undefined {
  const number = typeof value === 'number' || textOf(value, 20) !== undefined ? numberOf(value) : 1;
  return number !== undefined && Number.isInteger(number) && number >= 0 && number < 1000 ? number : undefined;
}

/** `HH:MM` of a time of day as directories write it: `9:30`, `09:30:00`, `9.30am`, `7 pm`, `24:00`. */
function timeOf(value: unknown): string | undefined {
  const [, hours, minutes, half] = /^(?:\d{4}-\d\d-\d\dT)?(\d{1,2})(?:[:.]?([0-5]\d))?(?:[:.][0-5]\d(?:\.\d+)?)?(?:\s?([ap])\.?m\.?)?(?:Z|[+-]\d\d:?\d\d)?$/i.exec(textOf(value, 40) ?? '') ?? [];
  // "9 to 5" can be any nine and any five.
  if (hours === undefined || (minutes === undefined && half === undefined)) return undefined;
  const hour = half === undefined ? Number(hours) : Number(hours) > 12 ? NaN : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  return hour < 24 || (hour === 24 && minutes === '00') ? `${String(hour % 24).padStart(2, '0')}:${minutes ?? '00'}` : undefined;
}

/** When it begins and ends; nothing where the times only say "all day" or that nobody filled them in. */
function timesOf(schedule: DraftSchedule): { readonly from?: string; readonly to?: string } {
  const [from, to] = [timeOf(schedule.from), timeOf(schedule.to)];
  if (from === to || (from === '00:00' && (to === undefined || to === '23:59'))) return {};
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Rules are counted so far: more times than a weekly one has in thirty years. */
const mostCounted = 2000;

const names = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const places: Readonly<Record<string, number>> = { FIRST: 1, SECOND: 2, THIRD: 3, FOURTH: 4, FIFTH: 5, LAST: -1 };
const groups: Readonly<Record<string, string>> = { WEEKDAYS: 'MO-FR', WEEKENDS: 'SA-SU', DAILY: 'MO-SU', 'EVERY DAY': 'MO-SU' };

/** `MO` for `Monday`, `Mondays`, `Mon`, `MO`, and for `1`; `0` and `7` are Sunday. */
function weekdayIn(text: string): string | undefined {
  if (/^[0-7]$/.test(text)) return weekdays[(Number(text) + 6) % 7];
  const [word, one] = [text.replace(/\.$/, ''), text.replace(/S?\.?$/, '')];
  return weekdays[names.findIndex(name => (word.length > 1 && name.startsWith(word)) || (one.length > 1 && name.startsWith(one)))];
}

/** A day as a rule writes it, with its place where it has one: `1TH` for `1TH`, `1st Thursday`, `first Thu`. */
function dayIn(text: string): string | undefined {
  const [, number, word, rest] = /^(?:(-?\d{1,2})(?:ST|ND|RD|TH(?!U?R?S?D?A?Y?S?$))? ?(?=[A-Z])|(FIRST|SECOND|THIRD|FOURTH|FIFTH|LAST) )?(.+)$/.exec(text) ?? [];
  const day = weekdayIn(rest ?? '');
  const place = number === undefined ? places[word ?? ''] : Number(number);
  return day === undefined || place === 0 || Math.abs(place ?? 1) > 53 ? undefined : `${place ?? ''}${day}`;
}

/** The days that a field names; nothing where we do not understand all of it. */
function daysIn(value: unknown): readonly string[] | undefined {
  const all = (Array.isArray(value) ? value.slice(0, 400) : [value]).map(one => (typeof one === 'number' ? String(one) : textOf(one, 200) ?? '')).join(',').toUpperCase().replace(/HTTPS?:\/\/SCHEMA\.ORG\/|\bEVERY (?!DAY)/g, '').trim();
  const texts = (groups[all] ?? all).split(/\s*(?:[,;&/|]|\bAND\b)\s*/).flatMap(text => (text.split(' ').every(weekdayIn) ? text.split(' ') : [text])).filter(Boolean);
  const days: (readonly (string | undefined)[])[] = texts.map((text, at) => {
    // "1st and 3rd Tuesday": the day stands behind the last of them.
    const named = /^(?:\d(?:ST|ND|RD|TH)|FIRST|SECOND|THIRD|FOURTH|LAST)$/.test(text) ? `${text} ${texts.slice(at).map(later => /[A-Z]+$/.exec(later)?.[0] ?? '').find(weekdayIn)}` : text;
    const one = dayIn(named);
    if (one !== undefined) return [one];
    const [first, last] = text.split(/\s*(?:-|–|\bTO\b)\s*/).map(end => weekdays.indexOf(weekdayIn(end) as 'MO'));
    if (first === undefined || last === undefined || first < 0 || last < 0) return [undefined];
    return weekdays.filter((_, day) => (first <= last ? day >= first && day <= last : day >= first || day <= last));
  });
  const known = days.flat().filter(day => day !== undefined);
  return known.length === days.flat().length ? [...new Set(known)] : undefined;
}

/** What stands in a field of days that is written for people and not for us, such as "Monday in term time". */
function daysInWords(value: unknown, { from, to }: ReturnType<typeof timesOf>): string | undefined {
  const text = textOf(value, 150);
  return text !== undefined && /\p{L}{3}/u.test(text) ? [text, [from, to].filter(Boolean).join('–')].filter(Boolean).join(', ') : undefined;
}

/**
 * When one schedule is: by a rule as far as we can tell its dates, else in its words; nothing where it says nothing, and
 * `over` where its last day is past. A rule that we do not wholly understand is not a rule: its words are shown.
 *
 * @param today `YYYY-MM-DD`
 */
export function whenOf(schedule: DraftSchedule, today: string): When | 'over' | undefined {
  const until = [dayOf(schedule.until), dayOf(schedule.validTo)].filter(day => day !== undefined).sort()[0];
  if (until !== undefined && until < today) return 'over';
  const times = timesOf(schedule);
  const days = daysIn(schedule.byday);
  const text = textOf(schedule.text, 200) ?? (days ? undefined : daysInWords(schedule.byday, times));
  const inWords: When | undefined = text === undefined ? undefined : { at: 'text', text };
  const start = dayOf(schedule.start);
  const written = textOf(schedule.rule, 300);
  if (written !== undefined) {
    const read = readRule(written, start);
    if (read.at === 'refused') return inWords;
    const ends = [read.until, until].filter(day => day !== undefined).sort()[0];
    return running({ ...read, ...(ends !== undefined && { until: ends }), ...times }, dayOf(schedule.validFrom), today, inWords);
  }
  const said = textOf(schedule.freq, 20)?.toUpperCase();
  // Lists of opening hours name a day and no more: it comes every week, or every month where it says which one.
  const freq = said === undefined && days?.length ? (days.some(day => day.length > 2) ? 'MONTHLY' : 'WEEKLY') : frequencies.find(one => one === said);
  if (freq === undefined) {
    if (said !== undefined || start === undefined) return inWords;
    if (start >= today) return { at: 'dates', dates: [start], ...times };
    // A day without a rule is that day; where it says until when, it goes on.
    return dayOf(schedule.until) === undefined ? 'over' : inWords;
  }
  const monthDays = numbersIn(schedule.bymonthday, -31, 31);
  const months = numbersIn(schedule.bymonth, 1, 12);
  const interval = wholeOf(schedule.interval);
  if (!days || !monthDays || !months || interval === undefined || (schedule.other ?? []).some(one => listIn(one).length > 0)) return inWords;
  const count = numberOf(schedule.count);
  const off = (schedule.off ?? []).map(dayOf).filter(day => day !== undefined);
  const weekStart = daysIn(schedule.weekStart)?.[0];
  const rule: Repeating = {
    at: 'repeating', freq, ...(interval > 1 && { interval }), ...(days.length > 0 && { days }), ...(monthDays.length > 0 && { monthDays }), ...(months.length > 0 && { months }), ...(weekStart !== undefined && weekStart !== 'MO' && { weekStart }),
    ...(start !== undefined && { start }), ...(until !== undefined && { until }), ...(count !== undefined && Number.isInteger(count) && count > 0 && { count }), ...(off.length > 0 && { off }), ...times,
  };
  // Whoever chose "monthly" and "Tuesday" did not mean every Tuesday, as a rule does: which one, nobody knows.
  const isVague = (freq === 'MONTHLY' || freq === 'YEARLY') && monthDays.length === 0 && days.some(day => day.length === 2);
  const { interval: _every, count: _times, ...plain } = rule;
  if (isVague || isMeaningless(rule) || !wholeRule(plain)) return inWords;
  return running(rule, dayOf(schedule.validFrom), today, inWords);
}

/** A rule that is counted has no last day too, as calendars know it (RFC 5545, 3.3.10): of both, what comes first counts. */
function withOneEnd({ count, until, ...rule }: Repeating): Repeating {
  if (count === undefined || until === undefined || rule.start === undefined) return { ...rule, ...(count !== undefined && { count }), ...(until !== undefined && { until }) };
  const first = numberOfDay(rule.start);
  const { days } = workOut({ ...rule, count }, first, mostCounted);
  const last = days.at(-1);
  return days.length === count && last !== undefined && dayOfNumber(last) <= until ? { ...rule, count } : { ...rule, until };
}

/** The rule as it runs from today on: `over` where it has no more dates, its words where it never has one. */
function running(given: Repeating, validFrom: string | undefined, today: string, inWords: When | undefined): When | 'over' | undefined {
  const one = withOneEnd(given);
  // A week's day that only the start says is said.
  const rule = one.freq === 'WEEKLY' ? wholeRule(one) ?? one : one;
  const isKnown = wholeRule(rule) !== undefined;
  // It begins with its first date that is valid; a rule that counts weeks from a start goes on counting so.
  if (validFrom !== undefined && validFrom > today && validFrom > (rule.start ?? '') && rule.count === undefined && isKnown) {
    const { days: [first], isAll } = workOut(rule, numberOfDay(validFrom), 1);
    return first !== undefined ? { ...rule, start: dayOfNumber(first) } : isAll ? 'over' : inWords;
  }
  const isFinite = rule.until !== undefined || rule.count !== undefined;
  const needsLook = isFinite || rule.monthDays !== undefined || rule.days?.some(day => day.length > 2);
  if (!needsLook || !isKnown) return rule;
  const { days, isAll } = workOut(rule, numberOfDay(today), 1);
  return days.length > 0 ? rule : isAll ? 'over' : inWords;
}
