import { closeSync, existsSync, fsyncSync, openSync, readFileSync, realpathSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keyFileSchema, type KeyFile } from '../core/key-file.ts';
import { idSchema } from '../core/words.ts';
import { makeJwk } from '../net/key-pair.ts';
import { publicPartOf, selfTest } from './keys-test.ts';

const usage = `Usage: what-matters keys --kid ID --out FILE --backup FILE
       what-matters keys --test FILE

Makes a pair of keys for sealing: the private part goes into two files that you keep, the public part is
printed for the configuration. A form needs the public parts of two people or more.

  --kid ID        a name for the key: small letters, digits and dashes, such as priya-2026
  --out FILE      where the private key goes. A file that is there is never written over
  --backup FILE   where its copy goes: another folder, better another disk or a USB stick
  --test FILE     tries whether a kept key still opens what is sealed for it: do so every week

It ends with 0 when all is well, with 1 when not, and with 2 when it was called wrongly.`;

const note = 'A private key of what-matters. Whoever has this file can read what people sent. Never send it by email or chat, and never put it on a website.';

/** What was asked for (nothing: to be told how), or one line on what is wrong with it. */
type Asked = { readonly test: string } | { readonly kid: string; readonly out: string; readonly backup: string };

/** The folder of a file, by the name that it has without links. */
function folderOf(file: string): string {
  const folder = dirname(resolve(file));
  try { return realpathSync(folder); } catch { return folder; }
}

function readArguments(args: readonly string[]): Asked | string | undefined {
  try {
    const { values: { kid, out, backup, test, help } } = parseArgs({ args: [...args], options: { kid: { type: 'string' }, out: { type: 'string' }, backup: { type: 'string' }, test: { type: 'string' }, help: { type: 'boolean' } } });
    if (help) return undefined;
    if (test !== undefined) return kid ?? out ?? backup ? '--test stands alone.' : test === '' ? '--test needs the name of a file.' : { test };
    if (!kid || !idSchema.safeParse(kid).success) return `--kid: found ${kid ? `"${kid.slice(0, 60)}"` : 'nothing'}, expected a name of small letters, digits and dashes, such as priya-2026`;
    if (!out) return '--out: found nothing, expected a file for the private key';
    if (!backup) return '--backup: found nothing, expected a second place for the private key. When it is lost, nobody can ever read what was sealed for it, so there is no key without a copy';
    if (folderOf(out) === folderOf(backup)) return '--backup: found the folder of --out, expected another folder, better on another disk or a USB stick';
    return { kid, out, backup };
  } catch (error) { return `${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}. what-matters keys --help tells more.`; }
}

/** Reads a kept key; a sentence where it is none. */
function readKept(file: string): KeyFile | string {
  let text: string;
  try { text = readFileSync(file, 'utf8'); } catch { return `${file}: found no file that can be read, expected a key file`; }
  try {
    const read = keyFileSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : `${file}: found something else than a key file of what-matters`;
  } catch { return `${file}: found text that is not JSON, expected a key file of what-matters`; }
}

/** Reads a file back and tries it; a sentence where something is wrong. */
async function wrongWith(file: string): Promise<string | undefined> {
  const kept = readKept(file);
  return typeof kept === 'string' ? kept : (await selfTest(kept)) ? undefined : `${file}: this key does not open what is sealed for it. Use the other copy of it, and make a new key soon.`;
}

/** Writes a new file that only its owner may read, down to the disk. No folder is made for it: where a stick is not plugged in, it would be on the wrong disk. */
function writeNew(file: string, text: string): void {
  const opened = openSync(file, 'wx', 0o600);
  try { writeSync(opened, text); fsyncSync(opened); } finally { closeSync(opened); }
}

async function test(file: string): Promise<number> {
  const wrong = await wrongWith(file);
  if (wrong !== undefined) { console.error(wrong); return 1; }
  const { kid, made, jwk } = readKept(file) as KeyFile;
  console.log(`${file}: good. The key "${kid}", made on ${made}, opens what is sealed for it.\nIn the configuration: ${JSON.stringify({ kid, key: await publicPartOf(jwk) })}`);
  return 0;
}

async function make(kid: string, files: readonly [out: string, backup: string]): Promise<number> {
  const nowhere = files.find(file => !existsSync(folderOf(file)));
  if (nowhere !== undefined) { console.error(`${nowhere}: its folder is not there. Make it first, or plug the stick in. No key was made.`); return 1; }
  const there = files.find(file => existsSync(file));
  if (there !== undefined) { console.error(`${there}: there is a file already, and a key is never written over. Choose another name.`); return 1; }
  const jwk = await makeJwk();
  const text = `${JSON.stringify({ schema: 'what-matters/key', version: 1, note, kid, made: new Date().toISOString().slice(0, 10), jwk } satisfies KeyFile, null, 2)}\n`;
  const written: string[] = [];
  let wrong: string | undefined;
  for (const file of files) {
    try { writeNew(file, text); written.push(file); } catch (error) { wrong = `${file}: cannot be written (${(error as { code?: string }).code ?? 'unknown'}).`; break; }
    wrong = await wrongWith(file);
    if (wrong !== undefined) break;
  }
  if (wrong !== undefined) {
    // Nothing was sealed for this key yet: half a pair of files would only mislead.
    for (const file of written) rmSync(file, { force: true });
    console.error(`${wrong}\nNo key was made.`);
    return 1;
  }
  const [out, backup] = files;
  console.log([
    `Made the key "${kid}". The private part is in two files, and both were read back and tried:`, `  ${out}`, `  ${backup}`, '',
    ...(statSync(out).dev === statSync(backup).dev ? ['Both are on the same disk. Move the second one to another disk or a USB stick today.', ''] : []),
    'Keep them so:', '  - Two people, two places. Whoever has a file can read what people sent.', '  - Never send a file by email or chat, and never put it on the website.', '  - When all copies are lost, nobody can read what was sealed for this key. That is why a form needs two keys.',
    `  - Every week: what-matters keys --test ${out}`, '', 'In the configuration, one line of "recipients":', JSON.stringify({ kid, key: await publicPartOf(jwk) }),
  ].join('\n'));
  return 0;
}

/** `what-matters keys`: makes a pair of keys for sealing, or tries a kept one. 0 all is well, 1 not, 2 called wrongly. */
export async function keys(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked === undefined) { console.log(usage); return 0; }
  if (typeof asked === 'string') { console.error(`what-matters keys: ${asked}`); return 2; }
  return 'test' in asked ? test(asked.test) : make(asked.kid, [asked.out, asked.backup]);
}
