import Database from 'libsql';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Submission } from '../../../src/core/submission.ts';

const program = join(import.meta.env.ROOT, 'dist/cli/what-matters.js');

/** The real receiver with its demo, as `npm start` runs it. */
export interface Receiver {
  readonly address: string;
  /** The token for the inbox, which is printed the first time only. */
  readonly token: string;
  /** What is in the database: reference and submission, oldest first. */
  readonly rows: () => { readonly reference: string; readonly submission: Submission }[];
  /** Every row of every table of the database, as its columns are. */
  readonly tables: () => Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** The program is killed without a word (SIGKILL), and started again on the same data. */
  readonly killAndStart: () => Promise<void>;
  /** A page or file below `/inbox`, as somebody gets it who signs in. */
  readonly inbox: (path: string) => Promise<string>;
  /** The inbox as CSV. */
  readonly csv: () => Promise<string>;
  readonly end: () => Promise<void>;
}

async function start(folder: string, port: number, flags: readonly string[]): Promise<{ readonly child: ChildProcess; readonly printed: string }> {
  const child = spawn(process.execPath, [program, 'serve', '--demo', '--port', String(port), '--data', folder, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', piece => { printed += String(piece); if (/Data .*\n\n/.test(printed) && (port !== 0 || /token[^:]*: \S+\n/.test(printed))) resolve(); });
    child.stderr.on('data', piece => { printed += String(piece); });
    child.once('exit', code => { reject(new Error(`the receiver ended with ${code}: ${printed}`)); });
  });
  await ready;
  return { child, printed };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Starts the receiver on a free port and an empty folder, with more flags of `serve` if a test needs them. */
export async function openReceiver(...flags: readonly string[]): Promise<Receiver> {
  const folder = mkdtempSync(join(tmpdir(), 'what-matters-e2e-'));
  let { child, printed } = await start(folder, 0, flags);
  const address = /Demo\s+(http:\S+?)\/\n/.exec(printed)![1]!;
  const token = /token[^:]*: (\S+)/.exec(printed)![1]!;
  function read<Found>(ask: (all: (sql: string) => unknown[]) => Found): Found {
    const database = new Database(join(folder, 'what-matters.db'), { readonly: true });
    try { return ask(sql => database.prepare(sql).all()); } finally { database.close(); }
  }
  let cookie: Promise<string> | undefined;
  async function signIn(): Promise<string> {
    const signedIn = await fetch(`${address}/inbox/sign-in`, { method: 'POST', body: new URLSearchParams({ token, who: 'Priya' }), redirect: 'manual', headers: { origin: address } });
    return signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }
  const inbox = async (path: string): Promise<string> => (await fetch(`${address}/inbox${path}`, { headers: { cookie: await (cookie ??= signIn()) } })).text();
  return {
    address, token, inbox,
    rows: () => read(all => (all('SELECT reference, text FROM submissions WHERE text IS NOT NULL ORDER BY received_at') as { reference: string; text: string }[])
      .map(({ reference, text }) => ({ reference, submission: JSON.parse(text) as Submission }))),
    tables: () => read(all => Object.fromEntries((all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") as { name: string }[])
      .map(({ name }) => [name, all(`SELECT * FROM ${name}`) as Record<string, unknown>[]]))),
    async killAndStart() {
      await kill(child);
      ({ child, printed } = await start(folder, Number(new URL(address).port), flags));
    },
    csv: () => inbox('/export.csv'),
    async end() {
      await kill(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
