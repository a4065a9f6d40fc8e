/**
 * The one script that a site pastes: it loads the module that stands beside it, every file checked against its hash, so
 * that the hash of this script covers everything. Pasting it twice does no harm.
 */
declare const __WHAT_MATTERS_PARTS__: Readonly<Record<string, readonly (readonly [file: string, integrity: string])[]>>;

const base = (document.currentScript as HTMLScriptElement).src;
const key = Symbol.for('what-matters.integrity');
const page = globalThis as { [key: symbol]: unknown };

if (!page[key]) {
  const parts = Object.fromEntries(Object.entries(__WHAT_MATTERS_PARTS__).map(([name, files]) => [name, files.map(([file, integrity]) => [new URL(`module/${file}`, base).href, integrity] as const)]));
  page[key] = parts;
  // A page in another language needs the hashes of its words at once.
  const files = [...parts['what-matters']!, ...(/^en|^$/.test(document.documentElement.lang) ? [] : parts['parts']!)];
  for (const [href, integrity] of files) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href, integrity, crossOrigin: 'anonymous' }));
  }
  import(/* @vite-ignore */ files[0]![0]).catch(() => console.error('<what-matters>: a file of the form could not be loaded, or does not fit its hash'));
}
