import { stat, readFile } from 'node:fs/promises';
import { dataOf, isUnreadable } from '../core/activities/readers/data.ts';
import { readerOf } from '../core/activities/readers/index.ts';
import { turning } from '../core/activities/readers/paging.ts';

/** Most bytes of a directory that is served as it is. */
export const mostDirectoryBytes = 8 * 1024 * 1024;

/** A directory read: its JSON text and a mark to tell the next time whether it changed; `same`; or why not, in a line. */
export type DirectoryRead =
  | { readonly at: 'read'; readonly text: string; readonly mark?: string }
  | { readonly at: 'same' }
  | { readonly at: 'failed'; readonly line: string };

/** Reads a source, given the mark of the last time. */
export type ReadSource = (mark?: string) => Promise<DirectoryRead>;

const failed = (line: string): DirectoryRead => ({ at: 'failed', line });
const megabytes = `${mostDirectoryBytes / 1024 / 1024} MiB`;
/** All records of a list in pages, as one page of it. */
const asList = (records: readonly unknown[], isSpring: boolean) => JSON.stringify(isSpring
  ? { totalElements: records.length, totalPages: 1, number: 1, size: records.length, first: true, last: true, empty: records.length === 0, content: records }
  : { total_items: records.length, total_pages: 1, page_number: 1, size: records.length, first_page: true, last_page: true, empty: records.length === 0, contents: records });

/** Why a text is no list, in words that follow its name. */
export const notAList = (text: string): string => (isUnreadable(text) ? 'is not written as UTF-8, so that some of its letters are lost. A spreadsheet can be saved as "CSV UTF-8".' : 'is not JSON, and no table with a header that we know.');

/** A file, read again when its time of change differs. */
export const fileSource = (path: string): ReadSource => async mark => {
  try {
    const { mtimeMs, size } = await stat(path);
    if (String(mtimeMs) === mark) return { at: 'same' };
    if (size > mostDirectoryBytes) return failed(`${path} has more than ${megabytes}. "what-matters directory" makes an index of a large directory.`);
    const text = await readFile(path, 'utf8');
    return dataOf(text) === undefined ? failed(`${path} ${notAList(text)}`) : { at: 'read', text, mark: String(mtimeMs) };
  } catch (error) {
    return failed(`${path} cannot be read (${(error as { code?: string }).code ?? 'unknown'}).`);
  }
};

const isSafe = ({ protocol, hostname }: URL) => protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));

async function limitedText(response: Response, mostBytes: number): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > mostBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** An address, read whole: a list that comes in pages is put together. */
export const urlSource = (address: string, timeoutMs = 10_000): ReadSource => async mark => {
  const first = new URL(address);
  if (!isSafe(first)) return failed(`${first.origin} is not https.`);
  const records: unknown[] = [];
  let bytesLeft = mostDirectoryBytes;
  const turn = turning();
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    let asked: number | undefined;
    let isSpring = false;
    for (let pages = 1; pages <= 1000; pages++) {
      const url = new URL(first);
      if (asked !== undefined) url.searchParams.set('page', String(asked));
      const response = await fetch(url, { signal, credentials: 'omit', headers: { accept: 'application/json', ...(mark !== undefined && asked === undefined && { 'if-none-match': mark }) } });
      if (response.status === 304) return { at: 'same' };
      if (!response.ok || !isSafe(new URL(response.url))) return failed(`${first.origin} answered ${response.status}.`);
      const text = await limitedText(response, bytesLeft);
      if (text === undefined) return failed(`${first.origin} has more than ${megabytes}. "what-matters directory" makes an index of a large directory.`);
      bytesLeft -= Buffer.byteLength(text);
      const data = dataOf(text);
      if (data === undefined) return failed(`${first.origin} did not answer with JSON, nor with a table that we know.`);
      const reader = readerOf(data);
      if (!reader && asked !== undefined) return failed(`${first.origin} stopped at page ${pages}.`);
      const { isAgain, next } = turn(reader?.page(data) ?? {});
      const tag = response.headers.get('etag');
      // The mark of the first page says nothing of the others, so a list in pages is always read again.
      if (asked === undefined && next === undefined) return { at: 'read', text, ...(tag !== null && { mark: tag }) };
      isSpring ||= Array.isArray((data as { content?: unknown }).content);
      if (!isAgain) records.push(...reader!.records(data));
      if (next === undefined) break;
      asked = next;
    }
    return { at: 'read', text: asList(records, isSpring) };
  } catch (error) {
    return failed(`${first.origin} cannot be reached (${(error as Error).name === 'TimeoutError' ? `no answer in ${timeoutMs / 1000} seconds` : 'no connection'}).`);
  }
};

/** A file, or an address if it begins with http. */
export const sourceOf = (fileOrUrl: string): ReadSource => (/^https?:\/\//i.test(fileOrUrl) ? urlSource(fileOrUrl) : fileSource(fileOrUrl));
