// The command that makes a table of areas: each form of open data, each way to call it wrongly, and never a part of a file.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { unitLetters } from '../../src/core/areas-code.ts';
import { readAreas, schemeFor, type Areas } from '../../src/core/areas.ts';
import { startAreas, writeAreas, type SchemesFile } from '../../src/cli/areas-build.ts';
import { buildProgram } from '../receiver/serve-fixture.ts';

let built: Awaited<ReturnType<typeof buildProgram>>;
let folder = '';
before(async () => { built = await buildProgram(); });
beforeEach(() => { rmSync(folder, { recursive: true, force: true }); folder = mkdtempSync(join(tmpdir(), 'what-matters-areas-')); });
after(() => { rmSync(folder, { recursive: true, force: true }); built.end(); });

const north = { id: 'north', name: 'North', phone: '020 7946 0001', districts: ['E09000007'] };
const south = { id: 'south', name: { en: 'South', cy: 'De' }, phone: '020 7946 0002', districts: ['E09000022'] };
const schemes = { source: 'Open data', asOf: '2026-11', schemes: [north, south] };
const at = (name: string): string => join(folder, name);
const put = (name: string, content: unknown): string => { writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content)); return at(name); };
const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [built.program, 'areas', ...args], { encoding: 'utf8', maxBuffer: 1e8 });
  return { status, stdout, stderr, lines: stderr.split('\n').filter(line => line.includes(': found ')) };
};
const make = (list: string, ...args: readonly string[]) => run('--schemes', put('schemes.json', schemes), '--postcodes', list, ...args);
const said = (areas: Areas, postcode: string): string => { const found = schemeFor(areas, postcode); return found.at === 'served' ? found.scheme.id : found.at; };
const tableOf = (text: string): Areas => { const read = readAreas(JSON.parse(text)); assert.ok('areas' in read, JSON.stringify(read)); return read.areas; };

/** NW1 2 is the north's, SE5 0 is in two districts, M1 1 is nobody's. */
const facts = [['NW1 2DB', 'E09000007'], ['NW1 2DE', 'E09000007'], ['NW1 3AA', 'E09000033'], ['SE5 0EE', 'E09000022'], ['SE5 0EF', 'E09000028'], ['M1 1AE', 'E08000003'], ['M1 2AA', 'E08000003']] as const;
const expected = { 'NW1 2DB': 'north', 'NW1 2DE': 'north', 'NW1 3AA': 'nobody', 'NW1 3ZZ': 'nobody', 'SE5 0EE': 'south', 'SE5 0EF': 'nobody', 'M1 1AE': 'nobody', 'M1 9AA': 'nobody', 'NW1 2DD': 'check', 'SE5 0AA': 'check', 'SE5 8AA': 'check', 'NW1 9AA': 'check', 'M2 1AA': 'check' };
const holds = (areas: Areas): void => { for (const [postcode, who] of Object.entries(expected)) assert.equal(said(areas, postcode), who, postcode); };
const csv = facts.map(([postcode, district]) => `${postcode},${district}`).join('\n');

