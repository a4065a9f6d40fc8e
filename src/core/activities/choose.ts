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
  /** 0 to 100: interests 40, area 15, help 25 (or down to −25), distance 10, time 5, freshness 5. */
  readonly points: number;
  /** As the crow flies, where both ends are known; the person's is the middle of their postcode district. */
  readonly kilometres?: number;
}

/** Kilometres: in person within the first, widened until ten match what was picked. Past the last, nothing is near enough to offer. */
export const reaches = [5, 10, 25, 50] as const;
const enough = 10;
/** A pick that fewer than so many meet within the reach is looked for further off. */
const few = 2;
/** How many points an idea must be ahead to be shown before one for a pick that had a turn less. */
const turnPoints = 12;

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

interface Candidate<F> {
  readonly facts: F;
  readonly met: readonly string[];
  readonly areas: readonly string[];
  /** The picks that it meets, if a link worker would name it for them: an area counts by itself where nothing in it was picked. */
  readonly turns: readonly string[];
  readonly kilometres?: number;
}

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

/** An idea with the picks that it meets, and its points less what is doubtful about it. */
interface Ranked<F extends Facts> { readonly idea: Chosen<F>; readonly turns: readonly string[]; readonly worth: number }

const byWorth = ({ idea: one, worth: ofOne }: Ranked<Facts>, { idea: other, worth: ofOther }: Ranked<Facts>): number =>
  ofOther - ofOne || (one.kilometres ?? Infinity) - (other.kilometres ?? Infinity) || (one.facts.id < other.facts.id ? -1 : 1);

/** Why a link worker would name something else first, in points. What is doubtful is not hidden: it stands behind what is not. */
function doubts({ facts: { interests, gender, groups, referral }, reasons, kilometres = 0 }: Chosen, turns: readonly string[], { interests: picks, needs }: Wishes): number {
  const own: readonly (number | false | undefined)[] = [
    // What it is most for was not picked.
    picks.length > 0 && turns.length > 0 && !turns.includes(interests[0]!) && 8,
    // It is for women or men only, and nobody asked which of them the person is.
    gender !== undefined && !picks.includes(gender) && 12,
    // It is for people with one condition: somebody who asked for others like them may have another.
    groups.length > 0 && !mayBelong(groups, picks.filter(pick => pick !== 'peer'), needs) && 8,
    // Somebody must refer them first.
    referral && 10,
    // A long way: nobody goes 20 km for what is nearer too.
    Math.min(45, Math.max(0, kilometres - 5) * 1.2),
    // Who can only do things at home, or cannot climb steps, cannot come at all.
    (reasons.includes('not.home') || reasons.includes('not.step-free')) && 40,
  ];
  return own.reduce<number>((sum, points) => sum + (points || 0), 0);
}

/**
 * The order in which a link worker would offer them. What meets a pick stands before what is only of the same area (the
 * area counts by itself for somebody who picked nothing in it) and before what is for a group that the person shows no sign
 * of belonging to. Among the first each pick has its turn, so that somebody who picked singing and bingo sees both, and so
 * has each provider. The same thing is there once. One thing to do at home stands among the first if that was asked for.
 */
function varied<F extends Facts>(ranked: readonly Ranked<F>[], wishes: Wishes, first: number): Chosen<F>[] {
  const things = new Set<string>();
  const left = ranked.filter(({ idea: { facts: { same } } }) => { const isNew = !things.has(same); things.add(same); return isNew; });
  const chosen: Chosen<F>[] = [];
  const pairs = new Set<string>();
  const had = new Map<string, number>();
  const pairOf = ({ facts: { provider }, reasons }: Chosen<F>): string => `${reasons.find(reason => reason.startsWith('area.')) ?? ''}|${provider}`;
  while (chosen.length < first) {
    let best = -1;
    let most = -Infinity;
    left.forEach(({ idea, turns, worth }, at) => {
      if (turns.length === 0 && wishes.interests.length + wishes.areas.length > 0) return;
      const seldom = Math.min(...turns.map(turn => had.get(turn) ?? 0));
      const isAlike = wishes.areas.length > 1 && idea.facts.provider !== '' && pairs.has(pairOf(idea));
      const value = worth - turnPoints * ((isAlike ? 1 : 0) + (Number.isFinite(seldom) ? seldom : 0));
      if (value > most) { most = value; best = at; }
    });
    if (best < 0) break;
    const [{ idea, turns }] = left.splice(best, 1) as [Ranked<F>];
    chosen.push(idea);
    pairs.add(pairOf(idea));
    for (const turn of turns) had.set(turn, (had.get(turn) ?? 0) + 1);
  }
  const later = [...left.filter(({ turns }) => turns.length > 0), ...left.filter(({ turns }) => turns.length === 0)].map(({ idea }) => idea);
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
  const pickedIn = new Set<string | undefined>(wishes.interests.map(areaOf));
  const matchAll = wanted.size + wantedAreas.size === 0;
  const candidates: Candidate<F>[] = [];
  for (const facts of all) {
    const met = facts.interests.some(interest => wanted.has(interest)) ? wishes.interests.filter(interest => facts.interests.includes(interest)) : [];
    const areas = wantedAreas.size === 0 ? [] : wishes.areas.filter(area => facts.interests.some(interest => areaOf(interest) === area));
    if (met.length + areas.length === 0 && !matchAll) continue;
    if (isForOtherAges(facts, wishes) || isForOtherGender(facts, wishes)) continue;
    const far = home && facts.point && !facts.fromAnywhere ? kilometresBetween(home, facts.point) : undefined;
    if (far !== undefined && far > furthest) continue;
    const turns = !mayBelong(facts.groups, wishes.interests, wishes.needs) ? [] : met.length > 0 ? met : areas.filter(area => !pickedIn.has(area));
    candidates.push({ facts, met, areas, turns, ...(far !== undefined && { kilometres: far }) });
  }
  const within = (reach: number) => ({ kilometres = 0 }: Candidate<F>): boolean => kilometres <= reach;
  const reach = reaches.find(one => candidates.filter(candidate => within(one)(candidate) && (matchAll || candidate.turns.length > 0)).length >= enough) ?? furthest;
  const near = candidates.filter(within(reach));
  // A pick that next to nothing near meets is looked for further off, by itself.
  const seldom = [...wishes.interests, ...wishes.areas.filter(area => !pickedIn.has(area))].flatMap(pick => {
    const meets = ({ turns }: Candidate<F>): boolean => turns.includes(pick);
    const further = reaches.find(one => candidates.filter(candidate => within(one)(candidate) && meets(candidate)).length >= few) ?? furthest;
    return further > reach ? candidates.filter(candidate => !within(reach)(candidate) && within(further)(candidate) && meets(candidate)) : [];
  });
  const ranked = [...near, ...new Set(seldom)].map((candidate): Ranked<F> => {
    const idea = chosenOf(candidate, wishes, reach, today);
    return { idea, turns: candidate.turns, worth: idea.points - doubts(idea, candidate.turns, wishes) };
  });
  return varied(ranked.sort(byWorth), wishes, first);
}
