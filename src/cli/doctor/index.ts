import { behaviour } from './behaviour.ts';
import type { Check, Group } from './check.ts';
import { cors } from './cors.ts';
import { deduplication } from './deduplication.ts';
import { reaching } from './reaching.ts';
import { receipt } from './receipt.ts';
import { refusals } from './refusals.ts';

/**
 * All checks, in the order in which they are made. To add one, add an object to a group; `test/cli/doctor-faults.ts` then
 * needs an endpoint on which that check alone fails, and the compiler asks for it.
 */
export const groups = [
  { name: 'Reaching it', after: [], checks: reaching },
  { name: 'Receipt', after: ['no-redirect'], checks: receipt },
  { name: 'Browsers (CORS)', after: ['answers'], checks: cors },
  { name: 'Once and not twice', after: ['key-taken'], checks: deduplication },
  { name: 'Refusals', after: ['key-taken'], checks: refusals },
  { name: 'Behaviour', after: ['key-taken'], checks: behaviour },
] as const satisfies readonly Group[];

/** The id of every check. */
export type CheckId = (typeof groups)[number]['checks'][number]['id'];

/** All checks in one list. */
export const checks: readonly Check[] = groups.flatMap(({ checks }): readonly Check[] => checks);
