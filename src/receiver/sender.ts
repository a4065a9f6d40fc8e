/** The first 64 bits of an IPv6 address, which is what one household gets; other addresses as they are. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [start = '', end] = plain.split('::');
  const before = start ? start.split(':') : [];
  const after = end ? end.split(':') : [];
  const middle = end === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...middle, ...after].slice(0, 4).join(':');
}

/**
 * Who sent a request, for counting only. `X-Forwarded-For` is believed only behind a proxy of the site's own, and then
 * only its last entry, which is the one that proxy wrote.
 */
export function senderOf(request: Request, socketAddress: string | undefined, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return network((forwarded || socketAddress || 'unknown').slice(0, 60));
}
