import { parseArgs } from 'node:util';
import { checkDirectory } from './check-directory.ts';
import { checkProgrammes } from './check-programmes.ts';
import { readConfigFile } from './config-file.ts';

const usage = `Usage: what-matters check FILE [--deliver] [--pack FILE …]
       what-matters check --directory FILE
       what-matters check --programmes FILE

Says whether a configuration would work, and names each key that is wrong; or how much of a list of activities
people can be shown, and why the rest of it is passed over; or whom the programmes of a file are for.

  --deliver          the page sends submissions with a function of its own, so that no endpoint is needed
  --pack FILE        an instrument of your own that "packs" names the address of; one for each, in their order
  --directory FILE   a list of activities, in any format that the form reads
  --programmes FILE  a file of programmes that people can sign up to`;

/** Checks a configuration file: the same rules and the same words as the page. Or a list of activities. 0 it works, 1 it does not, 2 called wrongly. */
export async function check(args: string[]): Promise<number> {
  let file = '';
  let deliver = false;
  let packs: readonly string[] = [];
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { deliver: { type: 'boolean' }, directory: { type: 'string' }, programmes: { type: 'string' }, pack: { type: 'string', multiple: true }, help: { type: 'boolean' } } });
    if (values.help) { console.log(usage); return 0; }
    if (values.programmes !== undefined && positionals.length === 0 && values.directory === undefined && !values.deliver) return await checkProgrammes(values.programmes);
    if (values.directory !== undefined && values.programmes === undefined && positionals.length === 0 && !values.deliver) return await checkDirectory(values.directory, new Date().toISOString().slice(0, 10));
    if (positionals.length !== 1 || values.directory !== undefined || values.programmes !== undefined) { console.error(usage); return 2; }
    file = positionals[0]!;
    deliver = values.deliver ?? false;
    packs = values.pack ?? [];
  } catch (error) { console.error(`${(error as Error).message}\n\n${usage}`); return 2; }
  const read = await readConfigFile(file, deliver, packs);
  if ('lines' in read) {
    for (const line of read.lines) console.error(line);
    return 1;
  }
  const { config } = read;
  console.log(`${file}: good. The form "${config.form}" runs the journey "${config.journey.id}" (${config.journey.pages.length} pages) and ${config.endpoint !== undefined ? `sends to ${config.endpoint}` : deliver ? 'sends to your own function' : 'sends nothing: people keep what they write'}${config.recipients ? `, sealed for ${config.recipients.map(({ kid }) => kid).join(', ')}` : ''}.`);
  return 0;
}
