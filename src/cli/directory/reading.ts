import { classifierOf } from '../../core/activities/interests.ts';
import { meaningsWith } from '../../core/activities/meanings.ts';
import { dataOf } from '../../core/activities/readers/data.ts';
import { readerOf } from '../../core/activities/readers/index.ts';
import { recordsReader, type DirectoryReader } from '../../core/activities/readers/reader.ts';
import { readyFor, type Ready } from './entries.ts';
import type { OwnWords } from '../../core/activities/own-words.ts';

/** What became of the text of one page: activities made ready, how many records they come from, and what was passed over and why; or nothing where it is no directory. */
export interface PageRead {
  readonly ready: readonly Ready[];
  readonly admitted: number;
  readonly skipped: Readonly<Record<string, number>>;
}

/** The reader and the data of a page's text, or nothing where it is no directory. */
export function readPage(text: string): { readonly reader: DirectoryReader; readonly data: unknown } | undefined {
  const data = dataOf(text);
  const reader = data === undefined ? undefined : readerOf(data);
  return reader && { reader, data };
}

/** Turns the text of a page of a directory into what an index needs. */
export type ReadText = (text: string) => PageRead | undefined;

/** Begins to read pages. Ids that repeat on different pages are seen where the index is collected. */
export function textReader(today: string, words: OwnWords): ReadText {
  const ready = readyFor(classifierOf(meaningsWith(words)));
  return text => {
    const page = readPage(text);
    if (!page) return undefined;
    const { activities, admitted, skipped } = recordsReader(page.reader, today, Infinity)(page.reader.records(page.data));
    return { ready: activities.map(ready), admitted, skipped };
  };
}