describe('what-matters areas, from open data', () => {
  it('reads the ONS Postcode Directory: quotes, a byte order mark, Windows lines, and rows that have ended', () => {
    const rows = facts.map(([postcode, district]) => `"${postcode.replace(' ', '  ')}","${postcode}","${postcode}","198001","","E99999999","${district}","a ""b"", c"`);
    const list = put('onspd.csv', ['\uFEFF"pcd","pcd2","pcds","dointr","doterm","oscty","oslaua","note"', ...rows, '"NW1 2XX","NW1 2XX","NW1 2XX","198001","199906","","",""', ''].join('\r\n'));
    const { status, stdout, stderr } = make(list);
    assert.equal(status, 0, stderr);
    holds(tableOf(stdout));
    assert.equal(tableOf(stdout).exact, true);
    assert.match(stderr, /1 of 8 rows have no postcode or no district and were passed over/);
    assert.match(stderr, /The table: 2 schemes from 8 rows, [\d,]+ characters, [\d,]+ bytes with brotli\./);
  });

  for (const name of ['laua', 'lad23cd', 'LAD25CD', 'ladcd', 'District Code', 'admin_district_code']) {
    it(`finds the column ${name} by itself`, () => holds(tableOf(make(put('list.csv', `Postcode,${name}\n${csv}`)).stdout)));
  }

  it('reads Code-Point Open: a folder of files without a header, in ten columns', () => {
    mkdirSync(at('CSV'));
    facts.forEach(([postcode, district], index) => put(`CSV/${index}.csv`, `"${postcode.replace(' ', '')}",10,394235,806529,"E92000001","E19000003","E18000007","","${district}","E05000001"\r\n`));
    put('CSV/readme.txt', 'not postcodes');
    const { status, stdout, stderr } = make(at('CSV'));
    assert.equal(status, 0, stderr);
    holds(tableOf(stdout));
  });

  it('reads other files by the name or the number of their columns', () => {
    const rows = facts.map(([postcode, district]) => `x,${district},${postcode}`).join('\n');
    holds(tableOf(make(put('named.csv', `what,Home,Where\n${rows}`), '--postcode-column', 'where', '--district-column', 'Home').stdout));
    holds(tableOf(make(put('numbered.csv', rows), '--postcode-column', '3', '--district-column', '2').stdout));
  });

  it('reads a table by sectors, and says that it is not exact', () => {
    const list = put('sectors.txt', 'NW12 0\nNW13 1\nSE50 2 3:EFEG\nSE51 3 2:AA\nM11 3\n');
    const { status, stdout, stderr } = make(list, '--district-codes', put('codes.json', ['E09000007', 'E09000033', 'E09000022', 'E09000028']));
    assert.equal(status, 0, stderr);
    const areas = tableOf(stdout);
    assert.equal(areas.exact, false);
    for (const [postcode, who] of [['NW1 2DB', 'north'], ['NW1 2ZZ', 'north'], ['NW1 3AA', 'nobody'], ['SE5 0EE', 'south'], ['SE5 0EF', 'nobody'], ['SE5 0EG', 'nobody'], ['SE5 1AA', 'south'], ['SE5 1AB', 'nobody'], ['SE5 2AA', 'check'], ['NW1 4AA', 'check'], ['M1 1AE', 'nobody'], ['M2 1AA', 'check']] as const) assert.equal(said(areas, postcode), who, postcode);
  });

  it('writes whole sectors when asked to, so that a new postcode in one is served too, but not in one of two districts', () => {
    const { stdout } = make(put('list.csv', `postcode,laua\n${csv}`), '--whole-sectors');
    const areas = tableOf(stdout);
    assert.equal(areas.exact, false);
    assert.deepEqual(['NW1 2DB', 'NW1 2ZZ', 'SE5 0EE', 'SE5 0EF', 'SE5 0AA'].map(postcode => said(areas, postcode)), ['north', 'north', 'south', 'nobody', 'check']);
  });

  it('takes outcodes, sectors and single postcodes from the schemes, and says which the list does not have', () => {
    const named = { ...schemes, schemes: [{ ...north, postcodes: ['N1C', 'SE5 1', 'SE5 0EF', 'M1 2AB'] }, { ...south, districts: ['E09000022', 'E09000028'], postcodes: [] }] };
    const { status, stdout, stderr } = run('--schemes', put('schemes.json', named), '--postcodes', put('list.csv', `postcode,laua\n${csv}\nSE5 1AA,E09000033`), '--first');
    assert.equal(status, 0, stderr);
    const areas = tableOf(stdout);
    assert.deepEqual(['N1C 4AA', 'N1C 0ZZ', 'SE5 1AA', 'SE5 1ZZ', 'SE5 0EF', 'SE5 0EE', 'M1 2AB', 'M1 2AA', 'M1 2AC', 'M1 1AE'].map(postcode => said(areas, postcode)), ['north', 'north', 'north', 'north', 'north', 'south', 'north', 'nobody', 'check', 'nobody']);
    assert.match(stderr, /N1C, M1 2AB: not in .*list\.csv, taken from the schemes/);
  });

  it('says of a postcode that is told twice and differently that it is to be checked', () => {
    const { stdout, stderr } = make(put('list.csv', `postcode,laua\n${csv}\nNW1 2DB,E09000033\nNW1 2DB,E09000007\nNW1 2DE,E09000007\nM1 1AE,E09000022\nB1 1AA,E09000022\nB1 1AA,E09000033`));
    assert.deepEqual(['NW1 2DB', 'NW1 2DE', 'M1 1AE', 'M1 2AA', 'B1 1AA'].map(postcode => said(tableOf(stdout), postcode)), ['check', 'north', 'check', 'nobody', 'check']);
    assert.match(stderr, /: 3 postcodes are told twice, and differently/);
  });

  it('reads half a million rows with little memory, and tells how far it is', () => {
    const letters = Array.from(unitLetters);
    const rows: string[] = ['postcode,laua'];
    for (let sector = 0; rows.length < 500_000; sector++) for (const from of letters) for (const to of letters) rows.push(`${'ABCDEFGHJK'[Math.floor(sector / 900) % 10]}${10 + (Math.floor(sector / 10) % 90)} ${sector % 10}${from}${to},E09000${String(sector % 33).padStart(3, '0')}`);
    const list = put('long.csv', rows.join('\n'));
    const { status, stderr } = spawnSync(process.execPath, ['--max-old-space-size=48', built.program, 'areas', '--schemes', put('schemes.json', schemes), '--postcodes', list, '--out', at('areas.json')], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^what-matters areas: 250,000 rows read\nwhat-matters areas: 500,000 rows read\n/);
    assert.equal(said(tableOf(readFileSync(at('areas.json'), 'utf8')), 'A10 7AA'), 'north');
  });

  it('tells the truth of every postcode of any list, and checks what is not in it where anybody is served', () => {
    const letter = fc.constantFrom('A', 'B', 'Z');
    const postcode = fc.tuple(fc.constantFrom('N1', 'N1C', 'N11'), fc.constantFrom('0', '1', '9'), letter, letter).map(([outcode, digit, from, to]) => `${outcode} ${digit}${from}${to}`);
    const district = fc.constantFrom('E09000007', 'E09000022', 'E09000033');
    const whose: Readonly<Record<string, string>> = { E09000007: 'north', E09000022: 'south', E09000033: 'nobody' };
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(postcode, district), { selector: ([one]) => one, minLength: 1 }), fc.boolean(), postcode, (list, wholeSectors, other) => {
      const full = [...list, ['SW1 1AA', 'E09000007'], ['SW1 1AB', 'E09000022']] as const;
      const build = startAreas(schemes as SchemesFile, { first: false, wholeSectors });
      for (const [one, code] of full) build.postcode(one.slice(0, -2), one.slice(-2), code);
      const table = build.table({ exact: true, name: 'list' });
      assert.ok('areas' in table);
      const areas = tableOf(writeAreas(table.areas));
      for (const [one, code] of full) assert.equal(said(areas, one), whose[code], one);
      if (full.some(([one]) => one === other)) return;
      const inSector = new Set(full.filter(([one]) => one.startsWith(other.slice(0, -2))).map(([, code]) => whose[code]!));
      const inOutcode = full.filter(([one]) => one.startsWith(`${other.split(' ')[0]} `)).map(([, code]) => whose[code]!);
      const isServed = (who: Iterable<string>): boolean => [...who].some(one => one !== 'nobody');
      const should = inOutcode.length === 0 ? 'check' : !isServed(inOutcode) ? 'nobody' : inSector.size === 0 ? 'check' : !isServed(inSector) ? 'nobody' : wholeSectors && inSector.size === 1 ? [...inSector][0] : 'check';
      assert.equal(said(areas, other), should, other);
    }), { numRuns: 500 });
  });
});

