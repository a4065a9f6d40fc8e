import { createHash } from 'node:crypto';
import { patterns } from './chart.ts';
import { reasons } from './check-in.ts';
import { html, type Markup } from './markup.ts';
import { countsTable, instrumentSection, table } from './page-items.ts';
import { style } from './page-style.ts';
import type { Report } from './report.ts';
import { fewestPairs } from './small-counts.ts';
import { summaryOf } from './summary.ts';
import { answerInWords, chance, countInWords, dayInWords, percent, placeInWords } from './words.ts';

/** When the report was made, and what it was made of, in words that may be printed. */
export interface Made { readonly on: string; readonly from: string }

/** How many of people’s own words stand beside the numbers. */
const mostBeside = 5;

/** Most sessions of leaders’ forms on the page. */
const mostGroups = 60;

const parts = { short: 'In short', who: 'Who checked in', person: 'People', words: 'More in their own words', system: 'Health and care', groups: 'Groups', left: 'What is not in this report', how: 'How it was worked out' } as const;
const section = (id: keyof typeof parts, content: Markup): Markup => html`<section aria-labelledby="${id}"><h2 id="${id}">${parts[id]}</h2>${content}</section>`;

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
const languageName = (tag: string): string => { try { return tag === 'not-told' ? answerInWords(tag) : languageNames.of(tag) ?? tag; } catch { return tag; } };
const isThere = (counts: Report['talk']): boolean => Object.keys(counts).some(id => id !== 'not-told');

function who({ checkIns, helped, languages, talk }: Report): Markup {
  return html`${table('Check-ins', ['When', 'How many'], Object.entries(checkIns).map(([id, count]) => [answerInWords(id), countInWords(count)]))}
<p class="small">What follows is about those who checked in before and after.</p>
${isThere(helped.before) ? countsTable('Who helped them before the session', 'Help', helped.before) : undefined}
${isThere(helped.after) ? countsTable('Who helped them after the session', 'Help', helped.after) : undefined}
${isThere(talk) ? countsTable('Would they like to talk to somebody?', 'Answer', talk) : undefined}
${isThere(languages) ? countsTable('In which language they answered last', 'Language', languages, languageName) : undefined}`;
}

const quote = (text: string): Markup => html`<blockquote dir="auto">${text}</blockquote>`;

/** Some of what people wrote, to stand beside the numbers; the others are in a part of their own. */
const beside = ({ words }: Report): Markup | undefined => (words.at === 'told' ? html`<div class="said"><h3>What people wrote</h3>${words.words.slice(0, mostBeside).map(quote)}</div>` : undefined);

function words({ words }: Report): Markup {
  switch (words.at) {
    case 'left-out': return html`<p>This report was made without what people wrote.</p>`;
    case 'none': return html`<p>Nobody wrote anything.</p>`;
    case 'few': return html`<p>Fewer than 5 people wrote something. It is not shown here, so that nobody can be found by it.</p>`;
    case 'told': return html`<p>What was good, as people wrote it. It stands in the order of the alphabet, and belongs to no number on this page. Telephone numbers, email addresses, postcodes and links are masked; names are not. Read it before you share it.</p>
${words.words.slice(mostBeside).map(quote)}${words.more > 0 ? html`<p class="small">${words.more} more are not shown.</p>` : undefined}`;
    default: return words satisfies never;
  }
}

function system({ gp: { counts, change } }: Report): Markup {
  if (Object.keys(counts).length === 0) return html`<p>Nobody was asked about visits to a GP.</p>`;
  return html`${countsTable('Whether they had seen a GP: what they said before, and after', 'Said', counts)}
${change ? html`<p>${change.n} people said yes or no both times. Change in the share who said yes: ${percent(change.estimate)} (95% interval ${percent(change.low)} to ${percent(change.high)}; McNemar’s exact test, p = ${chance(change.p)}).</p>` : html`<p>Too few to tell a change.</p>`}
<p class="small">This is what people said themselves. It is no record of the NHS.</p>`;
}

