import { changeLines, sideBars, wholeBars, type ChartNames } from './chart.ts';
import type { ChangeOf, ChangeOfPart } from './change.ts';
import { html, type Markup } from './markup.ts';
import type { InstrumentReport, ItemReport } from './report.ts';
import type { Count } from './small-counts.ts';
import type { Group } from './spread.ts';
import { chance, countInWords, decimal, effect, effectNames, idInWords, percent, placeInWords, questionOf, signed, testNames, answerInWords } from './words.ts';

/** Most rows of a table of sessions on the page; the CSV has them all. */
const mostRows = 60;

/** A table: its caption, the heads of its columns, and rows whose first cell is their head. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly (string | Markup)[])[], numbers = true): Markup {
  const numeric = numbers ? html` class="number"` : undefined;
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table><caption><span>${caption}</span></caption>
<thead><tr>${heads.map((head, at) => (at === 0 ? html`<th scope="col">${head}</th>` : html`<th scope="col"${numeric}>${head}</th>`))}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map(one => html`<td${numeric}>${one}</td>`)}</tr>`)}</tbody></table></div>`;
}

const groupName = ({ labels }: Group, join: (labels: readonly string[]) => string): string => join(labels);
const bandName = (group: Group): string => groupName(group, labels => labels.map(idInWords).join(' or '));
const pointName = (group: Group): string => groupName(group, labels => { const [first, last] = [labels.at(0) ?? '', labels.at(-1) ?? '']; return labels.length === 1 ? first : /^\d/.test(first) ? `${first.split(' ')[0]} to ${last.split(' ').at(-1)}` : labels.join(' or '); });

const changeHeads = ['People', 'Before', 'After', 'Change', '95% interval', 'Effect size', 'Test', 'p'];
/** The cells of a change: how many pairs, and that they are too few, or what came of them. */
function changeCells({ n, change }: Pick<ChangeOf, 'n' | 'change'>): readonly string[] {
  if (!change) return [countInWords(n), ...(n === 0 ? ['', '', ''] : ['', '', 'too few to average']), '', '', '', ''];
  const { before, after, estimate, low, high, test } = change;
  return [countInWords(n), decimal(before), decimal(after), signed(estimate), `${signed(low)} to ${signed(high)}`, change.effect === undefined ? 'none: all alike' : `${effectNames[test]} = ${effect(change.effect)}`, testNames[test], change.p === undefined ? '' : chance(change.p)];
}

const groupsTable = (caption: string, head: string, groups: readonly Group[], nameOf: (group: Group) => string): Markup =>
  table(caption, [head, 'Before', 'After'], groups.map(group => [nameOf(group), countInWords(group.before), countInWords(group.after)]));

function spread({ bands, points, n }: ItemReport, question: string, id: string): Markup {
  if (bands.length === 0 && points.length === 0) return html`<p>${n === 0 ? '' : 'Too few people to show how answers were spread.'}</p>`;
  const names = (what: string, of: readonly Group[], nameOf: (group: Group) => string): ChartNames => ({ id: `${id}-${what}`, title: `${question} ${what === 'bands' ? 'Bands' : 'Answers'} before and after`, about: `${of.map(group => `${nameOf(group)}: ${group.before} before, ${group.after} after`).join('; ')}.` });
  return html`${bands.length > 0 ? html`${wholeBars(bands, bandName, names('bands', bands, bandName))}${groupsTable(`Bands, in people who answered both times`, 'Band', bands, bandName)}` : undefined}
${points.length > 0 ? html`${bands.length === 0 ? sideBars(points, pointName, names('answers', points, pointName)) : undefined}${groupsTable('Answers, in people who answered both times', 'Answer', points, pointName)}` : undefined}`;
}

function places(rows: readonly ChangeOfPart[], caption: string, head: string, names: ChartNames): Markup {
  const shown = rows.slice(-mostRows);
  const isOne = new Set(rows.map(({ programme }) => programme)).size === 1;
  const nameOf = (row: ChangeOfPart): string => (isOne && row.session !== '' ? row.session : placeInWords(row));
  const drawn = shown.flatMap(row => (row.change ? [{ label: nameOf(row), ...row.change }] : []));
  return html`${drawn.length > 1 ? changeLines(drawn, names, signed) : undefined}
${table(caption, [head, ...changeHeads], shown.map(row => [nameOf(row), ...changeCells(row)]))}
${shown.length < rows.length ? html`<p class="small">The last ${mostRows} of ${rows.length}. All are in outcomes.csv.</p>` : undefined}`;
}

