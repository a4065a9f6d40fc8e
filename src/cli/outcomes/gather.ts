import type { CheckIn, Entry, Moment, Reason, SessionReport } from './check-in.ts';

/** What one card or device said at one session. */
export interface Slot {
  readonly programme: string;
  readonly session: string;
  readonly who: string;
  before?: CheckIn;
  after?: CheckIn;
}

/** All that was read, by session and person. */
export interface Gathered {
  readonly slots: readonly Slot[];
  /** Check-ins with neither a card nor a device: nobody knows which belong together. */
  readonly loose: readonly CheckIn[];
  readonly reports: readonly SessionReport[];
  readonly leftOut: ReadonlyMap<Reason, number>;
}

/** What limits a report: days as `YYYY-MM-DD`, both included, and the id of a programme. */
export interface Limits { readonly from?: string | undefined; readonly to?: string | undefined; readonly programme?: string | undefined }

/** In which order entries are read: a store gives the newest first, a file its rows as they stand. */
export type Order = 'newest-first' | 'as-written';

/** Two check-ins of the same person at the same moment: the last answer to each question counts. */
function together(earlier: CheckIn, later: CheckIn): CheckIn {
  const kept = Object.entries(earlier.items).filter(([item, answer]) => typeof answer === 'object' && typeof later.items[item] !== 'object');
  return { ...earlier, ...later, items: { ...earlier.items, ...later.items, ...Object.fromEntries(kept) } };
}

/** Takes entries and puts together what belongs together. The order tells which of two from the same second is the later one. */
export function gather({ from, to, programme }: Limits, order: Order): { readonly take: (entry: Entry) => void; readonly all: () => Gathered } {
  const slots = new Map<string, Slot>();
  const loose: CheckIn[] = [];
  const reports = new Map<string, SessionReport>();
  const leftOut = new Map<Reason, number>();
  const isLater = (read: { readonly date: string }, known: { readonly date: string }): boolean => (order === 'as-written' ? read.date >= known.date : read.date > known.date);
  const leave = (why: Reason): void => { leftOut.set(why, (leftOut.get(why) ?? 0) + 1); };

  const takeCheckIn = (checkIn: CheckIn): void => {
    const { programme, session, who } = checkIn;
    if (who === '') { loose.push(checkIn); return; }
    const key = JSON.stringify([programme, session, who]);
    const slot: Slot = slots.get(key) ?? { programme, session, who };
    slots.set(key, slot);
    const moment: Moment = checkIn.moment;
    const known = slot[moment];
    if (known) leave('replaced');
    slot[moment] = known ? (isLater(checkIn, known) ? together(known, checkIn) : together(checkIn, known)) : checkIn;
  };

  return {
    take(entry) {
      if (entry.at === 'left-out') { leave(entry.why); return; }
      const day = entry.date.slice(0, 10);
      if ((from !== undefined && day < from) || (to !== undefined && day > to)) { leave('dates'); return; }
      if (programme !== undefined && entry.programme !== programme) { leave('programme'); return; }
      if (entry.at === 'check-in') { takeCheckIn(entry); return; }
      const key = JSON.stringify([entry.programme, entry.session]);
      const known = reports.get(key);
      if (known) leave('replaced');
      if (!known || isLater(entry, known)) reports.set(key, entry);
    },
    all: () => ({ slots: [...slots.values()], loose, reports: [...reports.values()], leftOut }),
  };
}
