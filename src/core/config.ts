import * as z from 'zod/mini';
import { canonicalJson, type Json } from './canonical.ts';
import { formatNames, type FormatName } from './formats/format.ts';
import { wantedPages, type About, type Journey, type Loaded } from './journey.ts';
import { builtInJourneys } from './journeys/index.ts';
import { isHexColour } from './palette.ts';
import { depthOf } from './depth.ts';
import type { Setup } from './step.ts';
import { siteSupportFields } from './support/site-support.ts';
import { idSchema, languageTag, phone, siteWords, textThat, wholeNumber, type Words } from './words.ts';

/** Most characters of a configuration as JSON (a journey written into it has limits of its own), and how deep it may nest. */
export const configLimits = { characters: 16 * 1024, depth: 6 };

/** An address that answers may go to or activities come from: https, this computer, or a path on the page's own site. */
export const isSafeAddress = (text: string): boolean =>
  /^(?:https:\/\/[^\s/?#@\\]+(?=[/?#]|$)|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?=[/?#]|$)|\/(?![/\\]))[^\s\\]*$/i.test(text);

/** The schema of such an address. */
export const address = textThat(isSafeAddress, 'an address that begins with https:// or with /');

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
  ...siteSupportFields,
  /** A table that says which scheme serves which postcode (`what-matters areas` makes one). */
  areas: z.optional(address),
  /** Where answers to the equality questions go, apart from all others, and why they are asked. Without it they are not asked. */
  equality: z.optional(z.strictObject({ endpoint: address, why: siteWords })),
  /** `true`: how fast the page was is told to the page (`wm-vitals`); an address: and sent there, without any answer. */
  vitals: z.optional(z.union([z.boolean(), address])),
  /** Where "Leave this page" goes, such as a page about the weather: for sites whose visitors may be watched. Without it there is no such button. */
  exit: z.optional(address),
  /** Whether many people use the device, as in a library: then what somebody typed is wiped after five minutes without a sign of them, and browsers fill nothing in. */
  shared: z.optional(z.boolean()),
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
export interface Config extends Omit<ConfigInput, 'journey' | 'format' | 'receipt' | 'theme' | 'headingLevel' | 'ask' | 'leaveOut'>, Pick<About, 'ask' | 'onlySome'> {
  /** With the pages that this site wants. */
  readonly journey: Journey;
  readonly format: FormatName;
  readonly receipt: 'id' | 'none';
  readonly theme: 'light' | 'dark' | 'auto';
  readonly headingLevel: 1 | 2 | 3 | 4;
}

/** One thing that is wrong with a configuration. `explain` says it in words. */
export type ConfigFault =
  | { readonly at: 'not-an-object' | 'too-deep' | 'too-long' | 'no-endpoint' | 'no-reader' }
  | { readonly at: 'schema'; readonly issues: readonly z.core.$ZodIssue[] }
  | { readonly at: 'no-such-journey'; readonly name: string }
  | { readonly at: 'journey'; readonly problems: readonly string[] }
  /** A page or consent named in `ask` or `leaveOut` that is not one to be asked for or left out. */
  | { readonly at: 'no-such-page'; readonly key: 'ask' | 'leaveOut'; readonly place: number; readonly id: string; readonly known: readonly string[] };

/** A configuration that may be run, or all that is wrong with it. */
export type FoundConfig = { readonly config: Config } | { readonly faults: readonly ConfigFault[] };

/** Words that a site writes: one text, or one for each language. */
export const siteWordsOf = (text: string | Readonly<Record<string, string>>): Words => (typeof text === 'string' ? { said: text } : text);

/**
 * Takes a configuration apart. Nothing is guessed and nothing is merged: an unknown key, a wrong value or a missing
 * promise about free text refuses the whole.
 *
 * @param hasDeliver whether the site sends submissions itself, so that no endpoint is needed
 * @param load reads a journey that the site wrote; not needed for a built-in one
 */
export function configFrom(data: unknown, hasDeliver: boolean, load?: (journey: unknown) => Loaded): FoundConfig {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { faults: [{ at: 'not-an-object' }] };
  const { journey: journeyInput = 'self-referral', ...rest } = data as Record<string, unknown>;
  if (depthOf(rest, configLimits.depth) > configLimits.depth) return { faults: [{ at: 'too-deep' }] };
  const faults: ConfigFault[] = [];
  const read = z.safeParse(configSchema, data);
  if (!read.success) faults.push({ at: 'schema', issues: read.error.issues });
  else if (canonicalJson(rest as Json).length > configLimits.characters) faults.push({ at: 'too-long' });
  const named = typeof journeyInput === 'string';
  const loaded = !named ? load?.(journeyInput) : Object.hasOwn(builtInJourneys, journeyInput) ? builtInJourneys[journeyInput] : undefined;
  if (named && !loaded) faults.push({ at: 'no-such-journey', name: journeyInput });
  if (loaded && 'problems' in loaded) faults.push({ at: 'journey', problems: loaded.problems });
  const has = (key: string): boolean => (data as Record<string, unknown>)[key] !== undefined;
  if (!has('endpoint') && !hasDeliver) faults.push({ at: 'no-endpoint' });
  if (loaded && 'journey' in loaded && loaded.freeText && !has('reader')) faults.push({ at: 'no-reader' });
  if (!read.success || !loaded || 'problems' in loaded) return { faults };
  const { format = 'json', receipt = 'id', theme = 'light', headingLevel = 2, ask = [], leaveOut = [], ...others } = read.data;
  for (const [key, ids] of [['ask', ask], ['leaveOut', leaveOut]] as const) ids.forEach((id, place) => { if (!loaded[key].includes(id)) faults.push({ at: 'no-such-page', key, place, id, known: loaded[key] }); });
  if (faults.length > 0) return { faults };
  return { config: { ...others, ask, onlySome: loaded.onlySome, journey: { ...loaded.journey, pages: wantedPages(loaded.journey, ask, leaveOut) }, format, receipt, theme, headingLevel: headingLevel as Config['headingLevel'] } };
}

/**
 * What a run of a journey needs to know of a configuration.
 *
 * @param today `YYYY-MM-DD`, where the person is
 */
export const setupOf = ({ form, journey, onlySome, ask, minimumAge, directory }: Config, today: string): Setup =>
  ({ form, journey, onlySome, ask, ...(minimumAge && { minimumAge }), hasDirectory: directory !== undefined, today });
