import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { listen, type Answer, type Server } from './server.ts';

const dist = join(import.meta.env.ROOT, 'dist');
const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css' };

/** The bytes of a file of the build. */
export const built = (file: string): Buffer => readFileSync(join(dist, file));

/** What a site pastes, with the hash that it pastes. */
export const embed = (): string => `<script src="/embed.js" integrity="sha384-${createHash('sha384').update(built('embed.js')).digest('base64')}" crossorigin="anonymous" async></script>`;

/** The configuration of the demo, for tests to change. */
export const configuration = {
  form: 'heath-lane-example',
  organisation: { name: 'Heath Lane Neighbours', phone: '020 7946 0000' },
  reader: { who: 'Priya', within: { en: 'within 3 working days', cy: 'o fewn 3 diwrnod gwaith' }, phone: '020 7946 0000' },
  endpoint: '/api/submissions',
  directory: '/directory/services',
};

/** The words between the tags: what stands without scripts, and where the form cannot be shown. */
export const fallback = 'Call us on 020 7946 0000, whatever happens.';

/** A page of a site. `inside` stands between the tags, `attributes` in the first of them. */
export const pageOf = ({ inside = '', attributes = '', language = 'en', head = embed() }: { readonly inside?: string; readonly attributes?: string; readonly language?: string; readonly head?: string }): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A site</title>${head}</head>
  <body><h1>A site</h1><what-matters ${attributes}>${inside}<p>${fallback}</p></what-matters></body></html>`;

/** A page with its configuration as a script child. */
export const pageWith = (config: unknown, language = 'en'): string => pageOf({ inside: `<script type="application/json">${JSON.stringify(config)}</script>`, language });

/**
 * A site of the tests: pages of its own, the build beside them, and the demo's directory. What is in `answers`, by path,
 * comes before all of it.
 */
export function openSite(answers: Readonly<Record<string, string | Answer>>): Promise<Server> {
  const counts = new Map<string, number>();
  return listen((got, response) => {
    const path = got.path.split('?')[0]!;
    const time = (counts.get(path) ?? 0) + 1;
    counts.set(path, time);
    const own = answers[path];
    if (typeof own === 'function') { own(got, response, time); return; }
    const file = path === '/directory/services' ? 'demo/directory.json' : path.slice(1);
    if (own === undefined && (file === '' || !existsSync(join(dist, file)))) { response.writeHead(404).end(); return; }
    const type = own === undefined ? types[extname(file)] : own.startsWith('<!') ? types['.html'] : types[extname(path)];
    response.writeHead(200, { 'content-type': type ?? 'text/plain', 'cache-control': 'no-store' }).end(own ?? built(file));
  });
}
