import type { SealedSubmission } from '../sealed.ts';
import type { Submission } from '../submission.ts';

/** A question and its answer in words, for endpoints that people read as they are: an email, a spreadsheet. */
export interface ReadableAnswer {
  /** The answer's key: `matters`, `interests.music`. */
  readonly key: string;
  readonly words: string;
}

/** The names of all formats. */
export const formatNames = ['json', 'simple', 'form'] as const;

/** The name of a format. */
export type FormatName = (typeof formatNames)[number];

/** One way of writing a submission for an endpoint. One file each, listed in `index.ts`. */
export interface Format {
  /** The `Content-Type` of the request. */
  readonly contentType: string;
  /** Whether the id also goes as `Idempotency-Key`. A header of its own makes the browser ask first (CORS preflight). */
  readonly sendsIdHeader: boolean;
  /** What a redirect means. A hook that answers by redirecting (spreadsheet scripts do) must be followed to be heard. */
  readonly redirect: 'error' | 'follow';
  /** The bytes of the request's body, as text. The same submission always gives the same bytes. A sealed one has no answers in words. */
  encode(submission: Submission | SealedSubmission, readable: readonly ReadableAnswer[]): string;
}
