import { endsOf, isOnScale, type Band, type Instrument } from './instrument.ts';

/** What the answers to an instrument come to. */
export interface Scored {
  /** The answers as they were given: a reversed item is not turned round here. */
  readonly items: Readonly<Record<string, number>>;
  /** Items without an answer, or with a number that the scale does not have. */
  readonly missing: readonly string[];
  /** Not there where the instrument has none, or too few items were answered. */
  readonly total?: number;
  /** The id of the band, by item, and as `total`. For the organisation, never for the person. */
  readonly bands: Readonly<Record<string, string>>;
}

const bandOf = (bands: readonly Band[] | undefined, value: number): string | undefined => bands?.find(({ from, to }) => value >= from && value <= to)?.id;

/**
 * Scores the answers to an instrument by its own data: pure, and the same here, at the receiver and in a report.
 *
 * @param given the number chosen for each item, by the item's id
 */
export function score(instrument: Instrument, given: Readonly<Record<string, number>>): Scored {
  const items: Record<string, number> = {};
  const missing: string[] = [];
  const bands: Record<string, string> = {};
  const { from, to } = endsOf(instrument);
  let sum = 0;
  for (const { id, reversed, bands: own } of instrument.items) {
    const value = Object.hasOwn(given, id) ? given[id] : undefined;
    if (value === undefined || !isOnScale(instrument, value)) { missing.push(id); continue; }
    items[id] = value;
    sum += reversed ? from + to - value : value;
    const band = bandOf(own, value);
    if (band !== undefined) bands[id] = band;
  }
  const answered = instrument.items.length - missing.length;
  const { total: rule } = instrument;
  if (!rule || answered < (rule.least ?? instrument.items.length) || answered === 0) return { items, missing, bands };
  const mean = sum / answered;
  const raw = rule.of === 'mean' ? mean : missing.length === 0 ? sum : mean * instrument.items.length;
  const told = rule.table ? rule.table[`${raw}`] : raw * (rule.times ?? 1);
  if (told === undefined) return { items, missing, bands };
  const band = bandOf(rule.bands, told);
  return { items, missing, total: told, bands: band === undefined ? bands : { ...bands, total: band } };
}
