/**
 * What the size budget and the bench serve: files held in memory, compressed once with brotli, answered at
 * once and immutable; the directory; and an endpoint that answers every submission with a receipt that echoes its id.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8', '.bin': 'application/octet-stream' };

/** The bytes as brotli makes them, at quality 11 if not told otherwise. */
export const brotli = (bytes, quality = 11) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/** Paths that belong to the page of the charity or are data, not the widget's own. */
const isHosts = path => path === '/' || path.startsWith('/demo/') || path.startsWith('/directory/') || path.startsWith('/api/') || path === '/favicon.ico';

/** Whether a path is a file of the widget itself. Everything that is not known to be another's is. */
export const isWidgets = path => !isHosts(path);

/**
 * Everything that the built demo page may fetch, by path, read at one moment: a build that runs later changes nothing.
 *
 * @throws {Error} where there is no whole build
 */
export function builtFiles(dist) {
  const stamp = () => (existsSync(join(dist, 'built')) ? readFileSync(join(dist, 'built'), 'utf8') : '');
  const before = stamp();
  const files = new Map([['/embed.js', readFileSync(join(dist, 'embed.js'))], ['/', readFileSync(join(dist, 'demo/index.html'))], ['/directory/services', readFileSync(join(dist, 'demo/directory.json'))]]);
  for (const folder of ['module', 'demo']) {
    for (const file of readdirSync(join(dist, folder), { withFileTypes: true })) if (file.isFile() && file.name !== 'directory.json') files.set(`/${folder}/${file.name}`, readFileSync(join(dist, folder, file.name)));
  }
  for (const file of readdirSync(join(dist, 'directory'), { recursive: true, withFileTypes: true })) if (file.isFile()) { const path = join(file.parentPath, file.name); files.set(`/directory/${relative(join(dist, 'directory'), path)}`, readFileSync(path)); }
  if (before === '' || before !== stamp()) throw new Error(`${dist} is not a whole build: run npm run build`);
  return files;
}

/**
 * Serves files on a free port of this computer.
 *
 * @param {Map<string, Buffer>} files by path
 * @returns where, which paths were asked for (each with the status of its answer), and what was sent to the endpoint
 */
export async function serve(files) {
  const typeOf = path => types[extname(path)] ?? (path === '/' ? types['.html'] : types['.json']);
  // The directory is data of another server, and large: quality 11 would take a second.
  const ready = new Map([...files].map(([path, bytes]) => [path, { type: typeOf(path), body: brotli(bytes, isWidgets(path) ? 11 : 5) }]));
  const asked = [];
  const submissions = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (request.method === 'POST' && path === '/api/submissions') {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const submission = JSON.parse(Buffer.concat(chunks).toString());
      submissions.push(submission);
      response.writeHead(201, { 'content-type': types['.json'] }).end(JSON.stringify({ id: submission.id, reference: 'HL-2041', receivedAt: new Date().toISOString() }));
      return;
    }
    const file = ready.get(path);
    asked.push({ path, status: file ? 200 : 404 });
    if (!file) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'br', 'content-length': file.body.length, 'cache-control': 'public, max-age=31536000, immutable' }).end(file.body);
  });
  await new Promise(listening => server.listen(0, '127.0.0.1', listening));
  return { origin: `http://localhost:${server.address().port}`, asked, submissions, close: () => server.close() };
}