function groups({ groups }: Report): Markup {
  const shown = groups.slice(-mostGroups);
  if (shown.length === 0) return html`<p>No leader told about a session.</p>`;
  return html`${table('What leaders told of each session', ['Session', 'Day', 'How many came', 'Was it full?'], shown.map(one => [placeInWords(one), dayInWords(one.date), one.came === undefined ? 'not told' : countInWords(one.came), one.full === undefined ? 'not told' : answerInWords(one.full)]), false)}
${shown.length < groups.length ? html`<p class="small">The last ${mostGroups} of ${groups.length}. All are in outcomes.csv.</p>` : undefined}`;
}

function left({ leftOut }: Report): Markup {
  const sealed = leftOut.some(({ why }) => why === 'sealed');
  return html`${leftOut.length === 0 ? html`<p>Nothing that was read was left out.</p>` : table('Read, and not counted', ['Why', 'How many'], leftOut.map(({ why, count }) => [reasons[why], countInWords(count)]))}
${sealed ? html`<p>Somebody with a key can open what is sealed in the inbox and save the check-ins there as a file, which <code>what-matters outcomes --csv</code> reads.</p>` : undefined}`;
}

const how = html`<ul class="points">
<li>A pair is what one card or device said before and after one session. Of several answers to one question the last counts. The two must be in the same words and given in the same way.</li>
<li>Numbers, lines and totals: the mean of the differences with its t interval, and Cohen’s dz, the mean difference over the standard deviation of the differences (Student 1908; Lakens 2013).</li>
<li>Points with words: the Hodges–Lehmann estimate with its interval, the Wilcoxon signed-rank test, and r, the matched-pairs rank-biserial correlation; who answered the same twice counts for neither side (Hollander and Wolfe 1999; Pratt 1959; Kerby 2014).</li>
<li>Yes and no: McNemar’s exact test, and the interval of Agresti and Min (2005).</li>
<li>Over a programme, each person’s answer before their first session is held against the one after their last (before it, if they gave none after). It may hold some of the lift of that last day.</li>
<li>No average, interval or effect size is told of fewer than ${fewestPairs} pairs, nor of several parts that have fewer together. No count from 1 to 4 is told: counts are “fewer than 5”, others are “not shown” where one could be worked out from them, and neighbouring answers are put together. A count of what is missing is told from 10 on.</li>
<li>Each session counts a person anew. Somebody who came often is there often, and the intervals do not know that: where most people came several times, they are too narrow.</li>
<li>Do not publish two reports that overlap (a year, and eleven months of it): the difference could tell of one person.</li></ul>`;

/** The report as one page of HTML that needs nothing else: no script, no picture, no font, no network. */
export function pageOf(report: Report, { on, from }: Made): string {
  const title = `What changed${report.limits.programme === undefined ? '' : `: ${report.limits.programme}`}`;
  const [first, last] = report.days ?? [];
  const content = html`<header><h1>${title}</h1>
<p>${first === undefined || last === undefined ? 'No check-ins were found.' : first === last ? `Check-ins of ${dayInWords(first)}.` : `Check-ins from ${dayInWords(first)} to ${dayInWords(last)}.`}</p></header>
<nav aria-label="Parts of this page"><ul>${Object.entries(parts).map(([id, words]) => html`<li><a href="#${id}">${words}</a></li>`)}</ul></nav>
<main>${patterns}
${section('short', html`<div class="beside"><ul class="short">${summaryOf(report).map(sentence => html`<li>${sentence}</li>`)}</ul>${beside(report)}</div>`)}
${section('who', who(report))}
${section('person', html`<p class="small">First of the three areas of the Common Outcomes Framework: the person.</p>${report.instruments.length === 0 ? html`<p>No answers with numbers were found.</p>` : report.instruments.map(instrumentSection)}`)}
${section('words', words(report))}
${section('system', html`<p class="small">Second area: the health and care system.</p>${system(report)}`)}
${section('groups', html`<p class="small">Third area: community groups.</p>${groups(report)}`)}
${section('left', left(report))}
${section('how', how)}</main>
<footer><p class="small">Made on ${dayInWords(on)} with what-matters, from ${from}. These are counts and averages only; nobody’s row is in this file or in outcomes.csv.</p></footer>`;
  const allowed = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${allowed}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
${html`<title>${title}</title>`.markup}<style>${style}</style></head>
<body>
${content.markup}
</body></html>
`;
}
