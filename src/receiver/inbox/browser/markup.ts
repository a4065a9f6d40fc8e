import type { Markup } from '../layout.ts';

interface Policy { createHTML: (text: string) => string }
interface Policies { createPolicy: (name: string, rules: Policy) => Policy }

const plain: Policy = { createHTML: text => text };
// What comes here was made by the templates of the inbox, which escape everything that is put into them.
const policy = (globalThis as { readonly trustedTypes?: Policies }).trustedTypes?.createPolicy('what-matters-inbox', plain) ?? plain;

/** Puts markup into an element. */
export async function fill(element: Element, markup: Markup): Promise<void> { element.innerHTML = policy.createHTML(String(await markup)); }

/** Puts markup in the place of an element. */
export async function replace(element: Element, markup: Markup): Promise<void> { element.outerHTML = policy.createHTML(String(await markup)); }

/** Gives somebody a file that was made in the browser. */
export function save(name: string, type: string, pieces: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([...pieces], { type }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => { URL.revokeObjectURL(address); }, 60_000);
}
