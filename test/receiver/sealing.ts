import type { SealedSubmission } from '../../src/core/sealed.ts';
import type { KeyFile } from '../../src/core/key-file.ts';
import type { Submission } from '../../src/core/submission.ts';
import { importPair, makeJwk, publicKeyOf } from '../../src/net/key-pair.ts';
import { sealSubmission, type Recipient } from '../../src/net/seal.ts';
import type { Key } from '../../src/receiver/inbox/browser/opening.ts';

/** Somebody with a key: its file, the key as the inbox reads it, and what a configuration has of it. */
export interface Holder {
  readonly file: KeyFile;
  readonly key: Key;
  readonly recipient: Recipient;
}

/** Makes somebody with a key. */
export async function holder(kid: string): Promise<Holder> {
  const jwk = await makeJwk();
  const pair = await importPair(jwk);
  return { file: { schema: 'what-matters/key', version: 1, note: 'An example.', kid, made: '2026-11-22', jwk }, key: { kid, pair }, recipient: { kid, key: await publicKeyOf(pair) } };
}

/** Seals a submission for these people. */
export const sealFor = (submission: Submission, ...holders: readonly Holder[]): Promise<SealedSubmission> => sealSubmission(submission, holders.map(({ recipient }) => recipient));
