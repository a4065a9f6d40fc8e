import * as z from 'zod/mini';
import { optionLists, type OptionListName } from '../options.ts';
import { idSchema, wordsSchema, wholeNumber } from '../words.ts';
import { asking } from './asking.ts';

/** How a journey writes a choice. Apart from the question itself, which comes with the first page: only reading a journey needs it. */
export const choiceSchema = z.strictObject({
  type: z.literal('choice'),
  /** A list by name, or ids (words under `options.<id>` in the locale files), or ids with words of their own. */
  options: z.union([
    z.enum(Object.keys(optionLists) as [OptionListName, ...OptionListName[]]),
    z.array(z.union([idSchema, z.strictObject({ id: idSchema, words: wordsSchema })])).check(z.minLength(1), z.maxLength(60)),
  ]),
  /** Whether several may be chosen. Without it: yes for a list by name or with `max` over 1, else one. */
  many: z.optional(z.boolean()),
  /** How many may be chosen. */
  max: z.optional(wholeNumber(1, 60)),
  /** Adds "I am not sure", apart from the others. */
  notSure: z.optional(z.boolean()),
  /** Adds "None of these", apart from the others. */
  none: z.optional(z.boolean()),
  /** Adds "Any time", apart from the others. */
  any: z.optional(z.boolean()),
  ...asking,
});

/** One, several, or at most so many of a list. */
export type Choice = z.infer<typeof choiceSchema>;