describe('what-matters areas, where two schemes serve a postcode', () => {
  const both = { ...schemes, schemes: [north, { ...south, districts: ['E09000022', 'E09000007'] }] };

  it('refuses, names the two and a place, and leaves what was there', () => {
    put('areas.json', 'as it was');
    const { status, lines } = run('--schemes', put('schemes.json', both), '--postcodes', put('list.csv', `postcode,laua\n${csv}`), '--out', at('areas.json'));
    assert.equal(status, 1);
    assert.deepEqual(lines, ['schemes.0 (north) and schemes.1 (south): found both for NW1 2DB and 1 other places, expected one of them, or --first so that the earlier one counts']);
    assert.equal(readFileSync(at('areas.json'), 'utf8'), 'as it was');
    assert.deepEqual(readdirSync(folder).sort(), ['areas.json', 'list.csv', 'schemes.json']);
  });

  it('takes the earlier one when asked to, and says how often', () => {
    const { status, stdout, stderr } = run('--schemes', put('schemes.json', both), '--postcodes', put('list.csv', `postcode,laua\n${csv}`), '--first');
    assert.equal(status, 0, stderr);
    holds(tableOf(stdout));
    assert.match(stderr, /2 places that more than one scheme serves went to the earlier one/);
  });

  it('sees that a named postcode is in the district of another scheme, also in a list by sectors', () => {
    const named = { ...schemes, schemes: [north, { ...south, postcodes: ['NW1 2DB', 'NW1 3'] }] };
    const list = put('sectors.txt', 'NW12 0\nNW13 0\nSE50 1\n');
    const { status, lines } = run('--schemes', put('schemes.json', named), '--postcodes', list, '--district-codes', put('codes.json', ['E09000007', 'E09000022']));
    assert.equal(status, 1);
    assert.match(lines.join(), /^schemes\.0 \(north\) and schemes\.1 \(south\): found both for NW1 3 and 1 other places,/);
  });

  it('does not mind a scheme that names a place of its own district', () => {
    const twice = { ...schemes, schemes: [{ ...north, postcodes: ['NW1', 'NW1 2', 'NW1 2DB'] }, south] };
    const rows = facts.filter(([postcode]) => postcode !== 'NW1 3AA').map(fact => fact.join()).join('\n');
    assert.equal(run('--schemes', put('schemes.json', twice), '--postcodes', put('list.csv', `postcode,laua\n${rows}`)).status, 0);
  });

  it('refuses a scheme that nothing is left for', () => {
    const { status, lines } = run('--schemes', put('schemes.json', { ...schemes, schemes: [north, { ...south, districts: ['E09000007'] }] }), '--postcodes', put('list.csv', `postcode,laua\n${csv}`), '--first');
    assert.equal(status, 1);
    assert.deepEqual(lines, ['schemes.1 (south): found no postcode that goes to it, expected some']);
  });
});

