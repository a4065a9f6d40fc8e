import type { EqualityCount } from './store.ts';

/** A count under this many could tell of one person. */
export const fewest = 5;

/** One answer in a table of counts: how often, or that it was fewer than five, or hidden so that no small count can be worked out. */
export type CountedAnswer = { readonly at: EqualityCount['at']; readonly answer?: string } & ({ readonly shown: number } | { readonly shown: 'fewer' | 'hidden' });

/** One question with its counts, or nothing but that there are too few answers to show any. */
export interface CountedQuestion {
  readonly question: string;
  /** Most often given first; what is not shown comes last, in the order of its words' ids. Empty if all is too few. */
  readonly answers: readonly CountedAnswer[];
  readonly total?: number;
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/**
 * Whether every small count stays unknown to somebody who knows the total, what is shown and these rules: for each there
 * must be two numbers that it could be.
 *
 * @param small counts that are shown as "fewer than five": each is at least 1
 * @param hidden larger ones that are hidden with them: each is at least five
 * @param least the smallest count that is shown: no hidden one is larger
 */
function areSafe(small: readonly number[], hidden: readonly number[], least: number): boolean {
  const left = sum(small) + sum(hidden);
  const most = fewest - 1;
  const low = Math.max(1, left - most * (small.length - 1) - (hidden.length > 0 ? least * hidden.length : 0));
  const high = Math.min(most, left - (small.length - 1) - fewest * hidden.length);
  return high > low;
}

const order = ({ at, answer = '' }: EqualityCount) => `${at} ${answer}`;
const byWords = (a: EqualityCount, b: EqualityCount) => (order(a) < order(b) ? -1 : 1);

function countedQuestion(question: string, counts: readonly EqualityCount[]): CountedQuestion {
  const small = counts.filter(({ count }) => count < fewest);
  const large = counts.filter(({ count }) => count >= fewest).sort((a, b) => a.count - b.count || byWords(a, b));
  let hide = 0;
  const counted = (some: readonly EqualityCount[]) => some.map(({ count }) => count);
  const safe = () => small.length === 0 || areSafe(counted(small), counted(large.slice(0, hide)), large[hide]?.count ?? Infinity);
  while (!safe() && hide < large.length) hide++;
  if (!safe()) return { question, answers: [] };
  const as = (shown: 'fewer' | 'hidden') => ({ at, answer }: EqualityCount): CountedAnswer => ({ at, ...(answer !== undefined && { answer }), shown });
  return {
    question,
    answers: [
      ...large.slice(hide).reverse().map(({ at, answer, count }): CountedAnswer => ({ at, ...(answer !== undefined && { answer }), shown: count })),
      ...large.slice(0, hide).sort(byWords).map(as('hidden')), ...[...small].sort(byWords).map(as('fewer')),
    ],
    total: sum(counted(counts)),
  };
}

/**
 * Counts as they may be shown, one table for each question. Every count under five is "fewer than five"; where such a
 * count could be worked out from the total and the others, the smallest of the others are hidden too, and where that is
 * not enough the question shows nothing at all.
 */
export function countedQuestions(counts: readonly EqualityCount[]): readonly CountedQuestion[] {
  const questions = [...new Set(counts.map(({ question }) => question))].sort();
  return questions.map(question => countedQuestion(question, counts.filter(one => one.question === question)));
}
