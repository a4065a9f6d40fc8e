import { parseArgs } from 'node:util';
import { usualRate, type RateLimit } from '../receiver/rate.ts';
import { mostKeepDays, usualKeepDays } from '../receiver/retention.ts';

/** What `serve` was asked to do. */
export interface ServeFlags {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  /** The address of a PostgreSQL database, and what it was given by; without it SQLite in `data`. */
  readonly store?: { readonly address: string; readonly from: '--store' | 'WHAT_MATTERS_STORE' };
  /** A file or an address; the demo's own directory without it. */
  readonly directory?: string;
  /** A file of words of the charity's own for what activities are. */
  readonly words?: string;
  /** A file of what people can sign up to. */
  readonly programmes?: string;
  readonly newToken: boolean;
  readonly demo: boolean;
  readonly trustProxy: boolean;
  /** How many days a submission is kept after it came. */
  readonly keepDays: number;
  /** What one address may send to one form. */
  readonly rate: RateLimit | 'off';
  /** The name of the organisation whose inbox this is. */
  readonly organisation?: string;
}

/** How `serve` is called. */
export const serveUsage = `Usage: what-matters serve [options]

  --port N                  where to listen (8080)
  --host NAME               on which address (127.0.0.1: only this computer)
  --data DIR                where submissions are kept (./data)
  --store postgres://…      a PostgreSQL database to keep them in instead; with a
                            password, rather as WHAT_MATTERS_STORE in the environment
  --directory FILE_OR_URL   the activities that ideas come from (the demo's)
  --words FILE              words of your own that tell an interest: {"choir": ["The Belters", "harmon*"]}
  --programmes FILE         what people can sign up to: of those with "places", these are counted
  --keep-days N             how long a submission is kept after it came (365)
  --rate BURST,PER_HOUR     what one address may send to one form: at once, and each
                            hour after that (500,300); off, if a proxy counts
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
  store: { type: 'string' },
  directory: { type: 'string' }, words: { type: 'string' }, programmes: { type: 'string' },
  'new-token': { type: 'boolean', default: false },
  'keep-days': { type: 'string', default: String(usualKeepDays) },
  rate: { type: 'string', default: `${usualRate.burst},${usualRate.perHour}` },
  organisation: { type: 'string' },
  demo: { type: 'boolean', default: false },
  'trust-proxy': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const isPostgres = (text: string) => /^postgres(ql)?:/i.test(text);

/** Whether it is a whole address: `postgres://user:password@host:port/database`, or without a host for a socket. */
export function isStoreAddress(text: string): boolean {
  try {
    const { username, password, pathname } = new URL(text);
    // Throws if an escape is not whole.
    decodeURIComponent(username + password + pathname);
    // A sign of a password that should have been escaped makes all after it part of the path, or the path empty.
    return isPostgres(text) && /^\/[^/]+$/.test(pathname);
  } catch {
    return false;
  }
}

/** The largest number that a rate may have. */
const mostRate = 1_000_000;

/** A rate as somebody wrote it; nothing if it is none. */
function readRate(text: string): RateLimit | 'off' | undefined {
  if (text === 'off') return 'off';
  const [burst, perHour] = (/^(\d{1,7}),(\d{1,7})$/.exec(text)?.slice(1) ?? []).map(Number);
  return burst !== undefined && perHour !== undefined && Math.min(burst, perHour) >= 1 && Math.max(burst, perHour) <= mostRate ? { burst, perHour } : undefined;
}

/** Reads the arguments of `serve`, and the environment for what is better not among them. What it says is wrong never repeats a password. */
export function readServeFlags(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): ReadFlags {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    if (values.help) return { at: 'help' };
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) return { at: 'wrong', line: `--port must be a number from 0 to 65535.` };
    const keepDays = Number(values['keep-days']);
    if (!/^\d+$/.test(values['keep-days']) || keepDays < 1 || keepDays > mostKeepDays) return { at: 'wrong', line: `--keep-days must be a number from 1 to ${mostKeepDays}.` };
    const rate = readRate(values.rate);
    if (!rate) return { at: 'wrong', line: `--rate must be two numbers from 1 to ${mostRate}, such as ${usualRate.burst},${usualRate.perHour}, or off.` };
    const { host, data, directory, words, programmes, demo } = values;
    const organisation = values.organisation?.trim();
    const from = values.store === undefined ? 'WHAT_MATTERS_STORE' : '--store';
    const address = values.store ?? (environment['WHAT_MATTERS_STORE'] || undefined);
    if (address !== undefined && !isStoreAddress(address)) return { at: 'wrong', line: `${from} must be an address such as postgres://user:password@host/database, in which signs such as # / % are written as %23 %2F %25.` };
    if (isPostgres(data)) return { at: 'wrong', line: '--data is a folder. The address of a PostgreSQL database goes to --store.' };
    if (host === '' || data === '' || directory === '' || organisation === '') return { at: 'wrong', line: '--host, --data, --directory and --organisation must not be empty.' };
    return { at: 'read', flags: { port, host, data, demo, keepDays, rate, newToken: values['new-token'], trustProxy: values['trust-proxy'], ...(address !== undefined && { store: { address, from } }), ...(directory !== undefined && { directory }), ...(words !== undefined && { words }), ...(programmes !== undefined && { programmes }), ...(organisation !== undefined && { organisation }) } };
  } catch (error) {
    // The first sentence says which flag; the others are about a lone "--".
    const said = (error as Error).message.replace(/postgres(ql)?:\/\/.*/is, 'postgres://…').split(/\.\s/)[0]?.replace(/\.$/, '');
    return { at: 'wrong', line: `${said}. what-matters serve --help lists the flags.` };
  }
}