function itemSection(report: ItemReport, { instrument }: InstrumentReport): Markup {
  const { item, sessions, series } = report;
  const question = questionOf(instrument, item);
  const id = `${instrument.id}-${item}`;
  const ends = instrument.wording['en']?.ends?.[item];
  return html`<section class="item" aria-labelledby="${id}"><h4 id="${id}">${question}</h4>
${ends ? html`<p class="small">From ${ends.least} to ${ends.most}.</p>` : undefined}
${report.high === 'neither' ? undefined : html`<p class="small">A higher number is ${report.high}.</p>`}
${spread(report, question, id)}
${sessions.length > 1 ? places(sessions, 'Change at each session, in the order of time', 'Session', { id: `${id}-sessions`, title: `${question} Change at each session`, about: 'Each dot is a change, each line its 95% interval. The figures are in the table below.' }) : undefined}
${series.length > 0 ? places(series, 'From before the first session of a person to after their last', 'Programme', { id: `${id}-series`, title: `${question} Change over each programme`, about: 'Each dot is a change, each line its 95% interval. The figures are in the table below.' }) : undefined}
</section>`;
}

const whys = [['Skipped', 'skipped'], ['Rather not say', 'preferNotToSay'], ['Not asked', 'notAsked']] as const;
const missingTable = ({ instrument, items }: InstrumentReport): Markup => html`${table('Without a number, of all check-ins, and pairs that do not compare', ['Question', ...whys.map(([words]) => words), 'Given in two ways'],
  items.flatMap(({ item, missing, differs }) => (missing ? [[questionOf(instrument, item), ...whys.map(([, why]) => countInWords(missing[why])), countInWords(differs)]] : [])))}
<p class="small">Two answers compare if they were given in the same way (such as by tiles, or on paper), to the same version of the words.</p>`;

/** A table of counts by id. */
export const countsTable = (caption: string, head: string, counts: Readonly<Record<string, Count>>, nameOf = answerInWords): Markup =>
  table(caption, [head, 'People'], Object.entries(counts).map(([id, count]) => [nameOf(id), countInWords(count)]));

/** Everything of one instrument. */
export function instrumentSection(report: InstrumentReport): Markup {
  const { instrument, modes, items } = report;
  // The middles of scales with few points lie on halves: what is drawn of them is how many moved which way.
  const isNet = items.every(({ ordinal }) => ordinal);
  const drawn = items.flatMap(({ item, change, net }) => { const one = isNet ? net : change; return one ? [{ label: idInWords(item), estimate: one.estimate, low: one.low, high: one.high }] : []; });
  const figure = isNet ? (value: number): string => `${value > 0 ? '+' : ''}${percent(value)}` : signed;
  return html`<h3>${instrument.name}</h3>
<p class="small">${instrument.attribution ?? `By ${instrument.holder}.`} Version ${instrument.version}.</p>
${drawn.length > 0 ? changeLines(drawn, { id: `${instrument.id}-change`, title: `${instrument.name}: ${isNet ? 'the share that went up, less the share that went down' : 'change from before to after'}`, about: `${drawn.map(({ label, estimate, low, high }) => `${label}: ${figure(estimate)}, from ${figure(low)} to ${figure(high)}`).join('; ')}.` }, figure) : undefined}
${drawn.length > 0 ? html`<p class="small">${isNet ? 'The share of people whose answer went up, less the share of those whose answer went down' : 'The mean change'}, and its 95% interval.</p>` : undefined}
${table('Change from before to after, in people who answered both times', ['Question', ...changeHeads], items.map(item => [questionOf(instrument, item.item), ...changeCells(item)]))}
${items.some(({ ordinal, change }) => ordinal && change) ? html`<p class="small">On a scale of few points, middles and changes go in half steps. Which way answers went says more.</p>` : undefined}
${table('Which way answers went', ['Question', 'Up', 'The same', 'Down', ...(isNet ? ['Up less down', '95% interval'] : [])], items.map(({ item, moved, net }) => [questionOf(instrument, item), countInWords(moved.up), countInWords(moved.same), countInWords(moved.down), ...(isNet ? [net ? figure(net.estimate) : '', net ? `${figure(net.low)} to ${figure(net.high)}` : ''] : [])]))}
${Object.keys(modes).length > 0 ? countsTable('How they answered, the same way both times', 'Way', modes) : undefined}
${missingTable(report)}
${items.map(item => itemSection(item, report))}`;
}

