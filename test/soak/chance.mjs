// Chance with a seed: the same seed draws the same numbers, so that a run can be begun again.

/** @param {number} seed whole */
export function chanceOf(seed) {
  let state = seed >>> 0;
  /** From 0 up to 1 (mulberry32). */
  const next = () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    /** Draws a key of `{ key: weight }`. */
    pick: weights => {
      const all = Object.entries(weights);
      let left = next() * all.reduce((sum, [, weight]) => sum + weight, 0);
      return (all.find(([, weight]) => (left -= weight) < 0) ?? all.at(-1))[0];
    },
  };
}
