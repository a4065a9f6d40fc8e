// Everything that must hold, in order: types, lint, build, bytes, the tests in three browsers, the tests in Node with the built dist/.
// node test/run.mjs [--install-browsers] [--only types,lint,build,size,browsers,node,a11y]
// With CI=true a missing browser, PostgreSQL or ../shared fails; otherwise it is said and passed over.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installBrowsers, installCommand, missing } from './tools/browsers.mjs';

process.chdir(fileURLToPath(new URL('../', import.meta.url)));
const ci = process.env.CI === 'true';
if (ci || process.argv.includes('--install-browsers')) installBrowsers();
const lacking = missing();
if (lacking.length > 0) {
  console.log(`Missing: ${lacking.join(', ')}. To install: ${installCommand(lacking)}  (or npm test -- --install-browsers)`);
  if (ci || lacking.includes('chromium')) process.exit(1);
}
if (!existsSync('../shared')) {
  console.log('../shared is not there: the tests that read its feeds and vectors say so and pass over.');
  if (ci) process.exit(1);
}

let passed = 0;
let failed = 0;
const named = []; // Failed tests, said once more at the end: a log may be cut in its middle.
const run = (command, args, env = {}) => new Promise(done => {
  let output = '';
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', data => { process.stdout.write(data); output += data; });
  child.on('close', code => done({ code: code ?? 1, output }));
});

const steps = {
  types: () => run(process.execPath, ['test/tools/types.mjs']),
  lint: () => run('npm', ['run', '-s', 'lint']),
  build: () => run(process.execPath, ['src/build/build.mjs']),
  size: () => run(process.execPath, ['test/tools/size.mjs']),
  browsers: () => run(process.execPath, ['node_modules/@web/test-runner/dist/bin.js', '--config', 'test/tools/wtr.config.mjs']),
  node: () => run(process.execPath, ['test/tools/node-tests.mjs']),
};
const a11y = () => run(process.execPath, ['node_modules/@web/test-runner/dist/bin.js', '--config', 'test/tools/wtr.config.mjs'], { FILES: 'test/view/axe*.test.ts,test/view/look*.test.ts' });

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : Object.keys(steps);
const times = [];
const begun = Date.now();
for (const name of only) {
  console.log(`\n── ${name}`);
  const from = Date.now();
  const { code, output } = await (name === 'a11y' ? a11y() : steps[name]());
  named.push(...[...output.matchAll(/^FAILED .+|^not ok .+|^ +not ok .+/gm)].map(([line]) => line.trim()));
  times.push([name, (Date.now() - from) / 1000, code]);
  if (name === 'browsers' || name === 'a11y') {
    const [, good = 0, bad = 0] = /^in all: (\d+) passed, (\d+) failed/m.exec(output) ?? [];
    passed += Number(good);
    failed += Number(bad);
  } else if (name === 'node') {
    passed += Number(/^# pass (\d+)/m.exec(output)?.[1] ?? /ℹ pass (\d+)/.exec(output)?.[1] ?? 0);
    failed += Number(/^# fail (\d+)/m.exec(output)?.[1] ?? /ℹ fail (\d+)/.exec(output)?.[1] ?? 0);
  } else if (code !== 0) failed++;
  if (code !== 0 && !['browsers', 'node', 'a11y'].includes(name)) break;
}
console.log(`\n${times.map(([name, seconds, code]) => `${name.padEnd(10)}${seconds.toFixed(1).padStart(7)} s  ${code === 0 ? 'good' : 'FAILED'}`).join('\n')}\n${'all'.padEnd(10)}${((Date.now() - begun) / 1000).toFixed(1).padStart(7)} s\n`);
if (named.length > 0) console.log(`${named.join('\n')}\n`);
const bad = times.some(([, , code]) => code !== 0);
console.log(`${passed} passed, ${bad && failed === 0 ? 1 : failed} failed`);
process.exit(bad ? 1 : 0);
