// Every list that lies beside the project: each record of it is shown, or counted with its reason, and nothing strange is shown.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Directory } from '../../../src/core/activities/activity.ts';
import { refusals } from '../../../src/core/activities/admit.ts';
import { columns } from '../../../src/core/activities/readers/columns.ts';
import { readers } from '../../../src/core/activities/readers/index.ts';
import { recordsReader } from '../../../src/core/activities/readers/reader.ts';
import { formatOf, type FormatName } from '../../../src/core/activities/readers/shape.ts';
import { understand } from '../../../src/net/understand.ts';
import { needs, sharedText } from '../shared-data.ts';
import { strangeIn } from './strange.ts';

const at = 'data/openreferral/';
const mock = `${at}validator-mocks/V3.0-UK-`;
/** What a file holds: its format, how many activities come of it, and why records are passed over. */
type Expected = readonly [file: string, format: FormatName, activities: number, skipped: Readonly<Record<string, number>>];

/** The one service of the examples is over: its times ended in 2005. */
const over = { over: 1 };
const lists: readonly Expected[] = [
  [`${at}feeds-real/oruk3_from_real_uk_places.json`, 'open-referral-uk-3', 6916, { 'not active': 248 }],
  [`${at}feeds-real/outpost_buckinghamshire_services.json`, 'outpost', 14, {}],
  [`${at}oruk-3.0/examples/service_full.json`, 'open-referral-uk-3', 0, over], [`${at}oruk-3.0/examples/service_list.json`, 'open-referral-uk-3', 1, {}], [`${at}oruk-3.0/examples/service_at_location_full.json`, 'open-referral-uk-3', 0, over], [`${at}oruk-3.0/examples/service_at_location_list.json`, 'open-referral-uk-3', 1, {}], [`${at}oruk-3.0/examples/organization_full.json`, 'open-referral-uk-3', 0, over],
  [`${at}hsds-3.0/examples/service_full.json`, 'hsds-3', 0, over], [`${at}hsds-3.0/examples/service_list.json`, 'hsds-3', 1, {}], [`${at}hsds-3.0/examples/organization_full.json`, 'hsds-3', 0, over], [`${at}hsds-3.0/examples/service_at_location_full.json`, 'hsds-3', 0, over], [`${at}hsds-3.0/examples/service_at_location_list.json`, 'hsds-3', 1, {}],
  ...['Default', 'Test', 'Warn'].flatMap((kind): readonly Expected[] => [[`${mock}${kind}/service_full.json`, 'open-referral-uk-3', 0, over], [`${mock}${kind}/service_at_location_full.json`, 'open-referral-uk-3', 0, over], [`${mock}${kind}/service_at_location_list.json`, 'open-referral-uk-3', 1, {}]]),
  [`${mock}Default/service_list.json`, 'open-referral-uk-3', 1, {}], [`${mock}Warn/service_list.json`, 'open-referral-uk-3', 1, {}], [`${mock}Test/service_list_data.json`, 'open-referral-uk-3', 60, { 'the same again': 68 }],
  [`${mock}Fail/service_list.json`, 'open-referral-uk-3', 0, { 'no name': 4 }], [`${mock}Fail/service_at_location_list.json`, 'open-referral-uk-3', 1, {}], [`${mock}Fail/organization_full.json`, 'open-referral-uk-3', 0, over],
];
/** Lists and pages of other things. */
const others: readonly string[] = [
  `${at}feeds-real/outpost_taxonomies.json`, `${at}hsds-3.0/examples/base.json`, `${at}hsds-3.0/examples/location.json`, `${at}hsds-3.0/examples/tabular.json`,
  ...['oruk-3.0/examples', 'hsds-3.0/examples'].flatMap(folder => ['organization_list', 'taxonomy', 'taxonomy_list', 'taxonomy_term', 'taxonomy_term_list'].map(name => `${at}${folder}/${name}.json`)),
  ...['Default', 'Warn', 'Fail'].flatMap(kind => ['api_details', 'organization_list', 'taxonomy_list', 'taxonomy_term'].map(name => `${mock}${kind}/${name}.json`)),
  `${at}validator-mocks/V1.0-UK-Default/V1_ValidateResponse.json`, `${at}validator-mocks/V1.0-UK-Default/V1_DashboardResponse.json`, `${at}oruk-3.0/openapi.json`, `${at}oruk-3.0/schema/service.json`,
];

function read(file: string): Directory & { readonly format: FormatName | undefined; readonly records: number } {
  const understood = understand(sharedText(file));
  assert.ok('data' in understood, file);
  const { data, reader } = understood;
  assert.deepEqual(readers.filter(one => one.reads(data)), [reader], 'one reader and no other');
  const records = reader.records(data);
  return { ...recordsReader(reader, '2026-11-22')(records), format: formatOf(data), records: records.length };
}

describe('README', () => {
  it('names every column, with what it means and its example, and every reason', () => {
    const text = readFileSync(join(import.meta.env.ROOT, 'README.md'), 'utf8');
    for (const [name, { means, example }] of Object.entries(columns)) assert.ok(text.includes(`| \`${name}\` | ${means} | \`${example}\` |`), name);
    for (const reason of refusals) assert.ok(text.includes(`\`${reason}\``), reason);
  });
});

describe('real lists, and those of the specifications', () => {
  for (const [file, format, activities, skipped] of lists) {
    it(`${file.slice(at.length)}: every record is shown or counted`, needs(file), test => {
      const found = read(file);
      test.diagnostic(`${found.records} records, ${found.admitted} admitted as ${found.activities.length} activities, passed over: ${JSON.stringify(found.skipped)}`);
      assert.equal(found.admitted + Object.values(found.skipped).reduce((sum, count) => sum + count, 0), found.records);
      assert.equal(found.leftOut, undefined);
      assert.equal(found.format, format);
      assert.deepEqual(found.activities.flatMap(strangeIn), []);
      assert.deepEqual([found.activities.length, found.skipped], [activities, skipped]);
    });
  }
  for (const file of others) it(`${file.slice(at.length)} is no directory`, needs(file), () => assert.deepEqual(understand(sharedText(file)), { fault: 'not-a-directory' }));
});
