/** What waits in the outbox, as it lies on the device. */
import * as z from 'zod/mini';
import { formatNames, type FormatName } from '../core/formats/format.ts';

/** Most characters of a body that are taken from the device. */
const maxBodyCharacters = 64 * 1024;
const count = z.number().check(z.minimum(0));

/**
 * One submission that waits. Nothing that the person said is outside `body`, and `body` never changes: the same bytes go
 * out at each try. There is no state "being sent": a page that ends in the middle would leave it so for ever.
 */
const recordSchema = z.strictObject({
  /** A record of a later version is left alone. */
  version: z.literal(1),
  id: z.string().check(z.regex(/^[0-9a-f-]{32,36}$/)),
  /** The site's name for its form. */
  form: z.string(),
  /** Where it goes, with its origin. Nowhere where the site sends by itself. */
  endpoint: z.nullable(z.string()),
  format: z.enum(formatNames),
  expectsReceipt: z.boolean(),
  sealed: z.boolean(),
  /** As it is sent. Empty once its time is over. */
  body: z.string().check(z.maxLength(maxBodyCharacters)),
  /** When Send was pressed, in milliseconds since 1970 by this device's clock. For people; nothing is decided by it. */
  at: z.number(),
  state: z.enum(['queued', 'parked', 'expired']),
  /** Why it is parked. */
  why: z.nullable(z.enum(['refused', 'closed'])),
  tries: count,
  /** Not before this moment, in milliseconds since 1970, because the endpoint asked; 0: at any time. */
  notBefore: z.number(),
  /** The last day (since 1970) on which a page saw it, and on how many days one did since Send was pressed. */
  seenOn: z.number(),
  age: count,
  /** How old it was when the person was told of the last call. */
  warnedAt: z.nullable(count),
});

export type OutboxRecord = Readonly<z.infer<typeof recordSchema>>;

const dayMs = 86_400_000;

/** The day since 1970 of a moment. */
export const dayOf = (now: number): number => Math.floor(now / dayMs);

/** What is new about a submission that is to be kept. */
export interface ToKeep {
  readonly id: string;
  readonly form: string;
  readonly endpoint: string | null;
  readonly format: FormatName;
  readonly expectsReceipt: boolean;
  readonly sealed: boolean;
  readonly body: string;
}

/** A record as it first goes into the outbox. */
export const newRecord = (submission: ToKeep, now: number): OutboxRecord =>
  ({ version: 1, ...submission, at: now, state: 'queued', why: null, tries: 0, notBefore: 0, seenOn: dayOf(now), age: 0, warnedAt: null });

/** Reads what lies on the device: nothing where it is not a record, or one of a later version. Such are left alone. */
export function readRecord(stored: unknown): OutboxRecord | undefined {
  const read = z.safeParse(recordSchema, stored);
  return read.success ? read.data : undefined;
}
