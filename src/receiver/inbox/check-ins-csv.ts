import type { Submission } from '../../core/submission.ts';
import { textOf } from '../read-answers.ts';
import type { StoredSubmission } from '../store.ts';
import { line } from './csv.ts';
import { readStored } from './read-stored.ts';

const plain = ['date', 'moment', 'programme', 'session', 'card', 'device', 'language', 'helped', 'talk', 'gp-visit', 'good', 'came', 'full'] as const;
const withoutNumber = { skipped: 'skipped', preferNotToSay: 'rather not' } as const;

/** The cells of one check-in or leader's form, by column. An instrument that was answered in two ways needs a row for each. */
function rowsOf({ createdAt, journey, language, programme, session, body: { answers, scores } }: Submission, instruments: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const said = Object.fromEntries(plain.flatMap(name => { const text = textOf(answers[name]); return text === undefined ? [] : [[name, text]]; }));
  const shared = { ...said, date: createdAt, language, programme: programme ?? '', session: session ?? '', moment: journey.id === 'session-report' ? 'leader' : textOf(answers['moment']) ?? '' };
  const rows: Record<string, string>[] = [{}];
  for (const { instrument, version, mode, items } of scores) {
    let row = rows.find(one => one[`mode.${instrument}`] === undefined);
    if (!row) rows.push(row = {});
    Object.assign(row, { [`mode.${instrument}`]: mode, [`version.${instrument}`]: version }, Object.fromEntries(Object.entries(items).map(([item, value]) => [`${instrument}.${item}`, String(value)])));
  }
  for (const [key, { at }] of Object.entries(answers)) {
    const instrument = instruments.find(id => key.startsWith(`${id}-`));
    if (instrument !== undefined && (at === 'skipped' || at === 'preferNotToSay')) rows[0]![`${instrument}.${key.slice(instrument.length + 1)}`] = withoutNumber[at];
  }
  return rows.map(row => ({ ...shared, ...row }));
}

/** Check-ins and leaders' forms as `what-matters outcomes --csv` reads them, oldest first: one row each. Nothing else that is stored is in it. */
export function checkInsCsv(stored: readonly StoredSubmission[]): string {
  const submissions = stored.flatMap(one => readStored(one) ?? []).filter(({ journey }) => journey.id === 'check-in' || journey.id === 'session-report').reverse();
  // The longest id first: an instrument may be called as another begins.
  const instruments = [...new Set(submissions.flatMap(({ body }) => body.scores.map(({ instrument }) => instrument)))].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  const rows = submissions.flatMap(one => rowsOf(one, instruments));
  const items = [...new Set(rows.flatMap(row => Object.keys(row).filter(name => name.includes('.'))))].sort();
  const columns = [...plain, ...items];
  return '\uFEFF' + [line(columns), ...rows.map(row => line(columns.map(name => row[name] ?? '')))].join('');
}
