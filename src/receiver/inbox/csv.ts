import type { Answer, Submission } from '../../core/submission.ts';
import type { Store, StoredSubmission } from '../store.ts';
import { answersInWords, consentInWords, withoutValue } from './in-words.ts';
import { readStored } from './read-stored.ts';

/**
 * One cell, by RFC 4180. A cell that a spreadsheet might run as a formula gets a leading apostrophe (OWASP ASVS 5.0,
 * 1.2.10); so does a telephone number that begins with +, which a spreadsheet would take for a sum.
 */
export function cell(text: string): string {
  const inert = /^[=+\-@\t\r\n\0]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`;

const parts = (answer: Answer) =>
  (answer.at === 'answered' && typeof answer.value === 'object' && !Array.isArray(answer.value) ? Object.entries(answer.value) : undefined);

/** The columns that an answer fills: one, or one for each of its named parts. */
const columnsOf = (key: string, answer: Answer): readonly string[] => parts(answer)?.map(([part]) => `${key}.${part}`) ?? [key];

function answerCells(submission: Submission): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  for (const { key, at, values } of answersInWords(submission)) {
    const named = parts(submission.body.answers[key]!);
    if (named) for (const [part, text] of named) cells.set(`${key}.${part}`, text);
    else cells.set(key, at === 'answered' ? values.join('; ') : withoutValue[at]);
  }
  return cells;
}

const fixed = ['reference', 'received', 'state', 'form', 'journey', 'language', 'filled in by', 'ideas', 'consents given', 'id'];

function row(stored: StoredSubmission, keys: readonly string[]): string {
  const submission = readStored(stored);
  const cells = submission ? answerCells(submission) : new Map<string, string>();
  return line([
    stored.reference, stored.receivedAt, stored.state, submission?.form ?? '', submission?.journey.id ?? '', submission?.language ?? '', submission?.filledInBy ?? '',
    submission?.body.ideas.map(({ title }) => title).join('; ') ?? '',
    submission?.body.consents.filter(({ given }) => given).map(({ id }) => consentInWords(submission, id)).join('; ') ?? '',
    stored.id, ...keys.map(key => cells.get(key) ?? ''),
  ]);
}

/** Lets what waits go first: a large inbox must not hold up what is being sent meanwhile. */
const breath = () => new Promise(resolve => { setTimeout(resolve); });

/** Everything in the store, newest first, a page at a time. */
async function* pagesOf(store: Store): AsyncGenerator<readonly StoredSubmission[]> {
  let before: string | undefined;
  do {
    const page = await store.list({ limit: 100, ...(before !== undefined && { before }) });
    if (page.length > 0) yield page;
    before = page.at(-1)?.id;
    await breath();
  } while (before !== undefined);
}

/** The whole inbox as CSV, a piece at a time: UTF-8 with a byte order mark, CRLF, one column per answer key. */
export async function* csvOf(store: Store): AsyncGenerator<string> {
  const keys = new Set<string>();
  let newest: string | undefined;
  for await (const page of pagesOf(store)) {
    newest ??= page[0]?.receivedAt;
    for (const stored of page) for (const [key, answer] of Object.entries(readStored(stored)?.body.answers ?? {})) for (const column of columnsOf(key, answer)) keys.add(column);
  }
  const columns = [...keys].sort();
  yield '\ufeff' + line([...fixed, ...columns]);
  // Who came since the columns were read is in the next spreadsheet.
  const isIn = ({ receivedAt }: StoredSubmission) => newest !== undefined && receivedAt <= newest;
  for await (const page of pagesOf(store)) {
    yield page.filter(isIn).map(stored => row(stored, columns)).join('');
  }
}
