import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { contentPolicy } from '../app/policy.ts';
import { answerEncoded, encode, type EncodedContent } from './encodings.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8', '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8', '.svg': 'image/svg+xml; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.ico': 'image/x-icon', '.woff2': 'font/woff2',
};

const pageHeaders = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types lit-html what-matters 'allow-duplicates'",
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** The standalone page has a policy of its own: the one that stands in it, and who may frame it. */
const headersOf = (path: string) => (path.startsWith('/app/') ? { ...pageHeaders, 'content-security-policy': `${contentPolicy([])}; frame-ancestors 'self'` } : pageHeaders);

/** A file in memory, ready to be sent. */
interface ServedFile {
  readonly headers: Readonly<Record<string, string>> & { readonly etag: string };
  readonly content: EncodedContent;
}

/** Names that a bundler made of the content: what is behind them never changes. */
const isHashed = (path: string) => {
  const hash = /[-.]([A-Za-z0-9_-]{8})\.(?:js|css)$/.exec(path)?.[1];
  return hash !== undefined && /[0-9A-Z]/.test(hash);
};

async function readServed(file: string, path: string): Promise<ServedFile> {
  const plain = readFileSync(file);
  const type = types[extname(file)] ?? 'application/octet-stream';
  const isText = type.includes('charset');
  const headers = {
    'content-type': type,
    'etag': `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    'cache-control': isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(type.startsWith('text/html') ? headersOf(path) : { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }),
  };
  return { headers, content: isText ? await encode(plain) : { plain } };
}

const filesUnder = (folder: string): string[] =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String).filter(name => statSync(join(folder, name)).isFile()) : []);

/** Answers a request for a file, or `undefined` if there is none at that path. */
export type AnswerFile = (request: Request) => Response | undefined;

/**
 * Reads what may be served into memory: `embed.js`, `module/`, the demo's app at `/app/` and the script of the `inbox/`, and with `demo` the demo's pages at `/` and
 * `/demo/`. A request is looked up among these and never becomes a path on the disk.
 */
export async function serveFiles(dist: string, demo: boolean): Promise<AnswerFile> {
  const files = new Map<string, ServedFile>();
  const add = async (file: string, path: string) => {
    const served = await readServed(join(dist, file), path);
    files.set(path, served);
    if (path.endsWith('/index.html')) files.set(path.slice(0, -'index.html'.length), served);
  };
  const wanted: (readonly [string, string])[] = filesUnder(dist).filter(name => name === 'embed.js').map(name => [name, `/${name}`]);
  for (const folder of ['module', 'app', 'inbox']) for (const name of filesUnder(join(dist, folder))) wanted.push([join(folder, name), `/${folder}/${name.replaceAll('\\', '/')}`]);
  if (demo) for (const name of filesUnder(join(dist, 'demo'))) for (const at of ['/', '/demo/']) wanted.push([join('demo', name), at + name.replaceAll('\\', '/')]);
  await Promise.all(wanted.map(([file, path]) => add(file, path)));

  return request => {
    const { pathname } = new URL(request.url);
    const file = files.get(pathname);
    if (!file && files.has(`${pathname}/`)) return new Response(null, { status: 308, headers: { location: `${pathname}/` } });
    // Browsers ask for it unasked, and an error for it in the console looks like one of ours.
    if (!file) return pathname === '/favicon.ico' ? new Response(null, { status: 204 }) : undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    return answerEncoded(request, file.content, file.headers);
  };
}
