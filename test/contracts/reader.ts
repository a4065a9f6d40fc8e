import { expect } from 'chai';
import fc from 'fast-check';
import type { Activity } from '../../src/core/activities/activity.ts';
import { recordsReader, type DirectoryReader } from '../../src/core/activities/readers/reader.ts';

/** Records to try a reader with: one that it can read wholly, and what is wrong with others. */
export interface ReaderSamples {
  /** One page of a list that holds some records. */
  readonly listOf: (records: readonly unknown[]) => unknown;
  /** A record with everything in it. `more` replaces some of its fields. */
  readonly record: (more?: object) => Record<string, unknown>;
  /** The field of a record that holds its title. */
  readonly titled: (title: string) => object;
  /** Data that is not of this format. */
  readonly others: readonly unknown[];
  /** The fields where anything may stand, as paths. */
  readonly paths: readonly (readonly (string | number)[])[];
}

/** Every text of an activity, wherever it stands. */
export const textsOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []);
const numbersOf = (value: unknown): number[] => (typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : []);

/** What every activity must be, whatever directory it comes from. */
export function mustBeFitToShow(activity: Activity): void {
  for (const text of textsOf(activity)) expect(text, activity.id).to.not.match(/\bNaN\b|\bundefined\b|\[object |\bnull\b/);
  for (const number of numbersOf(activity)) expect(Number.isFinite(number), activity.id).to.equal(true);
  expect(activity.title.trim(), activity.id).to.not.equal('');
  const { email, url } = activity.join;
  if (email !== undefined) expect(email).to.match(/^[\w.!#$*+/=~-]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i);
  if (url !== undefined) expect(new URL(url).protocol).to.match(/^https?:$/);
}

const put = (record: Record<string, unknown>, path: readonly (string | number)[], value: unknown): Record<string, unknown> => {
  const copy = structuredClone(record);
  let at: Record<string | number, unknown> = copy;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Record<string | number, unknown>;
  at[path.at(-1)!] = value;
  return copy;
};

/** What every reader must do. */
export function readerContract(name: string, reader: DirectoryReader, { listOf, record, titled, others, paths }: ReaderSamples): void {
  const today = '2026-11-22';
  const read = (...records: readonly unknown[]) => recordsReader(reader, today)(reader.records(listOf(records)));

  describe(`the reader of ${name}`, () => {
    it('knows its own data, and not that of others', () => {
      expect(reader.reads(listOf([record()]))).to.equal(true);
      for (const other of others) expect(reader.reads(other), JSON.stringify(other)).to.equal(false);
    });

    it('reads a whole record', () => {
      const { activities, skipped } = read(record());
      expect(activities).to.have.length(1);
      expect(skipped).to.deep.equal({});
      mustBeFitToShow(activities[0]!);
    });

    it('reads the same the same way', () => expect(read(record())).to.deep.equal(read(record())));

    it('passes over a record that is nothing, and reads the others', () => {
      const { activities, skipped } = read(null, 7, 'x', [], {}, record());
      expect(activities).to.have.length(1);
      expect(Object.values(skipped).reduce((sum, count) => sum + count, 0)).to.equal(5);
    });

    it('keeps records apart that have one id and say different things, and passes over the same again', () => {
      const given = fc.array(fc.constantFrom('a', 'a~2', 'a~2~2', 'record-1', 'record-2', undefined, 7), { minLength: 1, maxLength: 8 });
      fc.assert(fc.property(given, ids => {
        const { activities } = read(...ids.map((id, at) => record({ id, ...titled(`Title ${at}`) })));
        expect(activities).to.have.length(ids.length);
        expect(new Set(activities.map(({ id }) => id)).size, ids.join()).to.equal(ids.length);
      }), { numRuns: 300 });
      expect(read(record(), record({ id: 'other' }), record())).to.deep.include({ skipped: { 'the same again': 1 } });
    });

    for (const path of paths) {
      it(`never throws, and shows nothing strange, whatever stands in ${path.join('.')}`, () => {
        const known: readonly unknown[] = [null, '', ' ', [], {}, [null], [[]], [{}], true, false, -1, 1e300, '0', '1e9', 'x'.repeat(10_000), { toString: 1, valueOf: 1 }, [{ toString: 1, valueOf: 1 }], { length: 5 }];
        fc.assert(fc.property(fc.jsonValue(), value => {
          const { activities } = read(put(record(), path, value), record({ id: 'other' }));
          // What a directory writes itself ("null" as a name, say) is its own affair: only what became of other types is looked at.
          if (!/NaN|undefined|null|\[object /.test(textsOf(value).join(' '))) activities.forEach(mustBeFitToShow);
          expect(activities.map(({ id }) => id)).to.include(path[0] === 'id' && value === 'other' ? 'other~2' : 'other');
        }), { numRuns: 30, examples: known.map(value => [value as fc.JsonValue]) });
      });
    }

    it('never throws for any data at all', () => fc.assert(fc.property(fc.jsonValue(), data => { reader.reads(data); recordsReader(reader, today)(reader.records(data)); reader.page(data); }), { numRuns: 300 }));

    it('says of a page only what makes sense', () => {
      const said = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>({ toString: 1, valueOf: 1 }, '2', 2.5, -1, true, 1e300));
      const names = ['total_pages', 'page_number', 'total_items', 'last_page', 'totalPages', 'number', 'totalElements', 'last'];
      fc.assert(fc.property(fc.record(Object.fromEntries(names.map(name => [name, said]))), fields => {
        const { number, pages, records, isLast } = reader.page({ ...(listOf([]) as object), ...fields });
        for (const count of [number, pages, records]) if (count !== undefined) expect(Number.isInteger(count) && count >= 0).to.equal(true);
        expect(isLast).to.be.oneOf([undefined, true, false]);
      }), { numRuns: 300 });
    });
  });
}
