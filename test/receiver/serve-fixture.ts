import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = import.meta.env.ROOT;

/** Files of a made-up build: a page, scripts and a directory. */
const files: Readonly<Record<string, string>> = {
  'demo/index.html': `<!doctype html><html lang="en"><title>Demo</title><p>${'A charity’s page. '.repeat(40)}</p>`,
  'demo/frame.html': '<!doctype html><html lang="en"><title>Frame</title>',
  'demo/directory.json': '{"total_items":1,"total_pages":1,"page_number":1,"size":1,"first_page":true,"last_page":true,"empty":false,"contents":[{"id":"one","name":"Tuesday Singers"}]}',
  'embed.js': `// ${'embed '.repeat(100)}`,
  'module/widget.js': 'export {};',
  'module/chunk-Ab3dEf9h.js': 'export {};',
  'secret.txt': 'not for anybody',
};

/** Bundles the command-line program beside a made-up build. Gives the program's path, and `end` to remove it all. */
export async function buildProgram(): Promise<{ readonly program: string; readonly dist: string; readonly end: () => void }> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const dist = mkdtempSync(join(root, '.cache/serve-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(dist, name, '..'), { recursive: true });
    writeFileSync(join(dist, name), text);
  }
  const entry = join(root, 'src/cli/what-matters.ts');
  await build({
    entryPoints: [entry], outdir: join(dist, 'cli'), bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', logLevel: 'error',
    ...(!existsSync(join(root, 'src/cli/check.ts')) && { external: ['./check.ts'] }),
  });
  return { program: join(dist, 'cli/what-matters.js'), dist, end: () => rmSync(dist, { recursive: true, force: true }) };
}

/** A program that runs: what it has printed so far, where it listens, and its end. */
export interface Running {
  readonly child: ChildProcess;
  readonly printed: () => string;
  readonly errors: () => string;
  /** Resolves with the address once it is printed; rejects if the program ends before. */
  readonly address: Promise<string>;
  readonly ended: Promise<number | string>;
}

/** Starts the program, with some more in its environment if needed, and under another program that watches it. */
export function start(program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}, under: readonly string[] = []): Running {
  const [command, ...rest] = [...under, process.execPath, program, ...args] as [string, ...string[]];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, WHAT_MATTERS_STORE: '', ...environment } });
  let out = '';
  let errors = '';
  const ended = new Promise<number | string>(resolve => child.on('exit', (code, signal) => { resolve(code ?? signal ?? 'unknown'); }));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', piece => {
      out += String(piece);
      const found = /(http:\/\/\S+?)\/api\/submissions[\s\S]*\n\n/.exec(out)?.[1];
      if (found) resolve(found);
    });
    void ended.then(code => { reject(new Error(`ended with ${code}: ${errors}`)); });
  });
  address.catch(() => undefined);
  child.stderr.on('data', piece => { errors += String(piece); });
  return { child, printed: () => out, errors: () => errors, address, ended };
}

/** An empty folder for data. */
export const dataFolder = () => join(mkdtempSync(join(tmpdir(), 'what-matters-data-')), 'data');
