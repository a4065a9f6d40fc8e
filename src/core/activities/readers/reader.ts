import type { Directory } from '../activity.ts';

/** Limits of one directory in a browser. */
export const directoryLimits = { bytes: 8 * 1024 * 1024, records: 10_000 };

/** One format of directory. One file each, listed in `index.ts`. */
export interface DirectoryReader {
  /** Whether this reader reads this data. */
  reads(data: unknown): boolean;
  /**
   * Turns records into activities. A bad record is passed over and counted; nothing throws.
   *
   * @param today `YYYY-MM-DD`: what is over by then is left out
   */
  read(data: unknown, today: string): Directory;
  /** The records of one page of the list, so that they can be read a few at a time: `read` takes a list of them too. */
  records(data: unknown): readonly unknown[];
  /** How many pages of the list there are, where the data says so. */
  pages(data: unknown): number;
}
