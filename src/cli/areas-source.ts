import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What is done with each fact of a source of postcodes. A sector is written `NW1 2`, a unit `DB`; no district is ''. */
export interface TakeFacts {
  /** One postcode and its district. */
  readonly postcode: (sector: string, unit: string, district: string) => void;
  /** The district of all postcodes of a sector that are not told one by one. */
  readonly sector: (sector: string, district: string) => void;
}

/** How a source is to be read. Columns are names in the first row, or numbers from 1. */
export interface SourceOptions {
  readonly postcodeColumn?: string | undefined;
  readonly districtColumn?: string | undefined;
  /** The codes that the numbers of a source by sectors stand for. */
  readonly districtCodes?: readonly string[] | undefined;
  /** Called now and then with how many rows have been read. */
  readonly onProgress?: (rows: number) => void;
}

/** How reading went: whether the source told every postcode one by one, and how many rows were read and passed over; or a line on what is wrong. */
export type SourceRead = { readonly exact: boolean; readonly rows: number; readonly passedOver: number } | { readonly problem: string };

/** Rows between two calls of `onProgress`, and most characters of a row. */
const [progressEvery, mostCharacters] = [250_000, 100_000];

/** An error that a line can be made of: what the person who called the program can change. */
class SourceError extends Error {}

async function* linesOf(path: string): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    if (rest.length > mostCharacters) throw new SourceError(`${path}: found a row of over ${mostCharacters} characters, expected rows of text`);
    yield lines;
  }
  yield [rest];
}

const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

/** The first cells of a row of a CSV file, as far as they are well formed. A row never goes on in the next line. */
export function cellsOf(line: string, most = Infinity): readonly string[] {
  const cells: string[] = [];
  cell.lastIndex = 0;
  while (cells.length < most) {
    const found = cell.exec(line);
    if (!found) break;
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '') break;
  }
  return cells;
}

const postcodeShape = /^([A-Z]{1,2}\d[A-Z\d]?)(\d)([ABD-HJLNP-UW-Z]{2})$/;
const readCell = (cell: string) => postcodeShape.exec(cell.replace(/\s+/g, '').toUpperCase());
const bySectors = /^([A-Z]{1,2}\d[A-Z\d]?)(\d) (\d+)((?: \d+:(?:[ABD-HJLNP-UW-Z]{2})+)*)$/;
// As the ONS Postcode Directory and its kin name them, old and new.
const postcodeNames = /^(?:pcds|pcd\d?|postcode)$/;
const districtNames = /^(?:oslaua|laua|ladcd|lad\d\dcd|(?:admin_|local_authority_)?district_code|local_authority_code)$/;

const plainName = (cell: string): string => cell.trim().toLowerCase().replace(/\s+/g, '_');

function columnsOf(path: string, cells: readonly string[], { postcodeColumn, districtColumn }: SourceOptions) {
  const hasHeader = !cells.some(cell => readCell(cell));
  const find = (what: string, flag: string, wanted: string | undefined, names: RegExp, usual: number): number => {
    const named = (test: (name: string) => boolean): number => (hasHeader ? cells.findIndex(cell => test(plainName(cell))) : -1);
    const number = wanted === undefined ? -1 : /^\d+$/.test(wanted) ? Number(wanted) - 1 : named(name => name === plainName(wanted));
    // Code-Point Open has no header and ten columns.
    const at = wanted !== undefined ? number : hasHeader ? named(name => names.test(name)) : cells.length === 10 ? usual : -1;
    if (at < 0 || at >= cells.length) throw new SourceError(`${path}: found no column ${wanted === undefined ? `with the ${what}` : JSON.stringify(wanted)}${hasHeader ? ` in ${cells.slice(0, 12).map(plainName).join(', ').slice(0, 200)}` : ' in a file without a header'}, expected its name or number after ${flag}`);
    return at;
  };
  return { hasHeader, postcode: find('postcodes', '--postcode-column', postcodeColumn, postcodeNames, 0), district: find('district codes', '--district-column', districtColumn, districtNames, 8) };
}

/** What reads the rows of one file: it is made from the first row, and gives whether a row was of use. */
function rowReader(path: string, first: string, options: SourceOptions, take: TakeFacts): { readonly exact: boolean; readonly skipsFirst: boolean; readonly read: (line: string) => boolean } {
  if (bySectors.test(first)) {
    const codes = options.districtCodes;
    if (!codes) throw new SourceError(`${path}: found districts as numbers, expected the file that says which codes they are after --district-codes`);
    const codeOf = (number: string): string => {
      const code = codes[Number(number)];
      if (code === undefined) throw new SourceError(`${path}: found district ${number}, expected one of the ${codes.length} after --district-codes`);
      return code;
    };
    return {
      exact: false, skipsFirst: false,
      read: line => {
        const found = bySectors.exec(line);
        if (!found) return false;
        const [, outcode, digit, most = '', others = ''] = found;
        const sector = `${outcode} ${digit}`;
        take.sector(sector, codeOf(most));
        for (const [, number = '', units = ''] of others.matchAll(/ (\d+):([A-Z]+)/g)) for (const unit of units.match(/../g) ?? []) take.postcode(sector, unit, codeOf(number));
        return true;
      },
    };
  }
  const columns = columnsOf(path, cellsOf(first), options);
  const most = Math.max(columns.postcode, columns.district) + 1;
  return {
    exact: true, skipsFirst: columns.hasHeader,
    read: line => {
      const cells = cellsOf(line, most);
      const found = readCell(cells[columns.postcode] ?? '');
      if (!found) return false;
      const district = (cells[columns.district] ?? '').trim();
      const [, outcode, digit, unit = ''] = found;
      take.postcode(`${outcode} ${digit}`, unit, district);
      return district !== '';
    },
  };
}

async function filesOf(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const files = (await readdir(path)).filter(name => /\.csv$/i.test(name)).sort().map(name => join(path, name));
  if (files.length === 0) throw new SourceError(`${path}: found no file that ends with .csv, expected some`);
  return files;
}

/**
 * Reads a file of postcodes and their districts, or a folder of them, row by row, so that a country needs little memory:
 * a CSV file with a header (ONS Postcode Directory), without one (Code-Point Open), or one row for each sector with the
 * district that has most of it and the units that are elsewhere (`NW13 299 326:AU`).
 */
export async function readPostcodes(path: string, options: SourceOptions, take: TakeFacts): Promise<SourceRead> {
  let [exact, rows, good] = [true, 0, 0];
  let at = path;
  try {
    for (const file of await filesOf(path)) {
      at = file;
      let reader: ReturnType<typeof rowReader> | undefined;
      for await (const lines of linesOf(file)) {
        for (const untrimmed of lines) {
          const line = (reader ? untrimmed : untrimmed.replace(/^\uFEFF/, '')).trimEnd();
          if (line === '') continue;
          const isFirst = reader === undefined;
          reader ??= rowReader(file, line, options, take);
          if (isFirst && reader.skipsFirst) continue;
          if (reader.read(line)) good++;
          rows++;
          if (rows % progressEvery === 0) options.onProgress?.(rows);
        }
      }
      exact &&= reader?.exact ?? true;
    }
  } catch (error) {
    if (error instanceof SourceError) return { problem: error.message };
    return { problem: `${at}: found nothing that can be read (${(error as { code?: string }).code ?? 'unknown'}), expected a file or a folder of files` };
  }
  if (good * 2 <= rows) return { problem: `${path}: found ${good} rows with a postcode and a district out of ${rows}, expected most of them` };
  return { exact, rows, passedOver: rows - good };
}
