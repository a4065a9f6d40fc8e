/** Rows of a text whose cells are parted by commas, semicolons or tabs (RFC 4180, and what spreadsheets make of it). */
import type { Table } from './shape.ts';

/**
 * Cells of each row. A cell in quotes may hold the sign that parts cells, and line ends; `""` in it is a quote. Line ends are
 * of any kind. Where a quote never ends, quotes are signs like others from there on, so that it does not swallow the rest.
 */
export function rowsOf(text: string, part: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let mayQuote = true;
  let at = 0;
  const isEnd = (where: number): boolean => where >= text.length || text[where] === part || text[where] === '\n' || text[where] === '\r';
  while (at < text.length) {
    let cell: string | undefined;
    if (mayQuote && text[at] === '"') {
      let close = at + 1;
      while (close < text.length && !(text[close] === '"' && text[close + 1] !== '"' && isEnd(close + 1))) close += text[close] === '"' && text[close + 1] === '"' ? 2 : 1;
      if (close < text.length) {
        cell = text.slice(at + 1, close).replaceAll('""', '"');
        at = close + 1;
      } else mayQuote = false;
    }
    if (cell === undefined) {
      const from = at;
      while (!isEnd(at)) at++;
      cell = text.slice(from, at);
    }
    row.push(cell.trim());
    if (text[at] === part) {
      at++;
      // What stands after the last sign of a text is a cell, too.
      if (at === text.length) row.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** Signs that part cells. */
const parts = [',', ';', '\t'] as const;

/** Rows that may stand above the header, such as a title. */
const mostAbove = 5;

/**
 * The table in a text, or nothing where none of its first rows is a header that we know.
 *
 * @param knows whether a row is such a header
 */
export function tableIn(text: string, knows: (header: readonly string[]) => boolean): Table | undefined {
  // Spreadsheets may say in a line of its own which sign parts cells.
  const [, said] = /^sep=(.)[\r\n]/i.exec(text) ?? [];
  for (const part of said === undefined ? parts : [said]) {
    const at = rowsOf(text.slice(0, 8000), part).slice(0, mostAbove).findIndex(knows);
    if (at < 0) continue;
    const rows = rowsOf(text, part).slice(at);
    return { columns: rows[0]!, rows: rows.slice(1).filter(row => row.some(cell => cell !== '')) };
  }
  return undefined;
}
