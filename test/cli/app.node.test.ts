// `what-matters app`: what it writes, what it refuses, and what it leaves alone.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { drawIcon, icons } from '../../src/cli/app/icons.ts';
import { shortName } from '../../src/cli/app/manifest.ts';
import { whatMattersApp } from '../e2e/support/app.ts';
import { configuration } from '../e2e/support/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'what-matters-app-'));
after(() => { rmSync(folder, { recursive: true, force: true }); });

let count = 0;
const fresh = (): string => join(folder, `app-${++count}`);
const configFile = (config: unknown): string => { const file = join(folder, `config-${++count}.json`); writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config)); return file; };
const read = (out: string, name: string): string => readFileSync(join(out, name), 'utf8');
const namesIn = (out: string): string[] => readdirSync(out, { recursive: true, withFileTypes: true }).filter(file => file.isFile()).map(file => join(file.parentPath, file.name).slice(out.length + 1)).toSorted();
interface Kept { readonly files: readonly { readonly url: string; readonly revision: string; readonly integrity?: string }[]; readonly lists: readonly string[] }
const contentOf = (out: string): Kept => JSON.parse(/^self\.whatMattersApp = (\{.*?\n\});\n/s.exec(read(out, 'worker.js'))![1]!) as Kept;

async function written(config: object = configuration, out = fresh()): Promise<string> {
  const { code, errors } = await whatMattersApp('--config', configFile(config), '--out', out);
  assert.equal(code, 0, errors);
  return out;
}

