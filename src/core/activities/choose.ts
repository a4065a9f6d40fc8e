import { areaOf, type Need } from '../taxonomy.ts';
import type { Wishes } from '../wishes.ts';
import type { Point } from './activity.ts';
import type { Facts } from './facts.ts';
import { kilometresBetween } from './places.ts';

/**
 * Why an activity was chosen: one for each part of its points that is not 0. `interest.choir`, `area.music`, `help.free`
 * (met), `not.free` (known not to be met), `near`, `time`, `fresh`.
 */
export type Reason = string;

/** An activity chosen for a person, with the reasons. */
export interface Chosen<F extends Facts = Facts> {
  readonly facts: F;
  readonly reasons: readonly Reason[];
  /** 0 to 100: interests 40, area 15, help 25 (or down to −25), distance 10, time 5, freshness 5. */
  readonly points: number;
  /** As the crow flies, where both ends are known; the person's is the middle of their postcode district. */
  readonly kilometres?: number;
}

/** Kilometres: in person within the first, widened until ten match. Past the last, nothing is near enough to offer. */
export const reaches = [5, 10, 25, 50] as const;
const enough = 10;

const daysBetween = (from: string, to: string): number => (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

/** What is known of a need when distance is known too. Up to 1.5 km is near home; over 5 is not; between, it depends on the bus. */
const needMet = (need: Need, { needs, atHome }: Facts, kilometres: number | undefined): boolean | undefined => {
  if (need !== 'near') return needs[need];
  if (atHome) return true;
  return kilometres === undefined ? undefined : kilometres <= 1.5 ? true : kilometres > 5 ? false : undefined;
};

/** Whether an activity is for another age than the person has: a true rule, so it is not offered. Unknown is never a no. */
const isForOtherAges = ({ ages }: Facts, { age }: Wishes): boolean => age !== undefined && ages !== undefined && ((ages.from ?? 0) > age.to || (ages.to ?? 999) < age.from);

/** Somebody who picked groups for one gender, and not for the other, is not shown what is only for the other. */
const isForOtherGender = ({ gender }: Facts, { interests }: Wishes): boolean => gender !== undefined && interests.includes(gender === 'women' ? 'men' : 'women') && !interests.includes(gender);

interface Candidate<F> { readonly facts: F; readonly met: readonly string[]; readonly areas: readonly string[]; readonly kilometres?: number }

function chosenOf<F extends Facts>({ facts, met, areas, kilometres }: Candidate<F>, wishes: Wishes, reach: number, today: string): Chosen<F> {
  const reasons: Reason[] = [];
  let points = 0;
  if (met.length > 0) { points += (40 * met.length) / wishes.interests.length; reasons.push(...met.map(interest => `interest.${interest}`)); }
  if (areas.length > 0) { points += 15; reasons.push(...areas.map(area => `area.${area}`)); }
  for (const need of wishes.needs) {
    const known = needMet(need, facts, kilometres);
    if (known === undefined) continue;
    points += ((known ? 1 : -1) * 25) / wishes.needs.length;
    reasons.push(`${known ? 'help' : 'not'}.${need}`);
  }
  if (kilometres !== undefined && kilometres < reach) { points += 10 * (1 - kilometres / reach); reasons.push('near'); }
  if (wishes.times.length > 0 && facts.times.some(time => wishes.times.includes(time))) { points += 5; reasons.push('time'); }
  const old = facts.lastChecked === undefined ? Infinity : daysBetween(facts.lastChecked, today) / 730.5;
  if (old < 1) { points += 5 * (1 - Math.max(0, old)); reasons.push('fresh'); }
  return { facts, reasons, points, ...(kilometres !== undefined && { kilometres }) };
}

const byRank = (one: Chosen, other: Chosen): number =>
  other.points - one.points || (one.kilometres ?? Infinity) - (other.kilometres ?? Infinity) || (one.facts.id < other.facts.id ? -1 : 1);

/** Puts what would make two cards alike behind the rest, and one thing to do at home in front if that was asked for. */
function varied<F extends Facts>(ranked: readonly Chosen<F>[], wishes: Wishes, first: number): Chosen<F>[] {
  const chosen: Chosen<F>[] = [];
  const later: Chosen<F>[] = [];
  const things = new Set<string>();
  const pairs = new Set<string>();
  for (const idea of ranked) {
    const { same, provider } = idea.facts;
    if (things.has(same)) continue;
    things.add(same);
    const pair = `${idea.reasons.find(reason => reason.startsWith('area.')) ?? ''}|${provider}`;
    const alike = wishes.areas.length > 1 && provider !== '' && pairs.has(pair);
    (alike || chosen.length >= first ? later : chosen).push(idea);
    if (!alike) pairs.add(pair);
  }
  if (wishes.needs.includes('home') && !chosen.some(({ facts }) => facts.atHome)) {
    const home = later.find(({ facts }) => facts.atHome);
    if (home && chosen.length > 0) { later.splice(later.indexOf(home), 1); later.unshift(...chosen.splice(-1)); chosen.push(home); }
  }
  return [...chosen, ...later];
}

/**
 * Chooses for a person, best first. Nothing is hidden because something about it is unknown; nothing is shown that has no
 * part in what the person picked.
 *
 * @param home the middle of the district where the person lives, if they said
 * @param today `YYYY-MM-DD`
 * @param first how many are shown first; variety counts among these
 */
export function choose<F extends Facts>(all: readonly F[], wishes: Wishes, home: Point | undefined, today: string, first = 5): Chosen<F>[] {
  const furthest = reaches[reaches.length - 1]!;
  const wanted = new Set(wishes.interests);
  const wantedAreas = new Set<string | undefined>(wishes.areas);
  const matchAll = wanted.size + wantedAreas.size === 0;
  const candidates: Candidate<F>[] = [];
  for (const facts of all) {
    const met = facts.interests.some(interest => wanted.has(interest)) ? wishes.interests.filter(interest => facts.interests.includes(interest)) : [];
    const areas = wantedAreas.size === 0 ? [] : wishes.areas.filter(area => facts.interests.some(interest => areaOf(interest) === area));
    if (met.length + areas.length === 0 && !matchAll) continue;
    if (isForOtherAges(facts, wishes) || isForOtherGender(facts, wishes)) continue;
    const far = home && facts.point && !facts.fromAnywhere ? kilometresBetween(home, facts.point) : undefined;
    if (far === undefined || far <= furthest) candidates.push({ facts, met, areas, ...(far !== undefined && { kilometres: far }) });
  }
  const reach = reaches.find(within => candidates.filter(({ kilometres = 0 }) => kilometres <= within).length >= enough) ?? furthest;
  return varied(candidates.filter(({ kilometres = 0 }) => kilometres <= reach).map(candidate => chosenOf(candidate, wishes, reach, today)).sort(byRank), wishes, first);
}
