/** Whom an activity is for, by its fields and by its words. */
import type { Activity } from './activity.ts';
import { numberOf, textOf } from './gate.ts';

/** What a record says of whom it is for. */
export interface Said {
  readonly title: string;
  readonly description: string;
  readonly terms: readonly string[];
  /** Eligibility in words. */
  readonly forWhom: readonly string[];
  readonly ages: readonly { readonly from?: unknown; readonly to?: unknown }[];
  readonly referral: unknown;
}

const wholeAge = (value: unknown): number | undefined => { const age = numberOf(value); return age !== undefined && age > 0 && age < 130 ? age : undefined; };

/** Ages, gender, groups and whether a referral is needed. What is not said is not there. */
export function whoFor({ ages, referral }: Said): Pick<Activity, 'ages' | 'gender' | 'groups' | 'referral'> {
  const [first] = ages;
  const from = wholeAge(first?.from);
  const to = wholeAge(first?.to);
  const needed = typeof referral === 'boolean' ? referral : textOf(referral, 80) === undefined ? undefined : /referral/i.test(String(referral));
  return { groups: [], ...((from ?? to) !== undefined && { ages: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) } }), ...(needed !== undefined && { referral: needed }) };
}
