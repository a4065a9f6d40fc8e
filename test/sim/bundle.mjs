// Bundles the simulator with the shipped modules, some of them patched, and loads it.
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param {string} root the project's folder
 * @param {readonly { file: string, from: string, to: string }[]} patches in the shipped source: each text must be there exactly once
 * @returns {Promise<typeof import('./simulator.ts')>}
 */
export async function loadSimulator(root, patches = []) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/simulator-'));
  const applied = new Set();
  const before = {
    // The page's clock is a global one: here it is the simulated one.
    'src/net/send.ts': `import { setTimeout, clearTimeout, Date } from ${JSON.stringify(join(root, 'test/sim/page-clock.ts'))};\n`,
    // The same digest at once: waiting for another thread would be most of the time.
    'src/receiver/digest.ts': `import { createHash } from 'node:crypto';\nconst crypto = { subtle: { digest: async (_name: string, bytes: Uint8Array) => createHash('sha256').update(bytes).digest() } };\n`,
  };
  const patched = {
    name: 'patched',
    setup: esbuild => esbuild.onLoad({ filter: /\/src\/(net|core|receiver)\/.*\.ts$/ }, ({ path }) => {
      const file = relative(root, path);
      let contents = readFileSync(path, 'utf8');
      for (const patch of patches.filter(one => one.file === file)) {
        const found = contents.split(patch.from).length - 1;
        if (found !== 1) throw new Error(`${file} holds this ${found} times and not once: ${patch.from}\nThe code has changed: change the mutant with it.`);
        contents = contents.replace(patch.from, () => patch.to);
        applied.add(patch);
      }
      return { contents: (before[file] ?? '') + contents, loader: 'ts' };
    }),
  };
  try {
    const outfile = join(folder, 'simulator.mjs');
    await build({ entryPoints: [join(root, 'test/sim/simulator.ts')], outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', sourcemap: 'inline', logLevel: 'silent', plugins: [patched] });
    const lacking = patches.filter(patch => !applied.has(patch));
    if (lacking.length > 0) throw new Error(`not part of the simulator: ${lacking.map(({ file }) => file).join(', ')}`);
    return await import(pathToFileURL(outfile).href);
  } finally { rmSync(folder, { recursive: true, force: true }); }
}
