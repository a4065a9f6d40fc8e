import type { Need, Time } from '../taxonomy.ts';
import type { Wishes } from '../wishes.ts';
import type { Activity, Point, When } from './activity.ts';
import { areasOf, type Classify } from './interests.ts';
import { kilometresBetween } from './places.ts';

/**
 * Why an activity was chosen: one for each part of its points that is not 0. `interest.choir`, `area.music`, `help.free`
 * (met), `not.free` (known not to be met), `near`, `time`, `fresh`.
 */
export type Reason = string;

/** An activity chosen for a person, with the reasons. */
export interface Idea {
  readonly activity: Activity;
  readonly reasons: readonly Reason[];
  /** 0 to 100: interests 40, area 15, help 25 (or down to −25), distance 10, time 5, freshness 5. */
  readonly points: number;
  /** As the crow flies, where both ends are known; the person's is the middle of their postcode district. */
  readonly kilometres?: number;
  /** Milliseconds since 1970: how old the copy of the directory is that this comes from, where the directory itself could not be reached. */
  readonly keptOn?: number | undefined;
}

/** What ideas are chosen with, passed in so that the same arguments always give the same ideas. */
export interface MatchTools {
  readonly classify: Classify;
  readonly placeOf: (postcode: string) => Point | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Kilometres: in person within the first, widened until ten match. Past the last, nothing is near enough to offer. */
export const reaches = [5, 10, 25, 50] as const;
const enough = 10;

const daysBetween = (from: string, to: string): number => (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

/** What is known of a need when distance is known too. Up to 1.5 km is near home; over 5 is not; between, it depends on the bus. */
const needMet = (need: Need, activity: Activity, kilometres: number | undefined): boolean | undefined => {
  if (need !== 'near') return activity.needs[need];
  if (activity.where === 'at-home') return true;
  return kilometres === undefined ? undefined : kilometres <= 1.5 ? true : kilometres > 5 ? false : undefined;
};

/** The part of the week when something begins, if its directory says so. */
function partsOfWeek(when: When): readonly Time[] {
  if (when.at === 'text') return [];
  const hour = when.from === undefined ? undefined : Number(when.from.slice(0, 2));
  return when.days.flatMap((day): Time[] => (/S[AU]$/.test(day) ? ['weekends'] : hour === undefined ? [] : [hour < 12 ? 'weekday-mornings' : hour < 17 ? 'weekday-afternoons' : 'weekday-evenings']));
}

/** Whether an activity is for another age than the person has: a true rule, so it is not offered. Unknown is never a no. */
const isForOtherAges = ({ ages }: Activity, { age }: Wishes): boolean => age !== undefined && ages !== undefined && ((ages.from ?? 0) > age.to || (ages.to ?? 999) < age.from);

interface Candidate { readonly activity: Activity; readonly interests: ReadonlySet<string>; readonly kilometres?: number }

function ideaOf({ activity, interests, kilometres }: Candidate, wishes: Wishes, reach: number, today: string): Idea {
  const reasons: Reason[] = [];
  let points = 0;
  const met = wishes.interests.filter(interest => interests.has(interest));
  if (met.length > 0) { points += (40 * met.length) / wishes.interests.length; reasons.push(...met.map(interest => `interest.${interest}`)); }
  const areas = areasOf(interests);
  const shared = wishes.areas.filter(area => areas.has(area));
  if (shared.length > 0) { points += 15; reasons.push(...shared.map(area => `area.${area}`)); }
  for (const need of wishes.needs) {
    const known = needMet(need, activity, kilometres);
    if (known === undefined) continue;
    points += ((known ? 1 : -1) * 25) / wishes.needs.length;
    reasons.push(`${known ? 'help' : 'not'}.${need}`);
  }
  if (kilometres !== undefined && activity.where !== 'at-home' && kilometres < reach) { points += 10 * (1 - kilometres / reach); reasons.push('near'); }
  if (wishes.times.length > 0 && activity.when.some(when => partsOfWeek(when).some(time => wishes.times.includes(time)))) { points += 5; reasons.push('time'); }
  const old = activity.lastChecked === undefined ? Infinity : daysBetween(activity.lastChecked, today) / 730.5;
  if (old < 1) { points += 5 * (1 - Math.max(0, old)); reasons.push('fresh'); }
  return { activity, reasons, points, ...(kilometres !== undefined && { kilometres }) };
}

const byRank = (one: Idea, other: Idea): number =>
  other.points - one.points || (one.kilometres ?? Infinity) - (other.kilometres ?? Infinity) || (one.activity.id < other.activity.id ? -1 : 1);

const matchesAnything = (idea: Idea, wishes: Wishes): boolean =>
  wishes.areas.length + wishes.interests.length === 0 || idea.reasons.some(reason => /^(?:interest|area)\./.test(reason));

/** Puts what would make two cards alike behind the rest, and one thing to do at home in front if that was asked for. */
function varied(ranked: readonly Idea[], wishes: Wishes, first: number): Idea[] {
  const chosen: Idea[] = [];
  const later: Idea[] = [];
  const titles = new Set<string>();
  const pairs = new Set<string>();
  for (const idea of ranked) {
    const { title, provider = '' } = idea.activity;
    const area = idea.reasons.find(reason => reason.startsWith('area.')) ?? '';
    const name = `${title}|${provider}`.toLowerCase();
    if (titles.has(name)) continue;
    titles.add(name);
    const alike = wishes.areas.length > 1 && provider !== '' && pairs.has(`${area}|${provider}`);
    (alike || chosen.length >= first ? later : chosen).push(idea);
    if (!alike) pairs.add(`${area}|${provider}`);
  }
  if (wishes.needs.includes('home') && !chosen.some(({ activity }) => activity.where === 'at-home')) {
    const home = later.find(({ activity }) => activity.where === 'at-home');
    if (home && chosen.length > 0) { later.splice(later.indexOf(home), 1); later.unshift(...chosen.splice(-1)); chosen.push(home); }
  }
  return [...chosen, ...later];
}

/**
 * Chooses ideas for a person, best first. Nothing is hidden because something about it is unknown; nothing is shown
 * that has no part in what the person picked.
 *
 * @param first how many are shown first; variety counts among these
 */
export function findIdeas(activities: readonly Activity[], wishes: Wishes, { classify, placeOf, today }: MatchTools, first = 5): Idea[] {
  const home = wishes.postcode === undefined ? undefined : placeOf(wishes.postcode);
  const furthest = reaches[reaches.length - 1]!;
  const candidates = activities.flatMap((activity): Candidate[] => {
    if (isForOtherAges(activity, wishes)) return [];
    const point = activity.point ?? (activity.place?.postcode === undefined ? undefined : placeOf(activity.place.postcode));
    const far = home && point && activity.where !== 'at-home' ? kilometresBetween(home, point) : undefined;
    return far !== undefined && far > furthest ? [] : [{ activity, interests: classify(activity), ...(far !== undefined && { kilometres: far }) }];
  });
  let ideas: Idea[] = [];
  for (const reach of reaches) {
    ideas = candidates.filter(({ kilometres = 0 }) => kilometres <= reach).map(candidate => ideaOf(candidate, wishes, reach, today)).filter(idea => matchesAnything(idea, wishes));
    if (ideas.length >= enough) break;
  }
  return varied(ideas.sort(byRank), wishes, first);
}
