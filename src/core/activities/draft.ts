/**
 * What a reader finds in a record, before anybody has looked whether it is fit to show. A reader says only which field of
 * its format is which; `admit` (admit.ts) washes, checks and derives. Every value is as it came: anything may stand in it.
 */
export interface Draft {
  readonly id?: unknown;
  readonly title?: unknown;
  readonly description?: unknown;
  /** What people should know too, each a line: an alert, how to apply, what to bring. */
  readonly notes?: readonly unknown[];
  readonly url?: unknown;
  readonly email?: unknown;
  readonly phone?: unknown;
  /** Only `active`, or nothing, is shown. */
  readonly status?: unknown;
  readonly provider?: { readonly name?: unknown; readonly url?: unknown; readonly email?: unknown; readonly phone?: unknown };
  /** What it is filed under: a name, and its address or code in a vocabulary. */
  readonly terms?: readonly { readonly name?: unknown; readonly code?: unknown }[];
  /** Where it is. Each becomes an activity of its own, as far as it can be told from the others. */
  readonly places?: readonly DraftPlace[];
  /** Times that hold at every place. */
  readonly schedules?: readonly DraftSchedule[];
  /** Amounts are pounds, unless a currency says otherwise. */
  readonly costs?: readonly { readonly amount?: unknown; readonly currency?: unknown; readonly texts?: readonly unknown[]; readonly validTo?: unknown }[];
  /** What it costs, in words. */
  readonly fees?: readonly unknown[];
  readonly ages?: readonly { readonly from?: unknown; readonly to?: unknown }[];
  /** Whom it is for, and on what terms, in words. */
  readonly forWhom?: readonly unknown[];
  readonly languages?: readonly unknown[];
  readonly access?: readonly unknown[];
  /** People to ask, the first first. */
  readonly contacts?: readonly { readonly name?: unknown; readonly role?: unknown; readonly email?: unknown; readonly phone?: unknown }[];
  /** Whom it serves by where they live, in words. */
  readonly serves?: readonly unknown[];
  /** Words on how people take part: `online`, `phone`, `post`, `venue`, `home visit`. */
  readonly ways?: readonly unknown[];
  /** Whether somebody must refer a person: true or false, or words. */
  readonly referral?: unknown;
  /** Dates on which somebody looked at the record. */
  readonly checked?: readonly unknown[];
  /** The day after which it is over. */
  readonly validTo?: unknown;
  /** The record was broken on its way: what stands in it may belong elsewhere. */
  readonly isBroken?: boolean;
}

/** One place of a record, with what holds only there. */
export interface DraftPlace {
  readonly id?: unknown;
  /** `physical`, `virtual` or `postal`. */
  readonly kind?: unknown;
  readonly name?: unknown;
  /** Lines of the address, without the postcode. */
  readonly address?: readonly unknown[];
  readonly postcode?: unknown;
  readonly latitude?: unknown;
  readonly longitude?: unknown;
  readonly access?: readonly unknown[];
  readonly phones?: readonly unknown[];
  readonly schedules?: readonly DraftSchedule[];
}

/** One schedule of a record, in the fields of iCalendar. */
export interface DraftSchedule {
  /** A whole rule as text (`FREQ=WEEKLY;BYDAY=MO`), in place of the fields that follow. */
  readonly rule?: unknown;
  readonly freq?: unknown;
  readonly interval?: unknown;
  /** Days as rules write them (`MO`, `1TH`) or by their names (`Monday`, `Mon-Fri`, `2nd Tuesday`). Without `freq` they come every week. */
  readonly byday?: unknown;
  readonly bymonthday?: unknown;
  readonly bymonth?: unknown;
  /** The day on which weeks begin. */
  readonly weekStart?: unknown;
  /** A rule whose fields we do not expand (`byweekno`, `byyearday`, `bysetpos`): then its words are shown. */
  readonly other?: readonly unknown[];
  readonly start?: unknown;
  readonly until?: unknown;
  readonly count?: unknown;
  readonly validFrom?: unknown;
  readonly validTo?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
  /** Days on which it is not. */
  readonly off?: readonly unknown[];
  readonly text?: unknown;
  /** Words on how people take part. */
  readonly way?: unknown;
}
