/** Where everything of a figure stands: pure numbers from 0 (the start, the top) to 1 (the end, the bottom). Whoever draws says how large that is. */
import { endsOf } from '../instruments/instrument.ts';
import { readingsOf, type Reading, type Series, type Slot } from './series.ts';

/** An answer in the figure. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly slot: Slot;
  readonly reading: Reading;
  /** Where its number stands: above it, or beside it where two stand side by side. */
  readonly side: 'above' | 'start' | 'end';
}

/** What joins two answers that follow each other: a line, or only a trace where one between them was skipped, another session began or it was answered in another way. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
  readonly kind: 'line' | 'trace';
}

export interface Chart {
  /** In the order of time. */
  readonly points: readonly Point[];
  readonly segments: readonly Segment[];
  /** The lines of the scale, the lowest first. */
  readonly grid: readonly { readonly y: number; readonly value: number }[];
  /** The lines of the table whose day is written below, in the order of time. */
  readonly days: readonly { readonly x: number; readonly row: number }[];
  /** Whether there is room for the number of each answer. */
  readonly hasNumbers: boolean;
}

/** How far from the edges the first and the last line of the table stand, and how far the two answers of a session stand from their day. */
const edge = 0.04;
/** The least that may be between two days that are written, and between two that have their numbers. */
const dayApart = 0.25;
const numberApart = 0.1;

/** Where each line of the table stands: as far from the others as its time is. */
function placesOf(rows: Series['rows']): readonly number[] {
  const times = rows.map(({ at }) => Date.parse(at));
  const first = times[0] ?? 0;
  const span = (times.at(-1) ?? 0) - first;
  return times.map(time => (span === 0 ? 0.5 : edge + (1 - 2 * edge) * (time - first) / span));
}

/** The first and the last, and of those between them as many as have room. */
function daysOf(places: readonly number[]): Chart['days'] {
  const last = places.length - 1;
  let before = -1;
  return places.flatMap((x, row) => {
    const isWritten = row === 0 || (row === last ? x - places[0]! >= dayApart : x - before >= dayApart && places[last]! - x >= dayApart);
    if (isWritten) before = x;
    return isWritten ? [{ x, row }] : [];
  });
}

/** Works out the figure of a series. Skipped answers have no point. */
export function chartOf({ scale, rows }: Pick<Series, 'scale' | 'rows'>): Chart {
  const { from, to } = endsOf({ scale });
  const heightOf = (value: number): number => 1 - (value - from) / (to - from);
  const places = placesOf(rows);
  const gaps = places.slice(1).map((x, place) => x - places[place]!);
  const points: Point[] = [];
  const segments: Segment[] = [];
  let skipped = false;
  let before: { readonly point: Point; readonly row: number } | undefined;
  rows.forEach((row, place) => {
    // Two side by side never reach over those of the next day.
    const aside = row.slots.before && row.slots.after ? Math.min(edge, ...[gaps[place - 1], gaps[place]].flatMap(gap => (gap === undefined ? [] : [gap / 3]))) : 0;
    for (const [slot, reading] of readingsOf(row)) {
      if (reading.value === null) { skipped = true; continue; }
      const side = aside === 0 ? 'above' : slot === 'before' ? 'start' : 'end';
      const point: Point = { x: places[place]! + (side === 'above' ? 0 : side === 'start' ? -aside : aside), y: heightOf(reading.value), slot, reading, side };
      const isJoined = before && !skipped && before.point.reading.mode === reading.mode && (before.row === place || (before.point.slot === 'once' && slot === 'once'));
      if (before) segments.push({ from: before.point, to: point, kind: isJoined ? 'line' : 'trace' });
      points.push(point);
      before = { point, row: place };
      skipped = false;
    }
  });
  const values = scale.type === 'points' ? [...scale.points].sort((one, other) => one - other) : (from + to) % 2 === 0 ? [from, (from + to) / 2, to] : [from, to];
  const room = Math.min(...gaps, 1) * (points.some(({ side }) => side !== 'above') ? 0.5 : 1);
  return { points, segments, grid: values.map(value => ({ value, y: heightOf(value) })), days: daysOf(places), hasNumbers: scale.type !== 'points' && room >= numberApart };
}
