import type { HttpBindings } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { sha256 } from '../receiver/digest.ts';
import { createReceiver } from '../receiver/receiver.ts';
import { drawToken, type Random } from '../receiver/reference.ts';
import { tidyUp } from '../receiver/retention.ts';
import type { Store } from '../receiver/store.ts';
import type { OwnWords } from '../core/activities/own-words.ts';
import { sourceOf } from './directory-source.ts';
import { indexInMemory } from './directory/in-memory.ts';
import { Stop } from './directory/stop.ts';
import { ownWordsIn } from './directory/words.ts';
import { countFailures } from './failures.ts';
import { readServeFlags, serveUsage, type ServeFlags } from './flags.ts';
import { listen } from './listen.ts';
import { openStore } from './open-store.ts';
import { readProgrammesFile } from './programmes-file.ts';
import { serveDirectory } from './served-directory.ts';
import { serveFiles } from './static-files.ts';

/** The folder above this file once it is built: `dist`. */
const dist = join(dirname(fileURLToPath(import.meta.url)), '..');
const hourMs = 3_600_000;
const random: Random = count => new Uint8Array(randomBytes(count));

/** What a directory is called where people may read it: nothing that could be a key, and no folder of this computer. */
const nameOf = (fileOrUrl: string): string => (URL.canParse(fileOrUrl) ? new URL(fileOrUrl).origin + new URL(fileOrUrl).pathname : basename(fileOrUrl));

function fail(line: string): 1 {
  console.error(`what-matters serve: ${line}`);
  return 1;
}

/** A new token for the inbox if there is none or a new one was asked for. It is kept only as its SHA-256. */
async function newToken(store: Store, wanted: boolean): Promise<string | undefined> {
  const token = drawToken(random);
  const hash = await sha256(token);
  if (!wanted) return (await store.setFirstTokenHash(hash)) ? token : undefined;
  await store.setTokenHash(hash);
  return token;
}

function announce({ host, demo, keepDays }: ServeFlags, place: string, port: number, token: string | undefined): void {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const at = `http://${name}:${port}`;
  const lines = [
    `what-matters ${version}`, '',
    ...(demo ? [`  Demo       ${at}/`] : []),
    `  Receiver   ${at}/api/submissions`,
    `  Inbox      ${at}/inbox`,
    ...(demo ? [`  App        ${at}/app/`] : []),
    `  Data       ${place}, each submission for ${keepDays === 1 ? '1 day' : `${keepDays} days`}`, '',
    ...(token === undefined ? [] : [`  The token for the inbox, shown only this once: ${token}`, '']),
    ...(['127.0.0.1', '::1', 'localhost'].includes(host) ? [] : ['  Others can reach this address. Answers need https: put it behind a proxy, and add --trust-proxy.', '']),
  ];
  console.log(lines.join('\n'));
}

/** `what-matters serve`: the receiver on its store, its inbox, the directory and the built files, until it is stopped. */
export async function serve(args: readonly string[]): Promise<number> {
  const read = readServeFlags(args, process.env);
  if (read.at === 'help') { console.log(serveUsage); return 0; }
  if (read.at === 'wrong') { console.error(`what-matters serve: ${read.line}`); return 2; }
  const { flags } = read;

  const from = flags.directory ?? join(dist, 'demo', 'directory.json');
  let words: OwnWords = {};
  try { if (flags.words !== undefined) words = ownWordsIn(flags.words); } catch (error) {
    if (error instanceof Stop) return fail(`--words: ${error.message}`);
    throw error;
  }
  const signUps = flags.programmes === undefined ? { programmes: [] } : readProgrammesFile(flags.programmes);
  if ('lines' in signUps) return fail(`--programmes: ${signUps.lines.join('\n')}`);
  const directory = serveDirectory(sourceOf(from), indexInMemory(nameOf(from), words));
  const unread = await directory.reread();
  if (unread !== undefined && flags.directory !== undefined && !/^https?:/i.test(flags.directory)) return fail(`--directory: ${unread}`);
  if (unread !== undefined && flags.directory !== undefined) console.error(`what-matters serve: --directory: ${unread} Going on without ideas; it is tried again every hour.`);

  const opened = await openStore(flags);
  if (opened.at === 'failed') return fail(opened.line);
  const { store, place } = opened;
  const failures = countFailures();
  const { trustProxy, keepDays, rate, organisation } = flags;
  const receiver = createReceiver({ store, now: Date.now, random, version, trustProxy, keepDays, rate, programmes: signUps.programmes, ...(organisation !== undefined && { organisation }), onFailure: failures.onFailure });
  const files = await serveFiles(dist, flags.demo);
  const answer = (request: Request, { incoming }: HttpBindings) => {
    if (new URL(request.url).pathname.startsWith('/directory/')) return directory.answer(request);
    return files(request) ?? receiver.fetch(request, { address: incoming.socket.remoteAddress });
  };

  await tidyUp(store, keepDays, Date.now());
  const hourly = setInterval(() => {
    void directory.reread();
    tidyUp(store, keepDays, Date.now()).catch(() => { failures.onFailure('store'); });
  }, hourMs);
  const everyMinute = setInterval(failures.tell, 60_000);
  // The token is made when nothing can stop it from being shown.
  const ended = await listen(answer, flags, async port => { announce(flags, place, port, await newToken(store, flags.newToken)); });
  clearInterval(hourly);
  clearInterval(everyMinute);
  failures.tell();
  await store.close();
  return ended.at === 'stopped' ? 0 : fail(ended.line);
}
