import { sealedSubmissionSchema, type SealedSubmission } from '../../core/sealed.ts';
import { submissionSchema, type Submission } from '../../core/submission.ts';
import type { StoredSubmission } from '../store.ts';

/** What the inbox reads of a stored submission. */
type Stored = Pick<StoredSubmission, 'text'>;

const parsed = (text: string): unknown => { try { return JSON.parse(text); } catch { return undefined; } };

/** A stored submission by today's schema; `undefined` for a sealed one, and for one that another version stored and this one cannot read. */
export function readStored({ text }: Stored): Submission | undefined {
  const read = submissionSchema.safeParse(parsed(text));
  return read.success ? read.data : undefined;
}

/** A stored submission that is sealed; `undefined` for any other. */
export function readSealed({ text }: Stored): SealedSubmission | undefined {
  const read = sealedSubmissionSchema.safeParse(parsed(text));
  return read.success ? read.data : undefined;
}
