import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileOf, makeMusicData } from '../core/programmes/samples.ts';
import { buildProgram } from '../receiver/serve-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'what-matters-programmes-'));
let built: Awaited<ReturnType<typeof buildProgram>>;
before(async () => { built = await buildProgram(); });
after(() => { rmSync(folder, { recursive: true, force: true }); built.end(); });
const check = (content: unknown, ...args: readonly string[]) => {
  const file = join(folder, 'programmes.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return spawnSync(process.execPath, [built.program, 'check', '--programmes', file, ...args], { encoding: 'utf8' });
};

describe('what-matters check --programmes', () => {
  it('says of each whom it is for, as people read it', () => {
    const { status, stdout } = check(fileOf(makeMusicData, { id: 'choir', name: 'Choir', sessions: [{ id: 'one', starts: '2090-01-01T10:00', ends: '2090-01-01T11:00' }] }));
    assert.equal(status, 0);
    assert.equal(stdout, 'make-music: Make music with us. This is for people aged 16 to 24 who live in Camden or have a GP in Camden. 12 sessions, sign-ups until 2090-01-09, places: 12.\nchoir: Choir. Anyone can come. 1 session, sign-ups until 2089-12-31.\n');
  });
  it('names each thing that is wrong', () => {
    const { status, stderr } = check(fileOf({ ...makeMusicData, rule: 'age sixteen' }));
    assert.equal(status, 1);
    assert.match(stderr, /^programmes\.0\.rule: found "sixteen" at letter 5, .+\n\n.+: one thing to change\. No form that names it would be shown\.\n$/);
    assert.match(check('{').stderr, /found text that is not JSON/);
    assert.match(check({ programmes: [] }).stderr, /programmes: found a list, expected at least 1/);
    assert.equal(check(fileOf(), '--deliver').status, 2);
  });
});
