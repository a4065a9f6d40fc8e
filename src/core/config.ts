import * as z from 'zod/mini';
import { canonicalJson, type Json } from './canonical.ts';
import type { commonSchema } from './config-fields.ts';
import type { ConfigInput, configSchema } from './config-schema.ts';
import type { FormatName } from './formats/format.ts';
import { wantedPages, type About, type Journey, type Loaded } from './journey.ts';
import { usualJourneys } from './journeys/usual.ts';
import { depthOf } from './depth.ts';
import type { Setup } from './step.ts';
import type { Words } from './words.ts';

/** Most characters of a configuration as JSON (a journey written into it has limits of its own), and how deep it may nest. */
export const configLimits = { characters: 16 * 1024, depth: 6 };

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
 * @param schema of all keys, or of those that the page reads by itself
 * @param load finds another journey: one of ours by its id, or one that the site wrote; not needed for the usual one
 */
export function configFrom(data: unknown, hasDeliver: boolean, schema: typeof configSchema | typeof commonSchema, load?: (journey: unknown) => Loaded | undefined): FoundConfig {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { faults: [{ at: 'not-an-object' }] };
  const { journey: journeyInput = 'self-referral', ...rest } = data as Record<string, unknown>;
  if (depthOf(rest, configLimits.depth) > configLimits.depth) return { faults: [{ at: 'too-deep' }] };
  const faults: ConfigFault[] = [];
  const read = z.safeParse(schema, data);
  if (!read.success) faults.push({ at: 'schema', issues: read.error.issues });
  else if (canonicalJson(rest as Json).length > configLimits.characters) faults.push({ at: 'too-long' });
  const named = typeof journeyInput === 'string';
  const loaded = named && Object.hasOwn(usualJourneys, journeyInput) ? usualJourneys[journeyInput] : load?.(journeyInput);
  if (named && !loaded) faults.push({ at: 'no-such-journey', name: journeyInput });
  if (loaded && 'problems' in loaded) faults.push({ at: 'journey', problems: loaded.problems });
  const has = (key: string): boolean => (data as Record<string, unknown>)[key] !== undefined;
  if (!has('endpoint') && !hasDeliver && !(loaded && 'journey' in loaded && loaded.journey.keep)) faults.push({ at: 'no-endpoint' });
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
export const setupOf = ({ form, journey, onlySome, ask, minimumAge, directory, programme, session }: Config, today: string): Setup =>
  ({ form, journey, onlySome, ask, ...(minimumAge && { minimumAge }), hasDirectory: directory !== undefined, today, programme, session });
