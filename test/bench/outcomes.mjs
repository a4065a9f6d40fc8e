/**
 * `node test/bench/outcomes.mjs`: the evaluation report of 100,000 check-ins in a SQLite store, and of the same in a CSV
 * file: seconds and the most memory that the program took. Level: at most 20 seconds each.
 *
 * `--check-ins N` (100,000), `--check` (ends with 1 when it took longer).
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const level = 20;
const root = fileURLToPath(new URL('../../', import.meta.url));
const { values: flags } = parseArgs({ options: { 'check-ins': { type: 'string', default: '100000' }, 'check': { type: 'boolean', default: false } } });
const wanted = Number(flags['check-ins']);

mkdirSync(join(root, '.cache'), { recursive: true });
const built = mkdtempSync(join(root, '.cache/bench-outcomes-'));
const folder = mkdtempSync(join(tmpdir(), 'what-matters-bench-'));
const bundle = { outdir: built, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', logLevel: 'error' };
await build({ ...bundle, entryPoints: [join(root, 'src/cli/what-matters.ts')] });
await build({ ...bundle, splitting: false, stdin: { contents: "export { programme } from './test/cli/outcomes-people.ts'; export { openLibsqlStore } from './src/receiver/stores/libsql.ts';", resolveDir: root, loader: 'ts' }, outdir: undefined, outfile: join(built, 'people.js') });
const { programme, openLibsqlStore } = await import(pathToFileURL(join(built, 'people.js')).href);

try {
  const store = openLibsqlStore(join(folder, 'what-matters.db'));
  const file = createWriteStream(join(folder, 'check-ins.csv'));
  const items = ['ons4.satisfied', 'ons4.worthwhile', 'ons4.happy', 'ons4.anxious', 'feeling-now.happy', 'feeling-now.calm', 'feeling-now.together'];
  file.write(`date,moment,programme,session,card,language,mode.ons4,version.ons4,mode.feeling-now,version.feeling-now,${items.join(',')}\n`);
  let count = 0;
  /** @type {Promise<unknown>[]} */
  const waiting = [];
  // About 1.9 check-ins of each person at each of 20 sessions.
  for (const one of programme({ people: Math.ceil(wanted / 30), sessions: 20 })) {
    if (one.journey.id === 'check-in' && ++count > wanted) break;
    waiting.push(store.add({ id: one.id, fingerprint: 'f', reference: `R${count}${one.journey.id}${one.session}`, receivedAt: one.createdAt.replace('Z', '.000Z'), text: JSON.stringify(one) }));
    if (one.journey.id === 'check-in') {
      const score = Object.fromEntries(one.body.scores.map(({ instrument, ...rest }) => [instrument, rest]));
      file.write(`${one.createdAt},${one.body.answers.moment.value},${one.programme},${one.session},${one.body.answers.card.value},${one.language},${score.ons4.mode},${score.ons4.version},${score['feeling-now'].mode},${score['feeling-now'].version},${items.map(item => { const [instrument, id] = item.split('.'); return score[instrument].items[id] ?? 'skipped'; }).join(',')}\n`);
    }
    if (waiting.length >= 1000) await Promise.all(waiting.splice(0));
  }
  await Promise.all(waiting);
  await store.close();
  await new Promise(done => { file.end(done); });
  let isSlow = false;
  for (const [name, ...source] of [['a store', '--data', folder], ['a file', '--csv', join(folder, 'check-ins.csv')]]) {
    const begun = performance.now();
    const after = `process.on('exit', () => console.error('peak ' + process.resourceUsage().maxRSS))`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(after)}`, join(built, 'what-matters.js'), 'outcomes', ...source, '--out', join(folder, 'out')], { encoding: 'utf8' });
    const seconds = (performance.now() - begun) / 1000;
    if (status !== 0) throw new Error(stderr);
    isSlow ||= seconds > level;
    console.log(`${Math.min(count, wanted)} check-ins in ${name}: ${seconds.toFixed(1)} s (level ${level} s), at most ${Math.round(Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024)} MiB`);
  }
  if (flags.check && isSlow) process.exitCode = 1;
} finally {
  rmSync(built, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
