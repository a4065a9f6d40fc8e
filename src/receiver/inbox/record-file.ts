import type { Submission } from '../../core/submission.ts';
import { recordOf } from '../record.ts';
import type { StoredSubmission } from '../store.ts';
import type { Say } from './english.ts';

/** The record of one submission as a file, JSON, and its name. */
export const recordFile = ({ reference, id, receivedAt }: StoredSubmission, submission: Submission, organisation: string | undefined, say: Say): { readonly name: string; readonly text: string } => ({
  name: `what-matters-${reference}.json`,
  text: JSON.stringify({ schema: 'what-matters/record', version: 1, reference, id, receivedAt, ...recordOf(submission, organisation, say) }, null, 2),
});
