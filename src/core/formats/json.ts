import { canonicalJson } from '../canonical.ts';
import type { Format } from './format.ts';

/** The submission as it is in the contract, for an endpoint that answers with a receipt. */
export const json: Format = {
  contentType: 'application/json',
  sendsIdHeader: true,
  redirect: 'error',
  encode: submission => canonicalJson(submission),
};
