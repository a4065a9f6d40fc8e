import * as z from 'zod/mini';
import { idSchema } from './words.ts';

/** One number of a key: base64url of 32 bytes. */
const number = z.string().check(z.regex(/^[\w-]{43}$/));

/** The file in which somebody keeps a private key, as `what-matters keys` makes it and the inbox reads it. */
export const keyFileSchema = z.strictObject({
  schema: z.literal('what-matters/key'),
  version: z.literal(1),
  /** For whoever opens the file by chance. */
  note: z.string().check(z.maxLength(500)),
  /** The id of the key: it stands in the configuration and in all that is sealed for it. */
  kid: idSchema,
  /** `YYYY-MM-DD`: when it was made. */
  made: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  /** Both parts (RFC 7517). `d` is the private one. */
  jwk: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: number, y: number, d: number }),
});

/** A kept key. */
export type KeyFile = z.infer<typeof keyFileSchema>;
