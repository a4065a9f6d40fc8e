import { expect } from 'chai';
import { builtInInstruments } from '../../../src/core/instruments/index.ts';
import { csvOf, textOf } from '../../../src/core/journal/copy.ts';
import { sentencesOf } from '../../../src/core/journal/sentences.ts';
import { seriesOf, type Row } from '../../../src/core/journal/series.ts';
import type { JournalEntry } from '../../../src/core/journal/entry.ts';
import { dayOf, entry, pointed } from './made.ts';

const series = (entries: readonly JournalEntry[], language = 'en') => seriesOf(entries, dayOf, language, builtInInstruments);
const on = (day: number, hour: number, moment: JournalEntry['moment'], calm: number | null): JournalEntry => pointed({ at: `2026-09-${`${day}`.padStart(2, '0')}T${`${hour}`.padStart(2, '0')}:00:00Z`, moment, items: { calm } });
const told = (rows: readonly Row[]) => rows.map(({ day, slots }) => [day, ...Object.entries(slots).map(([slot, { value }]) => `${slot} ${value}`)]);

describe('the answers of a journal', () => {
  it('stand together by question, and by version and scale of the instrument', () => {
    const other = { ...entry().asked, scale: { type: 'line' } as const };
    const found = series([entry(), pointed({ items: { calm: 1 } }), entry({ at: '2026-09-08T10:00:00Z', items: { happy: null } }), entry({ instrumentVersion: '2030' }), entry({ asked: other })]);
    expect(found.map(({ instrument, instrumentVersion, item, rows }) => [instrument, instrumentVersion, item, rows.length])).to.deep.equal([['ons4', '2020-05', 'happy', 2], ['feeling-now', '1', 'calm', 1], ['ons4', '2030', 'happy', 1], ['ons4', '2020-05', 'happy', 1]]);
  });

  it('have the official words of the page’s language, or those in which they were asked', () => {
    expect(series([pointed()], 'cy')[0]).to.include({ language: 'cy', question: 'Pa mor dawel eich meddwl ydych chi’n teimlo nawr?' });
    expect(series([pointed({ instrumentVersion: '0' })], 'cy')[0]).to.include({ language: 'en', question: 'How calm do you feel right now?' });
    expect(series([entry()], 'cy')[0]).to.include({ language: 'en', question: 'Overall, how happy did you feel yesterday?' });
    expect(series([pointed({ instrument: 'of-a-pack-that-is-gone', language: 'fr' })])[0]).to.include({ language: 'fr', question: 'How calm do you feel right now?' });
  });

  it('pair an "after" with the "before" of its day, and leave alone what has no pair', () => {
    const rows = series([on(1, 10, 'before', 2), on(1, 12, 'after', 4), on(8, 10, 'before', 3), on(9, 12, 'after', 5), on(10, 9, null, 1), on(11, 9, 'before', 1), on(11, 10, 'before', 2), on(11, 12, 'after', 3)])[0]!.rows;
    expect(told(rows)).to.deep.equal([['2026-09-01', 'before 2', 'after 4'], ['2026-09-08', 'before 3'], ['2026-09-09', 'after 5'], ['2026-09-10', 'once 1'], ['2026-09-11', 'before 1'], ['2026-09-11', 'before 2', 'after 3']]);
  });

  it('are told by the first line and the last that have an answer', () => {
    const sentences = (entries: readonly JournalEntry[]) => sentencesOf(series(entries)[0]!.rows).map(({ key, row: { day }, answers }) => [key, day, ...Object.values(answers).map(({ value }) => value)]);
    expect(sentences([on(1, 9, null, null), on(2, 9, null, 4), on(3, 9, null, 1), on(4, 9, null, 5), on(5, 9, null, null)])).to.deep.equal([['journal.said', '2026-09-02', 4], ['journal.said', '2026-09-04', 5]]);
    expect(sentences([on(1, 9, null, 3)])).to.deep.equal([['journal.said', '2026-09-01', 3]]);
    expect(sentences([on(1, 9, null, null)])).to.deep.equal([]);
    expect(sentences([on(1, 9, 'before', 3), on(1, 12, 'after', 4), on(2, 9, 'before', 2), on(2, 12, 'after', null)])).to.deep.equal([['journal.said-both', '2026-09-01', 3, 4], ['journal.said-before', '2026-09-02', 2]]);
    expect(sentences([on(1, 12, 'after', 4)])).to.deep.equal([['journal.said-after', '2026-09-01', 4]]);
  });
});

describe('a copy of a journal', () => {
  const line = { when: '2026-09-01 10:00', moment: '', question: 'How calm, "really"?', answer: 'A little', number: '2', measure: 'feeling-now 1 points' };
  const names = { when: 'When', moment: 'Moment', question: 'Question', answer: 'Answer', number: 'Number', measure: 'Measure' };

  it('is a spreadsheet that runs nothing, with numbers that stay numbers', () => {
    const rows = csvOf([line, { ...line, question: '=HYPERLINK("x")', answer: '@a', number: '-3' }], names).split('\r\n');
    expect(rows).to.deep.equal(['When,Moment,Question,Answer,Number,Measure', '2026-09-01 10:00,,"How calm, ""really""?",A little,2,feeling-now 1 points', '2026-09-01 10:00,,"\'=HYPERLINK(""x"")",\'@a,-3,feeling-now 1 points', '']);
  });

  it('is text with each question once', () =>
    expect(textOf([line, { ...line, when: '2026-09-08 10:00', moment: 'Before', answer: 'Very much' }], 'My check-ins')).to.equal('My check-ins\n\nHow calm, "really"?\n  2026-09-01 10:00: A little\n  2026-09-08 10:00 (Before): Very much\n'));
});
