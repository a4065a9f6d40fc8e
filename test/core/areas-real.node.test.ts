// Real postcodes: every list that says where one is must agree with the tables that are made from the open data.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { readAreas, schemeFor, type Areas } from '../../src/core/areas.ts';
import { readSchemesFile, startAreas, writeAreas, type SchemesFile } from '../../src/cli/areas-build.ts';
import { readPostcodes } from '../../src/cli/areas-source.ts';
import { needs, sharedJson, sharedText } from './shared-data.ts';

const root = import.meta.env.ROOT;
const greatBritain = 'data/geo/gb_postcode_to_la_majority_plus_exceptions.txt';
const london = 'data/geo/london_postcode_to_borough.txt';
const boroughNames = 'data/geo/london_boroughs_2023.json';
const geo = needs('data/geo');
let read: readonly string[] | undefined;
const codes = (): readonly string[] => (read ??= sharedJson('data/geo/gb_la_codes_index.json') as readonly string[]);
const boroughs = (): readonly string[] => Object.keys(sharedJson(boroughNames) as Readonly<Record<string, string>>);

const scheme = (id: string, ...districts: readonly string[]) => ({ id: id.toLowerCase(), name: id, phone: '020 7946 0000', districts: [...districts] });
const schemesOf = (...schemes: readonly ReturnType<typeof scheme>[]): SchemesFile => ({ source: 'x'.repeat(200), asOf: '2014-08', schemes: [...schemes] });

async function tableOf(file: SchemesFile, source: string): Promise<Areas> {
  const build = startAreas(file, { first: false, wholeSectors: false });
  const path = join(root, '../shared', source);
  const read = await readPostcodes(path, { districtCodes: codes() }, build);
  assert.ok('exact' in read, JSON.stringify(read));
  const built = build.table({ exact: read.exact, name: source });
  assert.ok('areas' in built, JSON.stringify(built));
  // As a page gets it: written, and read again.
  const again = readAreas(JSON.parse(writeAreas(built.areas)));
  assert.ok('areas' in again, JSON.stringify(again));
  return again.areas;
}

const said = (areas: Areas, postcode: string): string => { const found = schemeFor(areas, postcode); return found.at === 'served' ? found.scheme.id : found.at; };
const bytes = (areas: Areas): number => brotliCompressSync(writeAreas(areas)).byteLength;
const spaced = (sector: string, unit = ''): string => `${sector.slice(0, -1)} ${sector.at(-1)}${unit}`;
const pairs = (units: string): readonly string[] => units.match(/../g) ?? [];

/** Each row of a list by sectors: the sector, the district of most of it, and the units elsewhere with theirs. Read here in another way than by the program. */
const rowsOf = (source: string) => sharedText(source).trim().split('\n').map(line => {
  const [sector, most, ...others] = line.trim().split(' ') as [string, string, ...string[]];
  return { sector, most: codes()[Number(most)]!, others: others.flatMap(one => { const [at, units] = one.split(':') as [string, string]; return pairs(units).map(unit => ({ unit, district: codes()[Number(at)]! })); }) };
});

