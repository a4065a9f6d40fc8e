/** Time that passes only when nothing is left to do. No test waits for it. */

/** Whole milliseconds since 1970. */
export interface Clock {
  readonly now: () => number;
  /** Calls after so many milliseconds, and returns what cancels it. What is called may take its (real) time: until then the clock stands still. */
  readonly after: (ms: number, call: () => void | Promise<void>) => () => void;
  /** Lets time pass up to a moment. */
  readonly runUntil: (moment: number) => Promise<void>;
  /** How many calls there were. */
  readonly calls: () => number;
}

interface Due { readonly at: number; readonly order: number; call: (() => void | Promise<void>) | undefined }
const isBefore = (one: Due, other: Due): boolean => one.at < other.at || (one.at === other.at && one.order < other.order);

/** Lets what follows from settled promises go on, as far as it goes in so many turns: the rest goes on after the next call, as on a slow device. */
const settled = async (): Promise<void> => { for (let turn = 0; turn < 24; turn++) await Promise.resolve(); };

export function clockFrom(start: number): Clock {
  /** A heap: the first is the next. */
  const dues: Due[] = [];
  let now = start;
  let order = 0;
  let calls = 0;
  const add = (due: Due): void => {
    let at = dues.push(due) - 1;
    for (let above = (at - 1) >> 1; at > 0 && isBefore(due, dues[above]!); above = (at - 1) >> 1) { dues[at] = dues[above]!; at = above; }
    dues[at] = due;
  };
  const takeFirst = (): Due => {
    const first = dues[0]!;
    const last = dues.pop()!;
    if (dues.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below >= dues.length) break;
      if (below + 1 < dues.length && isBefore(dues[below + 1]!, dues[below]!)) below++;
      if (!isBefore(dues[below]!, last)) break;
      dues[at] = dues[below]!;
      at = below;
    }
    dues[at] = last;
    return first;
  };
  return {
    now: () => now,
    calls: () => calls,
    after: (ms, call) => {
      const due: Due = { at: now + Math.max(0, Math.ceil(ms)), order: order++, call };
      add(due);
      return () => { due.call = undefined; };
    },
    runUntil: async moment => {
      await settled();
      while (dues.length > 0 && dues[0]!.at <= moment) {
        const { at, call } = takeFirst();
        if (!call) continue;
        now = Math.max(now, at);
        calls++;
        await call();
        await settled();
      }
      now = Math.max(now, moment);
    },
  };
}
