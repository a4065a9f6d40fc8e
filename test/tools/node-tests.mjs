// Runs the tests that need Node: bundles each test/**/*.node.test.ts with esbuild (packages stay outside) and hands them to `node --test`.
// Usage: node test/tools/node-tests.mjs [part of a file name ...]
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(join(root, 'test'), { recursive: true })
  .map(String).filter(file => file.endsWith('.node.test.ts') && (wanted.length === 0 || wanted.some(part => file.includes(part))));
if (files.length === 0) { console.error('no test of that name'); process.exit(1); }
// A folder of its own, inside the project so that packages are found: two runs at once do not meet.
mkdirSync(join(root, '.cache'), { recursive: true });
const outdir = mkdtempSync(join(root, '.cache/node-tests-'));
await build({
  entryPoints: files.map(file => join(root, 'test', file)), outdir, outbase: join(root, 'test'), bundle: true, format: 'esm', platform: 'node', target: 'node20',
  packages: 'external', sourcemap: 'inline', outExtension: { '.js': '.mjs' }, logLevel: 'warning', define: { 'import.meta.env.ROOT': JSON.stringify(root) },
});
// What stands still fails, and is seen, before a machine that runs it gives up.
const wholeMs = 2_700_000;
const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-concurrency=2', ...files.map(file => relative(root, join(outdir, file.replace(/\.ts$/, '.mjs'))))], { cwd: root, stdio: 'inherit', timeout: wholeMs });
if (run.error) console.error(`not ok - the tests stood still: ${run.error.message}`);
rmSync(outdir, { recursive: true, force: true });
process.exit(run.status ?? 1);
