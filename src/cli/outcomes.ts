import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readInstrument } from '../core/instruments/check.ts';
import { builtInInstruments } from '../core/instruments/index.ts';
import { Stop } from './directory/stop.ts';
import { tellProgress } from './directory/progress.ts';
import { isStoreAddress } from './flags.ts';
import { openStore } from './open-store.ts';
import { reasons } from './outcomes/check-in.ts';
import { entriesInCsv, piecesOf } from './outcomes/from-csv.ts';
import { entriesInStore, type Instruments } from './outcomes/from-store.ts';
import { gather, type Gathered, type Limits } from './outcomes/gather.ts';
import { csvOfReport } from './outcomes/page-csv.ts';
import { pageOf } from './outcomes/page.ts';
import { reportOf } from './outcomes/report.ts';

const usage = `Usage: what-matters outcomes (--data DIR | --store postgres://… | --csv FILE) --out DIR [options]

Makes the evaluation report of check-ins: outcomes.html, one page that prints, and outcomes.csv, its tables. Both hold counts
and averages only: no average of fewer than 30 pairs, no count from 1 to 4.

  --data DIR           the folder of a receiver's store (SQLite)
  --store postgres://… the database of a receiver; with a password, rather as WHAT_MATTERS_STORE in the environment
  --csv FILE           a file of check-ins (below), or - for standard input
  --out DIR            where the two files go
  --from YYYY-MM-DD    only check-ins from this day on (UTC)
  --to YYYY-MM-DD      only check-ins up to this day
  --programme ID       only those of one programme
  --instrument FILE    a set of questions of your own, as JSON; once for each
  --no-words           without what people wrote

What is sealed cannot be read from a store. Open it in the inbox and choose "Check-ins as CSV" there.

The CSV has one row for each check-in, or leader's form, and these columns in any order; date and moment are needed:
  date                 2027-01-12 or 2027-01-12T17:00:00Z
  moment               before, after, or leader (a leader's form about a session)
  programme, session   ids; with card or device they tell which check-ins belong together
  card, device         a whole number; or text
  language             such as en
  helped               no, someone-i-know, someone-here
  talk                 yes, no
  gp-visit             yes, no, not-sure
  good                 own words
  came, full           of a leader: a whole number; yes, no, not-sure
  ons4.happy           a number of the scale, skipped, rather not, or nothing if it was not asked; so for each item
  mode.ons4            how it was answered: tiles, points, line, steps, paper
  version.ons4         the version of its words`;

const options = {
  'data': { type: 'string' }, 'store': { type: 'string' }, 'csv': { type: 'string' }, 'out': { type: 'string' }, 'from': { type: 'string' }, 'to': { type: 'string' }, 'programme': { type: 'string' },
  'instrument': { type: 'string', multiple: true, default: [] as string[] }, 'no-words': { type: 'boolean', default: false }, 'help': { type: 'boolean', default: false },
} as const;

const number = new Intl.NumberFormat('en-GB');

function wrong(line: string): 2 {
  console.error(`what-matters outcomes: ${line}\n\n${usage}`);
  return 2;
}

const isDay = (text: string | undefined): boolean => text === undefined || (/^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text));
const isDaySafe = (text: string | undefined): boolean => { try { return isDay(text); } catch { return false; } };

/** The product's instruments and those of files. @throws {Stop} with a line for each thing that is wrong */
function instrumentsIn(files: readonly string[]): Instruments {
  const all: Record<string, Instruments[string]> = { ...builtInInstruments };
  for (const file of files) {
    let data: unknown;
    try { data = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as unknown; } catch (error) { throw new Stop(`${file}: found ${error instanceof SyntaxError ? 'text that is not JSON' : `no file that can be read (${String((error as { code?: unknown }).code)})`}, expected an instrument as JSON`); }
    const read = readInstrument(data);
    if ('problems' in read) throw new Stop(read.problems.map(line => `${file}: ${line}`).join('\n'));
    all[read.instrument.id] = read.instrument;
  }
  return all;
}

/** Where check-ins are read from. */
type Source = { readonly at: 'csv'; readonly file: string } | { readonly at: 'store'; readonly data: string; readonly store?: { readonly address: string; readonly from: '--store' | 'WHAT_MATTERS_STORE' } };

