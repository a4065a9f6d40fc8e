/** A plain list, written by hand by a charity that has twenty things: `[{ "title": … }]`, or `{ "activities": […] }`. Its fields are the columns of a spreadsheet (columns.ts). */
import { objectOf } from '../gate.ts';
import { columnOf } from './columns.ts';
import { plainDraft } from './plain-draft.ts';
import { recordsIn } from './lists.ts';
import type { DirectoryReader } from './reader.ts';
import { formatOf } from './shape.ts';

export const plain: DirectoryReader = {
  reads: data => formatOf(data) === 'plain',
  page: () => ({}),
  records: recordsIn,
  draft: record => plainDraft(Object.fromEntries(Object.entries(objectOf(record)).map(([name, value]) => [columnOf(name), value] as const).filter(([column, value]) => column !== undefined && value !== null && value !== '').reverse())),
};
