// Instruments of a site's own, on the built command-line program: their addresses are on the site, so their files come with the command.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

const root = import.meta.env.ROOT;
const folder = mkdtempSync(join(tmpdir(), 'what-matters-packs-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const lines = join(root, 'demo/packs/example-lines.json');
const check = (config: object, ...packs: readonly string[]) => {
  const file = join(folder, 'config.json');
  writeFileSync(file, JSON.stringify({ form: 'cafe', journey: 'check-in', organisation: { name: 'A charity', phone: '020 7946 0000' }, reader: { who: 'Priya', within: 'in 2 days', phone: '020 7946 0000' }, endpoint: '/submissions', ...config }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/what-matters.js'), 'check', file, ...packs.flatMap(pack => ['--pack', pack])], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
};

describe('what-matters check, with instruments of a site’s own', () => {
  it('takes a configuration with each of their files', () => {
    const { status, said } = check({ packs: ['/packs/lines.json'], measures: ['example-lines'] }, lines);
    assert.equal(status, 0, said);
    assert.match(said, /good\. The form "cafe" runs the journey "check-in"/);
  });

  it('asks for the files, says which cannot be read, and names what is wrong in one', () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, JSON.stringify({ ...JSON.parse(readFileSync(lines, 'utf8')) as object, age: { from: 'old' } }));
    const silent = join(root, 'demo/packs/structure-only.json');
    for (const [config, packs, line] of [
      [{ packs: ['/packs/lines.json'] }, [], /packs: found 1, and 0 of their files, expected each file with --pack FILE/],
      [{ packs: ['/packs/lines.json'] }, [join(folder, 'missing.json')], /missing\.json: found no file that can be read/],
      [{ packs: ['/packs/lines.json'] }, [broken], /packs\.0: instrument\.age\.from: found "old"/],
      [{ packs: ['/packs/lines.json'], measures: ['example-structure'] }, [silent], /found "example-structure" without words/],
      [{ measures: ['ons5'] }, [], /measure: found "ons5", expected one of chosen, feeling-now, ons4, ons-loneliness/],
      [{ measures: ['ons4'], minimumAge: 13 }, [], /minimumAge: found 13, expected 16 or more, because "ons4"/],
      [{ tablet: true }, [], /recipients: found nothing, expected two keys or more, because "tablet"/],
    ] as const) {
      const { status, said } = check(config, ...packs);
      assert.equal(status, 1, said);
      assert.match(said, line);
    }
  });
});
