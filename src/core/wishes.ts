import type { Journey } from './journey.ts';
import type { Answers } from './questions/kind.ts';
import { instead } from './questions/postcode.ts';
import { isArea, needs, type Area, type Need } from './taxonomy.ts';

/** What a person said that ideas are found by. Nothing else of the answers goes into the search. */
export interface Wishes {
  readonly areas: readonly Area[];
  /** Ids of interests, in the order they were offered. */
  readonly interests: readonly string[];
  readonly needs: readonly Need[];
  /** `NW1 2DB`, if the person gave one. */
  readonly postcode?: string;
}

const apart: readonly string[] = ['none', 'not-sure'];

/** Reads wishes out of the answers on a person's way, by the kind of question and its list, never by the id of a page. */
export function wishesOf(journey: Journey, answers: Answers): Wishes {
  const found = { areas: [] as Area[], interests: [] as string[], needs: [] as Need[] };
  let postcode: string | undefined;
  for (const { id, question } of journey.pages) {
    if (!question) continue;
    for (const [key, answer] of Object.entries(answers)) {
      if ((key !== id && !key.startsWith(`${id}.`)) || answer.at !== 'answered') continue;
      const chosen = [answer.value].flat().filter((value): value is string => typeof value === 'string' && !apart.includes(value));
      if (question.type === 'postcode') postcode = chosen.find(value => !(instead as readonly string[]).includes(value)) ?? postcode;
      else if (question.type !== 'choice') continue;
      else if (question.options === 'taxonomy.areas') found.areas.push(...chosen.filter(isArea));
      else if (question.options === 'taxonomy.interests') found.interests.push(...chosen);
      else if (question.options === 'taxonomy.help') found.needs.push(...needs.filter(need => chosen.includes(need)));
    }
  }
  return { ...found, ...(postcode !== undefined && { postcode }) };
}
