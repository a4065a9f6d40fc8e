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
const unstable = [];
const run = (command, args, env = {}) => new Promise(done => {
  let output = '';
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', data => { process.stdout.write(data); output += data; });
  child.on('close', code => done({ code: code ?? 1, output }));
});

const inBrowsers = (files = '', browsers = '') => run(process.execPath, ['node_modules/@web/test-runner/dist/bin.js', '--config', 'test/tools/wtr.config.mjs'], { ...(files && { FILES: files }), ...(browsers && { BROWSERS: browsers }) });
const inNode = (files = []) => run(process.execPath, ['test/tools/node-tests.mjs', ...files]);
const steps = {
  types: () => run(process.execPath, ['test/tools/types.mjs']),
  lint: () => run('npm', ['run', '-s', 'lint']),
  build: () => run(process.execPath, ['src/build/build.mjs']),
  size: () => run(process.execPath, ['test/tools/size.mjs']),
  browsers: () => inBrowsers(),
  node: () => inNode(),
  a11y: () => inBrowsers('test/view/axe*.test.ts,test/view/look*.test.ts'),
};
const counts = {
  browsers: output => /^in all: (\d+) passed, (\d+) failed/m.exec(output)?.slice(1).map(Number),
  node: output => /^# pass (\d+)\n# fail (\d+)/m.exec(output)?.slice(1).map(Number),
};
counts.a11y = counts.browsers;

// Three browsers and their servers share two cores here, and machines stall. What failed in a few files is run once more, by itself:
// what fails twice has failed, and what does not is named at the end.
const few = 3;
const unique = found => [...new Set(found)];
const onceMore = {
  browsers: output => {
    const failed = [...output.matchAll(/^FAILED (\w+), (test\/\S+\.ts):/gm)];
    const files = unique(failed.map(([, , file]) => file));
    return { files, go: () => inBrowsers(files.join(), unique(failed.map(([, name]) => name.toLowerCase().replace(/^chrome$/, 'chromium'))).join()) };
  },
  node: output => {
    const files = unique([...output.matchAll(/^ +location: '.*\/(?:test|node-tests-\w+)\/(.+?\.node\.test)\.(?:ts|mjs):\d/gm)].map(([, file]) => file));
    return { files, go: () => inNode(files) };
  },
};

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : Object.keys(steps).filter(name => name !== 'a11y');
const times = [];
const begun = Date.now();
for (const name of only) {
  console.log(`\n── ${name}`);
  const from = Date.now();
  const { code: first, output } = await steps[name]();
  const said = [...output.matchAll(/^FAILED .+|^ *not ok .+/gm)].map(([line]) => line.trim());
  const count = counts[name]?.(output);
  let [good, bad] = count ?? [0, 0];
  let code = first;
  // A run that did not come to its end is not made good by a part of it.
  const { files = [], go } = (code !== 0 && count && onceMore[name]?.(output)) || {};
  if (files.length > 0 && files.length <= few) {
    console.log(`\n── ${name}, once more: ${files.join(', ')}`);
    ({ code } = await go());
  }
  if (code === 0 && first !== 0) { unstable.push(...said); [good, bad] = [good + bad, 0]; } else named.push(...said);
  passed += good;
  failed += bad === 0 && code !== 0 ? 1 : bad;
  times.push([name, (Date.now() - from) / 1000, code]);
  if (code !== 0 && !counts[name]) break;
}
console.log(`\n${times.map(([name, seconds, code]) => `${name.padEnd(10)}${seconds.toFixed(1).padStart(7)} s  ${code === 0 ? 'good' : 'FAILED'}`).join('\n')}\n${'all'.padEnd(10)}${((Date.now() - begun) / 1000).toFixed(1).padStart(7)} s\n`);
if (unstable.length > 0) console.log(`Failed at first, and passed when run once more:\n${unstable.join('\n')}\n`);
if (named.length > 0) console.log(`${named.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
