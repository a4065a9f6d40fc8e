import * as z from 'zod/mini';
import { formatNames } from './formats/format.ts';
import { isHexColour } from './palette.ts';
import { idSchema, languageTag, phone, siteWords, textThat, wholeNumber } from './words.ts';

/** An address that answers may go to or activities come from: https, this computer, or a path on the page's own site. */
export const isSafeAddress = (text: string): boolean =>
  /^(?:https:\/\/[^\s/?#@\\]+(?=[/?#]|$)|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?=[/?#]|$)|\/(?![/\\]))[^\s\\]*$/i.test(text);

/** The schema of such an address. */
export const address = textThat(isSafeAddress, 'an address that begins with https:// or with /');

/** An email address as a site writes it. */
export const email = textThat(text => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), 'an email address');

/** Who reads the answers, how soon, and a phone number for people who cannot wait. */
export const reader = z.strictObject({ who: siteWords, within: siteWords, phone });

/** The keys of a configuration that the page reads by itself. One with any other is read by a part of its own. */
export const commonFields = {
  /** The site's own name for this form; it goes in the clear header of every submission. */
  form: idSchema,
  /** Who runs the form. Shown on every page. */
  organisation: z.strictObject({ name: siteWords, phone, email: z.optional(email), hours: z.optional(siteWords) }),
  /** Who reads the answers. Needed where people can write freely. */
  reader: z.optional(reader),
  /** What the site calls the person who helps: "link worker" without it. */
  linkWorker: z.optional(siteWords),
  /** Where the answers go. Needed unless the element has a `deliver` function. */
  endpoint: z.optional(address),
  /** How the answers are written: `json` without it. */
  format: z.optional(z.enum(formatNames)),
  /** `none` for an endpoint that cannot answer with a receipt; people then read "We have passed this on". */
  receipt: z.optional(z.enum(['id', 'none'])),
  /** An Open Referral UK v3 list of activities. Without it the journey goes without ideas. */
  directory: z.optional(address),
  /** The id of a built-in journey, or a whole journey. */
  journey: z.optional(z.unknown()),
  /** Pages and consents that are asked only where a site wants them: `birth-date`, `news`. */
  ask: z.optional(z.array(idSchema).check(z.maxLength(20))),
  /** Pages to leave out: `age`, `when`, `comms`, `gp`, `more`. */
  leaveOut: z.optional(z.array(idSchema).check(z.maxLength(20))),
  /** The least age in years from which people may go on: 16 without it. Children under 13 are always stopped. */
  minimumAge: z.optional(z.literal([13, 16, 18])),
  /** Where answers to the equality questions go, apart from all others, and why they are asked. Without it they are not asked. */
  equality: z.optional(z.strictObject({ endpoint: address, why: siteWords })),
  /** The first language; without it the page's. */
  language: z.optional(languageTag),
  /** The languages to choose from; without it all there are. */
  languages: z.optional(z.array(languageTag).check(z.minLength(1), z.maxLength(40))),
  /** The address of the site's privacy notice. */
  privacy: z.optional(address),
  /** Any colour, as #rrggbb. */
  brand: z.optional(textThat(isHexColour, 'a colour such as #287f7b')),
  theme: z.optional(z.enum(['light', 'dark', 'auto'])),
  /** The level of the headings of pages, 1 to 4: 2 without it. */
  headingLevel: z.optional(wholeNumber(1, 4)),
};

/** The schema of a configuration that has no other keys. */
export const commonSchema = z.strictObject(commonFields);
