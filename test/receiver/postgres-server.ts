import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresPrograms } from '../tools/postgres.mjs';

const initdb = join(postgresPrograms(), 'initdb');

/** Why these tests cannot run here, or `false`. With CI=true nothing is skipped: a missing PostgreSQL then fails. */
export const noPostgres: string | false = existsSync(initdb) || process.env['CI'] === 'true' ? false : `there is no PostgreSQL at ${postgresPrograms()} (apt-get install postgresql)`;

/** A PostgreSQL of our own, that nobody else can reach and that ends with the test, however the test ends. */
export interface PostgresServer {
  /** Makes one more empty database and gives its address. */
  readonly newDatabase: (name?: string) => Promise<string>;
  /** Runs statements as the owner of the server; gives the rows of the last one. */
  readonly sql: (address: string, statement: string, ...values: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  /** Ends it at once, as a crash would: nothing that waits is written. */
  readonly crash: () => Promise<void>;
  /** Starts it again after a crash, at the same address. */
  readonly start: () => Promise<void>;
  readonly password: string;
  readonly folder: string;
  readonly port: number;
  readonly end: () => Promise<void>;
}

// Its password has signs that an address must escape.
const password = 'pass/word#100%';
// The shell ends the server when its input ends, and takes the folder away: that is also so when this process is killed.
const guarded = 'trap "" INT TERM; folder=$1; shift; "$@" & server=$!; read wish; kill -QUIT $server 2>/dev/null; wait $server; test "$wish" = keep || rm -rf "$folder"';

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  taken.close();
  return port;
}

/** PostgreSQL refuses to be root: then it is nobody, as `runuser -u nobody` would do it. */
function owner(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody']).stdout.toString());
  return { uid: id('-u'), gid: id('-g') };
}

/** Makes a new cluster in a temporary folder and starts it on 127.0.0.1. Its commits reach the disk, as everywhere. */
export async function startPostgres(): Promise<PostgresServer> {
  if (!existsSync(initdb)) throw new Error(`there is no PostgreSQL at ${postgresPrograms()}: apt-get install postgresql`);
  const folder = mkdtempSync(join(tmpdir(), 'what-matters-postgres-'));
  const as = owner();
  const secret = join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (as) for (const path of [folder, secret]) chownSync(path, as.uid, as.gid);
  const data = join(folder, 'data');
  const made = spawnSync(initdb, ['-D', data, '-U', 'owner', '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--no-locale'], { ...as, cwd: folder, env: { PATH: process.env['PATH'] ?? '' } });
  if (made.status !== 0) throw new Error(`initdb: ${String(made.stderr)}`);

  const port = await freePort();
  const addressOf = (database: string) => `postgres://owner:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  let guard: ChildProcess;
  let said = '';

  const sql = async (address: string, statement: string, ...values: readonly unknown[]) => {
    const client = new Client({ connectionString: address });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement, [...values])).rows;
    } finally {
      await client.end();
    }
  };

  const start = async () => {
    // syncfs: after a crash it would else sync each of some ten thousand files by itself, which a busy disk takes minutes for.
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60', 'track_commit_timestamp=on', 'recovery_init_sync_method=syncfs'];
    guard = spawn('/bin/sh', ['-c', guarded, 'sh', folder, join(postgresPrograms(), 'postgres'), '-D', data, ...settings.flatMap(one => ['-c', one])], { ...as, cwd: folder, env: { PATH: process.env['PATH'] ?? '' }, stdio: ['pipe', 'ignore', 'pipe'] });
    guard.stderr!.on('data', piece => { said += String(piece); });
    const until = Date.now() + 30_000;
    while (Date.now() < until) {
      if (/could not (?:bind|create)/.test(said)) break;
      if (await sql(addressOf('postgres'), 'SELECT 1').then(() => true, () => false)) return;
      await sleep(50);
    }
    throw new Error(`PostgreSQL did not start: ${said}`);
  };
  const crash = async () => {
    const ended = once(guard, 'exit');
    guard.stdin!.end('keep\n');
    await ended;
  };
  const end = async () => {
    if (guard.exitCode === null && guard.signalCode === null) {
      const ended = once(guard, 'exit');
      guard.stdin!.end();
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    await start();
  } catch (error) {
    await end();
    throw error;
  }
  let count = 0;
  const newDatabase = async (name = `store_${++count}`) => { await sql(addressOf('postgres'), `CREATE DATABASE ${name}`); return addressOf(name); };
  return { newDatabase, sql, crash, start, password, folder, port, end };
}
