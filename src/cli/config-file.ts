import { readFile } from 'node:fs/promises';
import type { Config } from '../core/config.ts';
import { readConfig } from '../core/config-reader.ts';

/** A configuration file that works, with its text as it is; or lines that say what is wrong with it. */
export type ConfigFile = { readonly config: Config; readonly text: string } | { readonly lines: readonly string[] };

/** What a JSON file holds, or a line that says why it holds nothing. */
async function jsonIn(file: string, expected: string): Promise<{ readonly data: unknown; readonly text: string } | string> {
  let text: string;
  try { text = await readFile(file, 'utf8'); } catch { return `${file}: found no file that can be read, expected a JSON file`; }
  try { return { data: JSON.parse(text) as unknown, text }; } catch { return `${file}: found text that is not JSON, expected ${expected} as JSON`; }
}

/** Reads a configuration file with the same rules and the same words as the page. @param packs the files of its `packs`, in their order: their addresses are on the site */
export async function readConfigFile(file: string, hasDeliver: boolean, packs: readonly string[] = []): Promise<ConfigFile> {
  const found = await jsonIn(file, 'a configuration');
  if (typeof found === 'string') return { lines: [found] };
  const { data, text } = found;
  const named = (data as { readonly packs?: unknown } | null)?.packs;
  if (Array.isArray(named) && named.length !== packs.length) return { lines: [`packs: found ${named.length}, and ${packs.length} of their files, expected each file with --pack FILE, in their order`] };
  const instruments = await Promise.all(packs.map(pack => jsonIn(pack, 'an instrument')));
  const unread = instruments.filter(pack => typeof pack === 'string');
  if (unread.length > 0) return { lines: unread };
  const read = readConfig(data, hasDeliver, instruments.map(pack => (pack as { readonly data: unknown }).data));
  if ('config' in read) return { config: read.config, text };
  const { problems } = read;
  return { lines: [...problems, `\n${file}: ${problems.length === 1 ? 'one thing' : `${problems.length} things`} to change. The form would not be shown.`] };
}
