import { html } from 'hono/html';
import type { AuditedAct, AuditEntry, AuditLine } from '../store.ts';
import { layout, type Markup } from './layout.ts';
import { stateNames } from './parts.ts';
import { whenInWords } from './when.ts';

const stateOf = (state: AuditEntry['from']) => (state === undefined ? 'somewhere' : stateNames[state].toLowerCase());

const acts: Readonly<Record<AuditedAct, (entry: AuditEntry) => string>> = {
  'signed-in': () => 'Signed in',
  'wrong-token': () => 'Someone typed a wrong token',
  'opened': ({ reference }) => `Opened ${reference}`,
  'searched': () => 'Looked for someone',
  'state': ({ reference, from, to }) => `Moved ${reference} from ${stateOf(from)} to ${stateOf(to)}`,
  'vouched': ({ reference }) => `Said that ${reference} is from a real person`,
  'deleted': ({ reference }) => `Deleted ${reference}`,
  'erased': ({ reference }) => `Deleted ${reference}, with all that a search found`,
  'exported': ({ reference }) => (reference === undefined ? 'Saved everybody as a spreadsheet' : `Saved the record of ${reference}`),
  'exported-counts': () => 'Saved the counts of equality answers',
  'retention': ({ count = 0 }) => `${count === 1 ? '1 submission was deleted because its' : `${count} submissions were deleted because their`} time was over`,
};

/** One line of the audit in plain words. */
export const actInWords = (entry: AuditEntry): string => acts[entry.what](entry);

const line = (entry: AuditLine, nowMs: number): Markup => html`<li>
<p class="small"><time datetime="${entry.at}">${whenInWords(entry.at, nowMs)}</time></p>
<p>${actInWords(entry)}</p>
<p class="hint">${entry.who === undefined ? (entry.what === 'retention' ? 'By itself' : 'Nobody signed in') : html`<bdi>${entry.who}</bdi>`}</p></li>`;

/** Who did what, newest first. `older` is the number to go on from, if there is more. */
export function auditView({ lines, older, isFirst, nowMs, who }: { readonly lines: readonly AuditLine[]; readonly older: number | undefined; readonly isFirst: boolean; readonly nowMs: number; readonly who: string }): Markup {
  const content = html`<h1>Who did what</h1>
<p class="hint">Kept for 3 years. It never says what people wrote or who was looked for.</p>
${lines.length > 0 ? html`<ol class="audit">${lines.map(one => line(one, nowMs))}</ol>` : html`<div class="empty"><h2>There is nothing here</h2></div>`}
${older !== undefined || !isFirst ? html`<nav class="turn" aria-label="More">${isFirst ? '' : html`<a class="quiet" href="/inbox/audit">Newest</a>`}${older === undefined ? '' : html`<a class="quiet" href="/inbox/audit?before=${older}">Older</a>`}</nav>` : ''}`;
  return layout({ title: 'Who did what - Inbox', who, content });
}
