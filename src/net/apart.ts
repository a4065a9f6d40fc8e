/** Sends something small some time later, apart from all else, so that nobody can tell what it came with. */

/** What sending apart needs from outside, passed in so that tests can hold the clock. */
export interface ApartTools {
  /** Makes one try, and says whether the endpoint has it or will never take it. It must not throw. */
  readonly send: () => Promise<'done' | 'again'>;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Calls back after so many milliseconds, and returns what cancels it. */
  readonly after: (ms: number, call: () => void) => () => void;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** Something that waits to be sent apart. */
export interface Apart {
  /** The page goes away: sends at once if the least time has passed, else gives up. */
  readonly leave: () => void;
}

const minute = 60_000;

/** Least and most milliseconds from being asked to the first try. */
export const apartDelay = { least: minute, most: 30 * minute } as const;

/** Most tries; after that it is let go, because nothing of it may be kept on the device. */
const mostTries = 5;

/** Sends once, 1 to 30 minutes later, while the page is open. */
export function sendApart({ send, random, after, now }: ApartTools): Apart {
  const asked = now();
  let tries = 0;
  let busy = false;
  let over = false;
  const attempt = async (): Promise<void> => {
    if (over || busy) return;
    busy = true;
    tries++;
    const outcome = await send();
    busy = false;
    over ||= outcome === 'done' || tries >= mostTries;
    if (!over) cancel = after(minute * 2 ** tries, () => void attempt());
  };
  let cancel = after(apartDelay.least + Math.floor(random() * (apartDelay.most - apartDelay.least)), () => void attempt());
  return {
    leave() {
      if (over) return;
      cancel();
      if (now() - asked >= apartDelay.least) void attempt();
      over = true;
    },
  };
}
