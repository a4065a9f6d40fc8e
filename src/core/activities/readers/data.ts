/** Data from a text, whatever it was written as. */
import { isHeader } from './columns.ts';
import { tableIn } from './table.ts';

const parsed = (text: string): unknown => { try { return JSON.parse(text) as unknown; } catch { return undefined; } };

/** Values from lines of JSON. A line that is none is nothing, and is counted as such. */
function linesIn(text: string): readonly unknown[] | undefined {
  const lines = text.split(/[\r\n]+/).filter(line => line.trim() !== '');
  if (lines[0]?.startsWith('{') !== true || parsed(lines[0]) === undefined) return undefined;
  return lines.map(line => parsed(line) ?? null);
}

/** Whether a text was not written as UTF-8, as spreadsheets on Windows do it: some of its letters are lost, and to guess them would show nonsense. */
export const isUnreadable = (text: string): boolean => text.includes('\uFFFD') || text.includes('\u0000');

/** The data in a text: JSON, lines of JSON (ndjson), or a table with a header that we know (CSV). Nothing where it is none of these, or a table whose letters are lost. */
export function dataOf(text: string): unknown {
  const body = text.replace(/^\uFEFF/, '').trimStart();
  const json = parsed(body);
  if (json !== undefined) return json;
  if (body.startsWith('{')) return linesIn(body);
  return body.startsWith('<') || body.startsWith('[') || isUnreadable(body) ? undefined : tableIn(body, isHeader);
}
