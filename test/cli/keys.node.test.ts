import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '../../src/core/config-reader.ts';
import { keyFileSchema, type KeyFile } from '../../src/core/key-file.ts';
import { importPair } from '../../src/net/key-pair.ts';
import { openSealed } from '../../src/net/open.ts';
import { sealSubmission, type Recipient } from '../../src/net/seal.ts';
import { submission } from '../receiver/fixtures.ts';
import { buildProgram } from '../receiver/serve-fixture.ts';

let built: Awaited<ReturnType<typeof buildProgram>>;
let folder = '';
before(async () => { built = await buildProgram(); });
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'what-matters-keys-'));
  for (const name of ['here', 'there', 'alone', 'taken', 'free']) mkdirSync(join(folder, name));
  symlinkSync(join(folder, 'alone'), join(folder, 'other-name'));
});
after(() => { built.end(); rmSync(folder, { recursive: true, force: true }); });

const run = (...args: readonly string[]) => { const { status, stdout, stderr } = spawnSync(process.execPath, [built.program, 'keys', ...args], { encoding: 'utf8', cwd: folder }); return { status, stdout, stderr }; };
const place = (...names: readonly string[]) => join(folder, ...names);
const make = (kid: string) => run('--kid', kid, '--out', place('here', `${kid}.json`), '--backup', place('there', `${kid}.json`));
const fileOf = (path: string): KeyFile => keyFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
const lineOf = (printed: string): Recipient => JSON.parse(printed.trim().split('\n').at(-1)!.replace(/^[^{]*/, '')) as Recipient;

describe('what-matters keys', () => {
  it('makes a key in two files that only their owner can read, and prints the line for the configuration', async () => {
    const { status, stdout, stderr } = make('ann');
    assert.equal(status, 0, stderr);
    const [one, other] = [place('here', 'ann.json'), place('there', 'ann.json')];
    assert.deepEqual(fileOf(one), fileOf(other));
    for (const path of [one, other]) assert.equal(statSync(path).mode & 0o777, 0o600);
    const { jwk, kid } = fileOf(one);
    assert.equal(stdout.includes(jwk.d), false);
    for (const words of ['Two people, two places', 'Never send a file by email', 'Every week: what-matters keys --test', 'on the same disk']) assert.ok(stdout.includes(words), words);

    const recipients = [lineOf(stdout), lineOf(make('ben').stdout)];
    assert.deepEqual(recipients.map(one => one.kid), ['ann', 'ben']);
    const config = { form: 'a', organisation: { name: 'A', phone: '020 7946 0000' }, reader: { who: 'A', within: 'a day', phone: '020 7946 0000' }, endpoint: '/a', recipients, seal: 'required' };
    assert.ok('config' in readConfig(config));
    const opened = await openSealed(await sealSubmission(submission(), recipients), await importPair(jwk), kid);
    assert.equal(opened.at, 'opened');
  });

  it('makes no key without a second place for it, in another folder', () => {
    const out = place('alone', 'key.json');
    for (const more of [[], ['--backup', ''], ['--backup', place('alone', 'copy.json')], ['--backup', place('there', '..', 'alone', 'copy.json')], ['--backup', place('other-name', 'copy.json')]]) {
      const { status, stderr } = run('--kid', 'carl', '--out', out, ...more);
      assert.equal(status, 2, more.join(' '));
      assert.match(stderr, /^what-matters keys: --backup: found /);
      assert.equal(existsSync(out), false);
    }
  });

  it('never writes over a file, and leaves no half of a pair behind', () => {
    writeFileSync(place('taken', 'key.json'), 'mine');
    for (const [out, backup] of [[place('taken', 'key.json'), place('free', 'key.json')], [place('free', 'key.json'), place('taken', 'key.json')]] as const) {
      const { status, stderr } = run('--kid', 'dora', '--out', out, '--backup', backup);
      assert.equal(status, 1);
      assert.match(stderr, /there is a file already, and a key is never written over/);
      assert.equal(readFileSync(place('taken', 'key.json'), 'utf8'), 'mine');
      assert.equal(existsSync(place('free', 'key.json')), false);
    }
    const { status, stderr } = run('--kid', 'dora', '--out', place('free', 'key.json'), '--backup', place('not-plugged-in', 'key.json'));
    assert.equal(status, 1);
    assert.match(stderr, /its folder is not there\. Make it first, or plug the stick in\. No key was made/);
    assert.equal(existsSync(place('not-plugged-in')), false);
    assert.equal(existsSync(place('free', 'key.json')), false);
  });

  it('tries a kept key, and tells its line again', () => {
    const made = make('eve');
    const tried = run('--test', place('there', 'eve.json'));
    assert.equal(tried.status, 0, tried.stderr);
    assert.match(tried.stdout, /good\. The key "eve", made on \d{4}-\d\d-\d\d, opens what is sealed for it/);
    assert.deepEqual(lineOf(tried.stdout), lineOf(made.stdout));
  });

  it('says so when a kept key is damaged, is something else or is not there, and repeats nothing of it', () => {
    make('fay');
    const whole = fileOf(place('here', 'fay.json'));
    const other = fileOf(place('here', 'ann.json'));
    const wrongs: readonly (readonly [text: string, said: RegExp])[] = [
      [JSON.stringify({ ...whole, jwk: { ...whole.jwk, d: other.jwk.d } }), /does not open what is sealed for it\. Use the other copy/],
      [JSON.stringify({ ...whole, jwk: { ...whole.jwk, d: whole.jwk.d.slice(1) } }), /found something else than a key file/],
      ['{}', /found something else than a key file/], ['not json', /found text that is not JSON/], ['', /found text that is not JSON/],
    ];
    for (const [text, said] of wrongs) {
      writeFileSync(place('bad.json'), text);
      const { status, stderr, stdout } = run('--test', place('bad.json'));
      assert.equal(status, 1, text);
      assert.match(stderr, said);
      for (const secret of [whole.jwk.d, other.jwk.d]) assert.equal((stderr + stdout).includes(secret), false);
    }
    assert.match(run('--test', place('nothing.json')).stderr, /found no file that can be read/);
  });

  it('ends with 2 when it is called wrongly, and tells how with --help', () => {
    for (const args of [[], ['--kid', 'A B', '--out', 'a/b', '--backup', 'c/d'], ['--kid', 'a'], ['--nonsense'], ['--test', 'a', '--kid', 'b'], ['--test', ''], ['extra']]) assert.equal(run(...args).status, 2, args.join(' '));
    assert.match(run('--help').stdout, /^Usage: what-matters keys --kid ID --out FILE --backup FILE/);
  });
});
