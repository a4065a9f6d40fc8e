/** Open Referral UK 3.0: lists of services, one service, services at locations, organisations with their services. A profile of HSDS 3.0. */
import { hsdsRecords } from './hsds-service.ts';
import type { DirectoryReader } from './reader.ts';
import { formatOf } from './shape.ts';

export const openReferralUk3: DirectoryReader = { ...hsdsRecords, reads: data => formatOf(data) === 'open-referral-uk-3' };
