import { openReferralUk3 } from './open-referral-uk-3.ts';
import type { DirectoryReader } from './reader.ts';

/** Every format of directory, the first that reads the data counts. To add one: its file here and a line in this list. */
export const readers: readonly DirectoryReader[] = [openReferralUk3];

/** The reader for this data, or nothing when it is no directory that we know. */
export const readerOf = (data: unknown): DirectoryReader | undefined => readers.find(reader => reader.reads(data));
