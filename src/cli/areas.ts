import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { areasLimits, readAreas, schemeFor } from '../core/areas.ts';
import { instead, readPostcode } from '../core/questions/postcode.ts';
import { readSchemesFile, startAreas, writeAreas } from './areas-build.ts';
import { readPostcodes } from './areas-source.ts';

const usage = `Usage: what-matters areas --schemes FILE --postcodes FILE [options]
       what-matters areas check FILE [POSTCODE]

Makes the table that says which scheme serves which postcode; or checks such a table, and says which scheme
serves a postcode (or "unknown", or "no-fixed-address").

  --schemes FILE           "source" (the words that the owners of the postcodes ask for), "asOf" (such as 2026-11) and
                           "schemes": each with "id", "name", "phone", "email" and "reader" if you like, and what it
                           serves: "districts" (such as E09000007), "postcodes" (such as NW1, NW1 2, NW1 2DB)
  --postcodes FILE         open data with a postcode and a district in each row: the ONS Postcode Directory, Code-Point
                           Open (its folder of CSV files), or a table by sectors. The whole country, not a part
                           cut out: a sector of which a part is missing would seem to be all in what is left
  --postcode-column NAME   where it is not found by itself: a name in the first row, or a number from 1
  --district-column NAME   the same
  --district-codes FILE    for a table by sectors: a JSON list of the codes that its numbers stand for
  --first                  where two schemes serve a postcode, the earlier one counts
  --whole-sectors          a sector that one scheme serves whole is written as such: a smaller table, in which a
                           postcode that is too new to be known is served too
  --out FILE               where the table goes; without it, it is printed`;

/** One or more lines for the person who called, and an end to the command. */
class Stop extends Error {
  readonly code: 1 | 2;
  constructor(code: 1 | 2, ...lines: readonly string[]) {
    super(lines.join('\n'));
    this.code = code;
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? 'unknown';
const number = new Intl.NumberFormat('en-GB');

async function readJson(path: string, what: string): Promise<unknown> {
  let text: string;
  try { text = await readFile(path, 'utf8'); } catch (error) { throw new Stop(1, `${path}: found no file that can be read (${codeOf(error)}), expected ${what}`); }
  try { return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown; } catch { throw new Stop(1, `${path}: found text that is not JSON, expected ${what}`); }
}

/** Stops with a line for each thing that is wrong with a file. */
const refuse = (path: string, problems: readonly string[]): never => {
  throw new Stop(1, ...problems, '', `${path}: ${problems.length === 1 ? 'one thing' : `${problems.length} things`} to change. No table was made.`);
};

/** Writes a file whole or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw new Stop(1, `${path}: could not be written (${codeOf(error)}), expected a place for a file`);
  }
}

const wordsIn = (words: string | Readonly<Record<string, string>>): string => (typeof words === 'string' ? words : words['en'] ?? Object.values(words).join(' / '));

async function ask(positionals: readonly string[]): Promise<void> {
  const [file, ...asked] = positionals;
  if (file === undefined) throw new Stop(2, usage);
  const read = readAreas(await readJson(file, 'a table of areas as JSON'));
  if ('problems' in read) throw new Stop(1, ...read.problems, '', `${file}: ${read.problems.length === 1 ? 'one thing' : `${read.problems.length} things`} to change. Nobody would be found by it.`);
  const { areas } = read;
  if (asked.length === 0) { console.log(`${file}: good. ${areas.schemes.length === 1 ? 'One scheme' : `${areas.schemes.length} schemes`}, as of ${areas.asOf}${areas.exact ? '' : ', by sectors'}.`); return; }
  const typed = asked.join(' ');
  const answer = (instead as readonly string[]).includes(typed) ? typed : readPostcode(typed);
  if (answer === undefined) throw new Stop(2, `found ${JSON.stringify(typed.slice(0, 60))}, expected a postcode, "unknown" or "no-fixed-address"`);
  const found = schemeFor(areas, answer);
  const said = { served: () => (found.at === 'served' ? `${found.scheme.id} (${wordsIn(found.scheme.name)}, ${found.scheme.phone})` : ''), check: () => 'to be checked: it is not in the table', nobody: () => 'nobody: the table knows it, and no scheme serves it' };
  console.log(`${answer}: ${said[found.at]()}`);
}

const options = {
  schemes: { type: 'string' }, postcodes: { type: 'string' }, out: { type: 'string' },
  'postcode-column': { type: 'string' }, 'district-column': { type: 'string' }, 'district-codes': { type: 'string' },
  first: { type: 'boolean', default: false }, 'whole-sectors': { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
} as const;

function readFlags(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) { throw new Stop(2, `${(error as Error).message}\n\n${usage}`); }
}

async function make({ schemes, postcodes, out, ...flags }: ReturnType<typeof readFlags>['values']): Promise<void> {
  if (!schemes || !postcodes || out === '') throw new Stop(2, usage);
  if (out !== undefined && [schemes, postcodes, flags['district-codes']].some(path => path !== undefined && resolve(path) === resolve(out))) throw new Stop(2, `--out ${out}: found a file that is read, expected another`);
  const file = readSchemesFile(await readJson(schemes, 'a file of schemes as JSON'));
  if ('problems' in file) return refuse(schemes, file.problems);
  const codes = flags['district-codes'] === undefined ? undefined : await readJson(flags['district-codes'], 'a JSON list of district codes');
  if (codes !== undefined && !(Array.isArray(codes) && codes.every(code => typeof code === 'string'))) throw new Stop(1, `${flags['district-codes']}: found no list of text, expected a JSON list of district codes`);
  const build = startAreas(file.file, { first: flags.first, wholeSectors: flags['whole-sectors'] });
  const read = await readPostcodes(postcodes, {
    postcodeColumn: flags['postcode-column'], districtColumn: flags['district-column'], districtCodes: codes,
    onProgress: rows => { console.error(`what-matters areas: ${number.format(rows)} rows read`); },
  }, build);
  if ('problem' in read) return refuse(postcodes, [read.problem]);
  const built = build.table({ exact: read.exact, name: postcodes });
  if ('problems' in built) return refuse(schemes, built.problems);
  const text = writeAreas(built.areas);
  if (text.length > areasLimits.characters) return refuse(schemes, [`the table: found ${number.format(text.length)} characters, expected at most ${number.format(areasLimits.characters)}: fewer schemes${flags['whole-sectors'] ? '' : ', or --whole-sectors'}`]);
  // What the page would refuse is not written.
  const again = readAreas(JSON.parse(text));
  if ('problems' in again) return refuse(schemes, again.problems);
  if (out === undefined) process.stdout.write(text);
  else await writeWhole(out, text);
  for (const note of [...built.notes, ...(read.passedOver > 0 ? [`${number.format(read.passedOver)} of ${number.format(read.rows)} rows have no postcode or no district and were passed over`] : [])]) console.error(`what-matters areas: ${note}`);
  console.error(`${out ?? 'The table'}: ${built.areas.schemes.length === 1 ? 'one scheme' : `${built.areas.schemes.length} schemes`} from ${number.format(read.rows)} rows, ${number.format(text.length)} characters, ${number.format(brotliCompressSync(text).byteLength)} bytes with brotli.`);
}

/** Makes a table of areas, or asks one. 0 it went well, 1 it could not be done, 2 called wrongly. */
export async function areas(args: string[]): Promise<number> {
  try {
    const { values, positionals } = readFlags(args);
    if (values.help) console.log(usage);
    else if (positionals[0] === 'check') await ask(positionals.slice(1));
    else if (positionals.length > 0) throw new Stop(2, usage);
    else await make(values);
    return 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    return error.code;
  }
}
