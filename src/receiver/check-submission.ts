import { isSealed, schemaFor, type SealedSubmission } from '../core/sealed.ts';
import { maxBodyBytes, type Submission } from '../core/submission.ts';
import { fieldProblems } from './problems.ts';
import { readJson } from './read-json.ts';
import type { Refusal } from './refusal.ts';

/** A submission that fits the schema, with its text as it arrived; or why not. */
export type CheckedSubmission =
  | { readonly at: 'fits'; readonly submission: Submission | SealedSubmission; readonly text: string }
  | { readonly at: 'refused'; readonly refusal: Refusal };

/** A submission is six deep; nothing deeper is handed to the parser. */
const mostNesting = 8;

const refuse = (status: Refusal['status'], field: string, problem: string, message: string): CheckedSubmission =>
  ({ at: 'refused', refusal: { status, message, errors: [{ field, problem }] } });

/** Reads the bytes of a submission, sealed or not, by the schema that the widget builds it with. Makes new objects and changes none. A sealed body has one of six sizes, and what is in it nobody here can look at. */
export function checkSubmission(bytes: Uint8Array): CheckedSubmission {
  const parsed = readJson(bytes, mostNesting);
  if (typeof parsed === 'string') return refuse(400, '', parsed, 'The body must be one submission as JSON in UTF-8.');
  const read = schemaFor(parsed.value).safeParse(parsed.value);
  if (!read.success) {
    const errors = fieldProblems(read.error.issues);
    return { at: 'refused', refusal: { status: 422, message: 'This does not fit submission.schema.json.', errors } };
  }
  if (isSealed(read.data)) return { at: 'fits', submission: read.data, text: parsed.text };
  // As long as the canonical form, and much quicker to write.
  const bodyBytes = new TextEncoder().encode(JSON.stringify(read.data.body)).byteLength;
  if (bodyBytes > maxBodyBytes) return refuse(413, 'body', 'too_big', `The body may take ${maxBodyBytes} bytes.`);
  return { at: 'fits', submission: read.data, text: parsed.text };
}
