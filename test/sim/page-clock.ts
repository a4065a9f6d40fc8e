/** What src/net/send.ts takes for the page's clock while it is simulated: bundle.mjs puts this in the place of the real one. */
import type { Clock } from './clock.ts';

let current: { readonly clock: Clock; readonly deviceNow: () => number } | undefined;

/** From here on, this clock. */
export const useClock = (clock: Clock, deviceNow: () => number): void => { current = { clock, deviceNow }; };

export const setTimeout = (call: () => void, ms: number): (() => void) => current!.clock.after(ms, call);
export const clearTimeout = (cancel: () => void): void => cancel();
export const Date = { now: (): number => current!.deviceNow() };
