import { cell } from '../../receiver/inbox/csv.ts';
import { moments } from './check-in.ts';
import type { ChangeOf, Place } from './change.ts';
import type { Counts, Report } from './report.ts';
import type { Count } from './small-counts.ts';
import { countInWords } from './words.ts';

const heads = ['area', 'table', 'programme', 'session', 'instrument', 'version', 'item', 'moment', 'measure', 'value'] as const;
type Row = Readonly<Partial<Record<(typeof heads)[number], string | number>>>;

const told = (count: Count): string | number => (typeof count === 'number' ? count : countInWords(count));
/** Numbers stay numbers, also below zero; text that a spreadsheet might run is made inert. */
const written = (value: string | number): string => (typeof value === 'number' ? String(Math.round(value * 1e6) / 1e6) : cell(value));

const counts = (base: Row, counts: Counts): readonly Row[] => Object.entries(counts).map(([measure, count]) => ({ ...base, measure, value: told(count) }));

function change(base: Row, { n, change }: Pick<ChangeOf, 'n' | 'change'>): readonly Row[] {
  const row = (measure: string, value: string | number | undefined): readonly Row[] => (value === undefined ? [] : [{ ...base, measure, value }]);
  if (!change) return [...row('pairs', told(n)), ...row('change', 'too few to average')];
  const { test, estimate, low, high, effect, p, before, after } = change;
  const middle = test === 'paired-t' ? 'mean' : 'median';
  return [...row('pairs', told(n)), ...row(`${middle} before`, before), ...row(`${middle} after`, after), ...row(test === 'paired-t' ? 'mean difference' : 'Hodges-Lehmann estimate', estimate),
    ...row('95% interval from', low), ...row('95% interval to', high), ...row(test === 'paired-t' ? 'Cohen dz' : 'rank-biserial correlation', effect), ...row('p', p), ...row('test', test === 'paired-t' ? 'paired t' : 'Wilcoxon signed-rank')];
}

const at = ({ programme, session }: Place): Row => ({ programme, session });

function rowsOf(report: Report): readonly Row[] {
  const { checkIns, helped, languages, talk, instruments, gp, groups, leftOut } = report;
  return [
    ...counts({ area: 'check-ins', table: 'check-ins' }, checkIns),
    ...moments.flatMap(moment => counts({ area: 'check-ins', table: 'helped', moment }, helped[moment])),
    ...counts({ area: 'check-ins', table: 'language' }, languages),
    ...counts({ area: 'check-ins', table: 'talk' }, talk),
    ...instruments.flatMap(({ instrument: { id: instrument, version }, modes, items }) => [
      ...counts({ area: 'person', table: 'mode', instrument, version }, modes),
      ...items.flatMap(({ item, bands, points, missing, differs, sessions, series, moved, net, ...all }) => {
        const base: Row = { area: 'person', instrument, version, item };
        const groups = (table: string, some: typeof bands): readonly Row[] => some.flatMap(({ labels, before, after }) => [{ ...base, table, moment: 'before', measure: labels.join(' or '), value: before }, { ...base, table, moment: 'after', measure: labels.join(' or '), value: after }]);
        return [...change({ ...base, table: 'change' }, all), ...counts({ ...base, table: 'moved' }, moved), ...(net ? ([['up less down', net.estimate], ['95% interval from', net.low], ['95% interval to', net.high]] as const).map(([measure, value]): Row => ({ ...base, table: 'moved', measure, value })) : []), ...groups('bands', bands), ...groups('answers', points),
          ...(missing ? counts({ ...base, table: 'missing' }, missing) : []),
          { ...base, table: 'missing', measure: 'given in different ways', value: told(differs) },
          ...sessions.flatMap(one => change({ ...base, ...at(one), table: 'change at a session' }, one)),
          ...series.flatMap(one => change({ ...base, ...at(one), table: 'change over a programme' }, one))];
      }),
    ]),
    ...counts({ area: 'health and care system', table: 'gp-visit' }, gp.counts),
    ...(gp.change ? ([['pairs', gp.change.n], ['change in share', gp.change.estimate], ['95% interval from', gp.change.low], ['95% interval to', gp.change.high], ['p', gp.change.p], ['test', 'McNemar exact']] as const).map(([measure, value]): Row => ({ area: 'health and care system', table: 'gp-visit change', measure, value })) : []),
    ...groups.flatMap(one => [{ came: one.came === undefined ? undefined : told(one.came), full: one.full, date: one.date }].flatMap(facts => Object.entries(facts).flatMap(([measure, value]): readonly Row[] => (value === undefined ? [] : [{ area: 'community groups', table: 'session', ...at(one), measure, value }])))),
    ...leftOut.map(({ why, count }): Row => ({ area: 'left out', table: 'left out', measure: why, value: told(count) })),
  ];
}

/** The report’s tables as CSV in long form: UTF-8 with a byte order mark, CRLF. What the page does not tell is not in it, nor what people wrote. */
export const csvOfReport = (report: Report): string => `\uFEFF${[heads.join(','), ...rowsOf(report).map(row => heads.map(head => written(row[head] ?? '')).join(','))].join('\r\n')}\r\n`;
