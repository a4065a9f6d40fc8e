import { version } from '../../../package.json';
import { Stop } from './stop.ts';

/** An answer of another's server. */
export interface Answer {
  readonly text: string;
  /** `YYYY-MM-DD`, where the server says when it last changed. */
  readonly changed?: string;
}

/** Asks for an address, one after another. @throws {Stop} where there is no answer to be had */
export type Ask = (address: URL) => Promise<Answer>;

/** How other people's servers are treated. */
export interface Manners {
  /** Milliseconds between two requests to one host. */
  readonly pauseMs: number;
  /** Tells that something takes longer, in a line. */
  readonly onWait: (line: string) => void;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly now: () => number;
}

const mostTries = 6;
const mostWaitMs = 10 * 60_000;
const timeoutMs = 60_000;
const mostBytes = 256 * 1024 * 1024;

/** Whether an address may be asked: https, or a server of this computer. */
export const isSafe = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));

/** How long a server asks to wait, in milliseconds: seconds, or a date. */
function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

async function limitedText(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength;
    if (bytes > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/**
 * Asks politely: one request at a time, a pause between two to one host, and later again where a server is busy (429, 5xx,
 * no connection), when it says or after 1, 2, 4, 8, 16 seconds. It says who asks. Any other answer ends it.
 */
export function askPolitely({ pauseMs, onWait, wait, now }: Manners): Ask {
  const last = new Map<string, number>();
  return async address => {
    if (!isSafe(address)) throw new Stop(`${address.origin} is not https.`);
    let problem = '';
    for (let tries = 1; tries <= mostTries; tries++) {
      const since = now() - (last.get(address.host) ?? -Infinity);
      if (since < pauseMs) await wait(pauseMs - since);
      let asked: number | undefined;
      try {
        const response = await fetch(address, { credentials: 'omit', signal: AbortSignal.timeout(timeoutMs), headers: { 'accept': 'application/json, text/csv;q=0.9, */*;q=0.5', 'user-agent': `what-matters-directory/${version}` } });
        if (response.ok && !isSafe(new URL(response.url))) throw new Stop(`${address.origin} leads to an address that is not https.`);
        if (response.ok) {
          const text = await limitedText(response);
          if (text === undefined) throw new Stop(`${address.href}: one page has more than ${mostBytes / 1024 / 1024} MiB.`);
          const changed = Date.parse(response.headers.get('last-modified') ?? '');
          return { text, ...(!Number.isNaN(changed) && { changed: new Date(changed).toISOString().slice(0, 10) }) };
        }
        await response.body?.cancel();
        if (response.status !== 429 && response.status < 500) throw new Stop(`${address.href} answered ${response.status}.`);
        problem = `answered ${response.status}`;
        asked = retryAfter(response.headers.get('retry-after'), now());
      } catch (error) {
        if (error instanceof Stop) throw error;
        problem = (error as Error).name === 'TimeoutError' ? `gave no answer in ${timeoutMs / 1000} seconds` : 'cannot be reached';
      } finally { last.set(address.host, now()); }
      if (asked !== undefined && asked > mostWaitMs) throw new Stop(`${address.href} ${problem}, and asks to come again in ${Math.round(asked / 60_000)} minutes.`);
      if (tries === mostTries) break;
      const ms = asked ?? 1000 * 2 ** (tries - 1);
      onWait(`${address.host} ${problem}; again in ${Math.ceil(ms / 1000)} s`);
      await wait(ms);
    }
    throw new Stop(`${address.href} ${problem}, ${mostTries} times.`);
  };
}
