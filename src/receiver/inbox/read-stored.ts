import { submissionSchema, type Submission } from '../../core/submission.ts';
import type { StoredSubmission } from '../store.ts';

/** A stored submission by today's schema; `undefined` for one that another version stored and this one cannot read. */
export function readStored({ text }: StoredSubmission): Submission | undefined {
  try {
    const read = submissionSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
