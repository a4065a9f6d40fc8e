/** The sealed submission: the same clear header, and instead of `body` what only the recipients can open. `net/seal.ts` seals, `net/open.ts` opens. */
import * as z from 'zod/mini';
import { lettersFor } from './base64url.ts';
import { bytesForOne, paddedSizes, recipientLimits, sealedBytes } from './sealing.ts';
import { submissionSchema, type Submission } from './submission.ts';

const lengths: readonly number[] = paddedSizes.map(size => lettersFor(sealedBytes.iv + size + sealedBytes.tag));

const sealedSchema = z.strictObject({
  /** The ids of the recipients' keys, in order. */
  kid: z.array(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))).check(z.minLength(recipientLimits.least), z.maxLength(recipientLimits.most), z.refine(ids => new Set(ids).size === ids.length)),
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

/** Whether a submission is sealed. */
export const isSealed = (submission: Submission | SealedSubmission): submission is SealedSubmission => 'sealed' in submission;

/** The schema of the kind that a value means to be, so that what is wrong with it is named by its own keys. */
export const schemaFor = (value: unknown): typeof submissionSchema | typeof sealedSubmissionSchema =>
  (typeof value === 'object' && value !== null && Object.hasOwn(value, 'sealed') ? sealedSubmissionSchema : submissionSchema);
