/** The events of the elements. They bubble, cross shadow roots, and never carry an answer: pages run trackers. */

const open = { bubbles: true, composed: true } as const;

/** The form can be used. */
export class ReadyEvent extends Event {
  constructor() { super('wm-ready', open); }
}

/** A page stands that everybody passes who comes so far: its id, and its number among such pages, from 1. The others are not told: to see them tells an answer. */
export class StepEvent extends Event {
  readonly page: string;
  readonly number: number;
  constructor(page: string, number: number) { super('wm-step', open); this.page = page; this.number = number; }
}

/** What was sent is on this device, and stays there until the endpoint has it. */
export class SavedEvent extends Event {
  constructor() { super('wm-saved', open); }
}

/** The endpoint has what was sent. `reference` is empty where the endpoint gives none. */
export class SentEvent extends Event {
  readonly reference: string;
  constructor(reference: string) { super('wm-sent', open); this.reference = reference; }
}

/** What was sent waits for something or somebody, or the form cannot run (`fault`). */
export class AttentionEvent extends Event {
  readonly state: 'saved' | 'waiting' | 'held' | 'attention' | 'closed' | 'last-call' | 'expired' | 'fault';
  constructor(state: AttentionEvent['state']) { super('wm-attention', open); this.state = state; }
}

/** The person left in a hurry. */
export class LeftEvent extends Event {
  constructor() { super('wm-left', open); }
}

/** How fast something was, where the site asked for it: milliseconds, `CLS` without a unit. */
export class VitalsEvent extends Event {
  /** `FCP`, `LCP`, `CLS`, `INP`, `TTFB` as web-vitals names them; `first-question` and `slowest-tap` are ours. */
  readonly metric: string;
  readonly value: number;
  constructor(metric: string, value: number) { super('wm-vitals', open); this.metric = metric; this.value = value; }
}

declare global {
  interface HTMLElementEventMap {
    'wm-ready': ReadyEvent;
    'wm-step': StepEvent;
    'wm-saved': SavedEvent;
    'wm-sent': SentEvent;
    'wm-attention': AttentionEvent;
    'wm-left': LeftEvent;
    'wm-vitals': VitalsEvent;
  }
}
