// The smallest endpoint that is right in everything, made without the receiver; and ways to break it.
import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { canonicalJson } from '../../src/core/canonical.ts';
import { isSealed, schemaFor } from '../../src/core/sealed.ts';
import { maxBodyBytes, maxSubmissionBytes } from '../../src/core/submission.ts';

/** A request. `names` are those of its headers, as they were written. */
export interface Got {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly names: readonly string[];
  readonly bytes: Buffer;
  readonly text: string;
}

/** An answer to it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Handle = (got: Got) => Promise<Reply>;

/** An endpoint with something wrong. */
export type Fault = (handle: Handle) => Handle;

const always = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after', 'cache-control': 'no-store', 'content-type': 'application/json', 'x-content-type-options': 'nosniff' };
const preflight = { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'content-type, idempotency-key', 'access-control-max-age': '86400' };

/** An answer in JSON. */
export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({ status, headers: { ...always, ...headers }, body: JSON.stringify(value) });
const refuse = (status: number, field = '', headers = {}): Reply => json(status, { message: 'This cannot be taken.', errors: [{ field, problem: 'wrong' }] }, headers);

/** An endpoint that keeps submissions in memory. */
export function rightEndpoint(): Handle {
  const kept = new Map<string, { readonly hash: string; readonly receipt: object }>();
  return async ({ method, headers, bytes }) => {
    if (method === 'OPTIONS') return { status: 204, headers: { ...always, ...preflight }, body: '' };
    if (method !== 'POST') return refuse(405, '', { allow: 'POST, OPTIONS' });
    if (!/^(?:application\/json|text\/plain) *(?:;|$)/.test(headers['content-type'] ?? '')) return refuse(415);
    if (bytes.byteLength > maxSubmissionBytes) return refuse(413);
    let value: unknown;
    try { value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)); } catch { return refuse(400); }
    const read = schemaFor(value).safeParse(value);
    if (!read.success) return refuse(422, read.error.issues[0]!.path.join('.'));
    if (!isSealed(read.data) && Buffer.byteLength(canonicalJson(read.data.body)) > maxBodyBytes) return refuse(413, 'body');
    const { id } = read.data;
    if (![undefined, `"${id}"`].includes(headers['idempotency-key'])) return refuse(400, 'id');
    const hash = createHash('sha256').update(bytes).digest('hex');
    const before = kept.get(id);
    if (before && before.hash !== hash) return refuse(422, 'id');
    if (before) return json(200, before.receipt);
    const receipt = { id, reference: `R-${kept.size}`, receivedAt: new Date().toISOString() };
    kept.set(id, { hash, receipt });
    return json(201, receipt);
  };
}

/** Listens on this computer; with https, if it has a certificate. */
export async function listen(handle: Handle, certificate?: { readonly cert: string; readonly key: string }): Promise<{ readonly address: string; readonly port: number; readonly end: () => Promise<unknown> }> {
  const answer: RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const bytes = Buffer.concat(pieces);
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      void handle({ method: request.method ?? '', headers, names: request.rawHeaders.filter((_, at) => at % 2 === 0), bytes, text: bytes.toString('utf8') })
        .then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
    });
  };
  const server = certificate ? createSecureServer(certificate, answer) : createServer(answer);
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return { address: `${certificate ? 'https://localhost' : 'http://127.0.0.1'}:${port}/api/submissions`, port, end: () => new Promise(resolve => { server.close(resolve); server.closeAllConnections(); }) };
}