describe('what-matters areas, given something bad', () => {
  const list = (): string => put('list.csv', `postcode,laua\n${csv}`);
  const bad: readonly (readonly [what: string, call: () => ReturnType<typeof run>, line: RegExp])[] = [
    ['a file of schemes that is not there', () => run('--schemes', at('none.json'), '--postcodes', list()), /none\.json: found no file that can be read \(ENOENT\), expected a file of schemes as JSON/],
    ['a file of schemes that is not JSON', () => run('--schemes', put('schemes.json', '{"source":'), '--postcodes', list()), /schemes\.json: found text that is not JSON/],
    ['a file of schemes that is a list', () => run('--schemes', put('schemes.json', [north]), '--postcodes', list()), /^schemes: found no object/],
    ['a scheme that serves nothing', () => run('--schemes', put('schemes.json', { ...schemes, schemes: [north, { ...south, districts: [] }] }), '--postcodes', list()), /^schemes\.1: found neither "districts" nor "postcodes", expected what the scheme serves/],
    ['two schemes of one id', () => run('--schemes', put('schemes.json', { ...schemes, schemes: [north, { ...south, id: 'north' }] }), '--postcodes', list()), /^schemes\.1\.id: found "north" twice/],
    ['a key that does not exist', () => run('--schemes', put('schemes.json', { ...schemes, schemes: [{ ...north, district: 'E09000007' }] }), '--postcodes', list()), /^schemes\.0\.district: found a key that does not exist/],
    ['a place in another form', () => run('--schemes', put('schemes.json', { ...schemes, schemes: [{ ...north, postcodes: ['NW12DB'] }] }), '--postcodes', list()), /^schemes\.0\.postcodes\.0: found "NW12DB", expected an outcode, a sector or a postcode/],
    ['a district that is not in the list', () => run('--schemes', put('schemes.json', { ...schemes, schemes: [{ ...north, districts: ['E09000007', 'E09000070'] }] }), '--postcodes', list()), /^schemes\.0\.districts\.1: found "E09000070", expected a district that is in .*list\.csv/],
    ['postcodes that are not there', () => make(at('none.csv')), /none\.csv: found nothing that can be read \(ENOENT\), expected a file or a folder of files/],
    ['an empty file', () => make(put('empty.csv', '')), /empty\.csv: found 0 rows with a postcode and a district out of 0/],
    ['a header alone', () => make(put('empty.csv', 'pcds,laua\n')), /empty\.csv: found 0 rows with a postcode and a district out of 0/],
    ['a folder without files', () => make(folder), /: found no file that ends with \.csv, expected some/],
    ['a file without the columns', () => make(put('list.csv', 'name,age\nA,1\n')), /list\.csv: found no column with the postcodes in name, age, expected its name or number after --postcode-column/],
    ['a file without a header that is not Code-Point Open', () => make(put('list.csv', csv)), /list\.csv: found no column with the postcodes in a file without a header, expected its name or number after --postcode-column/],
    ['a column that is not there', () => make(list(), '--district-column', 'council'), /list\.csv: found no column "council" in postcode, laua, expected its name or number after --district-column/],
    ['a column number that is not there', () => make(list(), '--district-column', '3'), /list\.csv: found no column "3" in postcode, laua/],
    ['columns the wrong way round', () => make(list(), '--postcode-column', 'laua', '--district-column', 'postcode'), /list\.csv: found 0 rows with a postcode and a district out of 7, expected most of them/],
    ['a file of bytes', () => make(put('bytes.csv', '\u0000\uFFFD'.repeat(200_000))), /bytes\.csv: found a row of over 100000 characters, expected rows of text/],
    ['a table by sectors without its codes', () => make(put('sectors.txt', 'NW12 0\n')), /sectors\.txt: found districts as numbers, expected the file that says which codes they are after --district-codes/],
    ['a number that has no code', () => make(put('sectors.txt', 'NW12 0\nNW13 7\n'), '--district-codes', put('codes.json', ['E09000007'])), /sectors\.txt: found district 7, expected one of the 1 after --district-codes/],
    ['codes that are no list', () => make(put('sectors.txt', 'NW12 0\n'), '--district-codes', put('codes.json', { 0: 'E09000007' })), /codes\.json: found no list of text/],
    ['a place to write that is not there', () => make(list(), '--out', join(folder, 'none/areas.json')), /areas\.json: could not be written \(ENOENT\), expected a place for a file/],
    ['a folder to write over', () => make(list(), '--out', folder), /could not be written/],
  ];
  for (const [what, call, line] of bad) {
    it(`ends with 1 and one clear line for ${what}, and writes nothing`, () => {
      const { status, stdout, stderr } = call();
      assert.equal(status, 1, stderr);
      assert.match(stderr.split('\n')[0]!, line);
      assert.doesNotMatch(stderr, /\n +at |Error:/);
      assert.equal(stdout, '');
      assert.deepEqual(readdirSync(folder).filter(name => /part|areas/.test(name)), []);
      assert.deepEqual(readdirSync(folder).filter(name => name.endsWith('.part')), []);
    });
  }

  it('refuses a table that no page would read, and says what helps', () => {
    const rows = Array.from({ length: 9000 }, (_, sector) => Array.from(unitLetters, from => `${'ABCDEFGHJK'[Math.floor(sector / 900)]}${10 + (Math.floor(sector / 10) % 90)} ${sector % 10}${from}${unitLetters[sector % 20]},E09000007`).join('\n')).join('\n');
    const file = put('schemes.json', { ...schemes, schemes: [north] });
    const { status, lines } = run('--schemes', file, '--postcodes', put('long.csv', `postcode,laua\n${rows}`), '--out', at('areas.json'));
    assert.equal(status, 1);
    assert.match(lines.join(), /^the table: found [\d,]+ characters, expected at most 524,288: fewer schemes, or --whole-sectors$/);
    assert.equal(run('--schemes', file, '--postcodes', at('long.csv'), '--out', at('areas.json'), '--whole-sectors').status, 0);
  });

  it('ends with 2 when it is called wrongly', () => {
    for (const args of [[], ['--schemes', 'x'], ['--postcodes', 'x'], ['--shemes', 'x'], ['make'], ['check'], ['--schemes', 'x', '--postcodes', 'y', '--out', '']]) assert.equal(run(...args).status, 2, args.join(' '));
    const { status, stderr } = make(list(), '--out', at('list.csv'));
    assert.equal(status, 2);
    assert.match(stderr, /list\.csv: found a file that is read, expected another/);
    assert.match(readFileSync(at('list.csv'), 'utf8'), /^postcode,laua/);
    assert.match(run('--help').stdout, /--schemes FILE[\s\S]*--first/);
  });
});