describe('a table of all boroughs of London', geo, () => {
  let areas: Areas;
  before(async () => { areas = await tableOf(schemesOf(...boroughs().map(code => scheme(code, code))), greatBritain); });
  const expectedOf = (district: string): string => (district.startsWith('E09') ? district.toLowerCase() : 'nobody');

  it('agrees with every postcode that was drawn from the official list', t => {
    const vectors = sharedJson('data/geo/postcode_borough_vectors.json') as readonly { readonly postcode: string; readonly la: string }[];
    assert.ok(vectors.length > 2800);
    for (const { postcode, la } of vectors) assert.equal(said(areas, postcode), expectedOf(la), postcode);
    t.diagnostic(`${vectors.length} of ${vectors.length} postcodes agree`);
  });

  it('agrees with every sector of Great Britain and every postcode that is elsewhere than most of its sector', t => {
    let count = 0;
    for (const { sector, most, others } of rowsOf(greatBritain)) {
      const elsewhere = new Set(others.map(({ unit }) => unit));
      const usual = ['AA', 'DB', 'JQ', 'ZZ', ...'BDEFGHJLNPQRSTUWXY'.split('').map(one => one + one)].find(unit => !elsewhere.has(unit))!;
      assert.equal(said(areas, spaced(sector, usual)), expectedOf(most), sector);
      for (const { unit, district } of others) assert.equal(said(areas, spaced(sector, unit)), expectedOf(district), sector + unit);
      count += 1 + others.length;
    }
    assert.ok(count > 70_000, String(count));
    t.diagnostic(`${count} of ${count} places agree`);
  });

  it('agrees with the list of London alone, where that is not cut off', t => {
    const whole = new Map(rowsOf(greatBritain).map(row => [row.sector, row]));
    let count = 0;
    for (const { sector, most, others } of rowsOf(london)) {
      for (const { unit, district } of others) { assert.equal(said(areas, spaced(sector, unit)), expectedOf(district), sector + unit); count++; }
      // A sector with most of it outside of London has another majority in the list that ends at London.
      if (whole.get(sector)!.most.startsWith('E09')) { assert.equal(whole.get(sector)!.most, most); count++; }
    }
    t.diagnostic(`${count} places agree`);
  });

  it('finds the libraries of London, from addresses of nine years later', t => {
    const libraries = sharedJson('data/geo/london_libraries_expected_borough.json') as readonly { readonly name: string; readonly postcode: string; readonly la: string }[];
    const wrong = libraries.filter(({ postcode, la }) => said(areas, postcode) !== la.toLowerCase());
    t.diagnostic(`${libraries.length - wrong.length} of ${libraries.length} agree; not: ${wrong.map(({ name, postcode }) => `${name} (${postcode}, ${said(areas, postcode)})`).join('; ')}`);
    assert.ok(libraries.length > 250 && wrong.length <= 5, wrong.map(({ postcode }) => postcode).join());
  });

  it('is to be checked where the list has no such sector', () => {
    const known = new Set(rowsOf(greatBritain).map(({ sector }) => sector));
    let count = 0;
    for (const outcode of Object.keys(areas.outcodes)) for (const digit of '0123456789') if (!known.has(outcode + digit)) { assert.equal(said(areas, `${outcode} ${digit}AA`), 'check', outcode + digit); count++; }
    assert.ok(count > 1000);
    for (const postcode of ['BT1 1AA', 'JE2 3AB', 'GY1 1WR', 'IM1 1AA', 'AB17 1AA', 'ZE9 1AA', 'GIR 0AA']) assert.equal(said(areas, postcode), 'check', postcode);
  });

  it('is small', t => {
    t.diagnostic(`${bytes(areas)} bytes with brotli`);
    assert.ok(bytes(areas) < 12_000, String(bytes(areas)));
  });
});

describe('a table of one borough', geo, () => {
  let areas: Areas;
  before(async () => { areas = await tableOf(schemesOf(scheme('Camden', 'E09000007')), greatBritain); });

  it('agrees with every postcode of the list of what is in and out of Camden', t => {
    const lists = sharedJson('data/geo/camden_in_and_out.json') as Readonly<Record<string, string | 1>>;
    let count = 0;
    for (const [sector, list] of Object.entries(lists)) {
      if (list === 1) { assert.equal(said(areas, spaced(sector, 'DB')), 'camden', sector); count++; continue; }
      for (const [, sign, units] of list.matchAll(/([+-])([A-Z]*)/g)) for (const unit of pairs(units!)) { assert.equal(said(areas, spaced(sector, unit)), sign === '+' ? 'camden' : 'nobody', sector + unit); count++; }
    }
    assert.ok(count > 7500, String(count));
    t.diagnostic(`${count} of ${count} postcodes agree`);
  });

  it('is small', t => {
    t.diagnostic(`${bytes(areas)} bytes with brotli`);
    assert.ok(bytes(areas) < 4000, String(bytes(areas)));
  });
});

describe('the table of the demo', () => {
  const json = (name: string): unknown => JSON.parse(readFileSync(join(root, 'demo', name), 'utf8'));
  const demo = (): Areas => { const read = readAreas(json('areas.json')); assert.ok('areas' in read, JSON.stringify(read)); return read.areas; };

  it('is what its schemes and the list give today', geo, async () => {
    const read = readSchemesFile(json('areas-schemes.json'));
    assert.ok('file' in read, JSON.stringify(read));
    assert.deepEqual(demo(), await tableOf(read.file, greatBritain));
  });

  it('names whose facts it holds', () => {
    for (const owner of ['OS data', 'Royal Mail data', 'National Statistics data']) assert.ok(demo().source.includes(`Contains ${owner} ©`), owner);
  });

  it('has only telephone numbers that are kept for drama', () => {
    for (const [, phone] of readFileSync(join(root, 'demo/areas.json'), 'utf8').matchAll(/"phone":"([^"]*)"/g)) assert.match(phone!, /^020 7946 0\d{3}$/);
  });

  for (const [postcode, expected] of [['NW1 2DB', 'heath-lane'], ['N19 8QD', 'heath-lane'], ['N1 1AA', 'heath-lane'], ['N8 9JJ', 'marsh-green'], ['N17 0AA', 'marsh-green'], ['N8 9EE', 'heath-lane'], ['SW1A 1AA', 'nobody'], ['M1 1AE', 'nobody'], ['N8 4AA', 'check'], ['N1C 9ZZ', 'check'], ['BT1 1AA', 'check'], ['unknown', 'check'], ['no-fixed-address', 'check']] as const) {
    it(`says ${expected} for ${postcode}`, () => assert.equal(said(demo(), postcode), expected));
  }
});
