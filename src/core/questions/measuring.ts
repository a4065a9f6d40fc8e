import * as z from 'zod/mini';
import { textThat } from '../words.ts';

/** What a question says that asks an item of an instrument. The pages of a measure have it; a site's own scale may. */
export const measuring = {
  /** The instrument and its item, as `ons4.happy`. */
  item: z.optional(textThat(text => /^[a-z0-9-]{1,40}\.[a-z0-9-]{1,40}$/.test(text), 'an instrument and its item, such as ons4.happy')),
  /** The instrument's version. */
  version: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  /** What the instrument's licence asks to be shown, in the owner's words. */
  credit: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
};

/** A number that somebody chose, of an item of an instrument. */
export interface ItemScore {
  readonly instrument: string;
  readonly version: string;
  /** How it was answered: numbers on tiles, points with words, a line, eleven steps, or paper. Two ways are not compared. */
  readonly mode: 'tiles' | 'points' | 'line' | 'steps' | 'paper';
  readonly item: string;
  readonly value: number;
}

/** The score of an answer, where the question asks an item of an instrument and says which version. */
export function itemScore({ item, version }: { readonly item?: string | undefined; readonly version?: string | undefined }, mode: ItemScore['mode'], value: string): ItemScore | undefined {
  const [instrument, id] = item?.split('.') ?? [];
  const number = Number(value);
  return instrument === undefined || id === undefined || version === undefined || value === '' || !Number.isFinite(number) ? undefined : { instrument, version, mode, item: id, value: number };
}
