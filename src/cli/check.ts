import { parseArgs } from 'node:util';
import { readConfigFile } from './config-file.ts';

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
  const read = await readConfigFile(file, deliver);
  if ('lines' in read) {
    for (const line of read.lines) console.error(line);
    return 1;
  }
  const { config } = read;
  console.log(`${file}: good. The form "${config.form}" runs the journey "${config.journey.id}" (${config.journey.pages.length} pages) and sends to ${config.endpoint ?? 'your own function'}${config.recipients ? `, sealed for ${config.recipients.map(({ kid }) => kid).join(', ')}` : ''}.`);
  return 0;
}
