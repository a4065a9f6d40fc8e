import { html } from 'hono/html';
import type { CareRecord } from '../record.ts';
import { standingInWords, type RecordItem, type RecordSection } from '../record-items.ts';
import { icon } from './icons.ts';
import { withoutValue } from './in-words.ts';
import type { Markup } from './layout.ts';

const item = (one: RecordItem): Markup =>
  html`<div><dt>${one.heading}</dt><dd${one.at === 'answered' ? html` dir="auto"` : html` class="none"`}>${standingInWords(one).join('\n')}${one.remark === undefined ? '' : html`<span class="small">${one.remark}</span>`}</dd></div>`;

const section = ({ heading, items }: RecordSection): Markup => html`<section><h3>${heading}</h3><dl>${items.map(item)}</dl></section>`;

const codes = ({ suggestedCodes }: CareRecord): Markup | string => (suggestedCodes.length === 0 ? '' : html`<section><h3>Codes that may fit (SNOMED CT)</h3>
<p>These are suggestions. Nothing here is coded, and a person decides.</p>
<ul class="codes">${suggestedCodes.map(({ code, words }) => html`<li><b>${code}</b> <span>${words}</span></li>`)}</ul></section>`);

/** The record under the headings of the standard, to copy from and to print. */
export const recordView = (record: CareRecord, id: string): Markup => html`<section class="told record" aria-labelledby="record">
<div><h2 id="record">For the record</h2>
<p class="hint">${record.standard}. ${record.note}</p>
<p class="technical"><a class="quiet" href="/inbox/submissions/${id}/record.json">${icon('download')}Save this record (JSON)</a></p></div>
${record.sections.map(section)}
${codes(record)}</section>`;

const lists = [['notAsked', withoutValue.notAsked], ['skipped', withoutValue.skipped], ['preferNotToSay', withoutValue.preferNotToSay]] as const;

/** What is still to be found out, so that a link worker can ask for it. */
export function notAskedView({ sections }: CareRecord): Markup | string {
  const items = sections.flatMap(one => one.items);
  const found = lists.map(([at, words]) => ({ words, headings: items.filter(one => one.at === at).map(({ heading }) => heading) })).filter(({ headings }) => headings.length > 0);
  return found.length === 0 ? '' : html`<section class="told"><div><h2>What was not asked</h2>
<dl>${found.map(({ words, headings }) => html`<div><dt>${words}</dt><dd>${headings.join('\n')}</dd></div>`)}</dl></div></section>`;
}
