import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contentPolicy } from '../app/policy.ts';
import type { Config } from '../core/config.ts';
import { paletteRules } from '../core/palette.ts';
import { aboutOf, type About } from './app/about.ts';
import { lookInto, writeApp, writeWorker } from './app/folder.ts';
import { drawIcon, icons } from './app/icons.ts';
import { manifestOf } from './app/manifest.ts';
import { callPage, formPage } from './app/pages.ts';
import { workerOf, type Files } from './app/worker-file.ts';
import { readConfigFile } from './config-file.ts';

const usage = `Usage: what-matters app --config FILE --out DIR [--pack FILE …]
       what-matters app --off --out DIR

Writes the form as a page of its own, for any web host: an app that works without a network after one visit.

  --config FILE   the configuration; "what-matters check FILE" says whether it would work
  --pack FILE     an instrument of your own that "packs" names; one for each, in their order
  --out DIR       where the app goes: a new folder, or one that this command wrote before
  --off           ends an app: writes a worker that takes itself and its copies off every device that has it`;

/** The folder above this file once it is built: `dist`. */
const dist = join(dirname(fileURLToPath(import.meta.url)), '..');
const parts = join(dist, 'standalone');

/** The style of the pages: the tokens of the form, the brand, and a few rules. */
async function styleOf({ brand }: Config): Promise<string> {
  const rules = await readFile(join(parts, 'app.css'), 'utf8');
  if (brand === undefined) return rules;
  const dark = paletteRules(brand, true);
  return `${rules}.root{${paletteRules(brand, false)}}.root[data-theme=dark]{${dark}}@media(prefers-color-scheme:dark){.root[data-theme=auto]{${dark}}}\n`;
}

/** The colour behind the page, as the style says it. */
const groundOf = (style: string, { theme }: Config): string => Array.from(style.matchAll(/--wm-surface:(#[\da-f]+)/g), ([, colour]) => colour).at(theme === 'dark' ? 1 : 0) ?? 'white';

/** Every file of an app but its worker. */
async function filesOf(config: Config, text: string, about: About): Promise<Files> {
  const style = await styleOf(config);
  const written: readonly (readonly [string, string | Buffer])[] = [
    ['index.html', formPage(about)], ['call.html', callPage(about)], ['app.css', style], ['what-matters.json', text],
    ['manifest.webmanifest', `${JSON.stringify(manifestOf(about, groundOf(style, config)), null, 1)}\n`],
    ...icons.map(icon => [icon.file, drawIcon(icon, about.colour)] as const),
  ];
  const files = new Map(written.map(([name, content]) => [name, Buffer.from(content)]));
  for (const [from, to] of [[parts, ''], [join(dist, 'module'), 'module/']] as const) {
    for (const name of await readdir(from)) if (name.endsWith('.js') && !isWorker(name)) files.set(to + name, await readFile(join(from, name)));
  }
  return files;
}

const isWorker = (name: string): boolean => name === 'worker.js' || name === 'off.js';

const nextSteps = (out: string, { talksTo }: About): string => `${out}: the app is written. Put all of it on your web host, on https, worker.js last.

If you can set headers there:
  for the pages    Content-Security-Policy: ${contentPolicy(talksTo)}; frame-ancestors 'none'
                   Permissions-Policy: camera=(), microphone=(), geolocation=()
  for worker.js    Cache-Control: no-cache

Write it again with the same command whenever the configuration or this package changes: people get the new one when
they have nothing to lose by it. "what-matters app --off --out ${out}" ends it.`;

function wrong(line: string): 2 {
  console.error(`what-matters app: ${line}\n\n${usage}`);
  return 2;
}

/** `what-matters app`: writes a folder with the form as a page of its own, or ends one. 0 it is there, 1 it cannot be, 2 called wrongly. */
export async function app(args: string[]): Promise<number> {
  let flags: { config?: string; out?: string; off?: boolean; pack?: string[]; help?: boolean };
  try { flags = parseArgs({ args, options: { config: { type: 'string' }, out: { type: 'string' }, off: { type: 'boolean' }, pack: { type: 'string', multiple: true }, help: { type: 'boolean' } } }).values; } catch (error) { return wrong((error as Error).message); }
  const { config: file, out, off = false, pack = [], help } = flags;
  if (help) { console.log(usage); return 0; }
  if (!out) return wrong('--out names the folder that the app goes into.');
  if (off === (file !== undefined)) return wrong('either --config or --off.');
  const read = file === undefined ? undefined : await readConfigFile(file, false, pack);
  if (read && 'lines' in read) {
    for (const line of read.lines) console.error(line);
    return 1;
  }
  try {
    const found = await lookInto(out);
    if (found.at === 'other') { console.error(`${out}: found other things in this folder, expected a new one, or one that this command wrote before. Nothing was written.`); return 1; }
    if (!read) {
      await writeWorker(out, found, await readFile(join(parts, 'off.js')));
      console.log(`${out}: worker.js now ends the app. Put it in the place of the old one, and leave it there: each device gets it when somebody opens the page. What people have not sent yet is not touched.`);
      return 0;
    }
    const about = await aboutOf(read.config);
    const files = await filesOf(read.config, read.text, about);
    await writeApp(out, found, files, workerOf(await readFile(join(parts, 'worker.js')), files, about.lists));
    console.log(nextSteps(out, about));
    return 0;
  } catch (error) {
    console.error(`${out}: cannot be written (${(error as { code?: string }).code ?? String(error)}).`);
    return 1;
  }
}
