import { waitMs, type SendOutcome } from './outcome.ts';
import type { Delivery } from '../core/step.ts';

/** What a held submission needs from outside, passed in so that tests can hold the clock. */
export interface HeldTools {
  /** Makes one try. It must not throw. */
  readonly send: () => Promise<SendOutcome>;
  /** Called whenever what has become of the submission changes. */
  readonly tell: (delivery: Delivery) => void;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Calls back after so many milliseconds, and returns what cancels it. */
  readonly after: (ms: number, call: () => void) => () => void;
}

/** A submission that is in memory only, while its page is open. */
export interface Held {
  /** Tries at once, unless a try is under way. */
  readonly tryNow: () => void;
  /** Stops trying; the page is going away. */
  readonly stop: () => void;
}

const deliveryOf = (outcome: SendOutcome, nextInMs: number): Delivery => {
  switch (outcome.kind) {
    case 'accepted': return { at: 'sent', reference: outcome.reference, receivedAt: outcome.receivedAt };
    case 'passed-on': return { at: 'passed-on' };
    case 'refused': return { at: 'attention', fields: outcome.fields };
    case 'closed': return { at: 'closed' };
    case 'retry': return { at: 'held', nextInMs, siteFault: outcome.siteFault };
    default: return outcome satisfies never;
  }
};

/** Keeps one submission in memory and tries until the endpoint has it, refuses it or has closed: one try at a time, the same bytes each time. */
export function holdAndSend({ send, tell, random, after }: HeldTools): Held {
  let tries = 0;
  let busy = false;
  let stopped = false;
  let cancel = (): void => {};
  const attempt = async (): Promise<void> => {
    if (busy || stopped) return;
    cancel();
    busy = true;
    tries++;
    const outcome = await send();
    busy = false;
    if (stopped) return;
    const wait = outcome.kind === 'retry' ? waitMs(outcome, tries, random()) : 0;
    tell(deliveryOf(outcome, wait));
    if (outcome.kind === 'retry') cancel = after(wait, () => { tell({ at: 'sending' }); void attempt(); });
    else stopped = true;
  };
  void attempt();
  return { tryNow: () => void attempt(), stop: () => { stopped = true; cancel(); } };
}
