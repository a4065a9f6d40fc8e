import { parseArgs } from 'node:util';
import { quoted } from './doctor/check.ts';
import { examine, type Result } from './doctor/examine.ts';
import { usualForm } from './doctor/examples.ts';
import { checks } from './doctor/index.ts';

const usage = `Usage: what-matters doctor ADDRESS [options]

Examines an endpoint that submissions are sent to: ${checks.length} checks, each with what was expected, what was found, why it
matters and how to mend it. It sends about seventy examples, which say that they are examples.

  --form NAME        the form that the examples are of (${usualForm})
  --origin ORIGIN    the page that they come from, for an endpoint with a list (https://doctor.example)
  --timeout SECONDS  how long to wait for one answer (20)
  --json             one JSON object, for machines

It ends with 0 when all that must be is good, with 1 when not, and with 2 when it was called wrongly.`;

interface Asked { readonly url: URL; readonly form: string; readonly origin: string; readonly timeoutMs: number; readonly json: boolean }

const options = {
  form: { type: 'string', default: usualForm }, origin: { type: 'string', default: 'https://doctor.example' }, timeout: { type: 'string', default: '20' },
  json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
} as const;

/** What was asked for (nothing: to be told how), or one line on what is wrong with it. */
function readArguments(args: readonly string[]): Asked | string | undefined {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (values.help) return undefined;
    const [address = ''] = positionals;
    if (positionals.length !== 1) return `found ${positionals.length === 0 ? 'no address' : `${positionals.length} addresses`}, expected one. what-matters doctor --help tells more.`;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) return `found ${quoted(address)}, expected an address such as https://your-site.example/api/submissions`;
    if (url.username || url.password) return 'the address holds a password, and browsers send nothing to such an address.';
    if (!/^[a-z0-9-]{1,40}$/.test(values.form)) return `--form: found ${quoted(values.form)}, expected small letters, digits and dashes`;
    if (!URL.canParse(values.origin) || new URL(values.origin).origin !== values.origin) return `--origin: found ${quoted(values.origin)}, expected one such as https://your-site.example`;
    const seconds = Number(values.timeout);
    if (!/^\d+(?:\.\d+)?$/.test(values.timeout) || seconds < 0.1 || seconds > 600) return `--timeout: found ${quoted(values.timeout)}, expected a number of seconds from 0.1 to 600`;
    return { url, form: values.form, origin: values.origin, timeoutMs: seconds * 1000, json: values.json };
  } catch (error) { return `${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}. what-matters doctor --help tells more.`; }
}

const words = { 'good': 'good', 'failed': 'FAILED', 'passed-over': '-' } as const;
const count = (results: readonly Result[], at: Result['at'], level: 'must' | 'should') => results.filter(one => one.at === at && one.check.level === level).length;

/** One line for a check: what was expected, and what was found where that is something else. */
function lineOf({ check: { id, level, expected }, at, found }: Result): string {
  const word = at === 'failed' && level === 'should' ? 'could be' : words[at];
  return `  ${word.padEnd(9)}${id.padEnd(23)}${{ 'good': expected, 'failed': `${expected} ${found}`, 'passed-over': found }[at]}`;
}

/** What is to be mended, in paragraphs. */
const paragraphsOf = (results: readonly Result[]): string => results.filter(({ at }) => at === 'failed')
  .map(({ check, found }) => `${check.id} (${check.level})\n  Expected  ${check.expected}\n  Found     ${found}\n  Why       ${check.why}\n  To mend   ${check.mend}\n`).join('\n');

const plural = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** `what-matters doctor`: examines an endpoint and says what to mend. 0 all that must be is good, 1 something is not, 2 called wrongly. */
export async function doctor(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked === undefined) { console.log(usage); return 0; }
  if (typeof asked === 'string') { console.error(`what-matters doctor: ${asked}`); return 2; }
  const { url, form, json } = asked;
  // A machine that reads the object is not disturbed, and whoever started it is told all the same.
  (json ? console.error : console.log)(`This sends about seventy example submissions to ${url.href}\nEach is of the form "${form}", its id begins with d0c70000, and it says that no person wrote it. Delete them afterwards.\n`);

  const results: Result[] = [];
  let group = '';
  for await (const result of examine(url, asked)) {
    results.push(result);
    if (json) continue;
    if (group !== result.group) { group = result.group; console.log(group); }
    console.log(lineOf(result));
  }
  const good = results.filter(({ at }) => at === 'good').length;
  const must = count(results, 'failed', 'must');
  const should = count(results, 'failed', 'should');
  const over = results.filter(({ at }) => at === 'passed-over').length;
  const unknown = count(results, 'passed-over', 'must');
  if (json) console.log(JSON.stringify({ address: url.href, form, counts: { good, failedMust: must, failedShould: should, passedOver: over }, checks: results.map(({ check: { id, level, expected, why, mend }, group, at, found }) => ({ id, group, level, at, expected, found, why, mend })) }, null, 1));
  else {
    const paragraphs = paragraphsOf(results);
    console.log(`\n${paragraphs ? `${paragraphs}\n` : ''}${plural(results.length, 'check')}: ${good} good, ${must} that must be mended, ${should} that could be better, ${over} not examined.${must === 0 && unknown > 0 ? ' It may not be well: examine it again when it takes more.' : ''}`);
  }
  return must + unknown > 0 ? 1 : 0;
}