async function readAll(source: Source, instruments: Instruments, limits: Limits): Promise<{ readonly gathered: Gathered; readonly place: string }> {
  const progress = tellProgress('what-matters outcomes');
  const onRead = (count: number): void => { progress.show(`${number.format(count)} read`); };
  try {
    if (source.at === 'csv') {
      const { take, all } = gather(limits, 'as-written');
      if (source.file !== '-' && !existsSync(source.file)) throw new Stop(`${source.file}: found no such file, expected check-ins as CSV`);
      try { for await (const entry of entriesInCsv(source.file === '-' ? process.stdin.setEncoding('utf8') as AsyncIterable<string> : piecesOf(source.file), instruments, onRead)) take(entry); } catch (error) {
        throw error instanceof Stop ? new Stop(`${source.file}:\n${error.message}\nNo report was made.`) : error;
      }
      return { gathered: all(), place: 'a file of check-ins' };
    }
    // A new database would be made where there is none, and be empty.
    if (!source.store && !existsSync(join(source.data, 'what-matters.db'))) throw new Stop(`--data: ${source.data}: found no what-matters.db, expected the folder of a receiver`);
    const opened = await openStore(source);
    if (opened.at === 'failed') throw new Stop(opened.line);
    const { take, all } = gather(limits, 'newest-first');
    try { for await (const entry of entriesInStore(opened.store, instruments, onRead)) take(entry); } finally { await opened.store.close(); }
    return { gathered: all(), place: 'the store of a receiver' };
  } finally { progress.end(); }
}

/** Writes a file whole or not at all. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

/** `what-matters outcomes`: the evaluation report. 0 it is there, 1 it could not be made, 2 called wrongly. */
export async function outcomes(args: string[]): Promise<number> {
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  // What somebody typed may hold a password.
  try { ({ values } = parseArgs({ args, options, strict: true })); } catch (error) { return wrong((error as Error).message.replace(/postgres(ql)?:\/\/.*/is, 'postgres://…')); }
  const { data, csv, out, from, to, programme } = values;
  if (values.help) { console.log(usage); return 0; }
  const address = values.store ?? (data === undefined && csv === undefined ? process.env['WHAT_MATTERS_STORE'] || undefined : undefined);
  if ([data, csv, address].filter(one => one !== undefined).length !== 1 || data === '' || csv === '') return wrong('one of --data, --store and --csv says where the check-ins are.');
  if (address !== undefined && !isStoreAddress(address)) return wrong('--store must be an address such as postgres://user:password@host/database.');
  if (!out) return wrong('--out names the folder that the report goes into.');
  if (!isDaySafe(from) || !isDaySafe(to)) return wrong('--from and --to are days such as 2027-01-12.');
  if (from !== undefined && to !== undefined && from > to) return wrong('--from is a day after --to.');
  const limits: Limits = { from, to, programme };
  try {
    const instruments = instrumentsIn(values.instrument);
    const source: Source = csv === undefined ? { at: 'store', data: data ?? '', ...(address !== undefined && { store: { address, from: values.store === undefined ? 'WHAT_MATTERS_STORE' : '--store' } }) } : { at: 'csv', file: csv };
    const { gathered, place } = await readAll(source, instruments, limits);
    const report = reportOf(gathered, instruments, limits, !values['no-words']);
    try {
      mkdirSync(out, { recursive: true });
      writeWhole(join(out, 'outcomes.csv'), csvOfReport(report));
      writeWhole(join(out, 'outcomes.html'), pageOf(report, { on: new Date().toISOString(), from: place }));
    } catch (error) { throw new Stop(`--out: ${out} cannot be written (${String((error as { code?: unknown }).code)}).`); }
    console.log(`${join(out, 'outcomes.html')} and outcomes.csv are there.`);
    for (const [why, count] of gathered.leftOut) console.log(`Not counted: ${number.format(count)}, ${reasons[why]}.`);
    if (gathered.leftOut.has('sealed')) console.log('To count what is sealed: open it in the inbox with a key, choose "Check-ins as CSV" there, and read that file with --csv.');
    return 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`what-matters outcomes: ${error.message}`);
    return 1;
  }
}
