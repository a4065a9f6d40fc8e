import { dataOf, isUnreadable } from '../core/activities/readers/data.ts';
import { readerOf } from '../core/activities/readers/index.ts';
import type { Understood } from './directory.ts';

/** What a text of a list is, in every format that we know. */
export function understand(text: string): Understood {
  const data = dataOf(text);
  if (data === undefined) return { fault: isUnreadable(text) ? 'not-utf-8' : 'not-json' };
  const reader = readerOf(data);
  return reader ? { data, reader } : { fault: 'not-a-directory' };
}
