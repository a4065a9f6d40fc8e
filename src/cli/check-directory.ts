import { readFile } from 'node:fs/promises';
import { textOf } from '../core/activities/gate.ts';
import { dataOf } from '../core/activities/readers/data.ts';
import { readerOf } from '../core/activities/readers/index.ts';
import { recordsReader } from '../core/activities/readers/reader.ts';
import { formatOf, type FormatName } from '../core/activities/readers/shape.ts';
import { notAList } from './directory-source.ts';

const inWords: Readonly<Record<FormatName, string>> = { 'open-referral-uk-3': 'Open Referral UK 3.0', 'hsds-3': 'HSDS 3.0', 'open-referral-uk-1': 'Open Referral UK 1.0', outpost: 'an Outpost', csv: 'a spreadsheet', plain: 'a plain list' };

/** Titles that are named for each reason. */
const mostNamed = 5;

/**
 * Says how many records of a list of activities people can be shown, and why the others are passed over, each reason with
 * the first of them: 0 some can be shown, 1 none.
 *
 * @param today `YYYY-MM-DD`
 */
export async function checkDirectory(file: string, today: string): Promise<number> {
  let text = '';
  try { text = await readFile(file, 'utf8'); } catch (error) { console.error(`${file} cannot be read (${(error as { code?: string }).code ?? 'unknown'}).`); return 1; }
  const data = dataOf(text);
  if (data === undefined) { console.error(`${file} ${notAList(text)}`); return 1; }
  const reader = readerOf(data);
  const format = formatOf(data);
  if (!reader || format === undefined) { console.error(`${file} is no list of activities that we know.`); return 1; }
  const records = reader.records(data);
  const read = recordsReader(reader, today, Infinity);
  const passedOver = new Map<string, string[]>();
  let shown = 0;
  let leftOut = 0;
  let admitted = 0;
  for (const [at, record] of records.entries()) {
    const one = read([record]);
    admitted += one.admitted;
    shown += one.activities.length;
    leftOut += one.leftOut ?? 0;
    for (const reason of Object.keys(one.skipped)) {
      const titles = passedOver.get(reason) ?? [];
      titles.push(textOf(reader.draft(record).title, 60) ?? `record ${at + 1}`);
      passedOver.set(reason, titles);
    }
  }
  console.log(`${file}: ${records.length} records of ${inWords[format]}. ${admitted} can be shown${shown === admitted ? '' : `, at ${shown} places`}.`);
  for (const [reason, titles] of passedOver) console.log(`${titles.length} passed over, ${reason}: ${titles.slice(0, mostNamed).join('; ')}${titles.length > mostNamed ? '; …' : ''}`);
  if (leftOut > 0) console.log(`${leftOut} places or times of records are too many, and are left out.`);
  const { number, pages } = reader.page(data);
  if (pages !== undefined && pages > 1) console.log(`This is page ${number ?? 1} of ${pages}; the others are not checked.`);
  return admitted > 0 ? 0 : 1;
}
