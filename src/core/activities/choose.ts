import { areaOf, type Need } from '../taxonomy.ts';
import type { Wishes } from '../wishes.ts';
import type { Point } from './activity.ts';
import type { Facts } from './facts.ts';
import { mayBelong } from './groups.ts';
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
  /** Up to 100, and down to −25 for what would help. */
  readonly points: number;
  /** What is doubtful about it, in points that it stands back, in the order of `doubts` (`explain.ts`). */
  readonly doubts: readonly number[];
  /** As the crow flies, where both ends are known; the person's is the middle of their postcode district. */
  readonly kilometres?: number;
  /** Not for the first page: it meets no pick, or is for others, or the person said that they cannot take part so. It is there for who asks for more. */
  readonly isLater?: true;
}

/** Most points for what was picked, for its area, for what would help, for nearness, for the time, and for a check not long ago. */
export const forInterests = 40;
export const forArea = 15;
export const forHelp = 25;
export const forDistance = 10;
export const forTime = 5;
export const forFreshness = 5;

/** Kilometres: in person within the first, widened until ten match what was picked. Past the last, nothing is near enough to offer. */
export const reaches = [5, 10, 25, 50] as const;
const furthest = reaches[reaches.length - 1]!;
/** So many must match within a reach. */
const enough = 10;
/** How many points an idea must be ahead to be shown before one for a pick that had a turn less. */
const turnPoints = 12;

/** How fresh what was checked on a day is: 1 on the day, 0 from two years on. */
export const freshness = (checked: string | undefined, today: string): number => (checked === undefined ? 0 : Math.min(1, Math.max(0, 1 - (Date.parse(today) - Date.parse(checked)) / (730.5 * 86_400_000))));

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

/** Who can only do things at home, or cannot climb steps, cannot come to what is known to be otherwise. */
export const cannotCome = ({ needs: known }: Facts, { needs }: Wishes): boolean => (['home', 'step-free'] as const).some(need => needs.includes(need) && known[need] === false);

/** What is for somebody in danger, or who drinks, is named to who says so, and to nobody else. */
export const isForTrouble = ({ interests }: Facts, { interests: picks }: Wishes): boolean => (['unsafe', 'drink-drugs'] as const).some(trouble => interests.includes(trouble) && !picks.includes(trouble));

/** What could be offered, and what of the picks it meets. */
export interface Candidate<F> {
  readonly facts: F;
  readonly met: readonly string[];
  readonly areas: readonly string[];
  /** The picks that it meets, if a link worker would name it for them: an area counts by itself where nothing in it was picked. */
  readonly turns: readonly string[];
  /** Whether it counts as one of the ten. */
  readonly isMatch: boolean;
  readonly kilometres?: number;
}

function chosenOf<F extends Facts>({ facts, met, areas, turns, isMatch, kilometres }: Candidate<F>, wishes: Wishes, reach: number, today: string): Chosen<F> {
  const reasons: Reason[] = [];
  let points = 0;
  if (met.length > 0) { points += (forInterests * met.length) / wishes.interests.length; reasons.push(...met.map(interest => `interest.${interest}`)); }
  if (areas.length > 0) { points += forArea; reasons.push(...areas.map(area => `area.${area}`)); }
  for (const need of wishes.needs) {
    const known = needMet(need, facts, kilometres);
    if (known === undefined) continue;
    points += ((known ? 1 : -1) * forHelp) / wishes.needs.length;
    reasons.push(`${known ? 'help' : 'not'}.${need}`);
  }
  if (kilometres !== undefined && kilometres < reach) { points += forDistance * (1 - kilometres / reach); reasons.push('near'); }
  if (wishes.times.length > 0 && facts.times.some(time => wishes.times.includes(time))) { points += forTime; reasons.push('time'); }
  const fresh = freshness(facts.lastChecked, today);
  if (fresh > 0) { points += forFreshness * fresh; reasons.push('fresh'); }
  return { facts, reasons, points, doubts: doubtsOf(facts, turns, wishes, kilometres), ...(kilometres !== undefined && { kilometres }), ...(!isMatch && { isLater: true }) };
}

/** An idea with the picks that it meets, and its points less what is doubtful about it. */
interface Ranked<F extends Facts> { readonly idea: Chosen<F>; readonly turns: readonly string[]; readonly worth: number }

const byWorth = ({ idea: one, worth: ofOne }: Ranked<Facts>, { idea: other, worth: ofOther }: Ranked<Facts>): number =>
  ofOther - ofOne || (one.kilometres ?? Infinity) - (other.kilometres ?? Infinity) || (one.facts.id < other.facts.id ? -1 : 1);

/** Why a link worker would name something else first, in points. What is doubtful is not hidden: it stands behind what is not. */
function doubtsOf({ interests, gender, groups, referral, times: begins }: Facts, turns: readonly string[], { interests: picks, needs, times }: Wishes, kilometres = 0): Chosen['doubts'] {
  const so = (is: boolean | undefined, points: number): number => (is ? points : 0);
  return [
    // What it is most for was not picked.
    so(picks.length > 0 && turns.length > 0 && !turns.includes(interests[0]!), 8),
    // It is for women or men only, and nobody asked which of them the person is.
    so(gender && !picks.includes(gender), 12),
    // It is for people with one condition: somebody who asked for others like them may have another.
    so(!mayBelong(groups, { interests: picks, needs }, true), 12),
    // Somebody must refer them first.
    so(referral, 10),
    // It begins when the person cannot, as far as its directory says.
    so(times.length > 0 && begins.length > 0 && !begins.some(time => times.includes(time)), 40),
    // A long way: nobody goes 20 km for what is nearer too.
    Math.min(45, Math.max(0, kilometres - 5) * 1.2),
  ];
}

