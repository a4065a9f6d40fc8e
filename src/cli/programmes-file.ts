import { readFileSync } from 'node:fs';
import { programmesSchema, type Programme } from '../core/programmes/programme.ts';
import { wrongKeys } from '../core/schema-problems.ts';

/**
 * Reads a file of programmes: `{"programmes": [{"id": …, "name": …, "places": 12, "sessions": …}]}`.
 *
 * @returns the programmes, or a line for each thing that is wrong
 */
export function readProgrammesFile(file: string): { readonly programmes: readonly Programme[] } | { readonly lines: readonly string[] } {
  let text: string;
  try { text = readFileSync(file, 'utf8').replace(/^\u{FEFF}/u, ''); } catch { return { lines: [`${file}: found no file that can be read, expected a file of programmes`] }; }
  let data: unknown;
  try { data = JSON.parse(text); } catch { return { lines: [`${file}: found text that is not JSON, expected programmes as JSON`] }; }
  const read = programmesSchema.safeParse(data);
  return read.success ? read.data : { lines: wrongKeys(data, read.error.issues, '', ['programmes']).map(line => `${file}: ${line}`) };
}
