import { createReadStream } from 'node:fs';
import { Stop } from '../directory/stop.ts';
import type { Entry, ItemAnswer } from './check-in.ts';
import { columns, itemColumn, needed, readItem, type Column, type ItemColumn } from './csv-columns.ts';
import type { Instruments } from './from-store.ts';

/** Most lines that are told of a file that is wrong, and most characters of a row. */
const [mostTold, mostCharacters] = [20, 100_000];

interface Row { readonly line: number; readonly cells: readonly string[] }

/** The rows of a CSV file (RFC 4180: a cell in quotes may go on in the next line), with the number of the line where each begins. */
export async function* rowsOf(pieces: AsyncIterable<string>): AsyncGenerator<Row> {
  let [cells, cell, isQuoted, wasQuote, line, start, size] = [[] as string[], '', false, false, 1, 1, 0];
  const end = (): Row => {
    const row = { line: start, cells: [...cells, cell] };
    [cells, cell, wasQuote, start, size] = [[], '', false, line, 0];
    return row;
  };
  const isEmpty = ({ cells }: Row): boolean => cells.every(one => one === '');
  let isFirst = true;
  for await (const piece of pieces) {
    for (const sign of isFirst ? piece.replace(/^\uFEFF/, '') : piece) {
      isFirst = false;
      if (++size > mostCharacters) throw new Stop(`line ${start}: found a row of over ${mostCharacters} characters, expected a quote that is closed`);
      if (sign === '\n') line++;
      if (isQuoted) {
        if (sign === '"') { isQuoted = false; wasQuote = true; } else cell += sign;
      } else if (sign === '"' && wasQuote) { cell += '"'; isQuoted = true; wasQuote = false; }
      else if (sign === '"' && cell === '') { isQuoted = true; }
      else if (sign === ',') { cells.push(cell); cell = ''; wasQuote = false; }
      else if (sign === '\n') { const row = end(); if (!isEmpty(row)) yield row; }
      else if (sign !== '\r') { cell += sign; wasQuote = false; }
    }
  }
  if (isQuoted) throw new Stop(`line ${start}: found a quote that is never closed, expected another`);
  const row = end();
  if (!isEmpty(row)) yield row;
}

interface Header { readonly plain: ReadonlyMap<Column, number>; readonly items: readonly (readonly [column: ItemColumn, at: number])[]; readonly width: number }

/** Reads the header. @throws {Stop} if it has columns that are not known, or lacks some */
function headerOf({ cells }: Row, instruments: Instruments): Header {
  const names = cells.map(name => name.trim());
  const plain = new Map<Column, number>();
  const items: [ItemColumn, number][] = [];
  const problems = needed.filter(name => !names.includes(name)).map(name => `line 1: found no column ${name}, expected one`);
  for (const [at, name] of names.entries()) {
    const item = itemColumn(name, instruments);
    if (names.indexOf(name) !== at) problems.push(`line 1: found the column ${JSON.stringify(name.slice(0, 60))} twice, expected it once`);
    else if (Object.hasOwn(columns, name)) plain.set(name as Column, at);
    else if (item) items.push([item, at]);
    else problems.push(`line 1: found the column ${JSON.stringify(name.slice(0, 60))}, expected ${Object.keys(columns).join(', ')}, or an item such as ons4.happy (a set of your own needs --instrument)`);
  }
  if (problems.length > 0) throw new Stop(problems.join('\n'));
  return { plain, items, width: names.length };
}

/** One row as an entry, or what is wrong with it. */
function entryOf({ line, cells }: Row, { plain, items, width }: Header, instruments: Instruments): Entry | readonly string[] {
  if (cells.length !== width) return [`line ${line}: found ${cells.length} cells, expected ${width}, one for each column`];
  const problems: string[] = [];
  const cell = (name: Column): string => {
    const at = plain.get(name);
    if (at === undefined) return '';
    const read = columns[name](name === 'good' ? cells.at(at)! : cells.at(at)!.trim());
    if ('value' in read) return read.value;
    problems.push(`line ${line}, ${name}: expected ${read.wrong.expected}`);
    return '';
  };
  const [date, moment, programme, session, card, device] = (['date', 'moment', 'programme', 'session', 'card', 'device'] as const).map(cell) as [string, string, string, string, string, string];
  const how = (instrument: string, part: 'mode' | 'version'): string => { const column = items.find(([one]) => one.part === part && one.instrument === instrument); return column ? cells.at(column[1])!.trim() : ''; };
  const given: Record<string, ItemAnswer> = {};
  for (const [column, at] of items) {
    if (column.part !== 'item') continue;
    const read = readItem(cells.at(at)!.trim(), `${how(column.instrument, 'version')} ${how(column.instrument, 'mode')}`, column, instruments);
    if ('wrong' in read) problems.push(`line ${line}, ${column.instrument}.${column.item}: expected ${read.wrong.expected}`);
    else if (read.value !== undefined) given[`${column.instrument}.${column.item}`] = read.value;
  }
  const [helped, talk, gpVisit, good, came, full, language] = (['helped', 'talk', 'gp-visit', 'good', 'came', 'full', 'language'] as const).map(cell) as [string, string, string, string, string, string, string];
  if (moment === 'leader' && session === '') problems.push(`line ${line}, session: expected the session that the leader tells of`);
  if (problems.length > 0) return problems;
  if (moment === 'leader') return { at: 'session-report', date, programme, session, ...(came !== '' && { came: Number(came) }), ...(full !== '' && { full }) };
  const who = card === '' ? (device === '' ? '' : `device ${device}`) : `card ${Number(card)}`;
  return {
    at: 'check-in', date, programme, session, moment: moment as 'before' | 'after', who, language, items: given,
    ...(helped !== '' && { helped }), ...(talk !== '' && { talk }), ...(gpVisit !== '' && { gpVisit }), ...(good.trim() !== '' && { good }),
  };
}

const isWrong = (read: Entry | readonly string[]): read is readonly string[] => Array.isArray(read);

/** The rows of a CSV file as entries. @throws {Stop} with a line for each thing that is wrong, before anything is written */
export async function* entriesInCsv(pieces: AsyncIterable<string>, instruments: Instruments, onRead: (count: number) => void): AsyncGenerator<Entry> {
  let header: Header | undefined;
  const problems: string[] = [];
  let count = 0;
  for await (const row of rowsOf(pieces)) {
    if (!header) { header = headerOf(row, instruments); continue; }
    const entry = entryOf(row, header, instruments);
    if (isWrong(entry)) problems.push(...entry); else yield entry;
    if (problems.length > mostTold) break;
    onRead(++count);
  }
  if (!header) throw new Stop('found nothing in the file, expected a row with the names of its columns');
  if (problems.length > 0) throw new Stop([...problems.slice(0, mostTold), ...(problems.length > mostTold ? ['and more'] : [])].join('\n'));
}

/** The text of a file, a piece at a time. */
export const piecesOf = (path: string): AsyncIterable<string> => createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>;
