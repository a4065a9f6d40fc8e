// The site of the soak: one page with the built widget, and a place where the page says what it was told.
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { extname, join } from 'node:path';

const types = { '.js': 'text/javascript', '.json': 'application/json' };

/** A question in which a mark can be written by which a submission is known again, then the check page. */
export const journey = { id: 'soak', version: '1', start: 'note', pages: [{ id: 'note', heading: { en: 'Note' }, question: { type: 'text' } }] };

/** @param told is given what a page without a binding says, as text */
export async function openSoakSite({ root, endpoint, told }) {
  const config = { form: 'soak-example', organisation: { name: 'Heath Lane Neighbours', phone: '020 7946 0000' }, reader: { who: 'Priya', within: { en: 'within 3 working days' }, phone: '020 7946 0000' }, endpoint, journey };
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title><script>window.config = ${JSON.stringify(config)}</script><script src="/embed.js" async></script><body><script src="/person.js"></script></body></html>`;
  const away = '<!doctype html><html lang="en"><title>Elsewhere</title><script>addEventListener("load", () => setTimeout(() => history.back(), 50))</script></html>';
  const own = { '/': ['text/html', page], '/away': ['text/html', away], '/person.js': ['text/javascript', readFileSync(join(root, 'test/soak/person.js'))] };
  const server = http.createServer((request, response) => {
    const path = new URL(request.url, 'http://site').pathname;
    if (path === '/told') { let text = ''; request.on('data', piece => { text += piece; }).on('end', () => { told(text); response.writeHead(204).end(); }); return; }
    if (own[path]) { response.writeHead(200, { 'content-type': own[path][0] }).end(own[path][1]); return; }
    const file = join(root, 'dist', path);
    if (path.includes('..') || !existsSync(file)) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain', 'cache-control': 'max-age=3600' }).end(readFileSync(file));
  });
  await new Promise((done, failed) => { server.once('error', failed).listen(0, '127.0.0.1', done); });
  return { address: `http://127.0.0.1:${server.address().port}`, end: () => { server.close(); server.closeAllConnections(); } };
}
