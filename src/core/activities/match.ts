import type { Wishes } from '../wishes.ts';
import type { Activity, Point } from './activity.ts';
import { candidatesOf, chooseFrom, type Chosen } from './choose.ts';
import { factsOf, type Facts } from './facts.ts';
import type { Classify } from './interests.ts';

/** An activity chosen for a person, with the reasons. */
export interface Idea extends Omit<Chosen, 'facts'> {
  readonly activity: Activity;
}

/** An activity with its facts. */
export type Understood = Facts & { readonly activity: Activity };

/** What ideas are chosen with, passed in so that the same arguments always give the same ideas. */
export interface MatchTools {
  readonly classify: Classify;
  readonly placeOf: (postcode: string) => Point | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Sees what an activity is. It takes longest of all: whoever has many does something else now and then. */
export const understood = (activity: Activity, { classify, placeOf }: MatchTools): Understood => ({ ...factsOf(activity, classify(activity), placeOf), activity });

/**
 * Chooses for a person out of all that there is ({@link chooseFrom}).
 *
 * @param home the middle of the district where the person lives, if they said
 */
export const choose = <F extends Facts>(all: readonly F[], wishes: Wishes, home: Point | undefined, today: string, first?: number): Chosen<F>[] => chooseFrom(candidatesOf(all, wishes, home), wishes, today, first);

/** Chooses ideas for a person from whole activities, best first (`choose`). */
export function findIdeas(all: readonly Understood[], wishes: Wishes, { placeOf, today }: MatchTools): Idea[] {
  const home = wishes.postcode === undefined ? undefined : placeOf(wishes.postcode);
  return choose(all, wishes, home, today).map(({ facts: { activity }, ...rest }) => ({ ...rest, activity }));
}
