import { html } from 'hono/html';
import { monthBefore } from '../../core/month.ts';
import { fewest, type CountedAnswer, type CountedQuestion } from '../equality-counts.ts';
import type { MonthRange } from '../store.ts';
import { line } from './csv.ts';
import { termOf } from './english.ts';
import { icon } from './icons.ts';
import { withoutValue } from './in-words.ts';
import { layout, type Markup } from './layout.ts';

/** How many months back can be chosen. */
const mostMonths = 36;

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthInWords = (month: string) => monthName.format(new Date(`${month}-01T00:00:00Z`));

/** The months that can be chosen, this one first. */
export function monthsUntil(month: string): readonly string[] {
  const months = [month];
  while (months.length < mostMonths) months.push(monthBefore(months.at(-1)!));
  return months;
}

/** The months that an address asks for; the last twelve if it makes no sense. Two in the wrong order are turned round. */
export function rangeOf({ from, to }: Readonly<Record<string, string>>, thisMonth: string): MonthRange {
  const months = monthsUntil(thisMonth);
  const known = (month: string | undefined) => months.find(one => one === month);
  const [first, last] = [known(from) ?? months[11]!, known(to) ?? thisMonth].sort() as [string, string];
  return { from: first, to: last };
}

const headingOf = (question: string) => termOf(`equality.${question}.heading`) ?? question;
const answerOf = (question: string, { at, answer }: CountedAnswer) => (at === 'answered' ? termOf(`equality.${question}.${answer}`) ?? answer ?? '' : withoutValue[at]);
const countOf = ({ shown }: CountedAnswer) => (typeof shown === 'number' ? String(shown) : shown === 'fewer' ? `fewer than ${fewest}` : 'hidden');

const table = ({ question, answers, total }: CountedQuestion): Markup => html`<section><h2>${headingOf(question)}</h2>
${answers.length === 0 ? html`<p class="hint">Too few answers to show any.</p>` : html`<table><thead><tr><th scope="col">Answer</th><th scope="col" class="number">People</th></tr></thead>
<tbody>${answers.map(one => html`<tr><th scope="row">${answerOf(question, one)}</th><td class="number">${countOf(one)}</td></tr>`)}</tbody>
<tfoot><tr><th scope="row">All</th><td class="number">${total}</td></tr></tfoot></table>`}</section>`;

/** The counts as CSV: UTF-8 with a byte order mark, CRLF; what the page does not show is not in it. */
export const equalityCsv = (questions: readonly CountedQuestion[]): string => `\ufeff${[
  ['question', 'answer', 'people'],
  ...questions.flatMap(one => (one.answers.length === 0 ? [[headingOf(one.question), '', 'too few to show']] : one.answers.map(answer => [headingOf(one.question), answerOf(one.question, answer), countOf(answer)]))),
].map(line).join('')}`;

/** Counts of equality answers over months; never anything of one person. */
export function equalityView({ questions, range, thisMonth, who }: { readonly questions: readonly CountedQuestion[]; readonly range: MonthRange; readonly thisMonth: string; readonly who: string }): Markup {
  const months = monthsUntil(thisMonth);
  const choose = (name: 'from' | 'to', words: string): Markup => html`<div class="field"><label for="${name}">${words}</label>
<select id="${name}" name="${name}">${months.map(month => html`<option value="${month}"${month === range[name] ? html` selected` : ''}>${monthInWords(month)}</option>`)}</select></div>`;
  const content = html`<div class="head"><div><h1>Equality answers</h1></div>
<a class="quiet" href="/inbox/equality.csv?from=${range.from}&amp;to=${range.to}">${icon('download')}Save these counts (CSV)</a></div>
<div class="narrow"><p>These are counts. They are kept apart from what people sent, and nobody can see which person gave which answer.</p>
<p>A count under ${fewest} is shown as “fewer than ${fewest}”. Where somebody could work it out from the others, another count is hidden too. Please do not publish counts of months that overlap: the difference could tell of one person.</p></div>
<form method="get" action="/inbox/equality" class="months">${choose('from', 'From')}${choose('to', 'To')}<button class="button">Show</button></form>
${questions.length > 0 ? html`<div class="counts">${questions.map(table)}</div>` : html`<div class="empty"><h2>Nobody has answered yet</h2><p>In these months there are no equality answers.</p></div>`}`;
  return layout({ title: 'Equality answers - Inbox', who, content });
}
