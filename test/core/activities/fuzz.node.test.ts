// 100,000 records as somebody would write them who wants to do harm, or whose program is broken. The seed is said, so that what fails can be looked at again.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { dataOf } from '../../../src/core/activities/readers/data.ts';
import { readerOf, readers } from '../../../src/core/activities/readers/index.ts';
import { recordsReader } from '../../../src/core/activities/readers/reader.ts';
import { sharedJson } from '../shared-data.ts';
import { hostileTexts, mutatedFeed, mutatedRecord, mutatedText, randomFrom } from './hostile.ts';
import { strangeIn } from './strange.ts';

const records = Number(process.env['FUZZ_RECORDS'] ?? 100_000);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const blns = 'data/inputs/blns.json';
const texts = [...hostileTexts, ...(existsSync(join(import.meta.env.ROOT, '../shared', blns)) ? (sharedJson(blns) as readonly string[]) : [])];

describe(`${records} broken and hostile records`, () => {
  it('raise no exception, and what is shown of them is text, with safe addresses only', test => {
    const random = randomFrom(seed);
    let tried = 0;
    let read = 0;
    let shown = 0;
    let feeds = 0;
    const skipped: Record<string, number> = {};
    while (read < records) {
      const some = Array.from({ length: 1 + random(24) }, () => mutatedRecord(random, texts));
      tried += some.length;
      feeds++;
      const feed = mutatedFeed(random, some, texts);
      const data = random(3) === 0 ? dataOf(mutatedText(random, feed, some, texts)) : feed;
      const where = `seed ${seed}, feed ${feeds}`;
      try {
        const reader = readerOf(data);
        // To ask every reader takes longer than to read.
        if (feeds % 8 === 0) assert.deepEqual(readers.filter(one => one.reads(data)), reader ? [reader] : [], `${where}: one reader and no other`);
        if (!reader) continue;
        reader.page(data);
        const found = reader.records(data);
        const directory = recordsReader(reader, '2026-11-22')(found);
        read += found.length;
        shown += directory.activities.length;
        for (const [reason, count] of Object.entries(directory.skipped)) skipped[reason] = (skipped[reason] ?? 0) + count;
        assert.equal(directory.admitted + Object.values(directory.skipped).reduce((sum, count) => sum + count, 0), found.length, `${where}: every record is shown or counted`);
        assert.equal(new Set(directory.activities.map(({ id }) => id)).size, directory.activities.length, `${where}: ids`);
        for (const activity of directory.activities) {
          const strange = strangeIn(activity);
          if (strange.length > 0) assert.fail(`${where}: ${strange.join('; ')}`);
        }
      } catch (error) { throw new Error(`${where}: ${(error as Error).stack}`, { cause: error }); }
    }
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    test.diagnostic(`seed ${seed}: ${tried} records in ${feeds} feeds; ${read} read by a reader, ${shown} activities shown, passed over: ${JSON.stringify(skipped)}`);
    assert.ok(shown > records / 5, 'many of them come through the gate');
  });
});
