/** What sealing goes by: how many recipients, which sizes, and what a sealed body is bound to. `sealed.ts` has the shape of what comes of it. */
import { canonicalJson } from './canonical.ts';
import { pointBytes } from './p256.ts';
import { maxBodyBytes } from './submission-limits.ts';
import type { Submission } from './submission.ts';

/** How many recipients there may be: two at least, so that one lost key loses nothing. */
export const recipientLimits = { least: 2, most: 5 } as const;

/** Bytes of a body before it is sealed: it is filled with spaces to the next of these, so that its length tells little. */
export const paddedSizes = [1024, 2048, 4096, 8192, 16_384, maxBodyBytes] as const;

/** The size to which so many bytes are filled; `undefined` for more than a body may take. */
export const paddedSize = (bytes: number): number | undefined => paddedSizes.find(size => bytes <= size);

/** Bytes of the parts of a sealed body. */
export const sealedBytes = {
  /** For each recipient: the encapsulated key, then the content key with its tag. */
  encapsulated: pointBytes, contentKey: 32 + 16,
  /** At the beginning and at the end of the body. */
  iv: 12, tag: 16,
} as const;

/** Bytes of `enc` for one recipient. */
export const bytesForOne: number = sealedBytes.encapsulated + sealedBytes.contentKey;

/** What stands in the clear. */
export type ClearHeader = Omit<Submission, 'body'>;

/** What both seals are bound to, as text: the clear header and the recipients. With one letter of it changed nothing opens. */
export const boundTo = (header: ClearHeader, kid: readonly string[]): string => canonicalJson({ ...header, kid });
