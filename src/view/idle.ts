/** How long nothing may happen on a shared device, and how long somebody then has to say that they are still there, in milliseconds. */
export const idleMs = { until: 240_000, warning: 60_000 };

/** What watching needs from outside, passed in so that tests can hold the clock. */
export interface IdleTools {
  /** Calls back after so many milliseconds, and returns what cancels it. */
  readonly after: (ms: number, call: () => void) => () => void;
  /** Asks whether anybody is there; `false` when somebody is. */
  readonly ask: (asks: boolean) => void;
  readonly wipe: () => void;
}

/** Something that a person does. Not `scroll`: the form scrolls by itself, and a slow device tells of that late. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel'] as const;

/**
 * Wipes what a person left behind on a device that others use: after four minutes without a sign of anybody it asks, and
 * after one more it wipes. While it asks, any sign means that somebody is there (WCAG 2.2.1).
 *
 * @returns stops the watching
 */
export function watchIdle(page: EventTarget, { after, ask, wipe }: IdleTools): () => void {
  let cancel = (): void => {};
  let asks = false;
  const begin = (): void => {
    cancel();
    if (asks) ask(asks = false);
    cancel = after(idleMs.until, () => {
      ask(asks = true);
      cancel = after(idleMs.warning, () => { wipe(); begin(); });
    });
  };
  for (const sign of signs) page.addEventListener(sign, begin, { capture: true, passive: true });
  begin();
  return () => { cancel(); for (const sign of signs) page.removeEventListener(sign, begin, { capture: true }); };
}
