import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from './worker-file.ts';

/** The file that says that a folder is an app of ours, and which of its files are. */
const markFile = 'what-matters-app.json';
const schema = 'what-matters/app';

/** What stands in a folder: nothing, an app that was written before with these files, or other things. */
export type Found = { readonly at: 'empty' } | { readonly at: 'app'; readonly files: readonly string[] } | { readonly at: 'other' };

const isName = (name: unknown): name is string => typeof name === 'string' && /^(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)+$/.test(name);

/** Looks what stands in a folder. One that is not there is empty. */
export async function lookInto(folder: string): Promise<Found> {
  let names: readonly string[];
  try { names = await readdir(folder); } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return { at: 'empty' };
    throw error;
  }
  if (names.length === 0) return { at: 'empty' };
  try {
    const mark = JSON.parse(await readFile(join(folder, markFile), 'utf8')) as { readonly schema?: unknown; readonly files?: unknown };
    return mark.schema === schema && Array.isArray(mark.files) ? { at: 'app', files: mark.files.filter(isName) } : { at: 'other' };
  } catch { return { at: 'other' }; }
}

/** The file that says that these files are ours. */
const markOf = (files: readonly string[]): readonly [string, Buffer] => [markFile, Buffer.from(`${JSON.stringify({ schema, version: 1, files }, null, 1)}\n`)];

async function write(folder: string, files: Iterable<readonly [string, Buffer]>): Promise<void> {
  for (const [name, bytes] of files) {
    await mkdir(join(folder, dirname(name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
}

/** Writes an app into a folder: the worker last, so that it never names what is not there. Files of ours that are no longer wanted go; others stay. */
export async function writeApp(folder: string, found: Found, files: Files, worker: Buffer): Promise<void> {
  const all = [...files, ['worker.js', worker], markOf([...files.keys(), 'worker.js'])] as const;
  await write(folder, all);
  const names = new Set(all.map(([name]) => name));
  if (found.at === 'app') for (const name of found.files) if (!names.has(name)) await rm(join(folder, name), { force: true });
}

/** Writes the worker alone. What stands beside it stays. */
export const writeWorker = (folder: string, found: Found, worker: Buffer): Promise<void> =>
  write(folder, [['worker.js', worker], ...(found.at === 'app' ? [] : [markOf(['worker.js'])])]);
