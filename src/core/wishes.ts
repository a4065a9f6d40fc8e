import type { Journey } from './journey.ts';
import { kindOf } from './questions/known.ts';
import type { Answers } from './questions/kind.ts';
import type { Area, Need, Time } from './taxonomy.ts';

/** What a person said that ideas are found by. Nothing else of the answers goes into the search. */
export interface Wishes {
  readonly areas: readonly Area[];
  /** Ids of interests, in the order they were offered. */
  readonly interests: readonly string[];
  readonly needs: readonly Need[];
  /** Parts of the week when the person could go; none: any time. */
  readonly times: readonly Time[];
  /** Ages that the person may have, in whole years, if they said. */
  readonly age?: { readonly from: number; readonly to: number };
  /** `NW1 2DB`, if the person gave one. */
  readonly postcode?: string;
}

/** Reads wishes out of the answers on a person's way: each kind of question knows its own, never the id of a page. */
export function wishesOf(journey: Journey, answers: Answers): Wishes {
  let all: Wishes = { areas: [], interests: [], needs: [], times: [] };
  for (const { id, question } of journey.pages) {
    if (!question) continue;
    for (const [key, answer] of Object.entries(answers)) {
      if ((key !== id && !key.startsWith(`${id}.`)) || answer.at !== 'answered') continue;
      const more = kindOf(question).wishes?.(question, answer.value as never) ?? {};
      all = { ...all, ...more, areas: [...all.areas, ...(more.areas ?? [])], interests: [...all.interests, ...(more.interests ?? [])], needs: [...all.needs, ...(more.needs ?? [])], times: [...all.times, ...(more.times ?? [])] };
    }
  }
  return all;
}
