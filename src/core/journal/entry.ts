/** A check-in that a person kept on their own device: what they said, and the words in which they were asked. No name, no place, nobody else. */
import * as z from 'zod/mini';
import { instrumentLimits, isOnScale, scaleSchema, wordingSchema } from '../instruments/instrument.ts';
import { idSchema, languageTag, textThat } from '../words.ts';

/** Most check-ins that a device keeps. Nothing is ever thrown away for a newer one: the person is told. */
export const mostEntries = 500;

const schemaName = 'what-matters/journal';

const isTime = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return false;
  const at = new Date(text);
  // The 31st of February would be a day in March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.slice(0, -1));
};

const record = z.strictObject({
  schema: z.literal(schemaName),
  version: z.literal(1),
  id: idSchema,
  /** UTC, ISO 8601, to the second. What was answered at one time is one check-in. */
  at: textThat(isTime, 'a time such as 2026-11-22T10:00:00Z'),
  /** Of a session; `null` where there was none. */
  moment: z.nullable(z.enum(['before', 'after'])),
  instrument: idSchema,
  instrumentVersion: z.string().check(z.minLength(1), z.maxLength(40)),
  /** How it was answered: `tiles`, `line` … Answers of two ways are not joined. */
  mode: z.string().check(z.minLength(1), z.maxLength(20)),
  /** BCP 47: of the words below. */
  language: languageTag,
  /** The number of each item that was asked; `null` where the person skipped it. */
  items: z.record(idSchema, z.nullable(z.number())),
  /** What was asked, as it stood there: a site's own instrument may be gone when somebody looks back. */
  asked: z.strictObject({ scale: scaleSchema, wording: wordingSchema, attribution: z.optional(z.string().check(z.minLength(1), z.maxLength(500))) }),
});

/** A check-in that was kept: one instrument, answered at one time. */
export type JournalEntry = Readonly<z.infer<typeof record>>;

/** Whether every number is one of its scale, and everything in it has its words. */
function isWhole({ items, asked: { scale, wording } }: JournalEntry): boolean {
  const ids = Object.keys(items);
  const points = scale.type === 'points' ? scale.points.map(String) : [];
  return ids.length > 0 && ids.length <= instrumentLimits.items
    && ids.every(id => items[id] === null || isOnScale({ scale }, items[id]!))
    && ids.every(id => Object.hasOwn(wording.items, id) && (scale.type === 'points' || Object.hasOwn(wording.ends ?? {}, id)))
    && points.every(point => Object.hasOwn(wording.points ?? {}, point));
}

/** What a thing on the device is: a check-in of ours, one that a later version kept, or nothing of ours. The last two are left alone. */
export type ReadEntry = { readonly at: 'ours'; readonly entry: JournalEntry } | { readonly at: 'later' | 'not-ours' };

/** Reads what lies on the device. It may be anything. */
export function readEntry(data: unknown): ReadEntry {
  const read = z.safeParse(record, data);
  if (read.success && isWhole(read.data)) return { at: 'ours', entry: read.data };
  const { schema, version } = (typeof data === 'object' ? data ?? {} : {}) as { readonly schema?: unknown; readonly version?: unknown };
  return { at: schema === schemaName && typeof version === 'number' && version > 1 ? 'later' : 'not-ours' };
}

/** All that lies on a device: the check-ins in the order of their time, and how many things are none that can be shown. */
export interface ReadJournal {
  readonly entries: readonly JournalEntry[];
  readonly later: number;
  readonly notOurs: number;
}

/** Reads all that lies on the device. */
export function readJournal(records: readonly unknown[]): ReadJournal {
  const read = records.map(readEntry);
  const count = (at: 'later' | 'not-ours'): number => read.filter(one => one.at === at).length;
  const entries = read.flatMap(one => (one.at === 'ours' ? [one.entry] : []));
  return { entries: entries.sort((one, other) => (one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1)), later: count('later'), notOurs: count('not-ours') };
}
