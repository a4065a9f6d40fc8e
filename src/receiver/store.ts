import type { SpamScore } from './spam.ts';

/** The states of a submission in the inbox, in the order in which a person's matter moves through them. */
export const submissionStates = ['new', 'contacted', 'closed'] as const;

/** Nobody has acted yet, somebody has been in touch, or all is done. */
export type SubmissionState = (typeof submissionStates)[number];

/** How long the bare id of a removed submission is kept: the longest a device may hold one back (7 days), and 30 more. */
export const tombstoneDays = 37;

/** How long a line of the audit is kept. */
export const auditYears = 3;

/** Who did something (the name that they gave when they signed in), and when: UTC, ISO 8601, to the millisecond. */
export interface Deed {
  readonly who: string;
  readonly at: string;
}

/** A submission on its way into a store. Times are UTC, ISO 8601, to the millisecond, so that they sort as text. */
export interface NewSubmission {
  readonly id: string;
  /** SHA-256 (hex) of the exact bytes that arrived. */
  readonly fingerprint: string;
  /** What the person may quote on the telephone. Must be unique in the store. */
  readonly reference: string;
  readonly receivedAt: string;
  /** The submission as it arrived: JSON text. */
  readonly text: string;
  /** How much it looks like spam. Nothing if nothing about it does. */
  readonly spam?: SpamScore;
  /** The programme that it signs somebody up to: it takes the next turn of that one. */
  readonly programme?: string;
}

/** A submission in a store. */
export interface StoredSubmission extends NewSubmission {
  readonly state: SubmissionState;
  /** Who brought it into its state, and when. Nobody yet while it is as it came. */
  readonly changed?: Deed;
  /** Who said that a real person sent it, and when. */
  readonly vouched?: Deed;
  /** Where it came in its programme: 1, 2, 3 … in the order of commit. Nobody ever has it again. */
  readonly turn?: number;
}

/**
 * What became of an addition. `stored`, `repeat` (the same id and bytes were here already, perhaps removed since) and
 * `different` (the same id with other bytes: nothing is stored) carry the first receipt; after `referenceTaken` the
 * caller draws another reference. `rank`: where it stands now among those who signed up to its programme and are still
 * there, from 1; nothing if it signs nobody up, or was removed.
 */
export type AddOutcome =
  | { readonly at: 'stored' | 'repeat' | 'different'; readonly reference: string; readonly receivedAt: string; readonly rank?: number }
  | { readonly at: 'referenceTaken' };

/** One page of a list: newest first, of one state or of all, with or without what looks like spam; `before` and `after` are ids and leave that one out. */
export interface ListPage {
  readonly state?: SubmissionState;
  /** True for what looks like spam alone, false for all but that. */
  readonly spam?: boolean;
  /** Only what came before this one. An id the store does not know gives nothing. */
  readonly before?: string;
  /** Only what came after this one: the page next to it, newest first all the same. */
  readonly after?: string;
  readonly limit: number;
}

/** What the audit tells: `deleted` by itself, `erased` with all that a search found, `retention` when their time was over. */
export const auditedActs = ['signed-in', 'wrong-token', 'opened', 'searched', 'state', 'vouched', 'deleted', 'erased', 'exported', 'exported-counts', 'retention'] as const;
export type AuditedAct = (typeof auditedActs)[number];

/** One line of the audit: who did what, and when. It never holds an answer, a name of a person helped or what was searched for. */
export interface AuditEntry {
  readonly at: string;
  readonly what: AuditedAct;
  /** Nobody after a wrong token, and when it was the receiver itself. */
  readonly who?: string;
  /** Of the submission that it was about, if it was about one. */
  readonly reference?: string;
  /** For `state`: where it was moved. */
  readonly from?: SubmissionState;
  readonly to?: SubmissionState;
  /** For `retention`: how many. */
  readonly count?: number;
}

/** A line of the audit in its place: a higher number was written later. */
export interface AuditLine extends AuditEntry {
  readonly number: number;
}

/** One page of the audit, newest first. */
export interface AuditPage {
  /** Only what came before this number. */
  readonly before?: number;
  /** Only what was about this submission. */
  readonly reference?: string;
  readonly what?: AuditedAct;
  readonly limit: number;
}

