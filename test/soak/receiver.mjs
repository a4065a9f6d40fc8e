/**
 * The receiver as it is shipped (`what-matters serve`, SQLite in a folder, over loopback HTTP), under load from another
 * process. First how many submissions it takes a second, each answered when it is on the disk. Then it is killed in the
 * middle (`kill -9`), three times: what was answered with a receipt must be there, once, and give the same receipt again.
 */
import { spawn, spawnSync, fork } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { idOf } from './submission.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'dist/cli/what-matters.js');

const levels = { perSecond: 500 };
const counts = { warm: 500, measured: 6000, connections: 128, killed: 3000, rounds: 3 };

/** Starts the program on a folder. `address` resolves when it listens. */
function serve(folder, ...more) {
  const child = spawn(process.execPath, [...more, program, 'serve', '--port', '0', '--data', folder, '--rate', 'off'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, WHAT_MATTERS_STORE: '' } });
  const ended = new Promise(done => child.on('exit', done));
  const address = new Promise((resolve, reject) => {
    let out = '';
    child.stdout.on('data', piece => { out += piece; const found = /(http:\/\/\S+?)\/api\/submissions/.exec(out)?.[1]; if (found) resolve(found); });
    ended.then(code => reject(new Error(`the receiver ended with ${code}`)));
  });
  return { child, ended, address };
}

/** Sends all of these from another process; every answer is told as it comes. Gives the answers, and how long it took from the first post to the last answer. */
function send(to, ids, seed, onAnswers = () => undefined) {
  const answers = [];
  const sender = fork(fileURLToPath(new URL('load.mjs', import.meta.url)));
  return new Promise((resolve, reject) => {
    sender.on('message', message => {
      if (message.seconds !== undefined) { resolve({ answers, seconds: message.seconds }); return; }
      answers.push(...message.answers);
      onAnswers(answers);
    });
    sender.on('exit', code => { if (code !== 0) reject(new Error(`the load ended with ${code}`)); });
    sender.send({ to, ids, connections: counts.connections, seed });
  });
}

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const isTaken = ({ status }) => status === 200 || status === 201;

/** What is in the store's file: how often each id. */
function storedIds(folder) {
  const database = new Database(join(folder, 'what-matters.db'));
  try { return database.prepare('SELECT id FROM submissions').all().map(({ id }) => id); } finally { database.close(); }
}

/** How long the disk takes to sync 4 KiB, in the middle of 50 times: without it a figure of speed says little. */
function syncMs(folder) {
  const file = openSync(join(folder, 'sync'), 'w');
  const times = Array.from({ length: 50 }, () => { writeSync(file, Buffer.alloc(4096, 1)); const from = performance.now(); fdatasyncSync(file); return performance.now() - from; });
  closeSync(file);
  return share(times.sort((one, other) => one - other), 0.5);
}

async function measure(folder, seed, say) {
  const broken = [];
  const receiver = serve(folder);
  const to = await receiver.address;
  const numbers = (from, count) => Array.from({ length: count }, (_, at) => idOf(seed, from + at));
  await send(to, numbers(0, counts.warm), seed);
  const { answers, seconds } = await send(to, numbers(counts.warm, counts.measured), seed);
  const times = answers.map(({ ms }) => ms).sort((one, other) => one - other);
  const perSecond = counts.measured / seconds;
  say(`${counts.measured} submissions over ${counts.connections} connections: ${Math.round(perSecond)} a second, p50 ${share(times, 0.5).toFixed(1)} ms, p99 ${share(times, 0.99).toFixed(1)} ms`);
  if (perSecond < levels.perSecond) broken.push(`${Math.round(perSecond)} submissions a second, and at least ${levels.perSecond} are promised`);
  const refused = answers.filter(({ status }) => status !== 201).length;
  if (refused > 0) broken.push(`${refused} of ${counts.measured} were not answered 201`);
  receiver.child.kill('SIGTERM');
  await receiver.ended;
  return broken;
}

async function kill(folder, seed, round, say) {
  const broken = [];
  const ids = Array.from({ length: counts.killed }, (_, at) => idOf(seed, `killed ${round} ${at}`));
  const first = serve(folder);
  // A different moment in each round, and for each seed.
  const moment = 200 + ((seed + 1) * (round + 1) * 7919) % (counts.killed / 2);
  const { answers } = await send(await first.address, ids, seed, so => { if (so.length >= moment) first.child.kill('SIGKILL'); });
  await first.ended;
  const receipts = new Map(answers.filter(isTaken).map(({ id, receipt }) => [id, receipt]));

  const stored = storedIds(folder);
  const once = new Set(stored);
  const lost = [...receipts.keys()].filter(id => !once.has(id)).length;
  const second = serve(folder);
  const { answers: again } = await send(await second.address, ids, seed);
  second.child.kill('SIGTERM');
  await second.ended;
  const changed = again.filter(({ id, status, receipt }) => receipts.has(id) && (status !== 200 || receipt !== receipts.get(id))).length;
  const untaken = again.filter(answer => !isTaken(answer)).length;
  const after = storedIds(folder);
  const doubled = after.length - new Set(after).size + stored.length - once.size;
  say(`killed after ${moment} answers: ${receipts.size} had a receipt, ${ids.length - receipts.size} none; ${lost} lost, ${doubled} doubled, ${changed} other receipts, ${untaken} not taken later`);
  for (const [count, what] of [[lost, 'had a receipt and were lost'], [doubled, 'were there twice'], [changed, 'did not give the same receipt again'], [untaken, 'were not taken when sent again']]) if (count > 0) broken.push(`round ${round + 1}: ${count} ${what}`);
  if (receipts.size === 0 || receipts.size === ids.length) broken.push(`round ${round + 1}: it was not killed under load`);
  return broken;
}

/** Runs the section; gives the promises that were broken. */
export async function soak({ seed, say }) {
  if (spawnSync(process.execPath, ['src/build/build.mjs', '--if-needed'], { stdio: 'inherit', cwd: root }).status !== 0) return ['it could not be built'];
  const folder = mkdtempSync(join(tmpdir(), 'what-matters-soak-'));
  try {
    say(`here a sync takes ${syncMs(folder).toFixed(1)} ms, and ${loadavg()[0].toFixed(1)} programs want a processor`);
    const broken = await measure(join(folder, 'speed'), seed, say);
    for (let round = 0; round < counts.rounds; round++) broken.push(...await kill(join(folder, 'killed'), seed, round, say));
    return broken;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
