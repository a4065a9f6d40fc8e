import type { NationSupport } from './index.ts';

/** Most days that contacts may go without being looked up again. */
export const freshDays = 180;

/**
 * Whether contacts were last checked too long ago. The days are counted from the first of the month, because the file
 * does not say which day it was. A date that cannot be read counts as too long ago.
 *
 * @param lastChecked a month, as `2026-11`
 * @param today a day, as `2026-11-22`
 */
export const isStale = (lastChecked: string, today: string): boolean =>
  !(/^\d{4}-\d{2}$/.test(lastChecked) && (Date.parse(`${today}T00:00Z`) - Date.parse(`${lastChecked}-01T00:00Z`)) / 86_400_000 <= freshDays);

/** One plain line for each file of contacts that was last checked too long ago. */
export const staleLines = (files: Readonly<Record<string, Pick<NationSupport, 'lastChecked'>>>, today: string): string[] =>
  Object.entries(files).filter(([, { lastChecked }]) => isStale(lastChecked, today))
    .map(([nation, { lastChecked }]) => `src/core/support/${nation}.json was last checked in ${lastChecked}, more than ${freshDays} days ago: look up its contacts again.`);
