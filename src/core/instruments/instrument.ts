/**
 * An instrument: a published measure as data. Its words stand here as their owner published them, per official language,
 * and never in `locales/`; the build holds them against their hash.
 */
import * as z from 'zod/mini';
import { idSchema, languageTag, textThat, wholeNumber } from '../words.ts';

/** Most items of an instrument, and most points of a scale of words. */
export const instrumentLimits = { items: 20, points: 7 };

/** Licences under which the words of an instrument may be part of this product. All others are packs that a site brings. */
export const licencesThatShip = ['MIT', 'OGL-UK-3.0'] as const;

const text = z.string().check(z.minLength(1), z.maxLength(500));
const address = textThat(text => /^https:\/\/[^\s]+$/.test(text), 'an address that begins with https://');

/** A range of scores with a name, for the organisation that reads them; nobody is ever shown the band that they are in. */
const bandSchema = z.strictObject({ id: idSchema, from: z.number(), to: z.number() }).check(z.refine(({ from, to }) => from <= to, { params: { expected: 'a band that ends where it begins or later' } }));
const bandsSchema = z.array(bandSchema).check(z.minLength(1), z.maxLength(10));

/** How an item is answered. */
export const scaleSchema = z.union([
  /** Whole numbers from 0, one tile each. */
  z.strictObject({ type: z.literal('numbers'), to: wholeNumber(2, 10) }),
  /** Points with words, each with its number, in the order in which they are read. */
  z.strictObject({ type: z.literal('points'), points: z.array(wholeNumber(-100, 100)).check(z.minLength(2), z.maxLength(instrumentLimits.points)) }),
  /** A line from 0 to 100. */
  z.strictObject({ type: z.literal('line') }),
]);

const itemSchema = z.strictObject({
  id: idSchema,
  /** What a high number says of a person. */
  high: z.enum(['better', 'worse', 'neither']),
  /** Whether its number counts from the other end in the total. */
  reversed: z.optional(z.boolean()),
  /** What time it asks about. */
  recall: z.enum(['now', 'today', 'yesterday', 'nowadays', 'past-week', 'past-two-weeks', 'none']),
  bands: z.optional(bandsSchema),
});

const totalSchema = z.strictObject({
  of: z.enum(['sum', 'mean']),
  /** What it is multiplied by: 4 for a sum of 25 that is told as 100. */
  times: z.optional(z.number()),
  /** The least number of items that must be answered; all of them without it. A sum then stands for all items, those that are missing being as the others are on average. */
  least: z.optional(wholeNumber(1, instrumentLimits.items)),
  /** What each raw total becomes, where the owner has a table. A raw total that is not in it has no score. */
  table: z.optional(z.record(z.string().check(z.regex(/^-?\d+$/)), z.number())),
  high: z.enum(['better', 'worse', 'neither']),
  bands: z.optional(bandsSchema),
});

const endsSchema = z.strictObject({ least: text, most: text });

/** The words of an instrument in one language. */
export const wordingSchema = z.strictObject({
  /** Read before the first item. */
  intro: z.optional(text),
  /** The question of each item, by id. */
  items: z.record(idSchema, text),
  /** What each point says, by its number; for scales of points. */
  points: z.optional(z.record(z.string(), text)),
  /** What the two ends of the scale say, by item; for numbers and lines. */
  ends: z.optional(z.record(idSchema, endsSchema)),
});

/** The schema of an instrument, as JSON. */
export const instrumentSchema = z.strictObject({
  id: idSchema,
  /** The version of the words and of the scoring. A translation is a version too, so it goes along with each score. */
  version: z.string().check(z.minLength(1), z.maxLength(40)),
  name: text,
  holder: text,
  licence: z.strictObject({ id: z.string().check(z.minLength(1), z.maxLength(60)), url: z.optional(address) }),
  /** What its licence asks to be shown. */
  attribution: z.optional(text),
  /** Where the words were read. */
  source: z.optional(address),
  /** Whether the words must stand as they are. Nothing in the product ever changes them; this says that nobody else may. */
  verbatim: z.boolean(),
  /** For whom it is meant: from this age, and up to that. */
  age: z.strictObject({ from: wholeNumber(0, 130), to: z.optional(wholeNumber(0, 130)) }),
  scale: scaleSchema,
  items: z.array(itemSchema).check(z.minLength(1), z.maxLength(instrumentLimits.items)),
  total: z.optional(totalSchema),
  /** By language (BCP 47). Empty in a pack that holds the structure only, until its site fills it in. */
  wording: z.record(languageTag, wordingSchema),
  /** The SHA-256 (hex) of each language's wording as canonical JSON, for the instruments that are part of the product. */
  sha256: z.optional(z.record(languageTag, z.string().check(z.regex(/^[0-9a-f]{64}$/)))),
});

/** A published measure. */
export type Instrument = z.infer<typeof instrumentSchema>;
export type Wording = z.infer<typeof wordingSchema>;
export type Band = z.infer<typeof bandSchema>;

/** The least and the greatest number of an instrument's scale. */
export function endsOf({ scale }: Pick<Instrument, 'scale'>): { readonly from: number; readonly to: number } {
  switch (scale.type) {
    case 'numbers': return { from: 0, to: scale.to };
    case 'points': return { from: Math.min(...scale.points), to: Math.max(...scale.points) };
    case 'line': return { from: 0, to: 100 };
    default: return scale satisfies never;
  }
}

/** Whether a number is one that an instrument's scale has. */
export const isOnScale = ({ scale }: Pick<Instrument, 'scale'>, value: number): boolean =>
  (scale.type === 'points' ? scale.points.includes(value) : Number.isInteger(value) && value >= 0 && value <= (scale.type === 'line' ? 100 : scale.to));