/**
 * The order in which a link worker would offer them. What meets a pick stands before what is only of the same area (the
 * area counts by itself for somebody who picked nothing in it) and before what is for a group that the person shows no sign
 * of belonging to. Among the first each pick has its turn, so that somebody who picked singing and bingo sees both. The same
 * thing is there once. One thing to do at home stands among the first if that was asked for.
 */
function varied<F extends Facts>(ranked: readonly Ranked<F>[], wishes: Wishes, first: number): Chosen<F>[] {
  const things = new Set<string>();
  const left = ranked.filter(({ idea: { facts: { same } } }) => { const isNew = !things.has(same); things.add(same); return isNew; });
  const chosen: Chosen<F>[] = [];
  const had = new Map<string, number>();
  while (chosen.length < first) {
    let best = -1;
    let highest = -Infinity;
    for (const [at, { idea, turns, worth }] of left.entries()) {
      // They stand by their worth: none that follows can be better.
      if (worth <= highest) break;
      if (idea.isLater) continue;
      const seldom = Math.min(...turns.map(turn => had.get(turn) ?? 0));
      const value = worth - (Number.isFinite(seldom) ? turnPoints * seldom : 0);
      if (value > highest) { highest = value; best = at; }
    }
    if (best < 0) break;
    const [{ idea, turns }] = left.splice(best, 1) as [Ranked<F>];
    chosen.push(idea);
    for (const turn of turns) had.set(turn, (had.get(turn) ?? 0) + 1);
  }
  const later = [false, true].flatMap(isLater => left.map(({ idea }) => idea).filter(idea => (idea.isLater ?? false) === isLater));
  if (wishes.needs.includes('home') && !chosen.some(({ facts }) => facts.atHome)) {
    const home = later.find(({ facts }) => facts.atHome);
    if (home && chosen.length > 0) { later.splice(later.indexOf(home), 1); later.unshift(...chosen.splice(-1)); chosen.push(home); }
  }
  return chosen.length > 0 ? [...chosen, ...later] : later.map(({ isLater: _isLater, ...idea }) => idea as unknown as Chosen<F>);
}

/** What of all could be offered at all: it has a part in what was picked, no true rule is against it, and it is not past the last reach. */
export function candidatesOf<F extends Facts>(all: readonly F[], wishes: Wishes, home: Point | undefined): readonly Candidate<F>[] {
  const wanted = new Set(wishes.interests);
  const pickedIn = new Set<string | undefined>(wishes.interests.map(areaOf));
  const wantsAll = wanted.size + wishes.areas.length === 0;
  return all.flatMap((facts): readonly Candidate<F>[] => {
    const met = facts.interests.some(interest => wanted.has(interest)) ? wishes.interests.filter(interest => facts.interests.includes(interest)) : [];
    const areas = wishes.areas.filter(area => facts.interests.some(interest => areaOf(interest) === area));
    if (met.length + areas.length === 0 && !wantsAll) return [];
    if (isForOtherAges(facts, wishes) || isForOtherGender(facts, wishes)) return [];
    const kilometres = home && facts.point && !facts.fromAnywhere ? kilometresBetween(home, facts.point) : undefined;
    if (kilometres !== undefined && kilometres > furthest) return [];
    const turns = cannotCome(facts, wishes) || isForTrouble(facts, wishes) || !mayBelong(facts.groups, wishes) ? [] : met.length > 0 ? met : areas.filter(area => !pickedIn.has(area));
    return [{ facts, met, areas, turns, isMatch: wantsAll || turns.length > 0, ...(kilometres !== undefined && { kilometres }) }];
  });
}

/** Whether it is within a reach; what has no place is. */
const within = (reach: number) => ({ kilometres = 0 }: { readonly kilometres?: number }): boolean => kilometres <= reach;

/** Whether enough match within a reach, so that nothing further off is looked at. */
export const isWideEnough = (candidates: readonly Candidate<Facts>[], reach: number): boolean => candidates.filter(candidate => candidate.isMatch && within(reach)(candidate)).length >= enough;

/**
 * Chooses for a person out of what could be offered, best first. Nothing is hidden because something about it is unknown;
 * nothing is shown that has no part in what the person picked.
 *
 * @param today `YYYY-MM-DD`
 * @param first how many are shown first; variety counts among these
 */
export function chooseFrom<F extends Facts>(candidates: readonly Candidate<F>[], wishes: Wishes, today: string, first = 5): Chosen<F>[] {
  const reach = reaches.find(one => isWideEnough(candidates, one)) ?? furthest;
  const ranked = candidates.filter(within(reach)).map((candidate): Ranked<F> => {
    const idea = chosenOf(candidate, wishes, reach, today);
    return { idea, turns: candidate.turns, worth: idea.doubts.reduce((left, points) => left - points, idea.points) };
  });
  return varied(ranked.sort(byWorth), wishes, first);
}
