/** What a site sets for the page where people see their own check-ins. */
import * as z from 'zod/mini';
import { aloneSchema } from '../config-alone.ts';
import { isSafeAddress } from '../config-fields.ts';
import { configFields } from '../config-schema.ts';
import type { Config } from '../config.ts';
import { wrongKeys } from '../schema-problems.ts';
import { idSchema } from '../words.ts';

/** A configuration of which a journal needs nothing. */
export type JournalConfig = Omit<Config, 'organisation' | 'journey' | 'endpoint'> & { readonly organisation?: Config['organisation'] };

/** What the tag says besides. */
export interface JournalGiven {
  /** The only instrument to show. */
  readonly instrument?: string | undefined;
  /** Where a check-in begins. */
  readonly checkIn?: string | undefined;
}

export type JournalSettings = JournalGiven & { readonly config: JournalConfig };

/** Reads what a site sets for a journal, or says what is wrong: what was found and what is expected. */
export function readJournalSettings(data: unknown, { instrument, checkIn }: JournalGiven): JournalSettings | { readonly problems: readonly string[] } {
  const read = z.safeParse(aloneSchema, data);
  const found = (name: string, text: string, expected: string): string => `${name}: found ${JSON.stringify(text.slice(0, 60))}, expected ${expected}`;
  const problems = [
    ...(read.success ? [] : wrongKeys(data, read.error.issues, '', Object.keys(configFields))),
    ...(instrument === undefined || z.safeParse(idSchema, instrument).success ? [] : [found('instrument', instrument, 'the id of one instrument, such as ons4')]),
    ...(checkIn === undefined || isSafeAddress(checkIn) ? [] : [found('check-in', checkIn, 'an address that begins with https:// or with /')]),
  ];
  if (!read.success || problems.length > 0) return { problems };
  const { theme = 'light', headingLevel = 2, journey: _journey, ...rest } = read.data;
  return { config: { ...rest, form: rest.form ?? 'journal', theme, headingLevel: headingLevel as Config['headingLevel'], format: 'json', receipt: 'id', ask: [], onlySome: [] } as JournalConfig, instrument, checkIn };
}
