/**
 * Lets a few pieces of work run at once; the others wait, and begin in the order in which they came.
 *
 * @param most how many at once, from 1
 */
export function atMost(most: number): (work: () => Promise<void>) => Promise<void> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async work => {
    if (running < most) running++;
    else await new Promise<void>(begin => { waiting.push(begin); });
    try { await work(); } finally {
      // The place goes to the next that waits.
      const next = waiting.shift();
      if (next) next(); else running--;
    }
  };
}
