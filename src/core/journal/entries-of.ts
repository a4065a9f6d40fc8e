import type { Instrument, Wording } from '../instruments/instrument.ts';
import type { Submission } from '../submission.ts';
import type { JournalEntry } from './entry.ts';

const only = <Value>(words: Readonly<Record<string, Value>>, ids: readonly string[]): Record<string, Value> => Object.fromEntries(Object.entries(words).filter(([id]) => ids.includes(id)));

/** The official words to show in a language: its own, those of its first part, English, or the first that there are. */
export function officialLanguage(wording: Readonly<Record<string, Wording>>, language: string): string | undefined {
  return [language, language.split('-')[0]!, 'en'].find(tag => Object.hasOwn(wording, tag)) ?? Object.keys(wording)[0];
}

/**
 * Makes what a person may keep of a check-in that was sent: one entry for each instrument and way of answering, with the
 * items that they skipped. The same submission always gives the same entries, so that to keep them twice keeps them once.
 *
 * @param instruments by id, with the words in which they were asked. What is not among them is not kept: nobody could
 *   read it later
 * @returns nothing where somebody else filled it in: it is not their journal
 */
export function entriesOf({ id, createdAt, language, filledInBy, body: { answers, scores } }: Submission, instruments: Readonly<Record<string, Instrument>>): readonly JournalEntry[] {
  if (filledInBy !== 'self') return [];
  const { moment } = answers;
  const value = moment?.at === 'answered' ? moment.value : null;
  const numbersOf = (instrument: string): Readonly<Record<string, number>> => Object.assign({}, ...scores.filter(score => score.instrument === instrument).map(({ items }) => items)) as Record<string, number>;
  const seen = new Set<string>();
  return scores.flatMap(({ instrument: name, version, mode, items }, place): JournalEntry[] => {
    const instrument = Object.hasOwn(instruments, name) ? instruments[name]! : undefined;
    const tag = instrument?.version === version ? officialLanguage(instrument.wording, language) : undefined;
    if (!instrument || tag === undefined) return [];
    // What was skipped was answered in no way: it goes with the first.
    const isFirst = !seen.has(name);
    seen.add(name);
    const isSkipped = (item: string): boolean => !Object.hasOwn(numbersOf(name), item) && ['skipped', 'preferNotToSay'].includes(answers[`${name}-${item}`]?.at ?? '');
    const kept = Object.fromEntries(instrument.items.flatMap(({ id: item }): [string, number | null][] => (Object.hasOwn(items, item) ? [[item, items[item]!]] : isFirst && isSkipped(item) ? [[item, null]] : [])));
    const ids = Object.keys(kept);
    if (ids.length === 0) return [];
    const { items: questions, ends, points } = instrument.wording[tag]!;
    return [{
      schema: 'what-matters/journal', version: 1, id: `${id}-${place}`, at: createdAt, moment: value === 'before' || value === 'after' ? value : null,
      instrument: name, instrumentVersion: version, mode, language: tag, items: kept,
      asked: {
        scale: instrument.scale, ...(instrument.attribution !== undefined && { attribution: instrument.attribution }),
        wording: { items: only(questions, ids), ...(points && { points }), ...(ends && { ends: only(ends, ids) }) },
      },
    }];
  });
}
