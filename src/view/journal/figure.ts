/** One question of a journal: its words, what was said in sentences, as a figure and as a table. All three say the same, and none says what it means. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { endsOf } from '../../core/instruments/instrument.ts';
import { chartOf, type Chart, type Point } from '../../core/journal/chart.ts';
import { sentencesOf } from '../../core/journal/sentences.ts';
import { readingsOf, type Reading, type Row, type Series, type Slot } from '../../core/journal/series.ts';
import { intlTag } from '../../i18n/locales.ts';
import type { Translator } from '../../i18n/translate.ts';
import { heading, type Shown } from '../screen.ts';
import { answerShown, answerText, dateWords, filled, foreign, timesOf } from './words.ts';

/** What a figure is drawn from. */
export interface FigureProps {
  readonly i18n: Translator;
  readonly series: Series;
  /** A name of its own on the page. */
  readonly id: string;
  readonly level: number;
  /** Whether the next question has the same source, which then stands below that one. */
  readonly isFollowed: boolean;
  /** Whether every line of the table is shown, and not only the last ones. */
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** Most lines of a table that stand there at once. On paper all do. */
const mostRows = 12;
/** Over so many answers the circles are small. */
const fewPoints = 20;

const across = (x: number): string => `${(14 + 82 * x).toFixed(2)}%`;
/** `size`: of the text that stands there, in the text size of the figure. */
const down = (y: number, size = 1): string => `${((1.5 + 9.5 * y) / size).toFixed(3)}em`;

function sentences({ i18n, series }: FigureProps): Shown {
  const told = sentencesOf(series.rows);
  if (told.length === 0) return i18n.t('journal.skipped-all');
  const times = timesOf(series.rows);
  return html`${told.map(({ key, row, answers }) => {
    const marked = Object.entries(answers).map(([name, reading]) => {
      const shown = html`<mark class=${series.scale.type === 'points' ? '' : 'number'}>${answerShown(i18n, series, reading)}</mark>`;
      return [name, series.scale.type === 'points' ? filled(i18n, 'journal.quoted', {}, { words: shown }) : shown] as const;
    });
    return html`${filled(i18n, key, { date: dateWords(i18n, row.at, times) }, Object.fromEntries(marked))} `;
  })}`;
}

const small = { small: .8422, number: 1.1 };

function point({ series }: FigureProps, { points, hasNumbers }: Chart, { x, y, slot, side, reading }: Point, place: number): TemplateResult {
  // The first and the last are full, as what the sentences say; of a session what came after it.
  const isFull = slot === 'after' || (slot === 'once' && (place === 0 || place === points.length - 1));
  const beside = { above: [0, '-.7em'], start: ['-.6em', '.35em'], end: ['.6em', '.35em'] } as const;
  const [dx, dy] = beside[side];
  return svg`<circle class=${isFull ? 'full' : ''} cx=${across(x)} cy=${down(y)} r=${points.length > fewPoints ? '.2em' : '.36em'}></circle>
    ${hasNumbers && series.scale.type !== 'points' ? svg`<text class="v ${side}" x=${across(x)} y=${down(y, small.number)} dx=${dx} dy=${dy}>${reading.value}</text>` : nothing}`;
}

function days(i18n: Translator, rows: readonly Row[], { days: written }: Chart): TemplateResult {
  const tag = intlTag(i18n.language);
  const now = `${new Date().getFullYear()}`;
  const withYear = rows.some(({ day }) => !day.startsWith(`${now}-`));
  const part = (at: string, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(tag, options).format(Date.parse(at));
  return html`<svg class=${withYear ? 'days years' : 'days'} aria-hidden="true" focusable="false">${written.map(({ x, row }, place) => {
    const { at } = rows[row]!;
    const lines = [part(at, { day: 'numeric' }), part(at, { month: 'short' }), ...(withYear ? [part(at, { year: 'numeric' })] : [])];
    return svg`<text class=${place === 0 || place === written.length - 1 ? '' : 'between'} x=${across(x)} y="1em">${lines.map((line, number) => svg`<tspan x=${across(x)} dy=${number === 0 ? 0 : '1.2em'}>${line}</tspan>`)}</text>`;
  })}</svg>`;
}

/** What needs a word below the figure. */
function legend({ i18n, series: { rows } }: FigureProps, { segments, points }: Chart): Shown {
  const isSkipped = rows.some(row => readingsOf(row).some(([, { value }]) => value === null));
  const isOther = segments.some(({ from, to }) => from.reading.mode !== to.reading.mode);
  const lines = [
    ...(points.some(({ slot }) => slot !== 'once') ? ['journal.pairs'] : []),
    ...(isSkipped && segments.some(({ kind }) => kind === 'trace') ? ['journal.skips'] : []), ...(isOther ? ['journal.ways'] : []),
  ];
  return lines.length === 0 ? nothing : html`<p class="small legend">${lines.map(key => html`${i18n.t(key)} `)}</p>`;
}

function figure(props: FigureProps): Shown {
  const { i18n, series, id } = props;
  const { scale, points: words, ends, rows } = series;
  const chart = chartOf(series);
  // One point is no line.
  if (chart.points.length < 2) return nothing;
  const { from, to } = endsOf({ scale });
  const lang = foreign(i18n, series);
  const end = (value: number): Shown => (scale.type === 'points' ? html`<p class="edge" lang=${lang}>${words?.[value]}</p>` : nothing);
  const piece = (text: string): TemplateResult => html`<span lang=${lang}>${text}</span>`;
  return html`<figure class="card fig">${ends ? html`<figcaption class="small">${filled(i18n, 'journal.ends', { from, to }, { least: piece(ends.least), most: piece(ends.most) })}</figcaption>` : nothing}
    ${end(to)}<svg class="chart" role="img" aria-labelledby="${id}-chart ${id}" aria-describedby="${id}-said">
      ${chart.grid.map(({ y, value }) => svg`<line class="g" x1=${scale.type === 'points' ? 0 : '2.2em'} x2="100%" y1=${down(y)} y2=${down(y)}></line>${scale.type === 'points' ? nothing : svg`<text x=".9em" y=${down(y, small.small)} dy=".35em">${value}</text>`}`)}
      ${chart.segments.map(({ from: one, to: other, kind }) => svg`<line class=${kind} x1=${across(one.x)} y1=${down(one.y)} x2=${across(other.x)} y2=${down(other.y)}></line>`)}
      ${chart.points.map((one, place) => point(props, chart, one, place))}</svg>${end(from)}
    <span class="vh" id="${id}-chart">${i18n.t('journal.chart')}</span>${days(i18n, rows, chart)}${legend(props, chart)}</figure>`;
}

/** A line of the table as it stands there. */
interface Line {
  readonly at: string;
  /** When of a session, where the columns do not say so. */
  readonly moment: string;
  readonly cells: readonly (Reading | undefined)[];
}

/** The columns of the table and its lines: the two answers of a session side by side; where only some days had a session, an answer a line. */
function linesOf({ i18n, series: { rows } }: FigureProps): readonly [columns: readonly Slot[], lines: readonly Line[]] {
  const hasSessions = rows.some(({ slots }) => slots.before ?? slots.after);
  if (hasSessions && rows.every(({ slots }) => !slots.once)) return [['before', 'after'], rows.map(({ at, slots }) => ({ at, moment: '', cells: [slots.before, slots.after] }))];
  return [['once'], rows.flatMap(row => readingsOf(row).map(([slot, reading]) => ({ at: reading.at, moment: slot === 'once' ? '' : ` (${i18n.t(`journal.${slot}`)})`, cells: [reading] })))];
}

function table(props: FigureProps): TemplateResult {
  const { i18n, series, id, isOpen, toggle } = props;
  const [columns, lines] = linesOf(props);
  const times = lines.map(({ at }) => at);
  const isWide = columns.length > 1;
  const cell = (reading: Reading | undefined): Shown => (reading ? answerShown(i18n, series, reading) : html`<span class="hint">${i18n.t('journal.not-there')}</span>`);
  return html`<div class="card table"><table class="${isOpen ? 'every' : ''} ${isWide ? 'sessions' : ''}" id="${id}-list"><caption>${i18n.t('journal.list')}</caption>
    <thead><tr><th scope="col">${i18n.t('journal.day')}</th>${columns.map(slot => html`<th scope="col">${i18n.t(`journal.${slot}`)}</th>`)}</tr></thead>
    <tbody>${lines.map(({ at, moment, cells }, place) => html`<tr class=${place < lines.length - mostRows ? 'older' : ''}><th scope="row">${dateWords(i18n, at, times, isWide ? 'short' : 'long')}${moment}</th>${cells.map(one => html`<td>${cell(one)}</td>`)}</tr>`)}</tbody></table>
    ${lines.length > mostRows ? html`<p class="more"><button class="quiet" type="button" aria-expanded=${isOpen} aria-controls="${id}-list" @click=${toggle}>${i18n.t(isOpen ? 'journal.show-last' : 'journal.show-all', { number: isOpen ? mostRows : lines.length })}</button></p>` : nothing}</div>`;
}

/** Everything about one question. */
export function askedSection(props: FigureProps): TemplateResult {
  const { i18n, series, id, level, isFollowed } = props;
  const lang = foreign(i18n, series);
  return html`<section class="asked">${heading(level, html`<span id=${id} lang=${lang}>${series.question}</span>`, 'h2')}
    ${lang === nothing ? nothing : html`<p class="small">${i18n.t(lang === 'en' ? 'journal.in-english' : 'journal.in-other')}</p>`}
    <p class="lead" id="${id}-said">${sentences(props)}</p>
    ${figure(props)}${table(props)}
    ${isFollowed || series.attribution === undefined ? nothing : html`<p class="small note" lang=${lang}>${series.attribution}</p>`}</section>`;
}

/** The answers of all questions in words, for a copy. */
export const copyLines = (i18n: Translator, all: readonly Series[], time: (at: string) => string) => all.flatMap(series => series.rows.flatMap(row => readingsOf(row).map(([slot, reading]) => ({
  when: time(reading.at), moment: slot === 'once' ? '' : i18n.t(`journal.${slot}`), question: series.question, answer: answerText(i18n, series, reading),
  number: reading.value === null ? '' : `${reading.value}`, measure: [series.instrument, series.instrumentVersion, reading.mode].join(' '),
}))));
