import { expect } from 'chai';
import fc from 'fast-check';
import { chartOf } from '../../../src/core/journal/chart.ts';
import { readingsOf, seriesOf, type Series } from '../../../src/core/journal/series.ts';
import type { JournalEntry } from '../../../src/core/journal/entry.ts';
import { dayOf, entry, pointed } from './made.ts';

const seriesFrom = (entries: readonly JournalEntry[]): Series => seriesOf(entries, dayOf, 'en', {})[0]!;
const weekly = (...values: readonly (number | null)[]): Series => seriesFrom(values.map((happy, week) => entry({ at: new Date(Date.UTC(2026, 0, 1 + 7 * week)).toISOString().replace('.000', ''), items: { happy } })));

/** Any series of a scale: some skipped, some of sessions, some on one day, some in another way. */
const anySeries = fc.constantFrom('numbers', 'points', 'line').chain(type => fc.array(fc.record({
  minutes: fc.integer({ min: 0, max: 2_000_000 }), moment: fc.constantFrom(null, 'before', 'after' as const), value: fc.option(fc.integer({ min: type === 'points' ? 1 : 0, max: type === 'points' ? 5 : type === 'line' ? 100 : 10 }), { nil: null }), mode: fc.constantFrom('tiles', 'tiles', 'paper'),
}), { minLength: 1, maxLength: 60 }).map(list => {
  const { asked } = type === 'points' ? pointed({ items: { happy: 1 } }) : entry();
  const scale = type === 'line' ? { type: 'line' as const } : asked.scale;
  return seriesFrom([...list].sort((one, other) => one.minutes - other.minutes).map(({ minutes, moment, value, mode }) => entry({
    at: new Date(Date.UTC(2025, 0, 1) + minutes * 60_000).toISOString().replace('.000', ''), moment: moment as JournalEntry['moment'], mode, items: { happy: value }, asked: { ...asked, scale, wording: { ...asked.wording, items: { happy: 'Happy?' } } },
  })));
}));

describe('the figure of a journal', () => {
  it('has a point for each answer, and none for what was skipped', () => fc.assert(fc.property(anySeries, series => {
    const answers = series.rows.flatMap(row => readingsOf(row).map(([, reading]) => reading)).filter(({ value }) => value !== null);
    expect(chartOf(series).points.map(({ reading }) => reading)).to.deep.equal(answers);
  })));

  it('has everything inside', () => fc.assert(fc.property(anySeries, series => {
    const { points, grid, days } = chartOf(series);
    for (const { x, y } of points) { expect(x).to.be.within(0, 1); expect(y).to.be.within(0, 1); }
    for (const { y } of grid) expect(y).to.be.within(0, 1);
    for (const { x } of days) expect(x).to.be.within(0, 1);
  })));

  it('goes on with the time, and never back', () => fc.assert(fc.property(anySeries, series => {
    const { points, days } = chartOf(series);
    points.slice(1).forEach(({ x }, place) => { expect(x).to.be.at.least(points[place]!.x - 1e-9); });
    days.slice(1).forEach(({ x, row }, place) => { expect(row).to.be.above(days[place]!.row); expect(x - days[place]!.x).to.be.at.least(0.25 - 1e-9); });
  })));

  it('is higher where the number is higher, by as much', () => fc.assert(fc.property(anySeries, series => {
    const { points, grid } = chartOf(series);
    const [lowest, highest] = [grid[0]!, grid.at(-1)!];
    expect([lowest.y, highest.y]).to.deep.equal([1, 0]);
    for (const { y, reading } of points) expect(y).to.be.closeTo(1 - (reading.value! - lowest.value) / (highest.value - lowest.value), 1e-9);
  })));

  it('joins each answer with the next one, by a line only where nothing was skipped between them and they were answered in one way', () => fc.assert(fc.property(anySeries, series => {
    const { points, segments } = chartOf(series);
    const all = series.rows.flatMap(row => readingsOf(row).map(([, reading]) => reading));
    expect(segments.map(({ from, to }) => [from, to])).to.deep.equal(points.slice(1).map((point, place) => [points[place], point]));
    for (const { from, to, kind } of segments) if (kind === 'line') { expect(all.indexOf(to.reading) - all.indexOf(from.reading)).to.equal(1); expect(from.reading.mode).to.equal(to.reading.mode); }
  })));

  it('leaves a gap where something was skipped', () => expect(chartOf(weekly(4, 3, 5, null, 5, 6)).segments.map(({ kind }) => kind)).to.deep.equal(['line', 'line', 'trace', 'line']));

  it('puts the two answers of a session side by side, joined, and leads on to the next session', () => {
    const at = (day: number, hour: number, moment: 'before' | 'after', calm: number): JournalEntry => pointed({ at: `2026-09-0${day}T${hour}:00:00Z`, moment, items: { calm } });
    const { points, segments } = chartOf(seriesFrom([at(1, 10, 'before', 2), at(1, 12, 'after', 4), at(8, 10, 'before', 3), at(8, 12, 'after', 3)]));
    expect(points.map(({ side }) => side)).to.deep.equal(['start', 'end', 'start', 'end']);
    expect(segments.map(({ kind }) => kind)).to.deep.equal(['line', 'trace', 'line']);
  });

  it('writes the first day and the last, and no number where there is no room', () => {
    expect(chartOf(weekly(4, 5, 6)).hasNumbers).to.equal(true);
    const { days, hasNumbers } = chartOf(weekly(...Array.from({ length: 52 }, (_, week) => week % 11)));
    expect([days[0]!.row, days.at(-1)!.row, hasNumbers]).to.deep.equal([0, 51, false]);
    expect(days.length).to.be.within(3, 6);
  });

  it('stands in the middle where there is one day', () => expect(chartOf(weekly(4)).points).to.have.deep.nested.property('0.x', 0.5));
});
