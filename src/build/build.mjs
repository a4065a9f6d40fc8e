// Makes dist/: the module and its parts, embed.js with their hashes, the package for bundlers, types, schema, manifest, the demo, the standalone page, the command-line program.
// --if-needed: only when something in the sources is newer than dist/.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
process.chdir(root);

const newest = folder => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile()).reduce((most, file) => Math.max(most, statSync(join(file.parentPath, file.name)).mtimeMs), 0);
if (process.argv.includes('--if-needed') && existsSync('dist/built')) {
  const changed = Math.max(...['src', 'locales', 'demo'].map(newest), ...['package-lock.json', 'vite.config.ts'].map(file => statSync(file).mtimeMs));
  if (statSync('dist/built').mtimeMs > changed) process.exit(0);
}
console.log('building …');
rmSync('dist', { recursive: true, force: true });

const { build: bundle } = await import('esbuild');
// Instruments first: nothing is built where the words of one are not those that its owner published, or may not be shipped.
await bundle({ stdin: { contents: "export { readInstrument, shippingProblems } from './src/core/instruments/check.ts';", resolveDir: root, loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', outfile: '.cache/build/instruments.mjs', logLevel: 'warning' });
const { readInstrument, shippingProblems } = await import(`${pathToFileURL('.cache/build/instruments.mjs')}?${Date.now()}`);
const refused = ['src/core/instruments', 'demo/packs'].flatMap(folder => readdirSync(folder).filter(name => name.endsWith('.json')).flatMap(name => {
  const read = readInstrument(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const lines = 'problems' in read ? read.problems : shippingProblems(read.instrument, text => createHash('sha256').update(text).digest('hex'));
  return lines.map(line => `${folder}/${name}: ${line}`);
}));
if (refused.length > 0) { console.error(refused.join('\n')); process.exit(1); }
const sha384 = file => `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
const scratch = join(root, '.cache/build');
mkdirSync(scratch, { recursive: true });
// The worker that reads lists: one file, since it is started from memory. The part that starts it knows its hash.
const worker = join(scratch, 'list-worker.js');
await bundle({ entryPoints: ['src/view/list-worker.ts'], outfile: worker, bundle: true, format: 'iife', target: 'es2022', minify: true, legalComments: 'none', logLevel: 'warning' });
for (const mode of ['module', 'esm', 'cli']) await build({ mode, logLevel: 'warn', define: { __LIST_WORKER__: JSON.stringify(sha384(worker)) } });

// The hash of every file of every part: the entry with what it imports, and each lazy part with what it needs besides.
const manifest = JSON.parse(readFileSync('dist/module/manifest.json', 'utf8'));
const filesOf = (key, seen = new Set()) => { const chunk = manifest[key]; if (seen.has(chunk.file)) return seen; seen.add(chunk.file); for (const inner of chunk.imports ?? []) filesOf(inner, seen); return seen; };
const entryKey = Object.keys(manifest).find(key => manifest[key].isEntry);
// The entry itself only imports the file of the first page: what is pasted begins there.
const parts = { 'what-matters': [...filesOf(entryKey)].filter(file => file !== manifest[entryKey].file) };
const wanted = readdirSync('dist/module').filter(file => file.endsWith('.js'));
for (const file of wanted) {
  const key = Object.keys(manifest).find(one => manifest[one].file === file);
  if (parts['what-matters'].includes(file) || file === manifest[entryKey].file) continue;
  parts[file === 'with-i18next.js' ? 'i18next' : file.replace(/\.js$/, '')] = [...filesOf(key)].filter(one => !parts['what-matters'].includes(one));
}
const table = Object.fromEntries(Object.entries(parts).map(([name, files]) => [name, files.map(file => [file, sha384(`dist/module/${file}`)])]));
writeFileSync('dist/module/parts.json', JSON.stringify(table, null, 1));
// What most journeys need stands in embed.js; the rest is in a file of its own, of which embed.js has the hash.
const usual = ['what-matters', 'later', 'en-later', 'london', 'north', 'south'];
writeFileSync('dist/module/parts.js', `export const parts=${JSON.stringify(Object.fromEntries(Object.entries(table).filter(([name]) => !usual.includes(name))))}\n`);
const pasted = { ...Object.fromEntries(usual.map(name => [name, table[name]])), parts: [['parts.js', sha384('dist/module/parts.js')]],
  // Ways of writing that need no file.
  json: [], simple: [] };
rmSync('dist/module/manifest.json');
for (const folder of ['dist/module', 'dist/esm/parts']) cpSync(worker, join(folder, 'list-worker.js'));
await build({ mode: 'embed', logLevel: 'warn', define: { __WHAT_MATTERS_PARTS__: JSON.stringify(pasted) } });

// The script of the inbox, which opens what is sealed: what most pages of it need is small, the rest is loaded where something is.
await bundle({ entryPoints: { open: 'src/receiver/inbox/browser/start.ts' }, outdir: 'dist/inbox', bundle: true, splitting: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'none', logLevel: 'warning' });

// The published schema and the receiver's contract, from the schemas that the widget and the receiver use; and whether the help panel's contacts were looked up lately.
await bundle({ stdin: { contents: "import * as z from 'zod/mini'; import { eitherSubmissionSchema } from './src/core/sealed.ts'; import { instrumentSchema } from './src/core/instruments/instrument.ts'; import { programmesSchema } from './src/core/programmes/programme.ts'; export { openApi } from './src/receiver/openapi.ts'; import { staleLines } from './src/core/support/freshness.ts'; import { nations } from './src/core/support/index.ts'; export const stale = staleLines(nations, new Date().toISOString().slice(0, 10)); export const schema = z.toJSONSchema(eitherSubmissionSchema, { io: 'input' }); export const others = { instrument: z.toJSONSchema(instrumentSchema, { io: 'input' }), programmes: z.toJSONSchema(programmesSchema, { io: 'input' }) };", resolveDir: root, loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', outfile: join(scratch, 'schema.mjs'), logLevel: 'warning' });
const { schema, others, stale, openApi } = await import(`${pathToFileURL(join(scratch, 'schema.mjs'))}?${Date.now()}`);
for (const line of stale) console.warn(line);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync('dist/submission.schema.json', JSON.stringify({ ...schema, $id: `https://what-matters.example/schema/${version}/submission.json`, title: 'A submission of what-matters' }, null, 2) + '\n');
for (const [name, one] of Object.entries(others)) writeFileSync(`dist/${name}.schema.json`, JSON.stringify({ ...one, $id: `https://what-matters.example/schema/${version}/${name}.json`, title: `A file of what-matters: ${name}` }, null, 2) + '\n');
writeFileSync('dist/openapi.json', JSON.stringify(openApi(version), null, 2) + '\n');

// The standalone page's own parts, for `what-matters app` to put together with the module: its scripts, its worker, the worker that ends it, and its style.
const standalone = { bundle: true, minify: true, target: 'es2022', outdir: 'dist/standalone', logLevel: 'warning', define: { 'process.env.NODE_ENV': '"production"' } };
await bundle({ ...standalone, entryPoints: { app: 'src/app/page.ts' }, format: 'esm', splitting: true, chunkNames: '[name]' });
await bundle({ ...standalone, entryPoints: ['src/app/worker.ts', 'src/app/off.ts'], format: 'iife' });
await bundle({ stdin: { contents: "export { tokens } from './src/view/styles/tokens.ts';", resolveDir: root, loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', outfile: join(scratch, 'tokens.mjs'), logLevel: 'warning' });
const { tokens } = await import(`${pathToFileURL(join(scratch, 'tokens.mjs'))}?${Date.now()}`);
writeFileSync('dist/standalone/app.css', `${tokens.cssText.trim()}\n${readFileSync('src/app/page.css', 'utf8')}`);

const run = (command, ...args) => { const { status, stderr } = spawnSync(process.execPath, [command, ...args], { stdio: ['ignore', 'ignore', 'pipe'] }); if (status !== 0) { process.stderr.write(stderr); process.exit(status ?? 1); } };
run('node_modules/typescript/bin/tsc', '-p', 'src/tsconfig.types.json');
run('node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet', '--litelement', '--globs', 'src/view/what-matters.ts', 'src/view/what-matters-ideas.ts', 'src/view/what-matters-journal.ts', 'src/view/events.ts', '--outdir', 'dist');
const elements = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
for (const module of elements.modules) for (const declaration of module.declarations) if (declaration.members) declaration.members = declaration.members.filter(member => !member.name.startsWith('#') && member.privacy !== 'private' && member.privacy !== 'protected');
writeFileSync('dist/custom-elements.json', JSON.stringify(elements, null, 2) + '\n');

// The demo's pages, with the hashes that a site would paste.
const fills = { '{{embed-integrity}}': sha384('dist/embed.js'), '{{first-integrity}}': table['what-matters'].find(([file]) => file === 'first.js')[1] };
mkdirSync('dist/demo', { recursive: true });
for (const file of readdirSync('demo').filter(name => !name.endsWith('.ts'))) {
  if (file.endsWith('.html')) writeFileSync(`dist/demo/${file}`, Object.entries(fills).reduce((text, [place, value]) => text.replaceAll(place, value), readFileSync(`demo/${file}`, 'utf8')));
  else cpSync(`demo/${file}`, `dist/demo/${file}`, { recursive: true });
}
// The page that shows why an activity is or is not chosen, and what puts examples on the page of a journal.
await bundle({ entryPoints: ['demo/why.ts', 'demo/journal.ts'], outdir: 'dist/demo', bundle: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'none', logLevel: 'warning' });
// The index of the demo's directory, as a web host would have it.
run('dist/cli/what-matters.js', 'directory', 'dist/demo/directory.json', '--out', 'dist/directory', '--work', join(scratch, 'directory'));
// The standalone page of the demo.
run('dist/cli/what-matters.js', 'app', '--config', 'demo/what-matters.json', '--out', 'dist/app');
writeFileSync('dist/NOTICE.txt', ['what-matters contains:', '- Lucide icons, ISC licence, © Lucide contributors', '- Phosphor icons, MIT licence, © Phosphor Icons', '- Lit, BSD-3-Clause, © Google LLC', '- Zod, MIT licence, © Colin McDonnell', '- i18next, MIT licence, © i18next', '- idb, ISC licence, © Jake Archibald', '- hpke, MIT licence, © Filip Skokan', '- Hono, MIT licence, © Yusuke Wada and contributors (in the inbox)', '- web-vitals, Apache License 2.0, © Google LLC', '- Workbox, MIT licence, © Google LLC (in the standalone page)', '- @hono/node-server, MIT licence, © Yusuke Wada and contributors (in the command-line program)', '- jStat, MIT licence, © jStat contributors (in the command-line program)', `- ${JSON.parse(readFileSync('src/core/activities/outcodes/source.json', 'utf8')).attribution}`, '- Ids of concepts of the OpenActive Activity List, CC BY 4.0, © OpenActive', ''].join('\n'));
writeFileSync('dist/built', new Date().toISOString());
