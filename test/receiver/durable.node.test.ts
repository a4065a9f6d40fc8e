// What the system calls of the receiver tell: a submission is on the disk before anybody is told that it arrived.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { idOf, submission } from './fixtures.ts';
import { dataFolder, start } from './serve-fixture.ts';

const program = join(import.meta.env.ROOT, 'dist/cli/what-matters.js');
const isNeeded = process.env['CI'] === 'true';
const unbuilt = existsSync(program) || isNeeded ? false : 'dist is not built (node src/build/build.mjs)';
const untraced = isNeeded || spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0 ? false : 'strace is not there (apt-get install strace), or may not trace here';

/** One system call: what it is, of which thread, on which file or connection, and all that was printed of it. */
interface SystemCall { readonly name: string; readonly on: string; readonly text: string }

/** The calls in the order in which they ended. One that another thread interrupted stands on two lines. */
function callsIn(trace: string): readonly SystemCall[] {
  const begun = new Map<string, string>();
  return trace.split('\n').flatMap(line => {
    const [, thread = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (text.endsWith('<unfinished ...>')) { begun.set(thread, text.replace(/<unfinished \.\.\.>$/, '')); return []; }
    const whole = text.replace(/^<\.\.\. \w+ resumed>/, () => begun.get(thread) ?? '');
    const [, name, on] = /^(\w+)\(\d+<([^\n]*?)>[,)]/.exec(whole) ?? [];
    return name !== undefined && on !== undefined ? [{ name, on, text: whole }] : [];
  });
}

/**
 * The ids of submissions whose 201 was written before a sync of the database's log had ended that came after the last byte
 * of the request was read and after the log was written to.
 */
function answeredTooEarly(calls: readonly SystemCall[], ids: readonly string[]): readonly string[] {
  return ids.filter(id => {
    const answer = calls.findIndex(({ name, text }) => name.startsWith('write') && text.includes('201 Created') && text.includes(`\\"id\\":\\"${id}\\"`));
    assert.ok(answer >= 0, `no 201 for ${id} in the trace`);
    const before = calls.slice(0, answer);
    const lastRead = before.findLastIndex(({ name, on }) => name.startsWith('read') && on === calls[answer]!.on);
    assert.ok(lastRead >= 0 && before.some(({ name, on, text }) => name.startsWith('read') && on === calls[answer]!.on && text.includes(id)), `nobody read ${id}`);
    const written = before.findIndex(({ name, on }, at) => at > lastRead && name === 'pwrite64' && on.endsWith('.db-wal'));
    return written < 0 || !before.some(({ name, on, text }, at) => at > written && /^f(?:data)?sync$/.test(name) && on.endsWith('.db-wal') && /\) += 0\b/.test(text));
  });
}

describe('a submission to what-matters serve', { skip: unbuilt || untraced }, () => {
  it('is synced to the disk after its last byte was read and before its 201 is written, also when many come at once', async () => {
    const folder = dataFolder();
    const trace = join(folder, '..', 'trace');
    // Where others wait for the disk, they wait together: a sync that takes 20 ms makes sure that some do.
    const watch = ['strace', '-I', '2', '-f', '-yy', '-s', '8192', '-o', trace, '-e', 'trace=read,readv,write,writev,pwrite64,fsync,fdatasync', '-e', 'inject=fsync,fdatasync:delay_exit=20000'];
    const running = start(program, ['serve', '--port', '0', '--data', folder], {}, watch);
    const { hostname, port } = new URL(await running.address);
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const ids = Array.from({ length: 40 }, (_, number) => idOf(number));
    const statuses = await Promise.all(ids.map(id => new Promise<number | undefined>((resolve, reject) => {
      const call = request({ hostname, port, agent, method: 'POST', path: '/api/submissions', headers: { 'content-type': 'application/json' } }, answer => { answer.resume().on('end', () => { resolve(answer.statusCode); }); });
      call.on('error', reject).end(JSON.stringify(submission({ id })));
    })));
    agent.destroy();
    running.child.kill('SIGTERM');
    await running.ended;
    assert.deepEqual(new Set(statuses), new Set([201]));

    const calls = callsIn(readFileSync(trace, 'utf8'));
    rmSync(join(folder, '..'), { recursive: true, force: true });
    assert.deepEqual(answeredTooEarly(calls, ids), []);
    // And the same trace without its syncs, or with all of them late, would be found out.
    const isSync = ({ name }: SystemCall) => name === 'fsync' || name === 'fdatasync';
    assert.deepEqual(answeredTooEarly(calls.filter(call => !isSync(call)), ids), ids);
    assert.deepEqual(answeredTooEarly([...calls.filter(call => !isSync(call)), ...calls.filter(isSync)], ids), ids);
    const first = calls.findIndex(({ text }) => text.includes('201 Created'));
    const last = calls.findLastIndex(({ text }) => text.includes('201 Created'));
    const syncs = calls.slice(first, last).filter(isSync).length + 1;
    console.log(`${ids.length} submissions were answered after ${syncs} syncs`);
    assert.ok(syncs < ids.length, 'nobody waited for the disk together');
  });
});
