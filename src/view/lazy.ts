/**
 * The hash of each file of a lazy part, as `embed.js` put it on the page: `[address, "sha384-…"][]` by the part's name.
 * Those of parts that few journeys need are in a part of their own, `parts`. A page that loads the module by itself has
 * none, and its parts are loaded as they are.
 */
export const integrityKey = Symbol.for('what-matters.integrity');

type Files = readonly (readonly [address: string, integrity: string])[];
type Table = Record<string, Files>;

const preload = (address: string, integrity: string): Promise<void> => new Promise((done, failed) => {
  const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href: address, integrity, crossOrigin: 'anonymous' });
  // An engine without modulepreload tells nothing, ever.
  if (!link.relList.supports('modulepreload')) return done();
  link.onload = () => done();
  link.onerror = () => failed(new TypeError('a part of this form could not be loaded'));
  document.head.append(link);
});

/** The files that are there or on their way, by address: words are asked for again and again. */
const files = new Map<string, Promise<void>>();

/**
 * Loads a part of the product when it is first needed, its files checked against their hashes where the page has them
 * (WebKitGTK ignores the hash of a module; every other engine refuses a file that does not fit).
 *
 * @throws {TypeError} where a file cannot be loaded or does not fit its hash
 */
export async function lazy<Part>(name: string, load: () => Promise<Part>): Promise<Part> {
  const table = (globalThis as { [integrityKey]?: Table })[integrityKey];
  if (table && !table[name] && name !== 'parts') {
    const address = table['parts']![0]![0];
    const { parts } = await lazy('parts', () => import(/* @vite-ignore */ address) as Promise<{ readonly parts: Table }>);
    for (const part of Object.keys(parts)) table[part] ??= parts[part]!.map(([file, integrity]) => [new URL(file, address).href, integrity]);
  }
  await Promise.all((table?.[name] ?? []).map(([address, integrity]) => {
    const file = files.get(address) ?? preload(address, integrity).catch((error: unknown) => { files.delete(address); throw error; });
    files.set(address, file);
    return file;
  }));
  return load();
}
