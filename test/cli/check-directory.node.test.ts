// What a webmaster is told of a list of activities.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { hsdsPage, springPage, uk1Record } from '../core/activities/samples.ts';
import { buildProgram } from '../receiver/serve-fixture.ts';

let built: Awaited<ReturnType<typeof buildProgram>>;
const folder = mkdtempSync(join(tmpdir(), 'what-matters-check-'));
before(async () => { built = await buildProgram(); });
after(() => { rmSync(folder, { recursive: true, force: true }); built.end(); });

const check = (name: string, content: string | Uint8Array): { readonly status: number | null; readonly lines: readonly string[]; readonly errors: string } => {
  const file = join(folder, name);
  writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [built.program, 'check', '--directory', file], { encoding: 'utf8' });
  return { status, lines: stdout.replaceAll(`${folder}/`, '').trim().split('\n'), errors: stderr.replaceAll(`${folder}/`, '').trim() };
};

describe('what-matters check --directory', () => {
  it('counts what can be shown, and names the first that are passed over for each reason', () => {
    const closed = Array.from({ length: 7 }, (_, at) => ({ id: at, name: `Closed ${at}`, status: 'inactive' }));
    const place = (id: string): object => ({ location: { id, name: id, addresses: [{ postal_code: 'NW5 2AB' }] } });
    assert.deepEqual(check('services.json', JSON.stringify(hsdsPage([{ id: 'a', name: 'A', status: 'active', service_at_locations: [place('x'), place('y')] }, { id: 'b' }, ...closed], { total_pages: 3 }))), { status: 0, errors: '', lines: [
      'services.json: 9 records of Open Referral UK 3.0. 1 can be shown, at 2 places.', '1 passed over, no name: record 2', '7 passed over, not active: Closed 0; Closed 1; Closed 2; Closed 3; Closed 4; …', 'This is page 1 of 3; the others are not checked.',
    ] });
    assert.deepEqual(check('one.json', JSON.stringify(springPage([uk1Record()]))).lines, ['one.json: 1 records of Open Referral UK 1.0. 1 can be shown.']);
  });
  it('reads a spreadsheet, and says which rows are broken', () => assert.deepEqual(check('list.csv', 'Title;When\r\nKnit and natter;Mondays\r\nChoir;Mon;Tue').lines, ['list.csv: 2 records of a spreadsheet. 1 can be shown.', '1 passed over, broken: Choir']));
  it('says what is the matter with what it cannot read', () => {
    assert.deepEqual(check('old.csv', new Uint8Array([...Buffer.from('title,cost\nChoir,'), 0xa3, 0x32])), { status: 1, lines: [''], errors: 'old.csv is not written as UTF-8, so that some of its letters are lost. A spreadsheet can be saved as "CSV UTF-8".' });
    assert.equal(check('page.html', '<html>').errors, 'page.html is not JSON, and no table with a header that we know.');
    assert.equal(check('terms.json', '[{"id":1,"name":"T","slug":"t"}]').errors, 'terms.json is no list of activities that we know.');
    assert.equal(check('none.json', '{"contents":[{"id":1}]}').status, 1);
    assert.equal(spawnSync(process.execPath, [built.program, 'check', '--directory', join(folder, 'missing.json')]).status, 1);
    assert.equal(spawnSync(process.execPath, [built.program, 'check', 'a.json', '--directory', 'b.json']).status, 2);
  });
});
