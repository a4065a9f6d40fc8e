import type { Residents } from './residents.ts';

/** CONTRACT: no square has fewer residents, so that to fetch one tells nobody who. */
export const leastResidents = 20_000;
/** A square with more activities is cut in two, where each half has residents enough. */
export const mostActivities = 400;

/** What is to be cut: places in thousandths of a degree. */
export interface Placed { readonly latitude: number; readonly longitude: number }

/** The country, cut: at each end the activities that are there, and how many people are thought to live there. */
export type Cut<P> = { readonly placed: readonly P[]; readonly people: number } | { readonly axis: 'lat' | 'lon'; /** Hundredths of a degree. */ readonly cut: number; readonly less: Cut<P>; readonly more: Cut<P> };

interface Box { readonly lat: readonly [number, number]; readonly lon: readonly [number, number] }
const britain: Box = { lat: [49.8, 60.9], lon: [-8.7, 1.8] };
const fieldOf = { lat: 'latitude', lon: 'longitude' } as const;
const sum = (people: readonly Residents[]): number => people.reduce((total, one) => total + one.people, 0);

/** The line with as many people on one side as on the other, if enough are on each. */
function middle(people: readonly Residents[], axis: 'lat' | 'lon', [from, to]: readonly [number, number]): number | undefined {
  const field = fieldOf[axis];
  const sorted = people.toSorted((one, other) => one[field] - other[field]);
  const half = sum(people) / 2;
  let before = 0;
  const cut = Math.round(100 * (sorted.find(one => (before += one.people) >= half)?.[field] ?? NaN));
  const less = sum(people.filter(one => one[field] < cut / 100));
  return cut / 100 > from && cut / 100 < to && Math.min(less, 2 * half - less) >= leastResidents ? cut : undefined;
}

/**
 * Cuts the country into squares. Where the lines can be depends on where people live only; how many there are, on the
 * activities. So a new activity moves no line.
 */
export function cutCountry<P extends Placed>(placed: readonly P[], people: readonly Residents[], box: Box = britain): Cut<P> {
  const whole = { placed, people: sum(people) };
  if (placed.length <= mostActivities || whole.people < 2 * leastResidents) return whole;
  const tall = box.lat[1] - box.lat[0] > (box.lon[1] - box.lon[0]) * Math.cos(((box.lat[0] + box.lat[1]) * Math.PI) / 360);
  for (const axis of tall ? ['lat', 'lon'] as const : ['lon', 'lat'] as const) {
    const cut = middle(people, axis, box[axis]);
    if (cut === undefined) continue;
    const field = fieldOf[axis];
    const side = (isLess: boolean): Cut<P> => cutCountry(placed.filter(one => one[field] < cut * 10 === isLess), people.filter(one => one[field] < cut / 100 === isLess), { ...box, [axis]: isLess ? [box[axis][0], cut / 100] : [cut / 100, box[axis][1]] });
    return { axis, cut, less: side(true), more: side(false) };
  }
  return whole;
}

/** The ends of a cut country. */
export function endsOf<P>(cut: Cut<P>): Extract<Cut<P>, { readonly placed: readonly P[] }>[] {
  return 'placed' in cut ? [cut] : [...endsOf(cut.less), ...endsOf(cut.more)];
}
