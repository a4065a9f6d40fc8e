import { auditYears, tombstoneDays, type StoredSubmission } from '../store.ts';

/** A submission as a table has it. Every store names its columns so. */
export type SubmissionRow = Omit<StoredSubmission, 'changed'> & { readonly by: string | null; readonly at: string | null };

/** A submission from its row. */
export const submissionOf = ({ by, at, ...row }: SubmissionRow): StoredSubmission => ({ ...row, ...(by !== null && at !== null && { changed: { who: by, at } }) });

/** A row without the columns that are empty. */
export const present = <Found extends object>(row: Readonly<Record<keyof Found, unknown>>) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Found;

/** What is forgotten at a moment: tombstones and lines of the audit from before these times. */
export function forgottenBefore(at: string): { readonly tombstones: string; readonly audit: string } {
  const audit = new Date(at);
  audit.setUTCFullYear(audit.getUTCFullYear() - auditYears);
  return { tombstones: new Date(Date.parse(at) - tombstoneDays * 86_400_000).toISOString(), audit: audit.toISOString() };
}
