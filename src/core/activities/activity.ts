import type { Need } from '../taxonomy.ts';

/** A place on the ground, WGS 84 degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** How people can take part. */
export const ways = ['in-person', 'online', 'phone', 'post', 'home-visit'] as const;

/** One way of taking part. */
export type Way = (typeof ways)[number];

/** How often something comes again, as iCalendar names it (RFC 5545). */
export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

/** Dates that come again by a rule of RFC 5545, and times of day, both as clocks in the United Kingdom show them. */
export interface Repeating {
  readonly at: 'repeating';
  readonly freq: (typeof frequencies)[number];
  /** Every so many days, weeks, months or years: 2 or more. Every one of them without it. */
  readonly interval?: number;
  /** `MO`, or with a place in the month or year `1TH`, `-1SU`. */
  readonly days?: readonly string[];
  /** Days of the month, 1 to 31, or −1 to −31 from its end. */
  readonly monthDays?: readonly number[];
  /** 1 to 12. */
  readonly months?: readonly number[];
  /** The day on which weeks begin, such as `SU`, where every so many weeks makes it matter. Monday without it. */
  readonly weekStart?: string;
  /** `YYYY-MM-DD`: the first day from which the rule counts. Without it a rule with an interval or a count has no known dates. */
  readonly start?: string;
  /** `YYYY-MM-DD`: the last day that it can be on. */
  readonly until?: string;
  /** How many times in all, from the start. */
  readonly count?: number;
  /** `YYYY-MM-DD`: days on which it is not. */
  readonly off?: readonly string[];
  /** `HH:MM`. */
  readonly from?: string;
  /** `HH:MM`. */
  readonly to?: string;
}

/** When an activity happens, as far as its directory says. */
export type When =
  | Repeating
  /** Single days, `YYYY-MM-DD`, in order. */
  | { readonly at: 'dates'; readonly dates: readonly string[]; readonly from?: string; readonly to?: string }
  | { readonly at: 'text'; readonly text: string };

/** What an activity costs. `unknown` is a value of its own: it never counts as free or dear. */
export type Cost =
  | { readonly at: 'free' }
  /** Pounds. */
  | { readonly at: 'price'; readonly amount: number; readonly text?: string }
  | { readonly at: 'text'; readonly text: string }
  | { readonly at: 'unknown' };

/** One thing a person could do, at one place, as every directory format is turned into. What a directory does not say is not there: unknown is never a no. */
export interface Activity {
  readonly id: string;
  readonly title: string;
  readonly provider?: string;
  readonly description?: string;
  /** Names of terms that its directory files it under. */
  readonly terms: readonly string[];
  /** Those terms in vocabularies that others know, each as its address or its code, such as `https://openactive.io/activity-list#…`. */
  readonly codes: readonly string[];
  /** How people take part; none where nobody says. */
  readonly ways: readonly Way[];
  readonly place?: { readonly name?: string; readonly address?: string; readonly postcode?: string };
  readonly point?: Point;
  /** Whom it serves by where they live, in the directory's words. */
  readonly serves?: string;
  readonly when: readonly When[];
  readonly cost: Cost;
  readonly ages?: { readonly from?: number; readonly to?: number };
  readonly gender?: 'women' | 'men';
  /** Groups of people that it is for, where it is not for everybody. */
  readonly groups: readonly string[];
  /** Languages it is held in, as codes of BCP 47 (`cy`) or names, as the directory gives them. */
  readonly languages: readonly string[];
  /** Text about access, as the directory gives it. */
  readonly access: readonly string[];
  /** Who meets a person there: a name, and what they do. */
  readonly meets?: string;
  /** Whether somebody must refer a person. Not there where nobody says. */
  readonly referral?: boolean;
  /** `YYYY-MM-DD`: when somebody last checked that this is true. */
  readonly lastChecked?: string;
  readonly join: { readonly url?: string; readonly email?: string; readonly phone?: string };
  /** What would help a person take part: known to be met, known not to be met, or not there. Distance is not known here. */
  readonly needs: Readonly<Partial<Record<Need, boolean>>>;
}

/** What reading a directory gives: what can be shown, and why the rest cannot. */
export interface Directory {
  readonly activities: readonly Activity[];
  /** How many records they come from: a record with several places gives several activities. */
  readonly admitted: number;
  /** How many records were passed over, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** How many places and times of the records that are shown were too many and left out. */
  readonly leftOut?: number;
  /** Milliseconds since 1970: when this copy was fetched, where the directory itself could not be reached. */
  readonly keptOn?: number;
}

/** Whether a person can take part without going anywhere. */
export const isAtHome = ({ ways: known }: Pick<Activity, 'ways'>): boolean => known.some(way => way !== 'in-person');

/** Whether a person can take part from anywhere, so that distance says nothing: a visit at home is near or far like a place. */
export const isFromAnywhere = ({ ways: known }: Pick<Activity, 'ways'>): boolean => known.some(way => way === 'online' || way === 'phone' || way === 'post');
