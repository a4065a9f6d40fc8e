/** A spreadsheet saved as CSV, with a header (columns.ts). */
import { objectOf } from '../gate.ts';
import { columnOf, type ColumnName } from './columns.ts';
import { plainDraft } from './plain-draft.ts';
import type { DirectoryReader } from './reader.ts';
import { formatOf, tableOf } from './shape.ts';

/** One row: its cells by column. A row with more cells than the header has lost a quote somewhere, and its cells belong to other columns. */
interface Row { readonly fields: Readonly<Partial<Record<ColumnName, string>>>; readonly isBroken: boolean }

function rowsIn(data: unknown): readonly Row[] {
  const { columns = [], rows = [] } = tableOf(data) ?? {};
  const known = columns.map(columnOf);
  return rows.map(row => ({
    // The first column of a name counts, unless its cell is empty.
    fields: Object.fromEntries(known.map((column, at) => [column, row[at]] as const).filter(([column, cell]) => column !== undefined && cell).reverse()) as Row['fields'],
    isBroken: row.slice(columns.length).some(cell => cell !== ''),
  }));
}

export const csv: DirectoryReader = {
  reads: data => formatOf(data) === 'csv',
  page: () => ({}),
  records: rowsIn,
  draft: record => { const { fields, isBroken } = objectOf(record); return { ...plainDraft(objectOf(fields)), ...(isBroken === true && { isBroken }) }; },
};
