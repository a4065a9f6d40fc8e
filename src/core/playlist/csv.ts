import { songOf, songParts, type ListFormat, type SongPart } from './song.ts';

/**
 * One cell, by RFC 4180. One that a spreadsheet might run as a formula gets a leading apostrophe (OWASP ASVS 5.0,
 * 1.2.10), and so does one that would be taken for such a cell when it is read again.
 */
function cell(content: string): string {
  const inert = /^'*[=+\-@\t\r\n\0]/.test(content) ? `'${content}` : content;
  return /[",;\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const plain = (content: string): string => (/^'+[=+\-@\t\r\n\0]/.test(content) ? content.slice(1) : content);

/** The cells of each row. A quote that never ends ends with the text. */
function rowsOf(written: string, sign: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at <= written.length;) {
    let content = '';
    if (written[at] === '"') {
      for (at++; at < written.length && (written[at] !== '"' || written[at + 1] === '"'); at++) { content += written[at]; if (written[at] === '"') at++; }
      at++;
    }
    for (; at < written.length && written[at] !== sign && written[at] !== '\n' && written[at] !== '\r'; at++) content += written[at];
    rows.at(-1)!.push(content);
    if (at >= written.length) break;
    if (written[at] === sign) { at++; continue; }
    at += written[at] === '\r' && written[at + 1] === '\n' ? 2 : 1;
    rows.push([]);
  }
  return rows.filter(row => row.some(content => content.trim() !== ''));
}

/** What people call the columns. */
const names: Readonly<Record<SongPart, RegExp>> = { title: /^(?:title|song|track|name|cân|teitl)/i, by: /^(?:by|who|artist|singer|creator|performer|pwy|canwr)/i, why: /^(?:why|note|annotation|comment|reason|pam)/i };

/** A table for spreadsheets: UTF-8 with its mark, lines as Windows ends them, no cell a formula. */
export const csv: ListFormat = {
  type: 'text/csv',
  ending: 'csv',
  write: ({ columns, songs }) => `\ufeff${[columns, ...songs.map((song, at) => [`${at + 1}`, ...songParts.map(part => song[part] ?? '')])].map(row => `${row.map(cell).join(',')}\r\n`).join('')}`,
  read(written) {
    const start = written.replace(/^\ufeff/, '');
    const [first = ''] = start.split(/[\r\n]/, 1);
    const sign = [',', ';', '\t'].find(one => first.includes(one));
    if (sign === undefined) return undefined;
    const [header = [], ...rows] = rowsOf(start, sign);
    const columnOf = (part: SongPart): number => header.findIndex(name => names[part].test(name.trim()));
    const title = columnOf('title');
    if (title < 0) return undefined;
    const [by, why] = [columnOf('by'), columnOf('why')];
    const inside = (row: readonly string[], column: number): string => plain(row[column] ?? '');
    return rows.filter(row => inside(row, title).trim() !== '').map(row => songOf(inside(row, title), inside(row, by), inside(row, why)));
  },
};
