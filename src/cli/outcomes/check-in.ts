/** What the report reads, wherever it comes from: check-ins, what leaders told of a session, and how much was left out. */

/** When a check-in was made: before a session or after it. */
export type Moment = 'before' | 'after';
export const moments = ['before', 'after'] as const satisfies readonly Moment[];

/** Why an item has no number. An item that is not among the answers was not asked. */
export type NoAnswer = 'skipped' | 'preferNotToSay';

/** The number chosen for an item, and how: version of the words and input mode, as `2020-05 tiles`. Only the same compares. */
export interface Chosen { readonly value: number; readonly how: string }
export type ItemAnswer = Chosen | NoAnswer;

/** One check-in. */
export interface CheckIn {
  readonly at: 'check-in';
  /** UTC, ISO 8601, to the second or to the day. */
  readonly date: string;
  readonly language: string;
  /** Empty where none was named. */
  readonly programme: string;
  readonly session: string;
  readonly moment: Moment;
  /** The card or the device, as `card 7`; empty where there was neither. */
  readonly who: string;
  /** By `instrument.item`. */
  readonly items: Readonly<Record<string, ItemAnswer>>;
  readonly helped?: string;
  readonly talk?: string;
  readonly gpVisit?: string;
  /** Own words. */
  readonly good?: string;
}

/** What a leader told of a session. */
export interface SessionReport {
  readonly at: 'session-report';
  readonly date: string;
  readonly programme: string;
  readonly session: string;
  readonly came?: number;
  readonly full?: string;
}

/** Why something is not in the report. */
export const reasons = {
  'other-form': 'other forms, such as self-referrals and sign-ups',
  'sealed': 'sealed: nobody but the holders of the keys can read them',
  'spam': 'look like spam, and nobody said that a real person sent them',
  'unreadable': 'could not be read: another version wrote them',
  'dates': 'from outside the dates of this report',
  'programme': 'of other programmes',
  'no-moment': 'check-ins that do not say whether they are from before or after',
  'unknown-instrument': 'answers to a set of questions that is not known here: name its file with --instrument',
  'unknown-item': 'answers to a question that its set does not have',
  'off-scale': 'answers with a number that their scale does not have',
  'no-session': 'leaders’ forms that name no session',
  'replaced': 'check-ins that the same person made again: the last answer counts',
} as const;
export type Reason = keyof typeof reasons;

/** Something that is not in the report. */
export interface LeftOut { readonly at: 'left-out'; readonly why: Reason }

export type Entry = CheckIn | SessionReport | LeftOut;
