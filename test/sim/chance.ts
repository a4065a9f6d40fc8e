/** Chance that can be had again: everything that the simulator leaves to chance comes from one number. */
export interface Chance {
  /** From 0 up to 1. */
  readonly next: () => number;
  readonly happens: (probability: number) => boolean;
  /** A whole number from `least` to `most`, both of them included. */
  readonly between: (least: number, most: number) => number;
  /** As `between`, but as often from 10 to 100 as from 100 to 1000. */
  readonly spread: (least: number, most: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** So many hexadecimal digits. */
  readonly hex: (digits: number) => string;
}

/** @param seeds what it comes from: the same numbers give the same chance */
export function chanceOf(...seeds: readonly number[]): Chance {
  let state = 0x9e3779b9;
  for (const seed of seeds) state = Math.imul(state ^ seed, 0x85ebca6b) ^ (state >>> 13);
  // mulberry32, by Tommy Ettinger (public domain).
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next, between,
    happens: probability => next() < probability,
    spread: (least, most) => Math.round(least * (most / least) ** next()),
    pick: items => items[between(0, items.length - 1)]!,
    hex: digits => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
  };
}
