import { json } from './json.ts';
import type { Format } from './format.ts';

/** The same JSON as plain text, so that the browser does not ask first: for hooks that do not answer a preflight. */
export const simple: Format = {
  contentType: 'text/plain;charset=UTF-8',
  sendsIdHeader: false,
  redirect: 'follow',
  encode: (submission, readable) => json.encode(submission, readable),
};
