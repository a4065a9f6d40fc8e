import { readingsOf, type Reading, type Row, type Slot } from './series.ts';

/** One sentence about one line of the table: the key of its words, when it was, and the answers that it names, by the name of their place in it. */
export interface Told {
  readonly key: 'journal.said' | 'journal.said-before' | 'journal.said-after' | 'journal.said-both';
  readonly row: Row;
  readonly answers: Readonly<Partial<Record<'answer' | 'before' | 'after', Reading>>>;
}

const isAnswered = ([, { value }]: readonly [Slot, Reading]): boolean => value !== null;

function toldOf(row: Row): Told {
  const { once, before, after } = Object.fromEntries(readingsOf(row).filter(isAnswered)) as Row['slots'];
  if (before && after) return { key: 'journal.said-both', row, answers: { before, after } };
  if (before) return { key: 'journal.said-before', row, answers: { before } };
  return after ? { key: 'journal.said-after', row, answers: { after } } : { key: 'journal.said', row, answers: { answer: once! } };
}

/** What a figure says in sentences: the first line that has an answer, and the last. Nothing between them and nothing about them: a number is only a part of how somebody is. */
export function sentencesOf(rows: readonly Row[]): readonly Told[] {
  const answered = rows.filter(row => readingsOf(row).some(isAnswered));
  return [...new Set([answered[0], answered.at(-1)])].flatMap(row => (row ? [toldOf(row)] : []));
}
