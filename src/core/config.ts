import * as z from 'zod/mini';
import { canonicalJson, type Json } from './canonical.ts';
import { formats, type FormatName } from './formats/index.ts';
import { hasFreeText, loadJourney, type Journey } from './journey.ts';
import { builtInJourneys } from './journeys/index.ts';
import { isHexColour } from './palette.ts';
import { depthOf, wrongKeys } from './schema-problems.ts';
import { idSchema, languageTag, phone, siteWords, textThat, wholeNumber, type Words } from './words.ts';

/** Most characters of a configuration as JSON (a journey written into it has limits of its own), and how deep it may nest. */
export const configLimits = { characters: 16 * 1024, depth: 6 };

/** An address that answers may go to or activities come from: https, this computer, or a path on the page's own site. */
export const isSafeAddress = (text: string): boolean =>
  /^(?:https:\/\/[^\s/?#@\\]+(?=[/?#]|$)|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?=[/?#]|$)|\/(?![/\\]))[^\s\\]*$/i.test(text);

const address = textThat(isSafeAddress, 'an address that begins with https:// or with /');
const built = Object.keys(builtInJourneys);

/** An email address as a site writes it. */
export const email = textThat(text => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), 'an email address');

/** Who reads the answers, how soon, and a phone number for people who cannot wait. */
export const reader = z.strictObject({ who: siteWords, within: siteWords, phone });

/** The schema of a configuration. Every key that is not here is an error. */
export const configSchema = z.strictObject({
  /** The site's own name for this form; it goes in the clear header of every submission. */
  form: idSchema,
  /** Who runs the form. Shown on every page. */
  organisation: z.strictObject({ name: siteWords, phone, email: z.optional(email), hours: z.optional(siteWords) }),
  /** Who reads the answers, how soon, and a phone number for people who cannot wait. Needed where people can write freely. */
  reader: z.optional(reader),
  /** What the site calls the person who helps: "link worker" without it. */
  linkWorker: z.optional(siteWords),
  /** Where the answers go. Needed unless the element has a `deliver` function. */
  endpoint: z.optional(address),
  /** How the answers are written: `json` without it. */
  format: z.optional(z.enum(Object.keys(formats) as [FormatName, ...FormatName[]])),
  /** `none` for an endpoint that cannot answer with a receipt; people then read "We have passed this on". */
  receipt: z.optional(z.enum(['id', 'none'])),
  /** An Open Referral UK v3 list of activities. Without it the journey goes without ideas. */
  directory: z.optional(address),
  /** The id of a built-in journey, or a whole journey. */
  journey: z.optional(z.unknown()),
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
});

/** A configuration as a site writes it. */
export type ConfigInput = z.infer<typeof configSchema>;

/** A configuration that may be run. */
export interface Config extends Omit<ConfigInput, 'journey' | 'format' | 'receipt' | 'theme' | 'headingLevel'> {
  readonly journey: Journey;
  readonly format: FormatName;
  readonly receipt: 'id' | 'none';
  readonly theme: 'light' | 'dark' | 'auto';
  readonly headingLevel: 1 | 2 | 3 | 4;
}

/** A configuration that may be run, or one line for each key that is wrong: what was found and what is expected. */
export type ReadConfig = { readonly config: Config } | { readonly problems: readonly string[] };

/** Words that a site wrote, as words: one text for all languages, or one for each. */
export const siteWordsOf = (text: string | Readonly<Record<string, string>>): Words => (typeof text === 'string' ? { said: text } : text);

/**
 * Reads a configuration. Nothing is guessed and nothing is merged: an unknown key, a wrong value or a missing promise
 * about free text refuses the whole.
 *
 * @param hasDeliver whether the site sends submissions itself, so that no endpoint is needed
 */
export function readConfig(data: unknown, hasDeliver = false): ReadConfig {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { problems: [`configuration: found ${data === null || data === undefined ? 'nothing' : Array.isArray(data) ? 'a list' : typeof data}, expected an object`] };
  const { journey: journeyInput, ...rest } = data as Record<string, unknown>;
  if (depthOf(rest, configLimits.depth) > configLimits.depth) return { problems: [`configuration: found more than ${configLimits.depth} levels, expected at most ${configLimits.depth}`] };
  const read = z.safeParse(configSchema, data);
  const problems = read.success ? [] : wrongKeys(data, read.error.issues, '', Object.keys(configSchema.def.shape));
  if (read.success && canonicalJson(rest as Json).length > configLimits.characters) problems.push(`configuration: found over ${configLimits.characters} characters, expected fewer`);
  const named = journeyInput ?? 'self-referral';
  const known = typeof named === 'string' && Object.hasOwn(builtInJourneys, named);
  const loaded = typeof named !== 'string' ? loadJourney(named) : known ? { journey: builtInJourneys[named]! } : { problems: [`journey: found ${JSON.stringify(named.slice(0, 60))}, expected one of ${built.join(', ')}, or a whole journey`] };
  if ('problems' in loaded) problems.push(...loaded.problems);
  const has = (key: string): boolean => (data as Record<string, unknown>)[key] !== undefined;
  if (!has('endpoint') && !hasDeliver) problems.push('endpoint: found nothing, expected the address where answers go');
  if ('journey' in loaded && hasFreeText(loaded.journey) && !has('reader')) problems.push('reader: found nothing, expected who reads the answers, how soon, and a phone number ("who", "within", "phone"), because people can write freely in this journey');
  if (problems.length > 0 || !read.success || 'problems' in loaded) return { problems };
  const { format = 'json', receipt = 'id', theme = 'light', headingLevel = 2 } = read.data;
  return { config: { ...read.data, journey: loaded.journey, format, receipt, theme, headingLevel: headingLevel as Config['headingLevel'] } };
}
