/** The name of the Trusted Types policy that makes the address of the worker. */
export const policyName = 'what-matters-app';

/**
 * The content security policy of the app's page: its own files, and what the form asks and tells. Nothing else is loaded,
 * nothing is framed, no form is sent by the browser itself.
 *
 * @param addresses what the page talks to: whole addresses, or paths on its own site
 */
export function contentPolicy(addresses: readonly string[]): string {
  const origins = new Set(addresses.filter(address => !address.startsWith('/')).map(address => new URL(address).origin));
  return ["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "manifest-src 'self'", "worker-src 'self' blob:", ["connect-src 'self'", ...origins].join(' '), "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", `trusted-types lit-html what-matters 'allow-duplicates' ${policyName}`].join('; ');
}
