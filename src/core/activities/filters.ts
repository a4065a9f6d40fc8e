/** What a person may want to see only, out of the ideas that were found. Unknown is not a no: it stays, to be asked about. */
import { isFromAnywhere, type Activity, type When } from './activity.ts';
import type { Idea } from './match.ts';

/** The names of the filters, in the order in which they are offered. */
export const filters = ['free', 'home', 'step-free', 'near', 'late'] as const;

/** One of them. `near`: within about three miles; `late`: in the evening or at the weekend. */
export type Filter = (typeof filters)[number];

const nearKilometres = 5;
const eveningHour = 17;

/** Whether something is in the evening or at the weekend, as far as that is known. */
function isLate(when: When): boolean | undefined {
  if (when.at === 'text') return undefined;
  const isWeekend = when.at === 'dates' ? when.dates.map(date => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())) : when.days?.map(day => /S[AU]$/.test(day)) ?? (when.freq === 'DAILY' ? [true] : []);
  const isEvening = when.from === undefined ? undefined : Number(when.from.slice(0, 2)) >= eveningHour;
  if (isEvening || isWeekend.includes(true)) return true;
  return isEvening === false && isWeekend.length > 0 ? false : undefined;
}

function lateOf({ when }: Activity): boolean | undefined {
  const known = when.map(isLate);
  return known.includes(true) ? true : known.length > 0 && !known.includes(undefined) ? false : undefined;
}

/** A cost in words that names pounds and nothing free is known not to be free. */
const freeOf = ({ needs, cost }: Activity): boolean | undefined => needs.free ?? (cost.at === 'text' && /£\s?[\d.]*[1-9]/.test(cost.text) && !/free|£0(?![.\d])/i.test(cost.text) ? false : undefined);

/** Whether an idea fits a filter: known to, known not to, or not known. */
export function fits({ activity, kilometres }: Pick<Idea, 'activity' | 'kilometres'>, filter: Filter): boolean | undefined {
  if (filter === 'late') return lateOf(activity);
  if (filter === 'free') return freeOf(activity);
  // Nobody climbs steps to what is done from anywhere, and it is as near as can be.
  if ((filter === 'near' || filter === 'step-free') && isFromAnywhere(activity)) return true;
  if (filter !== 'near') return activity.needs[filter];
  return kilometres === undefined ? undefined : kilometres <= nearKilometres;
}

/** The ideas that are not known to fail any of these filters. */
export const filtered = <One extends Pick<Idea, 'activity' | 'kilometres'>>(ideas: readonly One[], on: readonly Filter[]): One[] => ideas.filter(idea => on.every(filter => fits(idea, filter) !== false));

/** The filters that would take some of these ideas away and leave some. */
export const usefulFilters = (ideas: readonly Pick<Idea, 'activity' | 'kilometres'>[]): Filter[] =>
  filters.filter(filter => { const left = filtered(ideas, [filter]).length; return left > 0 && left < ideas.length; });

/** The filters of these without which something fits again, the one that brings most back first. */
export const inTheWay = (ideas: readonly Pick<Idea, 'activity' | 'kilometres'>[], on: readonly Filter[]): Filter[] =>
  on.map(filter => ({ filter, left: filtered(ideas, on.filter(other => other !== filter)).length })).filter(({ left }) => left > 0).sort((one, other) => other.left - one.left).map(({ filter }) => filter);
