import { createHash } from 'node:crypto';
import { contentName, type Content } from '../../app/content.ts';

/** What is written into an app's folder: the bytes of each file by its name. */
export type Files = ReadonlyMap<string, Buffer>;

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64');

/**
 * The worker of an app, with all that it keeps and the hash of each. Code and data must fit exactly, so that a folder
 * that is half uploaded is never kept; of pages and pictures hosts may change a byte.
 *
 * @param code the built worker
 */
export function workerOf(code: Buffer, files: Files, lists: readonly string[]): Buffer {
  const content: Content = {
    files: [...files].map(([name, bytes]) => ({ url: name === 'index.html' ? './' : name, revision: hash(bytes).slice(0, 22), ...(/\.js(?:on)?$/.test(name) && { integrity: `sha256-${hash(bytes)}` }) })),
    lists,
  };
  return Buffer.concat([Buffer.from(`self.${contentName} = ${JSON.stringify(content, null, 1)};\n`), code]);
}
