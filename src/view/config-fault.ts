/** What is needed where a configuration has rarer keys, where a site wrote a journey of its own, and where something is wrong. */
import { readConfig, type ReadConfig } from '../core/config-reader.ts';
import { canSeal } from '../net/can-seal.ts';

export { faultScreen, faultStyles } from './screens/fault.ts';

/** Reads a whole configuration. Where answers are to be sealed and this browser cannot, there is no form: they are never sent as they are instead. */
export async function readWhole(data: unknown, hasDeliver: boolean): Promise<ReadConfig> {
  const read = readConfig(data, hasDeliver);
  if (!('config' in read) || !read.config.recipients || await canSeal(read.config.recipients.map(({ key }) => key))) return read;
  return { problems: ['page: found a browser that cannot seal, expected one with WebCrypto and the curve P-256'] };
}
