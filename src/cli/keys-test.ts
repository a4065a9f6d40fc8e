import { canonicalJson } from '../core/canonical.ts';
import type { KeyFile } from '../core/key-file.ts';
import { importPair, makeJwk, publicKeyOf } from '../net/key-pair.ts';
import { openSealed } from '../net/open.ts';
import { sealSubmission } from '../net/seal.ts';
import { example } from './doctor/examples.ts';

/** The public part of a key as a configuration has it. */
export const publicPartOf = async (jwk: KeyFile['jwk']): Promise<string> => publicKeyOf(await importPair(jwk));

/** Seals an example for a key and for another that nobody keeps, as the form does, and opens it with the key, as the inbox does. */
export async function selfTest({ kid, jwk }: KeyFile): Promise<boolean> {
  try {
    const pair = await importPair(jwk);
    const specimen = example('keys-example');
    const sealed = await sealSubmission(specimen, [{ kid, key: await publicKeyOf(pair) }, { kid: `not-${kid}`.slice(0, 40), key: await publicPartOf(await makeJwk()) }]);
    const opened = await openSealed(sealed, pair, kid);
    return opened.at === 'opened' && opened.text.trimEnd() === canonicalJson(specimen.body);
  } catch { return false; }
}
