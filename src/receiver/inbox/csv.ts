import type { Answer, Submission } from '../../core/submission.ts';
import { pagesOf } from '../pages-of.ts';
import { insteadOf, partsOf } from '../read-answers.ts';
import { looksLikeSpam } from '../spam.ts';
import type { Store, StoredSubmission } from '../store.ts';
import type { Say } from './english.ts';
import { answersInWords, consentInWords, ideasApart, withoutValue } from './in-words.ts';
import { readSealed, readStored } from './read-stored.ts';
import { spamReasons } from './spam-view.ts';

/**
 * One cell, by RFC 4180. A cell that a spreadsheet might run as a formula gets a leading apostrophe (OWASP ASVS 5.0,
 * 1.2.10); so does a telephone number that begins with +, which a spreadsheet would take for a sum.
 */
export function cell(text: string): string {
  const inert = /^[=+\-@\t\r\n\0]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** One row. */
export const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`;

/** The named parts of an answer, each a column of its own; not of one that only says what stands in the place of an answer. */
const columnParts = (answer: Answer) => (insteadOf(answer) === undefined ? Object.entries(partsOf(answer) ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined) : []);

/** The columns that an answer fills: one, or one for each of its named parts. */
const columnsOf = (key: string, answer: Answer): readonly string[] => {
  const parts = columnParts(answer);
  return parts.length > 0 ? parts.map(([part]) => `${key}.${part}`) : [key];
};

function answerCells(submission: Submission, say: Say): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  for (const { key, at, values } of answersInWords(submission, say)) {
    const parts = columnParts(submission.body.answers[key]!);
    if (parts.length > 0) for (const [part, text] of parts) cells.set(`${key}.${part}`, text);
    else cells.set(key, at === 'answered' ? values.join('; ') : withoutValue[at]);
  }
  return cells;
}

const fixed = ['reference', 'received', 'state', 'state changed by', 'state changed at', 'looks like spam', 'form', 'scheme', 'journey', 'language', 'filled in by', 'ideas asked about', 'ideas', 'consents given', 'id'];

/** Says which rows nobody has opened: where any is sealed. */
const sealedColumn = 'sealed';

function row(stored: StoredSubmission, keys: readonly string[], withSealed: boolean, say: Say): string {
  const submission = readStored(stored);
  const header = submission ?? readSealed(stored);
  const ideas = submission ? ideasApart(submission) : { asked: [], shown: [] };
  const cells = submission ? answerCells(submission, say) : new Map<string, string>();
  return line([
    stored.reference, stored.receivedAt, stored.state, stored.changed?.who ?? '', stored.changed?.at ?? '', looksLikeSpam(stored) ? stored.spam!.signs.map(sign => spamReasons[sign]).join(' ') : '', header?.form ?? '', header?.scheme ?? '', header?.journey.id ?? '', header?.language ?? '', header?.filledInBy ?? '',
    ideas.asked.map(({ title, asked }) => (asked === 'with-someone' ? `${title} (with someone to come along)` : title)).join('; '), ideas.shown.map(({ title }) => title).join('; '),
    submission?.body.consents.filter(({ given }) => given).map(({ id }) => consentInWords(submission, id, say)).join('; ') ?? '',
    stored.id, ...(withSealed ? [header && !submission ? 'yes' : ''] : []), ...keys.map(key => cells.get(key) ?? ''),
  ]);
}

/** The whole inbox as CSV, a piece at a time: UTF-8 with a byte order mark, CRLF, one column per answer key. Where something is sealed, a column says so. */
export async function* csvOf(store: Pick<Store, 'list'>, say: Say): AsyncGenerator<string> {
  const keys = new Set<string>();
  let newest: string | undefined;
  let withSealed = false;
  for await (const page of pagesOf(store)) {
    newest ??= page[0]?.receivedAt;
    for (const stored of page) {
      const submission = readStored(stored);
      withSealed ||= !submission && readSealed(stored) !== undefined;
      for (const [key, answer] of Object.entries(submission?.body.answers ?? {})) for (const column of columnsOf(key, answer)) keys.add(column);
    }
  }
  const columns = [...keys].sort();
  yield '\ufeff' + line([...fixed, ...(withSealed ? [sealedColumn] : []), ...columns.map(name => (fixed.includes(name) || name === sealedColumn ? `answer ${name}` : name))]);
  // Who came since the columns were read is in the next spreadsheet.
  const isIn = ({ receivedAt }: StoredSubmission) => newest !== undefined && receivedAt <= newest;
  for await (const page of pagesOf(store)) {
    yield page.filter(isIn).map(stored => row(stored, columns, withSealed, say)).join('');
  }
}
