/** Why an activity is or is not among a person's ideas: for whoever looks after a directory, and for us. */
import type { Wishes } from '../wishes.ts';
import { areas } from '../taxonomy.ts';
import type { Point } from './activity.ts';
import { cannotCome, forArea, forFreshness, forHelp, forInterests, forTime, freshness, isForTrouble, type Chosen } from './choose.ts';
import type { Facts } from './facts.ts';
import { mayBelong } from './groups.ts';
import { choose } from './match.ts';

/** The parts of an idea's points: from 0, or for what would help from −25, up to the most that there are for each (`choose.ts`). */
export type Parts = Readonly<Record<'interests' | 'area' | 'help' | 'distance' | 'time' | 'freshness', number>>;

/** Why a link worker would name something else first, in the order in which an idea has them. */
export const doubts = ['mostly-else', 'one-gender', 'one-condition', 'referral', 'other-time', 'far'] as const;

/** One of them. */
export type Doubt = (typeof doubts)[number];

/** Why an idea is only there for who asks for more. */
export type WhyLater =
  /** The person can only do things at home, or cannot climb steps. */
  | 'cannot-come'
  /** It is for people in danger, or who drink, and the person did not say so. */
  | 'for-trouble'
  /** It is for a group, and nothing says that the person belongs to it. */
  | 'other-group'
  /** It is of the same area only, and something in it was picked. */
  | 'area-only';

/** An idea with its place among all, from 1, and the parts of its points. */
export interface ExplainedIdea<F extends Facts = Facts> extends Chosen<F> {
  readonly place: number;
  readonly parts: Parts;
  /** Whether ideas with fewer points stand before it: for variety, or because something about it is doubtful. */
  readonly behindOthers: boolean;
  /** Why it is not on the first page: one at least where `isLater` is set. */
  readonly whyLater: readonly WhyLater[];
}

/** Why an activity is not among the ideas. */
export type WhyNot =
  /** No activity of the list has this id. */
  | 'unknown'
  /** None of what the person picked. */
  | 'not-about'
  | 'other-age' | 'other-gender'
  /** Further than anything is offered. */
  | 'too-far'
  /** Enough that fits is nearer. */
  | 'nearer-ones'
  /** The same thing stands there already, at another place or entered twice. */
  | 'same-thing';

function partsOf({ facts, reasons, points: all }: Chosen, wishes: Wishes, today: string): Parts {
  const many = (kind: string): number => reasons.filter(reason => reason.startsWith(`${kind}.`)).length;
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  const interests = forInterests * share(many('interest'), wishes.interests.length);
  const area = many('area') > 0 ? forArea : 0;
  const help = forHelp * share(many('help') - many('not'), wishes.needs.length);
  const time = reasons.includes('time') ? forTime : 0;
  const fresh = forFreshness * freshness(facts.lastChecked, today);
  // What is left: it depends on how far the search had to reach.
  const distance = reasons.includes('near') ? all - interests - area - help - time - fresh : 0;
  return { interests, area, help, distance, time, freshness: fresh };
}

const whyLaterOf = ({ facts, isLater }: Chosen, wishes: Wishes): readonly WhyLater[] => {
  if (!isLater) return [];
  const reasons: readonly (WhyLater | false)[] = [cannotCome(facts, wishes) && 'cannot-come', isForTrouble(facts, wishes) && 'for-trouble', !mayBelong(facts.groups, wishes) && 'other-group'];
  const found = reasons.filter(reason => reason !== false);
  return found.length > 0 ? found : ['area-only'];
};

/** An activity that every rule lets in but one: what keeps it out all the same is that rule. */
function onlyHeldTo(rule: WhyNot, facts: Facts, wishes: Wishes): Facts {
  const { ages, gender, point, interests, ...rest } = facts;
  const [area] = wishes.areas;
  const about = wishes.interests.length > 0 ? [...wishes.interests] : area === undefined ? [...interests] : [...areas[area]];
  return {
    ...rest, groups: [], interests: rule === 'not-about' ? interests : about,
    ...(ages && rule === 'other-age' && { ages }), ...(gender && rule === 'other-gender' && { gender }), ...(point && rule === 'too-far' && { point }),
  };
}

const rules = ['not-about', 'other-age', 'other-gender', 'too-far'] as const;

/** All ideas with the parts of their points, and a way to ask about what is not among them. */
export interface Explanation<F extends Facts = Facts> {
  readonly ideas: readonly ExplainedIdea<F>[];
  /** Every reason that keeps an activity out, by its id; none where it is an idea. */
  readonly whyNot: (id: string) => readonly WhyNot[];
}

/**
 * Explains what `choose` gives: with the same arguments it names the same ideas in the same order.
 *
 * @param home the middle of the district where the person lives, if they said
 * @param today `YYYY-MM-DD`
 */
export function explain<F extends Facts>(all: readonly F[], wishes: Wishes, home: Point | undefined, today: string, first = 5): Explanation<F> {
  const chosen = choose(all, wishes, home, today, first);
  const ideas = chosen.map((idea, at): ExplainedIdea<F> => ({ ...idea, place: at + 1, parts: partsOf(idea, wishes, today), whyLater: whyLaterOf(idea, wishes), behindOthers: chosen.slice(0, at).some(other => other.points < idea.points) }));
  const places = new Set(ideas.map(({ facts }) => facts.id));
  const isChosen = (list: readonly Facts[], id: string): boolean => choose(list, wishes, home, today, first).some(({ facts }) => facts.id === id);
  const whyNot = (id: string): readonly WhyNot[] => {
    if (places.has(id)) return [];
    const facts = all.find(one => one.id === id);
    if (!facts) return ['unknown'];
    const kept = rules.filter(rule => !isChosen([onlyHeldTo(rule, facts, wishes)], id));
    if (kept.length > 0) return kept;
    const { point: _point, ...anywhere } = facts as Facts;
    return [isChosen(all.map((one): Facts => (one.id === id ? anywhere : one)), id) ? 'nearer-ones' : 'same-thing'];
  };
  return { ideas, whyNot };
}
