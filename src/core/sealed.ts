/**
 * The sealed submission: the same clear header, and instead of `body` what only the recipients can open. Its shape, its
 * sizes and what binds it to its header; `net/seal.ts` seals, `net/open.ts` opens.
 */
import * as z from 'zod/mini';
import { lettersFor } from './base64url.ts';
import { canonicalJson } from './canonical.ts';
import { pointBytes } from './p256.ts';
import { maxBodyBytes, submissionSchema, type Submission } from './submission.ts';
import { idSchema } from './words.ts';

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

const lengths: readonly number[] = paddedSizes.map(size => lettersFor(sealedBytes.iv + size + sealedBytes.tag));

const sealedSchema = z.strictObject({
  /** The ids of the recipients' keys, in order. */
  kid: z.array(idSchema).check(z.minLength(recipientLimits.least), z.maxLength(recipientLimits.most), z.refine(ids => new Set(ids).size === ids.length)),
  /** Base64url: for each recipient in that order 65 bytes of the encapsulated key (HPKE), then 48 of the sealed content key. */
  enc: z.string().check(z.regex(/^[\w-]+$/), z.minLength(lettersFor(bytesForOne * recipientLimits.least)), z.maxLength(lettersFor(bytesForOne * recipientLimits.most))),
  /** Base64url: 12 random bytes, then AES-256-GCM of the body filled to 1, 2, 4, 8, 16 or 32 KiB, with its tag. */
  ct: z.string().check(z.regex(/^[\w-]+$/), z.minLength(lengths[0]!), z.maxLength(lengths.at(-1)!), z.refine(text => lengths.includes(text.length))),
}).check(z.refine(({ kid, enc }) => enc.length === lettersFor(bytesForOne * kid.length), { path: ['enc'] }));

const { body: _body, ...header } = submissionSchema.def.shape;

/** A sealed submission. Everything outside `sealed` is the clear header, the same as that of an unsealed one. */
export const sealedSubmissionSchema = z.strictObject({ ...header, sealed: sealedSchema });

/** A submission of either kind. */
export const eitherSubmissionSchema = z.union([submissionSchema, sealedSubmissionSchema]);

export type SealedSubmission = z.infer<typeof sealedSubmissionSchema>;

/** What stands in the clear. */
export type ClearHeader = Omit<Submission, 'body'>;

/** Whether a submission is sealed. */
export const isSealed = (submission: Submission | SealedSubmission): submission is SealedSubmission => 'sealed' in submission;

/** The schema of the kind that a value means to be, so that what is wrong with it is named by its own keys. */
export const schemaFor = (value: unknown): typeof submissionSchema | typeof sealedSubmissionSchema =>
  (typeof value === 'object' && value !== null && Object.hasOwn(value, 'sealed') ? sealedSubmissionSchema : submissionSchema);

/** What both seals are bound to, as text: the clear header and the recipients. With one letter of it changed nothing opens. */
export const boundTo = (header: ClearHeader, kid: readonly string[]): string => canonicalJson({ ...header, kid });