/** A record of equality answers on its way into a store. `answers` is JSON text in canonical form. */
export interface NewEqualityRecord {
  readonly id: string;
  readonly form: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly answers: string;
}

/** How often one answer to one question was given. `answer` is an id, or nothing where the person answered in no words. */
export interface EqualityCount {
  readonly question: string;
  readonly at: 'answered' | 'skipped' | 'preferNotToSay';
  readonly answer?: string;
  readonly count: number;
}

/** From one month to another, both of them included: `YYYY-MM`. */
export interface MonthRange {
  readonly from: string;
  readonly to: string;
}

/**
 * Where a receiver keeps submissions. Every store must pass `test/receiver/store-contract.ts`, and must:
 *
 * - answer `add` only when the submission would survive the loss of power;
 * - keep one row per id, however many processes add it at the same moment, and answer all of them with one receipt;
 * - give each submission of a programme a turn in the transaction that stores it, one after the other and no two the same,
 *   so that who has a lower one was stored before; a repeat takes none;
 * - after `remove`, `erase` and `expire`, keep the id, fingerprint and receipt for {@link tombstoneDays} and nothing of what was said,
 *   nor of the programme and the turn;
 * - write a change and its line in the audit together or not at all, and never change or take away a line before {@link auditYears};
 * - keep equality answers so that neither a time, nor the order in which they came, nor one person's answers can be got from it.
 *
 * A store that cannot do its work rejects; the receiver then asks the device to try again later.
 */
export interface Store {
  add(submission: NewSubmission): Promise<AddOutcome>;
  list(page: ListPage): Promise<readonly StoredSubmission[]>;
  read(id: string): Promise<StoredSubmission | undefined>;
  /** False if there is no such submission (any more). Nothing is written if it is in that state already. */
  setState(id: string, state: SubmissionState, by: Deed): Promise<boolean>;
  /** Keeps that a real person sent it. False if there is no such submission (any more). Nothing is written if somebody said so already. */
  vouch(id: string, by: Deed): Promise<boolean>;
  /** False if there is no such submission (any more). */
  remove(id: string, by: Deed): Promise<boolean>;
  /** Removes all of these at once, and answers how many there were. */
  erase(ids: readonly string[], by: Deed): Promise<number>;
  /** Removes every submission that was received before a moment, and answers how many there were. */
  expire(receivedBefore: string, at: string): Promise<number>;
  counts(): Promise<Readonly<Record<SubmissionState, number>>>;
  /** How many signed up to a programme and are still there; of those up to a turn, it is the rank of whoever has that. */
  countTurns(programme: string, upTo?: number): Promise<number>;
  /** Those who signed up to a programme and are still there, in the order of their turns. `skip` are left out before the first. */
  listTurns(programme: string, page: { readonly skip: number; readonly limit: number }): Promise<readonly StoredSubmission[]>;

  /** SHA-256 (hex) of the inbox's token, if one was ever made. */
  tokenHash(): Promise<string | undefined>;
  /** Sets the hash of the first token. False, and nothing changes, if there is a token: perhaps another process was quicker. */
  setFirstTokenHash(hash: string): Promise<boolean>;
  /** A new token ends every session. */
  setTokenHash(hash: string): Promise<void>;
  /** Sessions are known by the SHA-256 (hex) of their id. */
  openSession(hash: string, who: string, expiresAt: string): Promise<void>;
  /** Whose session this is; nobody's if it has ended or never began. */
  sessionOf(hash: string, at: string): Promise<string | undefined>;
  closeSession(hash: string): Promise<void>;

  /** Adds a line to the audit. What changes a submission adds its own. */
  note(entry: AuditEntry): Promise<void>;
  audit(page: AuditPage): Promise<readonly AuditLine[]>;

  /** Keeps one record per id: `repeat` for the same again, `different` (nothing is stored) for others under a known id. */
  addEquality(record: NewEqualityRecord): Promise<'stored' | 'repeat' | 'different'>;
  /** Counts over months. There is no way to read one record. */
  countEquality(months: MonthRange): Promise<readonly EqualityCount[]>;

  /** Writes, and reads what was written. Rejects if that fails. */
  check(at: string): Promise<void>;
  /** Forgets ended sessions, removed submissions whose time as a tombstone is over, and lines of the audit whose time is. */
  tidy(at: string): Promise<void>;
  close(): Promise<void>;
}
