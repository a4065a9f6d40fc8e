#!/usr/bin/env node
import { version } from '../../package.json';

/** A subcommand: its arguments to an exit code (0 well, 1 it could not be done, 2 it was called wrongly). */
type Command = (args: string[]) => Promise<number>;

// Loaded when called for: only `serve` needs a database and a server.
const commands: Readonly<Record<string, { readonly does: string; readonly load: () => Promise<Command> }>> = {
  serve: { does: 'the receiver, its inbox and the demo on this computer', load: async () => (await import('./serve.ts')).serve },
  app: { does: 'the form as a page of its own that works without a network, for any web host', load: async () => (await import('./app.ts')).app },
  check: { does: 'whether a configuration would work, and what of a list can be shown', load: async () => (await import('./check.ts')).check },
  doctor: { does: 'examines an endpoint of anybody\'s, and says what to mend', load: async () => (await import('./doctor.ts')).doctor },
  keys: { does: 'makes keys for sealing, and tries kept ones', load: async () => (await import('./keys.ts')).keys },
  directory: { does: 'an index of activities from whole directories, for any web host', load: async () => (await import('./directory.ts')).directory },
  surgeries: { does: 'a file of GP surgeries to pick from, out of NHS data', load: async () => (await import('./surgeries.ts')).surgeries },
  areas: { does: 'which scheme serves which postcode: makes the table, and asks it', load: async () => (await import('./areas.ts')).areas },
  outcomes: { does: 'the evaluation report of check-ins: a page and a table, without anybody\'s row', load: async () => (await import('./outcomes.ts')).outcomes },
};

const usage = `Usage: what-matters <command> [options]

${Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(11)}${does}`).join('\n')}

  what-matters <command> --help tells more.`;

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === '--version') { console.log(version); return 0; }
  if (name === '--help' || name === 'help') { console.log(usage); return 0; }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) { console.error(usage); return 2; }
  try {
    return await (await command.load())(args);
  } catch (error) {
    const missing = (error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND' && /package '([^']+)'/.exec(String(error))?.[1];
    if (!missing) throw error;
    console.error(`what-matters ${name} needs the package ${missing}. Install it with: npm install ${missing}`);
    return 1;
  }
}

process.exitCode = await run(process.argv.slice(2));
