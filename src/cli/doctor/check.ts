import type { Endpoint } from './endpoint.ts';

/** `must`: people are let down without it. `should`: it works, and could be better. */
export type Level = 'must' | 'should';

/** Whether it was as expected, and a sentence that says what was found. */
export interface Found {
  readonly good: boolean;
  readonly found: string;
}

/** One thing that an endpoint is examined for. The sentences are for the person who looks after the endpoint. */
export interface Check {
  /** In kebab case, and for ever: people and scripts name a check by it. */
  readonly id: string;
  readonly level: Level;
  readonly expected: string;
  /** What it means to the person who filled in the form, or to those who help. */
  readonly why: string;
  readonly mend: string;
  /** Ids of checks before it, without which this one tells nothing: it is passed over unless all of them were good. */
  readonly after?: readonly string[];
  readonly look: (endpoint: Endpoint) => Promise<Found>;
}

/** Checks that belong together. `after` holds for all of them. */
export interface Group {
  readonly name: string;
  readonly after: readonly string[];
  readonly checks: readonly Check[];
}

/** Says what was found. */
export const found = (good: boolean, sentence: string): Found => ({ good, found: sentence });

/** A stranger's text in quotes: short, in one line, and without letters that a terminal obeys. */
export function quoted(text: string | null | undefined): string {
  if (text === null || text === undefined) return 'nothing';
  const plain = text.replace(/[\p{C}\s]+/gu, ' ');
  return `"${plain.length > 60 ? `${plain.slice(0, 59)}…` : plain}"`;
}
