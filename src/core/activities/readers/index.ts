import { csv } from './csv.ts';
import { hsds3 } from './hsds-3.ts';
import { openReferralUk1 } from './open-referral-uk-1.ts';
import { openReferralUk3 } from './open-referral-uk-3.ts';
import { outpost } from './outpost.ts';
import { plain } from './plain.ts';
import type { DirectoryReader } from './reader.ts';

/** Every format of directory. To add one: its file here, a line in this list, and what tells it from others in `shape.ts`. */
export const readers: readonly DirectoryReader[] = [openReferralUk3, hsds3, openReferralUk1, outpost, csv, plain];

/** The reader for this data, or nothing when it is no directory that we know. */
export const readerOf = (data: unknown): DirectoryReader | undefined => readers.find(reader => reader.reads(data));
