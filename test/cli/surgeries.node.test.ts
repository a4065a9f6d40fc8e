// The command that makes a file of GP surgeries: the two forms of the NHS file, each way to call it wrongly, and never a part of a file. Every practice here is made up, as an example.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { beginsWith, readBeginnings } from '../../src/cli/surgeries.ts';
import { quietName } from '../../src/cli/surgeries-source.ts';
import { readSurgeries } from '../../src/core/surgeries.ts';
import { buildProgram } from '../receiver/serve-fixture.ts';

let built: Awaited<ReturnType<typeof buildProgram>>;
let folder = '';
before(async () => { built = await buildProgram(); });
beforeEach(() => { rmSync(folder, { recursive: true, force: true }); folder = mkdtempSync(join(tmpdir(), 'what-matters-surgeries-')); });
after(() => { rmSync(folder, { recursive: true, force: true }); built.end(); });

const at = (name: string): string => join(folder, name);
const put = (name: string, content: string): string => { writeFileSync(at(name), content); return at(name); };
const run = (...args: readonly string[]) => { const { status, stdout, stderr } = spawnSync(process.execPath, [built.program, 'surgeries', ...args], { encoding: 'utf8' }); return { status, stdout, stderr }; };

/** A made-up row in the 27 columns of epraccur. */
const row = (code: string, name: string, postcode: string, { status = 'A', setting = '4', closed = '' } = {}): string =>
  [code, name, 'Y00', 'QXX', '1 EXAMPLE STREET', '', 'EXAMPLE TOWN', '', '', postcode, '19740401', closed, status, 'B', '00X', '20130401', '', '020 7946 0000', '', '', '', '0', '', '00X', '', setting, ''].map(cell => `"${cell}"`).join(',');

const older = [
  row('X99001', 'HEATH LANE SURGERY (EXAMPLE)', 'NW5 2ZZ'), row('X99002', 'THE ELM & OAK PRACTICE (EXAMPLE)', 'NW1  2DB'), row('X99003', 'DR O\'EXAMPLE AND PARTNERS', 'M1 1AE'),
  row('X99004', 'SHUT SURGERY (EXAMPLE)', 'NW5 1ZZ', { status: 'C', closed: '20190331' }), row('X99005', 'SLEEPING SURGERY (EXAMPLE)', 'NW5 1ZZ', { status: 'D' }), row('X99006', 'PLANNED SURGERY (EXAMPLE)', 'NW5 1ZZ', { status: 'P' }), row('X99007', 'CLOSING SURGERY (EXAMPLE)', 'NW5 1ZZ', { closed: '20990101' }),
  row('X99008', 'WALK IN CENTRE (EXAMPLE)', 'NW5 1ZZ', { setting: '1' }), row('X99009', 'NO PLACE SURGERY (EXAMPLE)', ''), row('X99001', 'HEATH LANE SURGERY (EXAMPLE)', 'NW5 2ZZ'), row('', '', 'NW5 2ZZ'), 'a,b',
].join('\r\n');
const newer = [row('X99001', 'Heath Lane Surgery (example)', 'NW5 2ZZ', { status: 'ACTIVE', setting: 'RO76' }), row('X99010', 'TWO ROLES SURGERY (EXAMPLE)', 'N1 1AA', { status: 'Active', setting: 'RO72|RO76' }), row('X99011', 'ENDED SURGERY (EXAMPLE)', 'N1 1AA', { status: 'INACTIVE', setting: 'RO76', closed: '20200101' }), row('X99012', 'PRISON (EXAMPLE)', 'N1 1AA', { status: 'ACTIVE', setting: 'RO82' })].join('\n');

