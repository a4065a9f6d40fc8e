import { readFile } from 'node:fs/promises';
import type { Config } from '../core/config.ts';
import { readConfig } from '../core/config-reader.ts';

/** A configuration file that works, with its text as it is; or lines that say what is wrong with it. */
export type ConfigFile = { readonly config: Config; readonly text: string } | { readonly lines: readonly string[] };

/** Reads a configuration file with the same rules and the same words as the page. */
export async function readConfigFile(file: string, hasDeliver: boolean): Promise<ConfigFile> {
  let text: string;
  try { text = await readFile(file, 'utf8'); } catch { return { lines: [`${file}: found no file that can be read, expected a JSON file`] }; }
  let data: unknown;
  try { data = JSON.parse(text); } catch { return { lines: [`${file}: found text that is not JSON, expected a configuration as JSON`] }; }
  const read = readConfig(data, hasDeliver);
  if ('config' in read) return { config: read.config, text };
  const { problems } = read;
  return { lines: [...problems, `\n${file}: ${problems.length === 1 ? 'one thing' : `${problems.length} things`} to change. The form would not be shown.`] };
}
