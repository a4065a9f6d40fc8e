import type { Wishes } from '../wishes.ts';
import type { Activity, Point } from './activity.ts';
import { choose, type Chosen } from './choose.ts';
import { factsOf, type Facts } from './facts.ts';
import type { Classify } from './interests.ts';

/** An activity chosen for a person, with the reasons. */
export interface Idea extends Omit<Chosen, 'facts'> {
  readonly activity: Activity;
}

/** What ideas are chosen with, passed in so that the same arguments always give the same ideas. */
export interface MatchTools {
  readonly classify: Classify;
  readonly placeOf: (postcode: string) => Point | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Chooses ideas for a person from whole activities, best first (`choose`). */
export function findIdeas(activities: readonly Activity[], wishes: Wishes, { classify, placeOf, today }: MatchTools, first = 5): Idea[] {
  const all = activities.map((activity): Facts & { readonly activity: Activity } => ({ ...factsOf(activity, classify(activity), placeOf), activity }));
  const home = wishes.postcode === undefined ? undefined : placeOf(wishes.postcode);
  return choose(all, wishes, home, today, first).map(({ facts: { activity }, ...rest }) => ({ ...rest, activity }));
}
