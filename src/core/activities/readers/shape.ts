/** Which format some data is of: one place that looks, so that no two readers read the same. */
import { objectOf } from '../gate.ts';
import { has, ofServices, opened, servicesIn } from './lists.ts';

/** The formats of directories. */
export type FormatName = 'open-referral-uk-3' | 'hsds-3' | 'open-referral-uk-1' | 'outpost' | 'csv' | 'plain';

/** Rows of a text with a header (`table.ts`). */
export interface Table { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** The table, or nothing where it is none. */
export const tableOf = (data: unknown): Table | undefined => {
  const { columns, rows } = objectOf(data);
  return Array.isArray(columns) && Array.isArray(rows) && columns.every(column => typeof column === 'string') && rows.every(Array.isArray) ? { columns, rows: rows as string[][] } : undefined;
};

/** Records that are looked at to tell a format. */
const mostLookedAt = 200;

/** Fields of organisations, terms and places, which stand in lists of the same envelopes. */
const ofOthers = ['organization_identifiers', 'tax_status', 'legal_status', 'year_incorporated', 'website', 'logo', 'vocabulary', 'parent_id', 'term_uri', 'taxonomy', 'taxonomy_id', 'slug', 'version', 'location_type', 'addresses', 'physical_addresses', 'openapi_url'];

const ofOutpost = ['taxonomies', 'send_needs', 'needs_referral', 'target_directories', 'local_offer'];
const ofUk1 = ['eligibilitys', 'eligibilities', 'service_taxonomys', 'regular_schedules', 'holiday_schedules', 'attending_type', 'attending_access', 'deliverable_type'];
const ofPlain = ['title', 'about', 'when', 'where'];
/** What HSDS has and its profile for the United Kingdom leaves out. */
const ofHsds = ['alternate_name', 'interpretation_services', 'application_process', 'fees_description', 'wait_time', 'eligibility_description', 'licenses', 'program', 'program_id', 'required_documents', 'phones'];

/** The format of some data, or nothing where it is no directory that we know. */
export function formatOf(data: unknown): FormatName | undefined {
  if (tableOf(data)) return 'csv';
  const [envelope, list] = opened(data) ?? [];
  if (envelope === undefined || list === undefined) return undefined;
  const records = servicesIn(list.slice(0, mostLookedAt)).map(objectOf).filter(record => Object.keys(record).length > 0);
  if (records.length === 0 && list.length > 0 && envelope !== 'contents' && envelope !== 'content') return undefined;
  const some = (names: readonly string[]): boolean => records.some(record => has(record, names) || has(objectOf(record['service']), names));
  if (some(ofOutpost)) return 'outpost';
  if (envelope === 'activities') return 'plain';
  if (records.length > 0 && records.every(record => has(record, ofOthers) && !has(record, ofServices))) return undefined;
  if (some(ofUk1) || envelope === 'content') return 'open-referral-uk-1';
  if (envelope !== 'contents' && some(ofPlain)) return envelope === 'bare' ? 'plain' : undefined;
  if (envelope === 'one' && !some(ofServices)) return undefined;
  if (list.length > 0 && envelope === 'bare' && !some(['name', 'service'])) return undefined;
  return some(ofHsds) ? 'hsds-3' : 'open-referral-uk-3';
}
