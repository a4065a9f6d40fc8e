/** HSDS 3.0: the same lists as in Open Referral UK 3.0, with what only HSDS has in them. */
import { hsdsRecords } from './hsds-service.ts';
import type { DirectoryReader } from './reader.ts';
import { formatOf } from './shape.ts';

export const hsds3: DirectoryReader = { ...hsdsRecords, reads: data => formatOf(data) === 'hsds-3' };
