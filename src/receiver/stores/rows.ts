import { markedFrom, spamSigns } from '../spam.ts';
import { auditYears, tombstoneDays, type StoredSubmission } from '../store.ts';

/** A submission as a table has it. Every store names its columns so. */
export type SubmissionRow = Omit<StoredSubmission, 'changed' | 'spam' | 'vouched' | 'programme' | 'turn'> & {
  readonly by: string | null; readonly at: string | null; readonly vouchedBy: string | null; readonly vouchedAt: string | null;
  readonly spamScore: number | null;
  /** Their names with spaces between them. */
  readonly spamSigns: string | null;
  readonly programme: string | null; readonly turn: number | null;
};

/** The columns of a submission, by the names of its row. */
export const columns = `id, fingerprint, reference, received_at AS "receivedAt", state, text, state_by AS "by", state_at AS "at",
  spam_score AS "spamScore", spam_signs AS "spamSigns", vouched_by AS "vouchedBy", vouched_at AS "vouchedAt", programme, turn`;

/** What is emptied of a submission that is removed. So whatever has a programme is still there. */
export const gone = 'state = NULL, text = NULL, state_by = NULL, state_at = NULL, spam_score = NULL, spam_signs = NULL, vouched_by = NULL, vouched_at = NULL, programme = NULL, turn = NULL';

/** The setting that has how many turns of a programme were given, those of people who are gone too. */
export const turnsOf = (programme: string): string => `turns of ${programme}`;

/** The condition for what looks like spam. */
export const spamCondition = `(COALESCE(spam_score, 0) >= ${markedFrom} AND vouched_by IS NULL)`;

/** A submission from its row. */
export const submissionOf = ({ by, at, vouchedBy, vouchedAt, spamScore, spamSigns: signs, programme, turn, ...row }: SubmissionRow): StoredSubmission => ({
  ...row,
  ...(by !== null && at !== null && { changed: { who: by, at } }),
  ...(spamScore !== null && { spam: { score: spamScore, signs: spamSigns.filter(sign => signs?.split(' ').includes(sign)) } }),
  ...(vouchedBy !== null && vouchedAt !== null && { vouched: { who: vouchedBy, at: vouchedAt } }),
  ...(programme !== null && turn !== null && { programme, turn }),
});

/** A row without the columns that are empty. */
export const present = <Found extends object>(row: Readonly<Record<keyof Found, unknown>>) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Found;

/** What is forgotten at a moment: tombstones and lines of the audit from before these times. */
export function forgottenBefore(at: string): { readonly tombstones: string; readonly audit: string } {
  const audit = new Date(at);
  audit.setUTCFullYear(audit.getUTCFullYear() - auditYears);
  return { tombstones: new Date(Date.parse(at) - tombstoneDays * 86_400_000).toISOString(), audit: audit.toISOString() };
}
