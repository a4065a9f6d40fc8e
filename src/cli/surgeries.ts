import { rename, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readPostcode } from '../core/questions/postcode.ts';
import { readSurgeries, surgeriesLimits } from '../core/surgeries.ts';
import { collectSurgeries, surgeriesText, type Collected } from './surgeries-source.ts';

const usage = `Usage: what-matters surgeries FILE… --out FILE [options]

Makes the file of GP surgeries that people pick from, out of files of the NHS Organisation Data Service: epraccur.csv
(GP practices in England and Wales), as it is or as a report of "Data Search and Export". Practices that are closed,
dormant or only planned, and what is no GP practice, are left out.

  --postcodes LIST   only those in these postcode areas, districts or sectors: NW,N1,"WC1N 3". All of them without it
  --as-of MONTH      the month of the files, such as 2026-11: this month without it
  --source TEXT      the words that the owner of the data asks for, instead of those of NHS England
  --out FILE         where the file goes; without it, it is printed`;

const options = { postcodes: { type: 'string' }, 'as-of': { type: 'string' }, source: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } } as const;

/** What NHS England asks to be said of its data (Open Government Licence v3.0). */
const attribution = 'Contains information from NHS England, licensed under the Open Government Licence v3.0.';

const number = new Intl.NumberFormat('en-GB');

function wrong(line: string): 2 {
  console.error(`what-matters surgeries: ${line}\n\n${usage}`);
  return 2;
}

/** Reads `NW,N1,WC1N 3`: each as it begins a postcode without its space. Nothing where one of them begins none. */
export function readBeginnings(list: string): readonly string[] | undefined {
  const all = list.split(',').map(one => one.trim().toUpperCase()).filter(Boolean);
  const isOne = (text: string): boolean => /^[A-Z]{1,2}(?:\d[A-Z\d]?(?: \d(?:[A-Z]{2})?)?)?$/.test(text);
  return all.length > 0 && all.every(isOne) ? all : undefined;
}

/** Whether a postcode (`NW1 2DB`) begins so: `N` is no `NW`, and `N1` is no `N10`. */
export function beginsWith(postcode: string, beginning: string): boolean {
  const [outcode = ''] = postcode.split(' ');
  if (!/\d/.test(beginning)) return /^[A-Z]+/.exec(outcode)![0] === beginning;
  return beginning.includes(' ') ? postcode.startsWith(beginning) : outcode === beginning || (/\d$/.test(beginning) && outcode.replace(/[A-Z]$/, '') === beginning);
}

/** What was passed over, most first, one line each. */
const toldOf = ({ passedOver }: Collected): readonly string[] => [...passedOver].sort(([, one], [, other]) => other - one).map(([reason, count]) => `  ${number.format(count)} ${reason}`);

/** Writes a file whole or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try { await writeFile(beside, text); await rename(beside, path); } catch (error) { await rm(beside, { force: true }); throw error; }
}

/** `what-matters surgeries`: makes a file of surgeries. 0 it is there, 1 it cannot be, 2 called wrongly. */
export async function surgeries(args: string[]): Promise<number> {
  let read: ReturnType<typeof parseArgs<{ args: string[]; options: typeof options; allowPositionals: true }>>;
  try { read = parseArgs({ args, options, allowPositionals: true }); } catch (error) { return wrong((error as Error).message); }
  const { values: { postcodes, out, source = attribution, help, 'as-of': asOf = new Date().toISOString().slice(0, 7) }, positionals: files } = read;
  if (help) { console.log(usage); return 0; }
  if (files.length === 0 || out === '') return wrong('name the files to read.');
  if (out !== undefined && files.includes(out)) return wrong(`--out ${out}: found a file that is read, expected another.`);
  const beginnings = postcodes === undefined ? undefined : readBeginnings(postcodes);
  if (postcodes !== undefined && !beginnings) return wrong(`--postcodes: found ${JSON.stringify(postcodes.slice(0, 60))}, expected areas, districts or sectors such as NW,N1,"WC1N 3".`);
  const collected = await collectSurgeries(files, cell => { const postcode = readPostcode(cell); return !postcode ? 'no postcode' : beginnings?.some(beginning => beginsWith(postcode, beginning)) ?? true ? { postcode } : 'elsewhere'; });
  if ('problem' in collected) { console.error(collected.problem); return 1; }
  const text = surgeriesText(collected.surgeries, source, asOf);
  // What the page would refuse is not written.
  const again = readSurgeries(JSON.parse(text));
  const problems = 'problems' in again ? again.problems : text.length > surgeriesLimits.characters ? [`the file: found ${number.format(text.length)} characters, expected at most ${number.format(surgeriesLimits.characters)}: name fewer --postcodes`] : [];
  if (problems.length > 0) { for (const line of [...problems, ...toldOf(collected)]) console.error(line); return 1; }
  if (out === undefined) process.stdout.write(text);
  else try { await writeWhole(out, text); } catch (error) { console.error(`${out}: could not be written (${(error as { code?: string }).code ?? 'unknown'}), expected a place for a file`); return 1; }
  console.error([`${out ?? 'The file'}: ${number.format(collected.surgeries.length)} surgeries of ${number.format(collected.rows)} rows, ${number.format(text.length)} characters. ${source}`, ...(collected.passedOver.size > 0 ? ['Passed over:', ...toldOf(collected)] : [])].join('\n'));
  return 0;
}
