import { admission, leftOutOf } from '../admit.ts';
import type { Directory } from '../activity.ts';
import type { Draft } from '../draft.ts';
import type { Page } from './paging.ts';

/** Limits of one directory in a browser. */
export const directoryLimits = { bytes: 8 * 1024 * 1024, records: 10_000 };

/** Which field of a format is which. */
export interface RecordReader {
  /** The records of one page of the list. */
  records(data: unknown): readonly unknown[];
  /** What the page says of itself, as far as it does; `turning` (paging.ts) follows it. */
  page(data: unknown): Page;
  /** What a record says, washed by nobody yet: anything may stand in any field, and nothing throws. */
  draft(record: unknown): Draft;
}

/** One format of directory. One file each, listed in `index.ts`. */
export interface DirectoryReader extends RecordReader {
  /** Whether this reader reads this data. No two readers read the same. */
  reads(data: unknown): boolean;
}

/** Reads records of one directory, a few at a time if you like; it remembers which ids it has given. */
export type ReadRecords = (records: readonly unknown[]) => Directory;

/**
 * Makes what turns the records of one directory into activities. A bad record is passed over and counted with its reason;
 * nothing throws.
 *
 * @param today `YYYY-MM-DD`: what is over by then is left out
 * @param most records that are read; the others are counted
 */
export function recordsReader(reader: RecordReader, today: string, most = directoryLimits.records): ReadRecords {
  const admit = admission(today);
  let read = 0;
  return records => {
    const activities: Directory['activities'][number][] = [];
    const skipped: Record<string, number> = {};
    let good = 0;
    let leftOut = 0;
    for (const record of records) {
      const draft = read++ >= most ? undefined : reader.draft(record);
      const admitted = draft === undefined ? 'over the limit' : admit(draft);
      if (typeof admitted === 'string') skipped[admitted] = (skipped[admitted] ?? 0) + 1;
      else { activities.push(...admitted); good++; leftOut += leftOutOf(draft!); }
    }
    return { activities, admitted: good, skipped, ...(leftOut > 0 && { leftOut }) };
  };
}
