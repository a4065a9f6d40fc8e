/** Opening what is stored, and saying why something stays shut. No page is needed for it. */
import { canonicalJson } from '../../../core/canonical.ts';
import { keyFileSchema } from '../../../core/key-file.ts';
import { bodySchema } from '../../../core/submission.ts';
import { fitTogether, importPair, type KeyPair } from '../../../net/key-pair.ts';
import { openSealed } from '../../../net/open.ts';
import { isNestedDeeper } from '../../nesting.ts';
import { listed } from '../../phrases.ts';
import type { StoredSubmission } from '../../store.ts';
import { readSealed } from '../read-stored.ts';

/** A key that somebody chose. */
export interface Key {
  /** Its id. */
  readonly kid: string;
  readonly pair: KeyPair;
}

/** Most letters of a key file: it has some five hundred. */
const mostLetters = 4096;

/** The key in a file, or a sentence on what is wrong with it. `name` is the file's. */
export async function readKeyFile(name: string, text: string): Promise<Key | string> {
  const none = `“${name}” is not a key file. A key file is what “what-matters keys” made.`;
  if (text.length > mostLetters) return none;
  let value: unknown;
  try { value = JSON.parse(text); } catch { return none; }
  const read = keyFileSchema.safeParse(value);
  if (!read.success) return none;
  const damaged = `The key in “${name}” is damaged. Use the other copy of it.`;
  try {
    const pair = await importPair(read.data.jwk);
    return (await fitTogether(pair)) ? { kid: read.data.kid, pair } : damaged;
  } catch { return damaged; }
}

/** What came of opening one: `stored` with the submission in the clear as its text; or why it stays shut, in a sentence. */
export type OpenedStored =
  | { readonly at: 'open'; readonly stored: StoredSubmission }
  /** It opened, and no form of ours sends such a thing: its text is shown as text. */
  | { readonly at: 'strange'; readonly stored: StoredSubmission; readonly why: string }
  | { readonly at: 'shut'; readonly why: string };

/** A body is five deep. */
const mostNesting = 7;

/** A body by today's schema, or nothing. Whoever knows the public key can seal anything. */
function bodyIn(text: string) {
  if (isNestedDeeper(text, mostNesting)) return undefined;
  try { return bodySchema.safeParse(JSON.parse(text)).data; } catch { return undefined; }
}

/** Opens one sealed submission with whichever of these keys it was sealed for. It never throws and changes nothing. */
export async function openStored(stored: StoredSubmission, keys: readonly Key[]): Promise<OpenedStored> {
  const submission = readSealed(stored);
  if (!submission) return { at: 'shut', why: 'This one is not sealed.' };
  const { sealed, ...header } = submission;
  let why = `It was sealed for ${listed(sealed.kid)}, and not for ${listed(keys.map(({ kid }) => kid), 'or')}.`;
  for (const { kid, pair } of keys.filter(one => sealed.kid.includes(one.kid))) {
    const opened = await openSealed(submission, pair, kid);
    if (opened.at === 'opened') {
      const body = bodyIn(opened.text);
      if (body) return { at: 'open', stored: { ...stored, text: canonicalJson({ ...header, body }) } };
      return { at: 'strange', stored: { ...stored, text: canonicalJson({ ...header, opened: opened.text.trimEnd() }) }, why: 'It opened, but it is not what this form sends. It is shown as plain text.' };
    }
    why = opened.at === 'damaged' ? `The key ${kid} is right, but what was sealed was damaged on the way.` : `The key ${kid} does not open it. Either this is another key of the same name, or it was changed on the way.`;
  }
  return { at: 'shut', why };
}
