import { isKnown, kindOf } from './questions/known.ts';
import type { Route } from './route.ts';
import type { Submission } from './submission.ts';

/** The numbers that somebody chose on their way, as the instruments number them: one entry for each instrument, version and way of answering. */
export function scoresOf({ steps, answers }: Pick<Route, 'steps' | 'answers'>): Submission['body']['scores'] {
  const scores: Submission['body']['scores'] = [];
  for (const { key, page: { question } } of steps) {
    const answer = answers[key];
    const chosen = question && isKnown(question) && answer?.at === 'answered' ? kindOf(question).score?.(question, answer.value as never) : undefined;
    if (!chosen) continue;
    const { item, value, ...by } = chosen;
    const same = scores.find(one => one.instrument === by.instrument && one.version === by.version && one.mode === by.mode);
    if (same) same.items[item] = value;
    else scores.push({ ...by, items: { [item]: value } });
  }
  return scores;
}
