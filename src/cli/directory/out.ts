import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readManifest, type Manifest, type Tree } from '../../core/activities/squares/manifest.ts';
import type { Sink } from './index-files.ts';

/** What stands in a folder: nothing, an index that was written before, or other things. */
export type Found = { readonly at: 'empty' } | { readonly at: 'index'; readonly manifest: Manifest } | { readonly at: 'other' };

const isOurs = (name: string): boolean => /^(?:[\da-f]{12}(?:\.part)?|trees|index\.json(?:\.part)?)$/.test(name);

function manifestIn(folder: string): Manifest | undefined {
  try { return readManifest(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))); } catch { return undefined; }
}

/** Looks what stands in a folder. One that is not there is empty; so is one where a first run was broken. */
export function lookInto(folder: string): Found {
  if (!existsSync(folder)) return { at: 'empty' };
  const manifest = manifestIn(folder);
  if (manifest) return { at: 'index', manifest };
  return readdirSync(folder).every(name => isOurs(name) && name !== 'index.json') ? { at: 'empty' } : { at: 'other' };
}

/** The names of all that a tree leads to. */
function namesOf(tree: Tree, folder: string): readonly string[] {
  if (typeof tree === 'string') return tree === '' ? [] : [tree];
  if (!('tree' in tree)) return [...namesOf(tree[2], folder), ...namesOf(tree[3], folder)];
  try { return [`trees/${tree.tree}.json`, ...namesOf(JSON.parse(readFileSync(join(folder, `trees/${tree.tree}.json`), 'utf8')) as Tree, folder)]; } catch { return []; }
}
const usedBy = ({ squares, anywhere }: Manifest, folder: string): readonly string[] => [...(anywhere === '' ? [] : [anywhere]), ...namesOf(squares, folder)];

/** Writes an index into a folder. */
export interface Writing {
  readonly sink: Sink;
  /** How many files and bytes were written. */
  readonly count: () => { readonly files: number; readonly bytes: number };
  /** Takes away what neither this index nor the one before it needs: somebody may just be reading that one. */
  readonly tidy: (before: Manifest | undefined, now: Manifest) => void;
}

/**
 * Begins to write. Squares are whole before they have their names, and the manifest comes last, in one move: whenever the
 * run is broken, the folder holds the old index or the new one.
 */
export function writeInto(folder: string): Writing {
  let files = 0;
  let bytes = 0;
  const write = (path: string, content: Uint8Array): void => {
    const whole = join(folder, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, content);
  };
  return {
    count: () => ({ files, bytes }),
    sink(path, content) {
      files++;
      bytes += content.byteLength;
      const [square = '', file] = path.split('/');
      if (file === undefined || square === 'trees') {
        write(`${path}.part`, content);
        renameSync(join(folder, `${path}.part`), join(folder, path));
      } else if (!existsSync(join(folder, square))) {
        write(`${square}.part/${file}`, content);
        if (file === 'rows.bin') renameSync(join(folder, `${square}.part`), join(folder, square));
      }
    },
    tidy(before, now) {
      const used = new Set([...usedBy(now, folder), ...(before ? usedBy(before, folder) : [])]);
      for (const name of readdirSync(folder)) if (/^[\da-f]{12}(?:\.part)?$/.test(name) && !used.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
      if (existsSync(join(folder, 'trees'))) for (const name of readdirSync(join(folder, 'trees'))) if (!used.has(`trees/${name}`)) rmSync(join(folder, 'trees', name), { force: true });
    },
  };
}
