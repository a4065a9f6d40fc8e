import { parseArgs } from 'node:util';
import { mostKeepDays, usualKeepDays } from '../receiver/retention.ts';

/** What `serve` was asked to do. */
export interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  /** A file or an address; the demo's own directory without it. */
  readonly directory?: string;
  readonly newToken: boolean;
  readonly demo: boolean;
  readonly trustProxy: boolean;
  /** How many days a submission is kept after it came. */
  readonly keepDays: number;
  /** The name of the organisation whose inbox this is. */
  readonly organisation?: string;
}

/** How `serve` is called. */
export const serveUsage = `Usage: what-matters serve [options]

  --port N                  where to listen (8080)
  --host NAME               on which address (127.0.0.1: only this computer)
  --data DIR                where submissions are kept (./data)
  --directory FILE_OR_URL   the activities that ideas come from (the demo's)
  --keep-days N             how long a submission is kept after it came (365)
  --organisation NAME       your name, for what people agreed to (this organisation)
  --demo                    a charity's page with the form on it, at /
  --new-token               makes a new token for the inbox; the old one ends
  --trust-proxy             behind a proxy of your own that writes X-Forwarded-For`;

/** Flags that make sense, one line on what is wrong with them, or a wish for help. */
export type ReadFlags = { readonly at: 'read'; readonly flags: ServeFlags } | { readonly at: 'wrong'; readonly line: string } | { readonly at: 'help' };

const options = {
  port: { type: 'string', default: '8080' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: './data' },
  directory: { type: 'string' },
  'new-token': { type: 'boolean', default: false },
  'keep-days': { type: 'string', default: String(usualKeepDays) },
  organisation: { type: 'string' },
  demo: { type: 'boolean', default: false },
  'trust-proxy': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the arguments of `serve`. */
export function readServeFlags(args: readonly string[]): ReadFlags {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    if (values.help) return { at: 'help' };
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) return { at: 'wrong', line: `--port must be a number from 0 to 65535.` };
    const keepDays = Number(values['keep-days']);
    if (!/^\d+$/.test(values['keep-days']) || keepDays < 1 || keepDays > mostKeepDays) return { at: 'wrong', line: `--keep-days must be a number from 1 to ${mostKeepDays}.` };
    const { host, data, directory, demo } = values;
    const organisation = values.organisation?.trim();
    if (host === '' || data === '' || directory === '' || organisation === '') return { at: 'wrong', line: '--host, --data, --directory and --organisation must not be empty.' };
    return { at: 'read', flags: { port, host, data, demo, keepDays, newToken: values['new-token'], trustProxy: values['trust-proxy'], ...(directory !== undefined && { directory }), ...(organisation !== undefined && { organisation }) } };
  } catch (error) {
    // The first sentence says which flag; the others are about a lone "--".
    return { at: 'wrong', line: `${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}. what-matters serve --help lists the flags.` };
  }
}
