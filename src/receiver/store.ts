/** The states of a submission in the inbox, in the order in which a person's matter moves through them. */
export const submissionStates = ['new', 'contacted', 'closed'] as const;

/** Nobody has acted yet, somebody has been in touch, or all is done. */
export type SubmissionState = (typeof submissionStates)[number];

/** How long the bare id of a removed submission is kept: the longest a device may hold one back (7 days), and 30 more. */
export const tombstoneDays = 37;

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
}

/** A submission in a store. */
export interface StoredSubmission extends NewSubmission {
  readonly state: SubmissionState;
}

/**
 * What became of an addition. `stored`, `repeat` (the same id and bytes were here already, perhaps removed since) and
 * `different` (the same id with other bytes: nothing is stored) carry the first receipt; after `referenceTaken` the
 * caller draws another reference.
 */
export type AddOutcome =
  | { readonly at: 'stored' | 'repeat' | 'different'; readonly reference: string; readonly receivedAt: string }
  | { readonly at: 'referenceTaken' };

/** One page of a list: newest first, of one state or of all; `before` and `after` are ids and leave that one out. */
export interface ListPage {
  readonly state?: SubmissionState;
  /** Only what came before this one. An id the store does not know gives nothing. */
  readonly before?: string;
  /** Only what came after this one: the page next to it, newest first all the same. */
  readonly after?: string;
  readonly limit: number;
}

/**
 * Where a receiver keeps submissions. Every store must pass `test/receiver/store-contract.ts`, and must:
 *
 * - answer `add` only when the submission would survive the loss of power;
 * - keep one row per id, however many processes add it at the same moment, and answer all of them with one receipt;
 * - after `remove`, keep the id, fingerprint and receipt for {@link tombstoneDays} and nothing of what was said.
 *
 * A store that cannot do its work rejects; the receiver then asks the device to try again later.
 */
export interface Store {
  add(submission: NewSubmission): Promise<AddOutcome>;
  list(page: ListPage): Promise<readonly StoredSubmission[]>;
  read(id: string): Promise<StoredSubmission | undefined>;
  /** False if there is no such submission (any more). */
  setState(id: string, state: SubmissionState): Promise<boolean>;
  /** False if there is no such submission (any more). */
  remove(id: string, at: string): Promise<boolean>;
  counts(): Promise<Readonly<Record<SubmissionState, number>>>;

  /** SHA-256 (hex) of the inbox's token, if one was ever made. */
  tokenHash(): Promise<string | undefined>;
  /** A new token ends every session. */
  setTokenHash(hash: string): Promise<void>;
  /** Sessions are known by the SHA-256 (hex) of their id. */
  openSession(hash: string, expiresAt: string): Promise<void>;
  hasSession(hash: string, at: string): Promise<boolean>;
  closeSession(hash: string): Promise<void>;

  /** Writes, and reads what was written. Rejects if that fails. */
  check(at: string): Promise<void>;
  /** Forgets ended sessions, and removed submissions whose time as a tombstone is over. */
  tidy(at: string): Promise<void>;
  close(): Promise<void>;
}
