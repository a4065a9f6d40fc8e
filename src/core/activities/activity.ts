import type { Need } from '../taxonomy.ts';

/** A place on the ground, WGS 84 degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** When an activity happens, as far as its directory says. */
export type When =
  /** Days as iCalendar writes them (`MO`, or `1TH` for the first Thursday of a month), times as `HH:MM`, local. */
  | { readonly at: 'days'; readonly freq: 'WEEKLY' | 'MONTHLY'; readonly days: readonly string[]; readonly from?: string; readonly to?: string }
  | { readonly at: 'text'; readonly text: string };

/** What an activity costs. `unknown` is a value of its own: it never counts as free or dear. */
export type Cost =
  | { readonly at: 'free' }
  /** Pounds. */
  | { readonly at: 'price'; readonly amount: number; readonly text?: string }
  | { readonly at: 'text'; readonly text: string }
  | { readonly at: 'unknown' };

/** One thing a person could do, as every directory format is turned into. What a directory does not say is not there. */
export interface Activity {
  readonly id: string;
  readonly title: string;
  readonly provider?: string;
  readonly description?: string;
  /** Terms that its directory files it under. */
  readonly terms: readonly string[];
  readonly place?: { readonly name?: string; readonly address?: string; readonly postcode?: string };
  readonly point?: Point;
  /** Whether people go there, or take part from home (online, by phone, by post). */
  readonly where: 'in-person' | 'at-home' | 'unknown';
  readonly when: readonly When[];
  readonly cost: Cost;
  readonly ages?: { readonly from?: number; readonly to?: number };
  readonly languages: readonly string[];
  /** Text about access, as the directory gives it. */
  readonly access: readonly string[];
  /** `YYYY-MM-DD`: when somebody last checked that this is true. */
  readonly lastChecked?: string;
  readonly join: { readonly url?: string; readonly email?: string; readonly phone?: string };
  /** What would help a person take part: known to be met, known not to be met, or not there. Distance is not known here. */
  readonly needs: Readonly<Partial<Record<Need, boolean>>>;
}

/** What reading a directory gives: what can be shown, and why the rest cannot. */
export interface Directory {
  readonly activities: readonly Activity[];
  /** How many records were passed over, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Milliseconds since 1970: when this copy was fetched, where the directory itself could not be reached. */
  readonly keptOn?: number;
}
