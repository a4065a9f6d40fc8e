import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../core/config-reader.ts';

const usage = `Usage: what-matters check FILE [--deliver]

Says whether a configuration would work, and names each key that is wrong.

  --deliver   the page sends submissions with a function of its own, so that no endpoint is needed`;

/** Checks a configuration file: the same rules and the same words as the page. 0 it works, 1 it does not, 2 called wrongly. */
export async function check(args: string[]): Promise<number> {
  let file = '';
  let deliver = false;
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { deliver: { type: 'boolean' }, help: { type: 'boolean' } } });
    if (values.help) { console.log(usage); return 0; }
    if (positionals.length !== 1) { console.error(usage); return 2; }
    file = positionals[0]!;
    deliver = values.deliver ?? false;
  } catch (error) { console.error(`${(error as Error).message}\n\n${usage}`); return 2; }
  let data: unknown;
  try { data = JSON.parse(await readFile(file, 'utf8')); } catch (error) {
    console.error(error instanceof SyntaxError ? `${file}: found text that is not JSON, expected a configuration as JSON` : `${file}: found no file that can be read, expected a JSON file`);
    return 1;
  }
  const read = readConfig(data, deliver);
  if ('problems' in read) {
    for (const line of read.problems) console.error(line);
    console.error(`\n${file}: ${read.problems.length === 1 ? 'one thing' : `${read.problems.length} things`} to change. The form would not be shown.`);
    return 1;
  }
  const { config } = read;
  console.log(`${file}: good. The form "${config.form}" runs the journey "${config.journey.id}" (${config.journey.pages.length} pages) and sends to ${config.endpoint ?? 'your own function'}${config.recipients ? `, sealed for ${config.recipients.map(({ kid }) => kid).join(', ')}` : ''}.`);
  return 0;
}