describe('what-matters areas check', () => {
  const table = (): string => { make(put('list.csv', `postcode,laua\n${csv}`), '--out', at('areas.json')); return at('areas.json'); };

  it('says which scheme serves a postcode', () => {
    const file = table();
    for (const [asked, answer] of [[['NW1 2DB'], 'NW1 2DB: north (North, 020 7946 0001)'], [['nw1', '2db'], 'NW1 2DB: north (North, 020 7946 0001)'], [['SE50EE'], 'SE5 0EE: south (South, 020 7946 0002)'], [['M1 1AE'], 'M1 1AE: nobody: the table knows it, and no scheme serves it'], [['NW1 2ZZ'], 'NW1 2ZZ: to be checked: it is not in the table'], [['unknown'], 'unknown: to be checked: it is not in the table']] as const) {
      const { status, stdout } = run('check', file, ...asked);
      assert.deepEqual([status, stdout], [0, `${answer}\n`]);
    }
  });

  it('says that a table is good, or each thing that is wrong with it', () => {
    const file = table();
    assert.equal(run('check', file).stdout, `${file}: good. 2 schemes, as of 2026-11.\n`);
    const { status, lines } = run('check', put('wrong.json', readFileSync(file, 'utf8').replace('"asOf":"2026-11"', '"asOf":"soon"').replace('"version":1', '"version":9')));
    assert.equal(status, 1);
    assert.deepEqual(lines, ['version: found 9, expected one of 1', 'asOf: found "soon", expected a month such as 2026-11']);
    assert.equal(run('check', at('none.json')).status, 1);
  });

  it('ends with 2 for what is no postcode', () => assert.equal(run('check', table(), 'Camden').status, 2));
});
