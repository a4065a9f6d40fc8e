// The walls of the house: the core compiles without a page, and the linter keeps folders and packages apart.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';

const root = import.meta.env.ROOT;
const run = (cwd: string, ...args: readonly string[]): { readonly status: number | null; readonly said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  return { status, said: stdout + stderr };
};
let folder = '';
before(() => { folder = mkdtempSync(join(tmpdir(), 'walls-')); });
after(() => rmSync(folder, { recursive: true, force: true }));
const write = (path: string, text: string): void => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), text); };

describe('the core', () => {
  const compile = (name: string, code: string, lib?: readonly string[]) => {
    write(`${name}/code.ts`, code);
    write(`${name}/tsconfig.json`, JSON.stringify({ extends: join(root, 'src/core/tsconfig.json'), compilerOptions: lib ? { lib } : {}, include: ['./code.ts'] }));
    return run(folder, join(root, 'node_modules/typescript/bin/tsc'), '-p', join(folder, name, 'tsconfig.json'));
  };
  const uses: readonly (readonly [name: string, code: string])[] = [
    ['document', 'export const title = (): string => document.title;\n'],
    ['window', 'export const wide = (): number => window.innerWidth;\n'],
    ['fetch', 'export const ask = (): unknown => fetch("/");\n'],
    ['URL', 'export const read = (text: string): unknown => new URL(text);\n'],
    ['setTimeout', 'export const later = (call: () => void): unknown => setTimeout(call, 1);\n'],
    ['crypto', 'export const id = (): unknown => crypto.randomUUID();\n'],
    ['localStorage', 'export const kept = (): unknown => localStorage.getItem("x");\n'],
    ['console', 'export const say = (): void => console.log("x");\n'],
  ];

  for (const [name, code] of uses) {
    it(`cannot use ${name}: the compiler refuses it`, () => {
      const { status, said } = compile(`without-${name}`, code);
      assert.notEqual(status, 0);
      assert.match(said, new RegExp(`Cannot find name '${name}'|'${name}'`));
    });
    it(`could use ${name} with a page around it: it is the missing library that refuses it`, () => {
      const { status, said } = compile(`with-${name}`, code, ['ES2023', 'DOM']);
      assert.equal(status, 0, said);
    });
  }

  it('compiles as it is', () => {
    const { status, said } = run(root, 'node_modules/typescript/bin/tsc', '-p', 'src/core/tsconfig.json');
    assert.equal(status, 0, said);
  });
});

describe('the linter', () => {
  before(() => {
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const path of ['src/view/page.ts', 'src/net/send.ts', 'src/receiver/store.ts', 'src/core/words.ts']) write(path, 'export const here = 1;\n');
  });
  const lint = (path: string, code: string) => {
    write(path, code);
    try { return run(folder, join(root, 'node_modules/oxlint/bin/oxlint'), '-c', '.oxlintrc.json', '--deny-warnings', path); } finally { rmSync(join(folder, path)); }
  };
  const refused: readonly (readonly [what: string, path: string, code: string])[] = [
    ['zod in the core', 'src/core/new.ts', "import * as z from 'zod';\nexport const schema = z;\n"],
    ['zod in the page', 'src/view/new.ts', "import * as z from 'zod';\nexport const schema = z;\n"],
    ['zod in net', 'src/net/new.ts', "import { z } from 'zod';\nexport const schema = z;\n"],
    ['zod in the receiver', 'src/receiver/new.ts', "import * as z from 'zod';\nexport const schema = z;\n"],
    ['zod at the top', 'src/new.ts', "import * as z from 'zod';\nexport const schema = z;\n"],
    ['the page in the core', 'src/core/new.ts', "import { here } from '../view/page.ts';\nexport const there = here;\n"],
    ['the page in a folder of the core', 'src/core/questions/new.ts', "import { here } from '../../view/page.ts';\nexport const there = here;\n"],
    ['lit in the core', 'src/core/new.ts', "import { html } from 'lit';\nexport const there = html;\n"],
    ['net in the core', 'src/core/new.ts', "import { here } from '../net/send.ts';\nexport const there = here;\n"],
    ['the receiver in the core', 'src/core/new.ts', "import { here } from '../receiver/store.ts';\nexport const there = here;\n"],
    ['the page in net', 'src/net/new.ts', "import { here } from '../view/page.ts';\nexport const there = here;\n"],
    ['the receiver in the page', 'src/view/new.ts', "import { here } from '../receiver/store.ts';\nexport const there = here;\n"],
    ['i18next in the page', 'src/view/new.ts', "import { t } from 'i18next';\nexport const there = t;\n"],
    ['the page in the receiver', 'src/receiver/new.ts', "import { here } from '../view/page.ts';\nexport const there = here;\n"],
    ['any in the core', 'src/core/new.ts', 'export const there = (given: any): unknown => given;\n'],
    ['a default export', 'src/core/new.ts', 'export default 1;\n'],
  ];

  for (const [what, path, code] of refused) {
    it(`refuses ${what}`, () => {
      const { status, said } = lint(path, code);
      assert.notEqual(status, 0, said);
      assert.match(said, /no-restricted-imports|no-explicit-any|no-default-export/);
    });
  }

  it('takes what goes the right way', () => {
    for (const [path, code] of [['src/core/new.ts', "import * as z from 'zod/mini';\nimport { here } from './words.ts';\nexport const there = [z, here];\n"], ['src/net/new.ts', "import { here } from '../core/words.ts';\nexport const there = here;\n"], ['src/view/new.ts', "import { here } from '../net/send.ts';\nexport const there = here;\n"]] as const) {
      const { status, said } = lint(path, code);
      assert.equal(status, 0, said);
    }
  });
});
