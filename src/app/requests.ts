/** What a request of the app's page is for. `other` is left alone: it goes to the network as if there were no worker. */
export type Wanted =
  | { readonly at: 'file'; readonly address: string }
  | { readonly at: 'list'; readonly list: string; readonly isFirstPage: boolean }
  /** A file of an index, whose name is made of what is in it: it never changes. */
  | { readonly at: 'square'; readonly address: string }
  | { readonly at: 'other' };

const other: Wanted = { at: 'other' };

/**
 * What a request is for. Only what is fetched (GET) may be a file or a list: what is sent always goes to the network.
 *
 * @param scope the address of the app's folder, with its last slash
 * @param hasFile whether a file of this address is kept
 * @param lists whole addresses
 */
export function wantedOf({ method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>, scope: string, hasFile: (address: string) => boolean, lists: readonly string[]): Wanted {
  if (method !== 'GET') return other;
  const address = new URL(url);
  address.hash = '';
  // A link to the page may say more in its query; the page is the same.
  if (mode === 'navigate') address.search = '';
  if (address.href === `${scope}index.html`) address.href = scope;
  if (hasFile(address.href)) return { at: 'file', address: address.href };
  for (const list of lists) {
    if (address.href === list) return { at: 'list', list, isFirstPage: true };
    const folder = list.replace(/[^/]*(?:[?#].*)?$/, '');
    if (address.href.startsWith(folder) && /^(?:[\da-f]{12}\/(?:rest-)?(?:rows\.bin|\d+\.json)|trees\/[\da-f]{12}\.json)$/.test(address.href.slice(folder.length))) return { at: 'square', address: address.href };
    if (address.href.startsWith(list) && /^[?&]page=\d+$/.test(address.href.slice(list.length))) return { at: 'list', list, isFirstPage: false };
  }
  return other;
}
