/** A programme: something with dates and places that people sign up to, as data of a site. */
import * as z from 'zod/mini';
import { likesSchema } from './likes.ts';
import { idSchema, siteWords, textThat, wholeNumber } from '../words.ts';

/** Most programmes of a file, and most sessions of a programme. */
export const programmeLimits = { programmes: 50, sessions: 60, places: 10_000 };

/** `2027-01-12T17:00`: where the programme is (Europe/London), whatever the clock of the device says. */
const localTime = textThat(text => /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10)), 'a date and a time such as 2027-01-12T17:00');
const day = textThat(isDay, 'a date such as 2027-01-12');

/** Whether there is such a day, in the years in which something can be signed up to. */
function isDay(text: string): boolean {
  const found = Date.parse(`${text}T00:00:00Z`);
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(found) && new Date(found).toISOString().startsWith(text);
}

const sessionSchema = z.strictObject({ id: idSchema, starts: localTime, ends: localTime });

/** The schema of a programme, as JSON. */
export const programmeSchema = z.strictObject({
  /** It goes in the clear header of every sign-up. */
  id: idSchema,
  name: siteWords,
  about: z.optional(z.array(siteWords).check(z.maxLength(8))),
  /** Who it is for: `age 16..24 and (lives in area or GP in area)`. Without it, everybody. */
  rule: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
  /** What the rule calls "area": its name, and the id of the scheme that serves it in the site's table of areas. */
  area: z.optional(z.strictObject({ name: siteWords, scheme: z.optional(idSchema) })),
  /** How many can come. Without it, everybody who signs up. */
  places: z.optional(wholeNumber(1, programmeLimits.places)),
  /** The journeys that sign people up, and so take a place. Without it, `sign-up` alone. */
  journeys: z.optional(z.array(idSchema).check(z.minLength(1), z.maxLength(8))),
  sessions: z.array(sessionSchema).check(z.minLength(1), z.maxLength(programmeLimits.sessions)),
  /** The last day on which somebody can sign up. Without it, the day before the first session's. */
  closes: z.optional(day),
  where: z.optional(siteWords),
  cost: z.optional(siteWords),
  access: z.optional(siteWords),
  /** What happens the first time, a sentence each. */
  expect: z.optional(z.array(siteWords).check(z.maxLength(8))),
  /** Who meets people when they come. */
  meets: z.optional(siteWords),
  /** What somebody who signs up can say that they would like to do. */
  likes: z.optional(likesSchema),
});

/** The schema of a file of programmes. */
export const programmesSchema = z.strictObject({ programmes: z.array(programmeSchema).check(z.minLength(1), z.maxLength(programmeLimits.programmes), z.refine(list => new Set(list.map(({ id }) => id)).size === list.length, { params: { expected: 'an id of its own for each programme' } })) });

/** Something that people sign up to. */
export type Programme = z.infer<typeof programmeSchema>;
export type ProgrammeSession = z.infer<typeof sessionSchema>;

/** Whether somebody who signed up has a place, or where they stand on the waiting list (1: first). */
export type Place = { readonly at: 'place' } | { readonly at: 'waiting'; readonly number: number };