describe('what-matters app', () => {
  it('writes a folder whose worker keeps every file of it, by the hash of what is in it', async () => {
    const out = await written();
    const { files, lists } = contentOf(out);
    assert.deepEqual(files.map(({ url }) => (url === './' ? 'index.html' : url)).toSorted(), namesIn(out).filter(name => name !== 'worker.js' && name !== 'what-matters-app.json'));
    for (const { url, revision, integrity } of files) {
      const hash = createHash('sha256').update(readFileSync(join(out, url === './' ? 'index.html' : url))).digest('base64');
      assert.ok(hash.startsWith(revision) && revision.length === 22, url);
      assert.equal(integrity, /\.js(?:on)?$/.test(url) ? `sha256-${hash}` : undefined, url);
    }
    assert.deepEqual(lists, ['/directory/services']);
    for (const file of readdirSync(join(import.meta.env.ROOT, 'dist/module')).filter(name => name.endsWith('.js'))) assert.ok(existsSync(join(out, 'module', file)), file);
  });

  it('has relative addresses only, so that it stands in any folder', async () => {
    const out = await written();
    for (const page of ['index.html', 'call.html']) for (const [, address] of read(out, page).matchAll(/\s(?:href|src|config)="([^"]*)"/g)) assert.doesNotMatch(address!, /^(?:\/|https?:)/);
    const manifest = JSON.parse(read(out, 'manifest.webmanifest')) as Record<string, unknown> & { icons: { src: string }[]; shortcuts: { url: string }[] };
    assert.deepEqual([manifest['id'], manifest['start_url'], manifest['scope']], ['./', './', './']);
    for (const address of [...manifest.icons.map(({ src }) => src), ...manifest.shortcuts.map(({ url }) => url).filter(url => url !== './')]) assert.ok(existsSync(join(out, address)), address);
  });

  it('speaks the first language of the configuration, and says nothing of the site that it was not told', async () => {
    const out = await written({ ...configuration, language: 'cy', brand: '#7a1f5c', theme: 'dark', organisation: { name: { en: 'The Hive', cy: 'Y Cwch <b>&"' }, phone: '020 7946 0000' } });
    const page = read(out, 'index.html');
    assert.match(page, /<html lang="cy" dir="ltr">/);
    assert.match(page, /<title>Y Cwch &lt;b&gt;&amp;&quot;<\/title>/);
    assert.match(page, /<a class="btn main" href="tel:02079460000">Ffonio 020 7946 0000<\/a>/);
    assert.match(page, /data-theme="dark"/);
    const manifest = JSON.parse(read(out, 'manifest.webmanifest')) as Record<string, unknown>;
    assert.deepEqual([manifest['lang'], manifest['name'], manifest['background_color'], manifest['display']], ['cy', 'Y Cwch <b>&"', '#13191d', 'standalone']);
    assert.match(String(manifest['theme_color']), /^#[\da-f]{6}$/);
    assert.match(read(out, 'app.css'), /--wm-brand:#7a1f5c/);
  });

  it('gives the page a policy with the origins that the configuration names', async () => {
    const out = await written({ ...configuration, endpoint: 'https://a.example/answers', directory: 'https://b.example/list', directoryWords: 'https://b.example/words.json', areas: 'https://c.example/areas.json', equality: { endpoint: 'https://d.example/fair', why: 'It is fair.' } });
    assert.match(read(out, 'index.html'), /connect-src 'self' https:\/\/a\.example https:\/\/b\.example https:\/\/c\.example https:\/\/d\.example; base-uri 'none'; form-action 'none'/);
    assert.deepEqual(contentOf(out).lists, ['https://b.example/list', 'https://b.example/words.json', 'https://c.example/areas.json']);
  });

  it('prints what to do next, with the headers', async () => {
    const { printed } = await whatMattersApp('--config', configFile(configuration), '--out', fresh());
    assert.match(printed, /on https/);
    assert.match(printed, /Content-Security-Policy: default-src 'none'.*frame-ancestors 'none'\n/);
    assert.match(printed, /Permissions-Policy: camera=\(\), microphone=\(\), geolocation=\(\)/);
    assert.match(printed, /worker\.js +Cache-Control: no-cache/);
  });

  it('refuses a configuration that would not work, with the words of what-matters check', async () => {
    const { endpoint: _endpoint, ...withoutEndpoint } = configuration;
    for (const [config, words] of [[{ ...configuration, directry: '/x' }, /^directry: found a key that does not exist/], [withoutEndpoint, /^endpoint: found nothing, expected the address where answers go/], ['{"form":', /found text that is not JSON/]] as const) {
      const out = fresh();
      const { code, errors } = await whatMattersApp('--config', configFile(config), '--out', out);
      assert.equal(code, 1);
      assert.match(errors, words);
      assert.equal(existsSync(out), false);
    }
  });

  it('writes nothing into a folder with other things in it', async () => {
    const out = fresh();
    mkdirSync(out);
    writeFileSync(join(out, 'index.html'), 'my own page');
    for (const how of [['--config', configFile(configuration)], ['--off']]) {
      const { code, errors } = await whatMattersApp(...how, '--out', out);
      assert.equal(code, 1);
      assert.match(errors, /found other things in this folder.*Nothing was written/);
      assert.deepEqual([namesIn(out), read(out, 'index.html')], [['index.html'], 'my own page']);
    }
  });

  it('writes over an app of its own: takes away what is no longer part of it, and leaves what others put there', async () => {
    const out = await written();
    const mark = JSON.parse(read(out, 'what-matters-app.json')) as { files: string[] };
    for (const name of ['old-part.js', '.htaccess']) writeFileSync(join(out, name), 'x');
    writeFileSync(join(folder, 'precious.txt'), 'precious');
    writeFileSync(join(out, 'what-matters-app.json'), JSON.stringify({ ...mark, files: [...mark.files, 'old-part.js', '../precious.txt', '/etc/hostname', 7] }));
    await written({ ...configuration, form: 'another' }, out);
    assert.deepEqual([existsSync(join(out, 'old-part.js')), existsSync(join(out, '.htaccess')), existsSync(join(folder, 'precious.txt'))], [false, true, true]);
    assert.match(read(out, 'what-matters.json'), /another/);
  });

  it('gives the same folder for the same configuration, and another worker for another', async () => {
    const one = await written();
    const other = await written({ ...configuration, form: 'another' });
    assert.equal(read(await written(), 'worker.js'), read(one, 'worker.js'));
    assert.notEqual(read(other, 'worker.js'), read(one, 'worker.js'));
  });

  it('ends an app with --off: only the worker changes, and it knows of nothing but its own caches', async () => {
    const out = await written();
    const before = namesIn(out);
    const { code, printed } = await whatMattersApp('--off', '--out', out);
    assert.equal(code, 0);
    assert.match(printed, /worker\.js now ends the app/);
    assert.deepEqual(namesIn(out), before);
    const worker = read(out, 'worker.js');
    assert.match(worker, /unregister/);
    assert.doesNotMatch(worker, /indexedDB|localStorage|Clear-Site-Data|navigate|fetch/i);
    const alone = fresh();
    await whatMattersApp('--off', '--out', alone);
    assert.deepEqual(namesIn(alone), ['what-matters-app.json', 'worker.js']);
    for (const again of [out, alone]) assert.match(read(await written(configuration, again), 'worker.js'), /whatMattersApp/);
  });

  it('says how it is called, and ends with 2 where it was called wrongly', async () => {
    for (const args of [[], ['--out', fresh()], ['--config', 'x.json'], ['--config', 'x.json', '--off', '--out', fresh()], ['--wrong'], ['here']]) {
      const { code, errors } = await whatMattersApp(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(errors, /^what-matters app: .*\n\nUsage: what-matters app/);
    }
    const { code, printed } = await whatMattersApp('--help');
    assert.equal(code, 0);
    assert.match(printed, /--off/);
  });
});

describe('the icons of an app', () => {
  /** The points of a PNG file as this program writes it: rows of red, green, blue and alpha. */
  function pointsOf(png: Buffer): (column: number, row: number) => readonly number[] {
    const side = png.readUInt32BE(16);
    const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    return (column, row) => [...rows.subarray(row * (side * 4 + 1) + 1 + column * 4).subarray(0, 4)];
  }

  it('are PNG files of the sides that they say', () => {
    for (const icon of icons) {
      const png = drawIcon(icon, '#005350');
      assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n', icon.file);
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20), png.length > 500], [icon.side, icon.side, true], icon.file);
    }
  });

  it('have the brand’s colour as ground and in the heart, white in the bubble, and clear corners only where nobody cuts them', () => {
    for (const icon of icons) {
      const at = pointsOf(drawIcon(icon, '#7a1f5c'));
      const middle = icon.side / 2;
      assert.deepEqual(at(middle, middle), [0x7a, 0x1f, 0x5c, 255], icon.file);
      assert.deepEqual(at(middle, 4), [0x7a, 0x1f, 0x5c, 255], icon.file);
      assert.deepEqual(at(Math.round(icon.side * 0.27), middle), [255, 255, 255, 255], icon.file);
      assert.equal(at(0, 0)[3], icon.purpose === 'any' ? 0 : 255, icon.file);
    }
  });

  it('of a maskable kind have their sign in the circle that no system cuts', () => {
    const icon = icons.find(({ file }) => file === 'icons/maskable-192.png')!;
    const at = pointsOf(drawIcon(icon, '#000000'));
    for (let row = 0; row < 192; row++) for (let column = 0; column < 192; column++) if (at(column, row)[0]! > 0) assert.ok(Math.hypot(column + 0.5 - 96, row + 0.5 - 96) <= 192 * 0.4, `${column} ${row}`);
  });
});

describe('the name under an icon', () => {
  it('has as many whole words as fit, and never less than one', () => {
    assert.deepEqual(['The Hive', 'Heath Lane Neighbours', 'Llanfairpwllgwyngyll Together', 'A B C D E F G H'].map(shortName), ['The Hive', 'Heath Lane', 'Llanfairpwllgwyngyll', 'A B C D E F']);
  });
});
