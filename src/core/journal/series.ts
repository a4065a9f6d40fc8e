/** What one question was answered with over time: the data of a figure, of its table and of its sentences. */
import type { Instrument } from '../instruments/instrument.ts';
import type { JournalEntry } from './entry.ts';

/** When of a session it was, or `once` where it was no part of one. */
export type Slot = 'once' | 'before' | 'after';

/** One answer. `value` is `null` where the person skipped it. */
export interface Reading {
  readonly at: string;
  readonly mode: string;
  readonly value: number | null;
}

/** One line of the table: one answer, or the two of a session. */
export interface Row {
  /** Where the person is, as `2026-11-10`. */
  readonly day: string;
  /** The time of its first answer. */
  readonly at: string;
  readonly slots: Readonly<Partial<Record<Slot, Reading>>>;
}

/** One item of one version of an instrument, over time. */
export interface Series extends Pick<JournalEntry, 'instrument' | 'instrumentVersion' | 'language'>, Pick<JournalEntry['asked'], 'scale' | 'attribution'> {
  readonly item: string;
  readonly question: string;
  /** What each point says, by its number. */
  readonly points?: Readonly<Record<string, string>> | undefined;
  /** What the two ends say. */
  readonly ends?: { readonly least: string; readonly most: string } | undefined;
  /** In the order of time. */
  readonly rows: readonly Row[];
}

const slotNames: readonly Slot[] = ['once', 'before', 'after'];

/** The answers of a row in the order of time, each with when of the session it was. */
export const readingsOf = ({ slots }: Row): readonly (readonly [Slot, Reading])[] => slotNames.flatMap(slot => (slots[slot] ? [[slot, slots[slot]] as const] : []));

/** The answers line by line. An "after" stands with the "before" of its day that has none yet. */
function rowsOf(entries: readonly JournalEntry[], item: string, dayOf: (at: string) => string): readonly Row[] {
  const rows: Row[] = [];
  for (const { at, moment, mode, items } of entries) {
    const value = items[item];
    if (value === undefined) continue;
    const day = dayOf(at);
    const reading: Reading = { at, mode, value };
    const open = moment === 'after' ? rows.findLastIndex(row => row.day === day && row.slots.before && !row.slots.after) : -1;
    if (open < 0) rows.push({ day, at, slots: { [moment ?? 'once']: reading } });
    else rows[open] = { ...rows[open]!, slots: { ...rows[open]!.slots, after: reading } };
  }
  return rows;
}

/**
 * Puts answers together by question: those of one item of one version of an instrument with one scale. The words are the
 * official ones in the language of the page, where there are any, else those in which the question was asked last.
 *
 * @param entries in the order of time
 * @param dayOf the day (`2026-11-10`) of a time, where the person is
 * @param known instruments by id, for their official words in other languages
 */
export function seriesOf(entries: readonly JournalEntry[], dayOf: (at: string) => string, language: string, known: Readonly<Record<string, Instrument>>): readonly Series[] {
  const groups = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.instrument, entry.instrumentVersion, entry.asked.scale]);
    groups.set(key, [...groups.get(key) ?? [], entry]);
  }
  return [...groups.values()].flatMap(group => {
    const ids = [...new Set([...group].reverse().flatMap(({ items }) => Object.keys(items)))];
    return ids.map((item): Series => {
      const { instrument, instrumentVersion, language: asked, asked: { scale, wording, attribution } } = group.findLast(({ items }) => Object.hasOwn(items, item))!;
      const official = Object.hasOwn(known, instrument) && known[instrument]!.version === instrumentVersion ? known[instrument]!.wording[language] : undefined;
      const words = official && Object.hasOwn(official.items, item) ? official : wording;
      return { instrument, instrumentVersion, item, scale, attribution, language: words === official ? language : asked, question: words.items[item]!, points: words.points, ends: words.ends?.[item], rows: rowsOf(group, item, dayOf) };
    });
  });
}
