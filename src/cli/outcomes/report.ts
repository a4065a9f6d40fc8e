import type { Instrument } from '../../core/instruments/instrument.ts';
import { score } from '../../core/instruments/scoring.ts';
import { moments, type CheckIn, type Moment, type NoAnswer, type Reason } from './check-in.ts';
import { changeOfAll, changeOfParts, isOrdinal, type ChangeOf, type ChangeOfPart, type Numbers, type Placed } from './change.ts';
import type { Instruments } from './from-store.ts';
import type { Gathered, Limits } from './gather.ts';
import { ownWords, type OwnWords } from './own-words.ts';
import { compare, pairsOf, seriesOf, type Pair } from './pairs.ts';
import { alone, fewestPairs, missing, partsOf, type Count } from './small-counts.ts';
import { spreadOf, spreadOfTotals, type Spread } from './spread.ts';
import { mcNemar, type YesNoChange } from './statistics.ts';

/** Counts by id; each is told, or that it is too small, or hidden with those. */
export type Counts = Readonly<Record<string, Count>>;

/** All that is told of an item, or of a total (`total`). */
export interface ItemReport extends ChangeOf, Spread {
  readonly item: string;
  readonly high: 'better' | 'worse' | 'neither';
  readonly ordinal: boolean;
  /** Pairs that were given in two ways, or to other words: they do not compare. */
  readonly differs: Count;
  /** Of all check-ins with this instrument, before and after, how many had no number, and why. A total has none. */
  readonly missing?: Readonly<Record<NoAnswer | 'notAsked', Count>>;
  readonly sessions: readonly ChangeOfPart[];
  /** From the first session to the last, by programme. */
  readonly series: readonly ChangeOfPart[];
}

export interface InstrumentReport { readonly instrument: Instrument; readonly modes: Counts; readonly items: readonly ItemReport[] }

/** The report: counts and averages only, as they may be told. Nothing in it is of one person but their own words, without a name. */
export interface Report {
  readonly limits: Limits;
  /** The first and the last day on which somebody checked in. */
  readonly days?: readonly [first: string, last: string];
  /** Who checked in twice, before only, after only, and with neither card nor device. No sum of them is told. */
  readonly checkIns: Counts;
  readonly helped: Readonly<Record<Moment, Counts>>;
  readonly languages: Counts;
  readonly talk: Counts;
  readonly instruments: readonly InstrumentReport[];
  readonly words: OwnWords;
  /** Visits to a GP: what people said before and after, and the change where it may be told. */
  readonly gp: { readonly counts: Counts; readonly change?: YesNoChange };
  readonly groups: readonly Placed<{ readonly date: string; readonly came?: Count; readonly full?: string }>[];
  readonly leftOut: readonly { readonly why: Reason; readonly count: Count }[];
}

/** How often each value is there, in an order that does not depend on who came first. */
function tally(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of [...values].sort()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}
const countsOf = (values: readonly string[]): Counts => partsOf(tally(values));

const key = (instrument: Instrument, item: string): string => `${instrument.id}.${item}`;
const has = (instrument: Instrument, { items }: CheckIn): boolean => instrument.items.some(({ id }) => items[key(instrument, id)] !== undefined);

/** The numbers of a check-in, and the one way in which they were given; no way if there were several. */
function numbersIn(instrument: Instrument, { items }: CheckIn): { readonly given: Readonly<Record<string, number>>; readonly how: string | undefined } {
  const chosen = instrument.items.flatMap(({ id }) => { const answer = items[key(instrument, id)]; return typeof answer === 'object' ? [[id, answer] as const] : []; });
  const ways = new Set(chosen.map(([, { how }]) => how));
  return { given: Object.fromEntries(chosen.map(([id, { value }]) => [id, value])), how: ways.size === 1 ? [...ways][0] : undefined };
}

/** Two numbers of a pair for an item or the total. */
function numbersOf(instrument: Instrument, item: string, { before, after }: Pair): ReturnType<typeof compare> {
  if (item !== 'total') return compare(before.items[key(instrument, item)], after.items[key(instrument, item)]);
  const [one, other] = [numbersIn(instrument, before), numbersIn(instrument, after)];
  const [first, second] = [score(instrument, one.given).total, score(instrument, other.given).total];
  if (first === undefined || second === undefined) return { at: 'missing' };
  return one.how !== undefined && one.how === other.how ? { at: 'pair', before: first, after: second } : { at: 'differs' };
}

