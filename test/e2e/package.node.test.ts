// The package as others get it: packed, installed in an empty Vite project, type-checked, built, and opened in a browser.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { noBrowser, oneBrowser, visit } from './support/chromium.ts';
import { goTo, headingOf } from './support/person.ts';
import { listen } from './support/server.ts';
import { built, configuration } from './support/site.ts';
import { standsAt } from './support/widget.ts';

const root = import.meta.env.ROOT;
const browser = oneBrowser();
const folder = mkdtempSync(join(tmpdir(), 'what-matters-package-'));
const project = join(folder, 'project');
after(async () => { rmSync(folder, { recursive: true, force: true }); await browser.end(); });

const main = `import 'what-matters/define';
import { WhatMatters, type ConfigInput, type Submission } from 'what-matters';

const config: ConfigInput = ${JSON.stringify({ ...configuration, endpoint: undefined })};
const element = document.createElement('what-matters');
element.config = config;
element.deliver = async (submission: Submission) => ({ id: submission.id, reference: 'R', receivedAt: submission.createdAt });
element.addEventListener('wm-step', ({ page, number }) => { document.title = \`\${page.toUpperCase()} \${number.toFixed(0)}\`; });
// @ts-expect-error: the types must name a key that does not exist
const wrong: ConfigInput = { ...config, directry: '/list' };
if (!(element instanceof WhatMatters) || !wrong) throw new Error('this is another element');
document.body.append(element);
`;
const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'an-empty-project', private: true, type: 'module' }),
  'index.html': '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body><script type="module" src="/main.ts"></script></body></html>',
  'main.ts': main,
  // Everything strict, and the declarations of the package checked too.
  'tsconfig.json': JSON.stringify({ compilerOptions: { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, target: 'es2022', module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom', 'dom.iterable'], types: [], skipLibCheck: false, noEmit: true }, include: ['main.ts'] }),
  'good.json': JSON.stringify(configuration),
  'wrong.json': JSON.stringify({ ...configuration, directry: '/list' }),
};

/** Runs a program to its end: what it printed, and how it ended. */
const run = (cwd: string, program: string, ...args: readonly string[]): Promise<{ readonly status: number | null; readonly printed: string }> => new Promise(resolve => {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => { printed += String(piece); });
  child.on('close', status => { resolve({ status, printed }); });
});

async function runs(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  const { status, printed } = await run(cwd, program, ...args);
  assert.equal(status, 0, `${program} ${args.join(' ')}\n${printed}`);
  return printed;
}

describe('the package, installed in an empty Vite project', () => {
  before(async () => {
    mkdirSync(project);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
    await runs(root, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
    const tarball = readdirSync(folder).find(name => name.endsWith('.tgz'))!;
    await runs(project, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `../${tarball}`);
    // The project's own tools, as they are here: nothing of the package depends on them.
    for (const tool of ['vite', 'typescript']) symlinkSync(join(root, 'node_modules', tool), join(project, 'node_modules', tool));
  }, { timeout: 120_000 });

  test('brings what it promises and no sources', () => {
    const inside = readdirSync(join(project, 'node_modules/what-matters'), { recursive: true }).map(String);
    for (const file of ['dist/embed.js', 'dist/module/what-matters.js', 'dist/esm/define.js', 'dist/types/index.d.ts', 'dist/submission.schema.json', 'dist/openapi.json', 'dist/custom-elements.json', 'dist/cli/what-matters.js']) assert.ok(inside.includes(file), file);
    assert.deepEqual(inside.filter(file => /^(?:src|test|demo|locales|node_modules)\b/.test(file)), []);
  });

  test('has types that resolve and hold, its own declarations included', async () => {
    await runs(project, process.execPath, 'node_modules/typescript/bin/tsc', '-p', '.');
  });

  test('is built by Vite and runs in a browser', { skip: noBrowser, timeout: 60_000 }, async t => {
    await runs(project, process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
    const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
    const site = await listen(({ path }, response) => {
      if (path === '/directory/services') { response.writeHead(200, { 'content-type': 'application/json' }).end(built('demo/directory.json')); return; }
      const file = path === '/' ? '/index.html' : path;
      readFile(join(project, 'dist', file)).then(bytes => response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(bytes), () => response.writeHead(404).end());
    });
    t.after(site.end);
    const { page, thrown, end } = await visit(await browser.get(), `${site.address}/`);
    t.after(end);
    await goTo(page, 'interests.music');
    await standsAt(page, headingOf('interests.music'));
    assert.equal(await page.title(), 'MATTERS 5', 'a page that only some come to is not told');
    assert.deepEqual(thrown, []);
  });

  test('has a command that checks a configuration', async () => {
    assert.match(await runs(project, 'npx', '--no-install', 'what-matters', 'check', 'good.json'), /good\.json: good/);
    const { status, printed } = await run(project, 'npx', '--no-install', 'what-matters', 'check', 'wrong.json');
    assert.equal(status, 1);
    assert.match(printed, /directry: found a key that does not exist, expected "directory"\?/);
  });

  test('names what `serve` needs besides, where it is not installed', async () => {
    const { status, printed } = await run(project, 'npx', '--no-install', 'what-matters', 'serve', '--port', '0');
    assert.equal(status, 1, printed);
    assert.match(printed, /npm install (?:libsql|hono)/);
  });
});
