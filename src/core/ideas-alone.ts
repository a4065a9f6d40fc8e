/** What a site sets for ideas alone on a page, and the small journey to them: nothing of it is sent. */
import * as z from 'zod/mini';
import { aloneSchema } from './config-alone.ts';
import { configFields } from './config-schema.ts';
import type { Config } from './config.ts';
import type { Journey, Page } from './journey.ts';
import { readPostcode } from './questions/postcode.ts';
import { wrongKeys } from './schema-problems.ts';
import { areaOf, areas, isArea, needs } from './taxonomy.ts';

/** What the page says of the person, each as ids with spaces or commas between them. */
export interface Given {
  readonly areas?: string | null | undefined;
  readonly interests?: string | null | undefined;
  readonly needs?: string | null | undefined;
  readonly postcode?: string | null | undefined;
}

/** A configuration of which ideas need no more than the directory. */
export type AloneConfig = Omit<Config, 'organisation' | 'journey' | 'endpoint'> & { readonly organisation?: Config['organisation']; readonly directory: string };

/** What is to be asked, and what stands in the fields already, by step. */
export interface Alone {
  readonly config: AloneConfig;
  readonly journey: Journey;
  readonly typed: Readonly<Record<string, unknown>>;
}

const listOf = (text: string | null | undefined): string[] => (text ?? '').split(/[\s,]+/).filter(Boolean);

const unknown = (name: string, ids: readonly string[], known: readonly string[]): string[] => ids.filter(id => !known.includes(id)).map(id => `${name}: found ${JSON.stringify(id.slice(0, 60))}, expected some of ${known.join(', ')}`);

/** Most areas that a person picks. */
const mostPicks = 3;

/**
 * Reads what a site sets for ideas alone. The configuration may be the one of the form: keys that mean nothing here are
 * read, and must be right, all the same.
 */
export function readAlone(data: unknown, given: Given): Alone | { readonly problems: readonly string[] } {
  const read = z.safeParse(aloneSchema, data);
  const picked = listOf(given.interests);
  const own = [...new Set([...listOf(given.areas), ...picked.flatMap(interest => areaOf(interest) ?? [])])];
  const wanted = listOf(given.needs);
  const postcode = given.postcode ? readPostcode(given.postcode) : undefined;
  const problems = [
    ...(read.success ? [] : wrongKeys(data, read.error.issues, '', Object.keys(configFields))),
    ...(read.success && read.data.directory === undefined ? ['directory: found nothing, expected the address of a list of activities'] : []),
    ...unknown('areas', listOf(given.areas), Object.keys(areas)),
    ...unknown('interests', picked, Object.values(areas).flat()),
    ...unknown('needs', wanted, needs),
    // A postcode may be a person's: it is not repeated.
    ...(given.postcode && postcode === undefined ? ['postcode: found something else, expected a postcode such as NW1 2DB'] : []),
  ];
  if (!read.success || problems.length > 0) return { problems };
  const { theme = 'light', headingLevel = 2, journey: _journey, ...rest } = read.data;
  const pages: readonly Page[] = [
    { id: 'matters', question: { type: 'choice', options: 'taxonomy.areas', max: Math.max(mostPicks, own.length), notSure: true, hint: { key: 'pages.matters.hint' } } },
    { id: 'interests', question: { type: 'choice', options: 'taxonomy.interests', optional: true, hint: { key: 'pages.interests.hint' } }, repeat: { over: 'matters' } },
    ...(wanted.length > 0 ? [{ id: 'help', question: { type: 'choice', options: 'taxonomy.help', none: true, hint: { key: 'pages.help.hint' } } } as const] : []),
    { id: 'where', question: { type: 'postcode', optional: true, hint: { key: 'pages.where.hint' } } },
    { id: 'ideas', show: 'ideas' },
  ] as Page[];
  const typed: Record<string, unknown> = {};
  if (own.length > 0) typed['matters'] = own;
  for (const area of own.filter(isArea)) { const some = picked.filter(interest => areaOf(interest) === area); if (some.length > 0) typed[`interests.${area}`] = some; }
  if (wanted.length > 0) typed['help'] = wanted;
  if (postcode !== undefined) typed['where'] = { typed: postcode };
  return {
    config: { ...rest, directory: rest.directory!, form: rest.form ?? 'ideas', theme, headingLevel: headingLevel as Config['headingLevel'], format: 'json', receipt: 'id', ask: [], onlySome: [] } as AloneConfig,
    journey: { id: 'ideas', version: '1', start: 'matters', pages: [...pages] }, typed,
  };
}