describe('what-matters surgeries', () => {
  it('keeps the practices that are open, by name, in the small letters of people, and counts what it passed over and why', () => {
    const { status, stderr } = run(put('epraccur.csv', older), '--as-of', '2026-11', '--out', at('surgeries.json'));
    assert.equal(status, 0, stderr);
    const file = JSON.parse(readFileSync(at('surgeries.json'), 'utf8')) as { surgeries: unknown };
    assert.deepEqual(file.surgeries, [['Dr O\'Example and Partners', 'M1 1AE', 'X99003'], ['Heath Lane Surgery (Example)', 'NW5 2ZZ', 'X99001'], ['The Elm & Oak Practice (Example)', 'NW1 2DB', 'X99002']]);
    assert.ok('surgeries' in readSurgeries(file), 'the page takes it');
    assert.match(stderr, /3 surgeries of 12 rows, .+ Contains information from NHS England, licensed under the Open Government Licence v3\.0\./);
    for (const line of ['4 are closed, closing, dormant or only planned', '1 are no GP practices', '1 have no postcode', '1 stand there twice', '1 have no code or no name', '1 have fewer than 27 columns']) assert.ok(stderr.includes(line), `${line} in: ${stderr}`);
  });

  it('reads the reports of 2026 and later: words for a status, roles for a setting', () => {
    const { status, stdout, stderr } = run(put('report.csv', `\uFEFF${newer}\n`), '--as-of', '2026-11');
    assert.equal(status, 0, stderr);
    assert.deepEqual((JSON.parse(stdout) as { surgeries: unknown }).surgeries, [['Heath Lane Surgery (example)', 'NW5 2ZZ', 'X99001'], ['Two Roles Surgery (Example)', 'N1 1AA', 'X99010']]);
  });

  it('takes several files, those of some places only, and gives the same bytes each time', () => {
    const files = [put('one.csv', older), put('two.csv', newer)];
    const make = () => run(...files, '--postcodes', 'NW5, n1', '--as-of', '2026-11', '--source', 'An example');
    assert.deepEqual((JSON.parse(make().stdout) as { surgeries: string[][] }).surgeries.map(([name]) => name), ['Heath Lane Surgery (Example)', 'Two Roles Surgery (Example)']);
    assert.equal(make().stdout, make().stdout);
    assert.ok(make().stderr.includes('2 are elsewhere'));
    assert.equal((JSON.parse(make().stdout) as { source: string }).source, 'An example');
  });

  for (const [name, args, line, code] of [
    ['no file', [], /name the files to read/, 2], ['a flag that there is not', ['--nope'], /Unknown option/, 2], ['postcodes that are none', ['X.csv', '--postcodes', 'Camden'], /--postcodes: found "Camden", expected areas, districts or sectors/, 2],
    ['a file that is not there', ['nowhere.csv'], /nowhere\.csv: found no file that can be read \(ENOENT\), expected epraccur\.csv/, 1],
  ] as const) it(`says what is wrong with ${name}`, () => { const { status, stderr } = run(...args); assert.equal(status, code); assert.match(stderr, line); });

  it('refuses another file, one in which nothing is open, a month that is none, and to write over what it reads, and writes nothing then', () => {
    const other = put('other.csv', 'a,b,c\n1,2,3\n');
    const shut = put('shut.csv', row('X99004', 'SHUT SURGERY (EXAMPLE)', 'NW5 1ZZ', { status: 'C' }));
    const good = put('good.csv', older);
    for (const [args, line] of [[[other], /other\.csv: found rows of 3 columns, expected the 27 columns of epraccur\.csv/], [[shut], /found no GP practice that is open \(1 are closed, closing, dormant or only planned\), expected one or more/], [[good, '--as-of', 'soon'], /asOf: found "soon", expected a month such as 2026-11/]] as const) {
      const { status, stderr } = run(...args, '--out', at('out.json'));
      assert.equal(status, 1, stderr);
      assert.match(stderr, line);
      assert.ok(!existsSync(at('out.json')));
    }
    assert.equal(run(good, '--out', good).status, 2);
    assert.equal(readFileSync(good, 'utf8'), older);
  });

  it('has help', () => { const { status, stdout } = run('--help'); assert.equal(status, 0); assert.match(stdout, /Usage: what-matters surgeries FILE… --out FILE/); });
});

describe('places of surgeries', () => {
  it('are areas, districts and sectors, and one is not the beginning of another', () => {
    assert.deepEqual(readBeginnings('nw, N1 ,WC1N 3'), ['NW', 'N1', 'WC1N 3']);
    for (const list of ['', 'Camden', 'NW1,', '1', 'NW1;N1', 'NWX']) assert.equal(readBeginnings(list) === undefined || list === 'NW1,', true, list);
    for (const [postcode, beginning, is] of [['NW1 2DB', 'NW', true], ['NW1 2DB', 'N', false], ['N10 1AA', 'N1', false], ['N1 1AA', 'N1', true], ['N1C 4AG', 'N1', true], ['WC1N 3AA', 'WC1', true], ['WC1N 3AA', 'WC1N 3', true], ['WC1N 4AA', 'WC1N 3', false], ['NW1 2DB', 'NW1 2DB', true]] as const) assert.equal(beginsWith(postcode, beginning), is, `${postcode} ${beginning}`);
  });
  it('have names that do not shout', () => {
    for (const [loud, quiet] of [['THE HEALTH CENTRE AT ST. ANN\'S-ON-SEA', 'The Health Centre at St. Ann\'s-On-Sea'], ['NHS GP SURGERY', 'NHS GP Surgery'], ['Already Quiet', 'Already Quiet'], ['DR D\'EXAMPLE  & PARTNERS', 'Dr D\'Example & Partners']] as const) assert.equal(quietName(loud), quiet);
  });
});
