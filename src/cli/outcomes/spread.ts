import { endsOf, type Band, type Instrument } from '../../core/instruments/instrument.ts';
import type { Numbers } from './change.ts';
import { joinSmall, type Cell } from './small-counts.ts';

/** Several bands, or points, that stand together; and how many people were in it before and after. */
export interface Group { readonly labels: readonly string[]; readonly before: number; readonly after: number }

/** How answers were spread: over bands, where there are some, and over points. Empty where even all together are too few. */
export interface Spread { readonly bands: readonly Group[]; readonly points: readonly Group[] }

/** A step of a scale that is told: one point, or ten of a line. */
interface Step { readonly from: number; readonly to: number; readonly label: string }

function stepsOf(instrument: Instrument): readonly Step[] {
  const { scale } = instrument;
  const { from, to } = endsOf(instrument);
  if (scale.type === 'points') return [...scale.points].sort((one, other) => one - other).map(point => ({ from: point, to: point, label: instrument.wording['en']?.points?.[point] ?? String(point) }));
  const width = scale.type === 'line' ? 10 : 1;
  const starts = Array.from({ length: Math.ceil((to - from + (width === 1 ? 1 : 0)) / width) }, (_, at) => from + at * width);
  return starts.map((start, at) => { const end = at === starts.length - 1 ? to : start + width - 1; return { from: start, to: end, label: start === end ? String(start) : `${start} to ${end}` }; });
}

const count = (pairs: readonly Numbers[], { from, to }: { readonly from: number; readonly to: number }): Pick<Cell, 'before' | 'after'> => {
  const within = (value: number): boolean => value >= from && value <= to;
  return { before: pairs.filter(({ before }) => within(before)).length, after: pairs.filter(({ after }) => within(after)).length };
};

/** Cells `from` and `to` are places in a list of labels. */
const joined = (labels: readonly string[], counts: readonly Pick<Cell, 'before' | 'after'>[], start = 0): readonly (Cell & Group)[] =>
  joinSmall(counts.map((one, at) => ({ ...one, from: start + at, to: start + at }))).map(cell => ({ ...cell, labels: labels.slice(cell.from, cell.to + 1) }));

const inOrder = (bands: readonly Band[]): readonly Band[] => [...bands].sort((one, other) => one.from - other.from);

/** Whether every number is in one band and no more, so that bands are parts of one whole. */
const isWhole = (pairs: readonly Numbers[], bands: readonly Band[]): boolean =>
  pairs.every(({ before, after }) => [before, after].every(value => bands.filter(({ from, to }) => value >= from && value <= to).length === 1));

const plain = ({ labels, before, after }: Group): Group => ({ labels, before, after });

/** How totals were spread over their bands. */
export function spreadOfTotals(pairs: readonly Numbers[], bands: readonly Band[] | undefined): Spread {
  const ordered = inOrder(bands ?? []);
  return { bands: isWhole(pairs, ordered) ? joined(ordered.map(({ id }) => id), ordered.map(band => count(pairs, band))).map(plain) : [], points: [] };
}

/**
 * How the answers to an item were spread. Points are put together within what was put together of bands, so that the one
 * table taken from the other leaves no small count.
 */
export function spreadOf(pairs: readonly Numbers[], instrument: Instrument, bands: readonly Band[] | undefined): Spread {
  const steps = stepsOf(instrument);
  const labels = steps.map(({ label }) => label);
  const all = steps.map(step => count(pairs, step));
  const ordered = inOrder(bands ?? []);
  const own = ordered.map(band => steps.flatMap((step, at) => (step.from >= band.from && step.to <= band.to ? [at] : [])));
  // Bands that cut a step in two, or leave some out, tell nothing that the points could be held against.
  const fits = ordered.length > 0 && own.flat().length === steps.length && own.every(places => places.length > 0) && isWhole(pairs, ordered);
  if (!fits) return { bands: [], points: joined(labels, all).map(plain) };
  const groups = joined(ordered.map(({ id }) => id), ordered.map(band => count(pairs, band)));
  const points = groups.flatMap(({ from, to }): readonly Group[] => {
    const places = own.slice(from, to + 1).flat();
    const apart = joined(labels, all.slice(places[0], places.at(-1)! + 1), places[0]);
    return apart.length > 0 ? apart : [{ labels: places.map(at => labels.at(at)!), before: 0, after: 0 }];
  });
  return { bands: groups.map(plain), points: points.map(plain) };
}