/** Pairs by where they belong, in the order of the first day of each. */
function byPlace(pairs: readonly Pair[]): readonly Placed<{ readonly pairs: readonly Pair[] }>[] {
  const places = new Map<string, { programme: string; session: string; first: string; pairs: Pair[] }>();
  for (const pair of pairs) {
    const name = JSON.stringify([pair.programme, pair.session]);
    const place = places.get(name) ?? { programme: pair.programme, session: pair.session, first: pair.before.date, pairs: [] };
    if (pair.before.date < place.first) place.first = pair.before.date;
    place.pairs.push(pair);
    places.set(name, place);
  }
  const order = (one: { programme: string; first: string; session: string }): string => JSON.stringify([one.programme, one.first, one.session]);
  return [...places.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

function itemReport(instrument: Instrument, item: string, both: readonly Pair[], series: readonly Pair[], checkIns: readonly CheckIn[]): ItemReport {
  const own = instrument.items.find(({ id }) => id === item);
  const isTotal = own === undefined || item === 'total';
  const ordinal = isOrdinal(instrument, item);
  const compared = both.map(pair => numbersOf(instrument, item, pair));
  const numbersIn = (pairs: readonly Pair[]): readonly Numbers[] => pairs.flatMap(pair => { const one = numbersOf(instrument, item, pair); return one.at === 'pair' ? [one] : []; });
  const numbers = numbersIn(both);
  const parts = (pairs: readonly Pair[]) => byPlace(pairs).map(({ programme, session, pairs }) => ({ programme, session, pairs: numbersIn(pairs) })).filter(({ pairs }) => pairs.length > 0);
  const unanswered = (why: NoAnswer | undefined): Count => missing(checkIns.filter(({ items }) => items[key(instrument, item)] === why).length);
  return {
    item, ordinal, high: (isTotal ? instrument.total?.high : own.high) ?? 'neither',
    ...changeOfAll(numbers, ordinal),
    ...(isTotal ? spreadOfTotals(numbers, instrument.total?.bands) : spreadOf(numbers, instrument, own.bands)),
    differs: missing(compared.filter(({ at }) => at === 'differs').length),
    ...(!isTotal && { missing: { skipped: unanswered('skipped'), preferNotToSay: unanswered('preferNotToSay'), notAsked: unanswered(undefined) } }),
    sessions: changeOfParts(parts(both), ordinal),
    series: parts(series).map(({ programme, session, pairs }) => { const { n, change } = changeOfAll(pairs, ordinal); return { programme, session, n, ...(change && { change }) }; }),
  };
}

function instrumentReport(instrument: Instrument, both: readonly Pair[], series: readonly Pair[], all: readonly CheckIn[]): InstrumentReport {
  const pairs = both.filter(({ before, after }) => has(instrument, before) || has(instrument, after));
  const over = series.filter(({ before, after }) => has(instrument, before) || has(instrument, after));
  const checkIns = all.filter(one => has(instrument, one));
  const items = [...instrument.items.map(({ id }) => id), ...(instrument.total && !instrument.items.some(({ id }) => id === 'total') ? ['total'] : [])];
  const modes = pairs.flatMap(({ before, after }) => { const [one, other] = [numbersIn(instrument, before).how, numbersIn(instrument, after).how]; return one !== undefined && one === other ? [one.split(' ').pop()!] : []; });
  return { instrument, modes: countsOf(modes), items: items.map(item => itemReport(instrument, item, pairs, over, checkIns)) };
}

/** People who said yes or no both times, and everybody else. */
function gpReport(both: readonly Pair[]): Report['gp'] {
  if (!both.some(({ before, after }) => before.gpVisit !== undefined || after.gpVisit !== undefined)) return { counts: {} };
  const sure = ['yes', 'no'];
  const said = tally(both.map(({ before: { gpVisit: one = '' }, after: { gpVisit: other = '' } }) => (sure.includes(one) && sure.includes(other) ? `${one}-${other}` : 'other')));
  const all = { 'yes-yes': 0, 'yes-no': 0, 'no-yes': 0, 'no-no': 0, 'other': 0, ...said };
  const counts = partsOf(all);
  const n = both.length - all.other;
  const isTold = Object.values(counts).every(count => typeof count === 'number');
  return { counts, ...(isTold && n >= fewestPairs && { change: mcNemar(n, all['no-yes'], all['yes-no']) }) };
}

/** Puts the report together. @param withWords whether people's own words are in it */
export function reportOf({ slots, loose, reports, leftOut }: Gathered, instruments: Instruments, limits: Limits, withWords: boolean): Report {
  const { both, beforeOnly, afterOnly } = pairsOf(slots);
  const series = seriesOf(slots);
  const all = [...slots.flatMap(({ before, after }) => [before, after].flatMap(one => one ?? [])), ...loose];
  const dates = all.map(({ date }) => date.slice(0, 10)).sort();
  const helped = (moment: Moment): Counts => countsOf(both.map(pair => pair[moment].helped ?? 'not-told'));
  const used = Object.values(instruments).filter(instrument => all.some(one => has(instrument, one)));
  return {
    limits,
    ...(dates.length > 0 && { days: [dates.at(0)!, dates.at(-1)!] as const }),
    checkIns: Object.fromEntries(Object.entries({ 'both': both.length, 'before-only': beforeOnly, 'after-only': afterOnly, ...Object.fromEntries(moments.map(moment => [`loose-${moment}`, loose.filter(one => one.moment === moment).length])) }).map(([name, count]) => [name, alone(count)])),
    helped: { before: helped('before'), after: helped('after') },
    languages: countsOf(both.map(({ after }) => after.language || 'not-told')),
    talk: countsOf(both.map(({ after }) => after.talk ?? 'not-told')),
    instruments: used.map(instrument => instrumentReport(instrument, both, series, all)),
    words: withWords ? ownWords(all.flatMap(({ good }) => good ?? [])) : { at: 'left-out' },
    gp: gpReport(both),
    groups: [...reports].sort((one, other) => (one.date < other.date ? -1 : 1)).map(({ programme, session, date, came, full }) => ({ programme, session, date: date.slice(0, 10), ...(came !== undefined && { came: alone(came) }), ...(full !== undefined && { full }) })),
    leftOut: [...leftOut].map(([why, count]) => ({ why, count: alone(count) })),
  };
}
