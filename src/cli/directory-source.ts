import { stat, readFile } from 'node:fs/promises';

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
const asList = (contents: readonly unknown[]) => JSON.stringify({ total_items: contents.length, total_pages: 1, page_number: 1, size: contents.length, first_page: true, last_page: true, empty: contents.length === 0, contents });

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** A file, read again when its time of change differs. */
export const fileSource = (path: string): ReadSource => async mark => {
  try {
    const { mtimeMs, size } = await stat(path);
    if (String(mtimeMs) === mark) return { at: 'same' };
    if (size > mostDirectoryBytes) return failed(`${path} has more than ${megabytes}. "what-matters directory" makes an index of a large directory.`);
    const text = await readFile(path, 'utf8');
    return parse(text) ? { at: 'read', text, mark: String(mtimeMs) } : failed(`${path} is not JSON.`);
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

/** An address, read whole: a list of Open Referral UK that comes in pages is put together. */
export const urlSource = (address: string, timeoutMs = 10_000): ReadSource => async mark => {
  const first = new URL(address);
  if (!isSafe(first)) return failed(`${first.origin} is not https.`);
  const contents: unknown[] = [];
  let bytesLeft = mostDirectoryBytes;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    for (let page = 1, pages = 1; page <= pages; page++) {
      const url = new URL(first);
      if (page > 1) url.searchParams.set('page', String(page));
      const response = await fetch(url, { signal, credentials: 'omit', headers: { accept: 'application/json', ...(mark !== undefined && page === 1 && { 'if-none-match': mark }) } });
      if (response.status === 304) return { at: 'same' };
      if (!response.ok || !isSafe(new URL(response.url))) return failed(`${first.origin} answered ${response.status}.`);
      const text = await limitedText(response, bytesLeft);
      if (text === undefined) return failed(`${first.origin} has more than ${megabytes}. "what-matters directory" makes an index of a large directory.`);
      bytesLeft -= Buffer.byteLength(text);
      const parsed = parse(text);
      if (!parsed) return failed(`${first.origin} did not answer with JSON.`);
      const list = parsed.value as { total_pages?: unknown; contents?: unknown } | null;
      const counted = typeof list === 'object' && list !== null && Array.isArray(list.contents) ? Number(list.total_pages) : 1;
      const tag = response.headers.get('etag');
      // The mark of the first page says nothing of the others, so a list in pages is always read again.
      if (page === 1 && !(counted > 1)) return { at: 'read', text, ...(tag !== null && { mark: tag }) };
      if (!Array.isArray(list?.contents)) return failed(`${first.origin} stopped at page ${page}.`);
      contents.push(...(list.contents as unknown[]));
      pages = Math.min(counted, 1000);
    }
    return { at: 'read', text: asList(contents) };
  } catch (error) {
    return failed(`${first.origin} cannot be reached (${(error as Error).name === 'TimeoutError' ? `no answer in ${timeoutMs / 1000} seconds` : 'no connection'}).`);
  }
};

/** A file, or an address if it begins with http. */
export const sourceOf = (fileOrUrl: string): ReadSource => (/^https?:\/\//i.test(fileOrUrl) ? urlSource(fileOrUrl) : fileSource(fileOrUrl));
