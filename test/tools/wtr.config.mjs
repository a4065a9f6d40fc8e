// The tests that run in browsers: Chromium, Firefox and WebKit at once. CI=true and a missing browser is a failure (run.mjs looks).
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import puppeteer from 'puppeteer-core';
import { iconModule } from '../../src/build/icons.mjs';
import { CHROMIUM, FIREFOX } from './browsers.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const all = [
  ['chromium', CHROMIUM.executablePath, () => chromeLauncher({ launchOptions: CHROMIUM })],
  ['firefox', FIREFOX.executablePath, () => chromeLauncher({ puppeteer, launchOptions: FIREFOX })],
  ['webkit', '/usr/bin/WebKitWebDriver', () => webkitLauncher()],
];
const only = process.env.BROWSERS?.split(',');
const icons = { name: 'icons', serve: ({ path }) => (path.endsWith('.svg') ? { body: iconModule(`${root}${path.replace(/^\//, '')}`), type: 'js' } : undefined) };

export default {
  rootDir: root,
  files: process.env.FILES?.split(',') ?? ['test/**/*.test.ts', '!test/**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  concurrentBrowsers: 3, concurrency: 2, browserStartTimeout: 60_000, testsStartTimeout: 90_000, testsFinishTimeout: 240_000,
  testFramework: { config: { ui: 'bdd', timeout: '20000' } }, // mocha's 2 s is too short for axe on a busy machine
  // esbuild's target must stay esnext: an older one takes the `with` off JSON imports.
  plugins: [icons, esbuildPlugin({ ts: true, target: 'esnext', tsconfig: `${root}tsconfig.json` })],
  // Endpoints that answer what a test asks for: /answers/422, /answers/410 …
  middleware: [async (context, next) => {
    const status = /^\/answers\/(\d{3})$/.exec(context.path)?.[1];
    if (status === undefined) return next();
    Object.assign(context, { status: Number(status), type: 'json', body: '{"errors":[{"field":"body.answers.name.value"}]}' });
  }],
  browsers: all.filter(([name, path]) => existsSync(path) && (!only || only.includes(name))).map(([, , make]) => make()),
};
