import type { Instrument } from '../../core/instruments/instrument.ts';
import { alone, averaged, fewestPairs, partsOf, type Count } from './small-counts.ts';
import { mcNemar, mean, median, pairedT, signedRank, type Change, type YesNoChange } from './statistics.ts';

/** Numbers of one person, earlier and later. */
export interface Numbers { readonly before: number; readonly after: number }

/** A change that may be told: with the middle of before and after, a mean or a median as the test is. */
export interface ToldChange extends Change { readonly before: number; readonly after: number }

/** How many people’s number went up, stayed and went down. */
export type Moved = Readonly<Record<'up' | 'same' | 'down', Count>>;

/** How many pairs, and the change where there are enough. */
export interface ChangeOf {
  readonly n: Count;
  readonly change?: ToldChange;
  readonly moved: Moved;
  /** The share that went up less the share that went down: of an ordinal item with enough pairs, if all three counts are told. */
  readonly net?: YesNoChange;
}

/** Points with words have an order and no distances; numbers, lines and totals are averaged. */
export const isOrdinal = ({ scale }: Pick<Instrument, 'scale'>, item: string): boolean => scale.type === 'points' && item !== 'total';

/** The change of pairs, by the test that fits. */
function changeOf(pairs: readonly Numbers[], ordinal: boolean): ToldChange {
  const differences = pairs.map(({ before, after }) => after - before);
  const middle = ordinal ? median : mean;
  return { ...(ordinal ? signedRank(differences) : pairedT(differences)), before: middle(pairs.map(({ before }) => before)), after: middle(pairs.map(({ after }) => after)) };
}

/** Which way people moved. A scale of few points moves in steps of a half at least, so this says more of it than any middle. */
function movedOf(pairs: readonly Numbers[], ordinal: boolean): Pick<ChangeOf, 'moved' | 'net'> {
  const count = (sign: number): number => pairs.filter(({ before, after }) => Math.sign(after - before) === sign).length;
  const counts = { up: count(1), same: count(0), down: count(-1) };
  const moved = partsOf(counts);
  const isTold = Object.values(moved).every(one => typeof one === 'number');
  return { moved, ...(ordinal && isTold && pairs.length >= fewestPairs && { net: mcNemar(pairs.length, counts.up, counts.down) }) };
}

/** The change of pairs; without it where they are too few. */
export const changeOfAll = (pairs: readonly Numbers[], ordinal: boolean): ChangeOf => ({ n: alone(pairs.length), ...movedOf(pairs, ordinal), ...(pairs.length >= fewestPairs && { change: changeOf(pairs, ordinal) }) });

/** Something of one session or programme. */
export interface Place { readonly programme: string; readonly session: string }
export type Placed<Value> = Place & Value;

/** The change in one part of several: only how many, and the middle. */
export type ChangeOfPart = Placed<Pick<ChangeOf, 'n' | 'change'>>;

/**
 * The change in each of several parts, whose sum is told too: what is small stays unknown, and so does the average of
 * those without one.
 */
export function changeOfParts(parts: readonly Placed<{ readonly pairs: readonly Numbers[] }>[], ordinal: boolean): readonly ChangeOfPart[] {
  const counts = partsOf(Object.fromEntries(parts.map(({ pairs }, at) => [`part-${at}`, pairs.length])));
  const told = averaged(parts.map(({ pairs }) => pairs.length));
  return parts.map(({ programme, session, pairs }, at) => {
    const n = counts[`part-${at}`] ?? 'hidden';
    return { programme, session, n, ...(told[at] && typeof n === 'number' && { change: changeOf(pairs, ordinal) }) };
  });
}
