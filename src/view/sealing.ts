import type { Config } from '../core/config.ts';
import type { SealedSubmission } from '../core/sealed.ts';
import type { Submission } from '../core/submission.ts';
import { lazy } from './lazy.ts';

/** Loads what seals. */
export const loadSeal = (): Promise<typeof import('../net/seal.ts')> => lazy('seal', () => import('../net/seal.ts'));

/**
 * A submission as it may leave the page: sealed where the site named recipients, else as it is. Another call would seal
 * with other bytes, so what it gives is kept and sent again.
 *
 * @throws {RangeError} where the body is too large to be sealed
 * @throws where what seals could not be loaded or failed: the submission is still as it was
 */
export async function readyToSend({ recipients }: Pick<Config, 'recipients'>, submission: Submission): Promise<Submission | SealedSubmission> {
  return recipients ? (await loadSeal()).sealSubmission(submission, recipients) : submission;
}
