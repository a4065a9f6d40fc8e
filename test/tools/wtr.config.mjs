// The tests that run in browsers: Chromium, Firefox and WebKit at once. CI=true and a missing browser is a failure (run.mjs looks).
// FILES=pattern,pattern and BROWSERS=chromium,firefox,webkit choose some of them.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { icons } from '../../src/build/icons.mjs';
import { CHROMIUM, FIREFOX } from './browsers.mjs';
import { failures } from './failures.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const all = [
  ['chromium', CHROMIUM.executablePath, () => chromeLauncher({ launchOptions: CHROMIUM })],
  ['firefox', FIREFOX.executablePath, () => chromeLauncher({ puppeteer, launchOptions: FIREFOX, concurrency: 1 })],
  ['webkit', '/usr/bin/WebKitWebDriver', () => webkitLauncher()],
];
const only = process.env.BROWSERS?.split(',');
const wanted = (process.env.FILES?.split(',') ?? ['']).filter(part => !part.startsWith('!')).map(part => part.replace(/^test\//, '').replace(/\*.*$/, ''));
const files = readdirSync(join(root, 'test'), { recursive: true }).map(String).filter(file => file.endsWith('.test.ts') && !file.endsWith('.node.test.ts') && wanted.some(part => file.startsWith(part)));

// All tests as a few files that share their parts: without this every test page fetches some 200 modules, and WebKit takes ten minutes.
mkdirSync(join(root, '.cache'), { recursive: true });
const outdir = mkdtempSync(join(root, '.cache/browser-tests-'));
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
const address = `/${relative(root, outdir)}`;
await build({
  absWorkingDir: root, entryPoints: [...files.map(file => `test/${file}`), 'src/define.ts'], outdir, outbase: root, bundle: true, splitting: true, format: 'esm', target: 'esnext',
  conditions: ['browser', 'development'], sourcemap: 'inline', logLevel: 'warning', tsconfig: 'tsconfig.json',
  plugins: [{ name: 'icons', setup: esbuild => esbuild.onLoad({ filter: /\.svg$/ }, ({ path }) => ({ contents: icons.load(path), loader: 'js' })) }],
});

// The words for somebody else are other words on the same pages: one engine reads them all, three would read nothing new.
const once = ['view/axe-someone.test.ts', 'view/axe-professional.test.ts', 'view/them.test.ts'];
const builtFrom = some => some.map(file => join(outdir, 'test', file.replace(/\.ts$/, '.js')));
const browsers = all.filter(([name, path]) => existsSync(path) && (!only || only.includes(name))).map(([, , make]) => make());
const inOne = files.filter(file => once.includes(file));

export default {
  rootDir: root,
  groups: [
    { name: 'in one engine', files: builtFrom(inOne), browsers: browsers.slice(0, 1) },
    { name: 'in every engine', files: builtFrom(files.filter(file => !once.includes(file))), browsers },
  ].filter(group => group.files.length > 0),
  concurrentBrowsers: 3, concurrency: 2, browserStartTimeout: 120_000, testsStartTimeout: 90_000, testsFinishTimeout: 480_000,
  testFramework: { config: { ui: 'bdd', timeout: '60000' } }, // Three browsers share two cores: what takes WebKit 5 s alone takes it 25 s then. Nothing here is timed.
  reporters: [defaultReporter(), failures()],
  // Pages of tests ask for the source by its name; with a query, for another copy of it.
  plugins: [{ name: 'source', serve: ({ path, search }) => (path.endsWith('/src/define.ts') ? { body: `import '${address}/src/define.js${search}';`, type: 'js' } : undefined) }],
  // Endpoints that answer what a test asks for: /answers/422, /answers/410 … What redirects leads to one that takes it.
  middleware: [async (context, next) => {
    const status = /^\/answers\/(\d{3})$/.exec(context.path)?.[1];
    if (status === undefined) return next();
    if (status.startsWith('3')) context.set('location', '/answers/200');
    Object.assign(context, { status: Number(status), type: 'json', body: '{"errors":[{"field":"body.answers.name.value"}]}' });
  }],
};
