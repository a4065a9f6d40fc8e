import { expect } from 'chai';
import fc from 'fast-check';
import { age, stopAtAge } from '../../src/core/questions/age.ts';
import { date, readDate, type DatePart } from '../../src/core/questions/date.ts';
import { anyUnits } from './any-text.ts';

const today = '2026-11-22';
type Boxes = readonly [day: string, month: string, year: string];
const boxes = ([day, month, year]: Boxes) => ({ day, month, year });

/** Dates of any kind, past and to come. */
const dates: readonly (readonly [typed: Boxes, value: string])[] = [
  [['31', '3', '1980'], '1980-03-31'], [['31', '03', '1980'], '1980-03-31'], [['1', '1', '2000'], '2000-01-01'], [['01', '01', '2000'], '2000-01-01'], [['31', '12', '1999'], '1999-12-31'], [['22', '11', '2026'], '2026-11-22'],
  [['31', '3', '80'], '1980-03-31'], [['31', '3', '00'], '2000-03-31'], [['31', '3', '26'], '2026-03-31'], [['31', '3', '27'], '1927-03-31'], [['31', '3', '99'], '1999-03-31'], [['1', '1', '2099'], '2099-01-01'], [['31', '12', '9999'], '9999-12-31'], [['5', '11', '1605'], '1605-11-05'],
  // Months by their names, whole or short, in English and Welsh.
  [['31', 'march', '1980'], '1980-03-31'], [['31', 'March', '1980'], '1980-03-31'], [['31', 'MARCH', '1980'], '1980-03-31'], [['31', 'mar', '1980'], '1980-03-31'], [['31', 'Mar.', '1980'], '1980-03-31'], [['31', ' march ', '1980'], '1980-03-31'],
  [['1', 'January', '1980'], '1980-01-01'], [['1', 'feb', '1980'], '1980-02-01'], [['1', 'April', '1980'], '1980-04-01'], [['1', 'May', '1980'], '1980-05-01'], [['1', 'june', '1980'], '1980-06-01'], [['1', 'Jul', '1980'], '1980-07-01'], [['1', 'August', '1980'], '1980-08-01'], [['1', 'Sept.', '1980'], '1980-09-01'], [['1', 'October', '1980'], '1980-10-01'], [['1', 'NOV', '1980'], '1980-11-01'], [['1', 'dec', '1980'], '1980-12-01'],
  [['1', 'Ionawr', '1980'], '1980-01-01'], [['1', 'chwefror', '1980'], '1980-02-01'], [['31', 'mawrth', '1980'], '1980-03-31'], [['1', 'Ebrill', '1980'], '1980-04-01'], [['1', 'mai', '1980'], '1980-05-01'], [['1', 'Mehefin', '1980'], '1980-06-01'], [['1', 'gorffennaf', '1980'], '1980-07-01'], [['1', 'Awst', '1980'], '1980-08-01'], [['1', 'Medi', '1980'], '1980-09-01'], [['1', 'Hydref', '1980'], '1980-10-01'], [['1', 'tachwedd', '1980'], '1980-11-01'], [['1', 'Rhagfyr', '1980'], '1980-12-01'], [['3', 'Fawrth', '1980'], '1980-03-03'], [['3', 'Fai', '1980'], '1980-05-03'], [['3', 'Fehefin', '1980'], '1980-06-03'], [['3', 'Orffennaf', '1980'], '1980-07-03'], [['3', 'Fedi', '1980'], '1980-09-03'], [['3', 'Dachwedd', '1980'], '1980-11-03'], [['3', 'Ragfyr', '1980'], '1980-12-03'],
  // As people write them, in digits of many scripts.
  [['1st', '3', '1980'], '1980-03-01'], [['2nd', '3', '1980'], '1980-03-02'], [['3RD', '3', '1980'], '1980-03-03'], [['31st', 'march', '80'], '1980-03-31'], [['24th', '12', '1980'], '1980-12-24'], [['31.', '3.', '1980.'], '1980-03-31'], [['31,', 'March', '1980'], '1980-03-31'], [['31.', '3.', '80.'], '1980-03-31'], [[' 31 ', '\t3', '1980\n'], '1980-03-31'],
  [['３１', '３', '１９８０'], '1980-03-31'], [['３１', 'ｍａｒｃｈ', '８０'], '1980-03-31'], [['٣١', '٣', '١٩٨٠'], '1980-03-31'], [['۳۱', '۳', '۱۹۸۰'], '1980-03-31'], [['٣١', '٣', '٨٠'], '1980-03-31'], [['31\u00a0', '3', '1980'], '1980-03-31'],
  // Leap years.
  [['29', '2', '2024'], '2024-02-29'], [['29', 'feb', '2000'], '2000-02-29'], [['29', '2', '1996'], '1996-02-29'], [['28', '2', '1900'], '1900-02-28'], [['30', '4', '1980'], '1980-04-30'], [['30', '11', '1980'], '1980-11-30'],
];

const noDates: readonly (readonly [typed: Boxes, wrong: DatePart, why: 'missing' | 'shape'])[] = [
  [['', '3', '1980'], 'day', 'missing'], [['31', '', '1980'], 'month', 'missing'], [['31', '3', ''], 'year', 'missing'], [[' ', '3', '1980'], 'day', 'missing'], [['', '', '1980'], 'day', 'missing'], [['', 'march', ''], 'day', 'missing'], [['31', '\u3000', '1980'], 'month', 'missing'],
  [['0', '3', '1980'], 'day', 'shape'], [['00', '3', '1980'], 'day', 'shape'], [['32', '3', '1980'], 'day', 'shape'], [['-1', '3', '1980'], 'day', 'shape'], [['1.5', '3', '1980'], 'day', 'shape'], [['31/3/1980', '', ''], 'day', 'shape'], [['31 3 80', '3', '1980'], 'day', 'shape'], [['first', '3', '1980'], 'day', 'shape'], [['1e1', '3', '1980'], 'day', 'shape'], [['0x1', '3', '1980'], 'day', 'shape'], [['½', '3', '1980'], 'day', 'shape'], [['31stst', '3', '1980'], 'day', 'shape'], [['st', '3', '1980'], 'day', 'shape'], [['100th', '3', '1980'], 'day', 'shape'],
  [['31', '4', '1980'], 'day', 'shape'], [['31', 'june', '1980'], 'day', 'shape'], [['31', '9', '1980'], 'day', 'shape'], [['31', 'nov', '1980'], 'day', 'shape'], [['30', '2', '1980'], 'day', 'shape'], [['31', '2', '1980'], 'day', 'shape'], [['29', '2', '1981'], 'day', 'shape'], [['29', '2', '1900'], 'day', 'shape'], [['29', '2', '2100'], 'day', 'shape'], [['29', 'chwefror', '2023'], 'day', 'shape'],
  [['31', '0', '1980'], 'month', 'shape'], [['31', '13', '1980'], 'month', 'shape'], [['31', '99', '1980'], 'month', 'shape'], [['31', 'ma', '1980'], 'month', 'shape'], [['31', 'm', '1980'], 'month', 'shape'], [['31', 'spring', '1980'], 'month', 'shape'], [['31', 'monday', '1980'], 'month', 'shape'], [['31', 'mar/apr', '1980'], 'month', 'shape'], [['31', '3 1980', '1980'], 'month', 'shape'], [['31', 'constructor', '1980'], 'month', 'shape'], [['31', '__proto__', '1980'], 'month', 'shape'], [['31', 'toString', '1980'], 'month', 'shape'], [['31', '<b>mar', '1980'], 'month', 'shape'], [['31', '=3', '1980'], 'month', 'shape'], [['31', '😀', '1980'], 'month', 'shape'],
  [['31', '3', '0'], 'year', 'shape'], [['31', '3', '8'], 'year', 'shape'], [['31', '3', '980'], 'year', 'shape'], [['31', '3', '19800'], 'year', 'shape'], [['31', '3', '0000'], 'year', 'shape'], [['31', '3', "'80"], 'year', 'shape'], [['31', '3', 'nineteen eighty'], 'year', 'shape'], [['31', '3', '19 80'], 'year', 'shape'], [['31', '3', '1980 BC'], 'year', 'shape'], [['31', '3', '80th'], 'year', 'shape'], [['31', '3', '+1980'], 'year', 'shape'], [['31', '3', '1,980'], 'year', 'shape'], [['31', '3', 'NaN'], 'year', 'shape'], [['31', '3', '१९८०'], 'year', 'shape'],
  [['x', 'x', 'x'], 'day', 'shape'], [['\u0000', '3', '1980'], 'day', 'shape'], [['DROP TABLE', '3', '1980'], 'day', 'shape'],
];

/** Dates of birth, on 22 November 2026. */
const births: readonly (readonly [typed: Boxes, value: string])[] = [
  [['31', '3', '80'], '1980-03-31'], [['31', '3', '25'], '1925-03-31'], [['31', '3', '26'], '1926-03-31'], [['31', '3', '14'], '1914-03-31'], [['31', '3', '13'], '2013-03-31'], [['31', '3', '00'], '2000-03-31'], [['31', '3', '05'], '2005-03-31'], [['31', '3', '99'], '1999-03-31'],
  [['22', '11', '2026'], '2026-11-22'], [['21', '11', '2026'], '2026-11-21'], [['1', '1', '1896'], '1896-01-01'], [['22', '11', '1896'], '1896-11-22'], [['29', '2', '1904'], '1904-02-29'],
];
const noBirths: readonly (readonly [typed: Boxes, why: 'future' | 'long-ago'])[] = [
  [['23', '11', '2026'], 'future'], [['1', '12', '2026'], 'future'], [['1', '1', '2027'], 'future'], [['1', '1', '9999'], 'future'], [['31', '12', '1895'], 'long-ago'], [['1', '1', '1066'], 'long-ago'], [['1', '1', '0080'], 'long-ago'],
];

describe('readDate', () => {
  for (const [typed, value] of dates) it(`reads ${JSON.stringify(typed)} as ${value}`, () => expect(readDate(boxes(typed), {}, today)).to.deep.equal({ value }));
  for (const [typed, wrong, why] of noDates) it(`does not read ${JSON.stringify(typed)}: the ${wrong} is ${why === 'missing' ? 'missing' : 'none'}`, () => expect(readDate(boxes(typed), {}, today)).to.deep.equal({ wrong, why }));
  for (const [typed, value] of births) it(`takes a birth at ${JSON.stringify(typed)} as ${value}`, () => expect(readDate(boxes(typed), { birth: true }, today)).to.deep.equal({ value }));
  for (const [typed, why] of noBirths) it(`does not take a birth at ${JSON.stringify(typed)}: it is ${why}`, () => expect(readDate(boxes(typed), { birth: true }, today)).to.deep.equal({ wrong: 'year', why }));

  it('takes a year alone, or a month and a year, where part of a date will do', () => {
    const partial = (typed: Boxes, birth = false) => readDate(boxes(typed), { partial: true, birth }, today);
    expect(partial(['', '', '1954'])).to.deep.equal({ value: '1954' });
    expect(partial(['', '', '54'])).to.deep.equal({ value: '1954' });
    expect(partial([' ', 'mawrth', '1954'])).to.deep.equal({ value: '1954-03' });
    expect(partial(['3', 'mar', '1954'])).to.deep.equal({ value: '1954-03-03' });
    expect(partial(['3', '', '1954'])).to.deep.equal({ wrong: 'month', why: 'missing' });
    expect(partial(['', '3', ''])).to.deep.equal({ wrong: 'year', why: 'missing' });
    expect(partial(['', 'soon', '1954'])).to.deep.equal({ wrong: 'month', why: 'shape' });
    expect(partial(['', '', '2026'], true)).to.deep.equal({ value: '2026' });
    expect(partial(['', '11', '2026'], true)).to.deep.equal({ value: '2026-11' });
    expect(partial(['', '12', '2026'], true)).to.deep.equal({ wrong: 'year', why: 'future' });
    expect(partial(['', '', '2027'], true)).to.deep.equal({ wrong: 'year', why: 'future' });
    expect(partial(['', '', '1895'], true)).to.deep.equal({ wrong: 'year', why: 'long-ago' });
  });

  it('knows no future and no past where nobody says what day it is', () => {
    expect(readDate(boxes(['1', '1', '1066']), { birth: true }, undefined)).to.deep.equal({ value: '1066-01-01' });
    expect(readDate(boxes(['1', '1', '2999']), { birth: true }, undefined)).to.deep.equal({ value: '2999-01-01' });
  });

  it('gives only days that there are, and the same again', () => {
    const part = fc.oneof(fc.nat(40).map(String), fc.nat(9999).map(String), fc.constantFrom('', ' ', '1st', 'march', 'Mawrth', '٣', '３', '0', '29', '2', '02', '1900', '2000', '26', '13', '14', '-1', 'x'), anyUnits);
    fc.assert(fc.property(part, part, part, fc.boolean(), fc.boolean(), (day, month, year, partial, birth) => {
      const read = readDate({ day, month, year }, { partial, birth }, today);
      if (!('value' in read)) return;
      const [y = '', m = '', d = ''] = read.value.split('-');
      expect(read.value).to.match(partial ? /^\d{4}(-\d\d(-\d\d)?)?$/ : /^\d{4}-\d\d-\d\d$/);
      if (d) { const exact = new Date(`${read.value}T00:00:00Z`); expect([exact.getUTCFullYear(), exact.getUTCMonth() + 1, exact.getUTCDate()]).to.deep.equal([Number(y), Number(m), Number(d)]); }
      expect(readDate({ day: d, month: m, year: y }, { partial, birth }, today)).to.deep.equal(read);
      if (birth) expect(read.value <= today.slice(0, read.value.length) && Number(y) >= 1896).to.equal(true);
    }), { numRuns: 4000 });
  });

  it('reads every day of 130 years, however it is written', () => {
    const months = ['jan', 'Feb.', 'MARCH', 'ebrill', 'Mai', 'jun', 'Gorffennaf', 'aug', 'Medi', 'hydref', 'nov', 'Rhagfyr'];
    for (let at = new Date('1897-01-01T00:00:00Z'); at < new Date('2026-11-22T00:00:00Z'); at = new Date(at.getTime() + 7 * 86_400_000)) {
      const value = at.toISOString().slice(0, 10);
      expect(readDate({ day: `${at.getUTCDate()}`, month: months[at.getUTCMonth()]!, year: value.slice(0, 4) }, { birth: true }, today)).to.deep.equal({ value });
    }
  });

  it('never throws, whatever stands in the boxes', () => fc.assert(fc.property(anyUnits, anyUnits, anyUnits, fc.boolean(), (day, month, year, partial) => { readDate({ day, month, year }, { partial }, today); })));
});

describe('where a date of birth leads', () => {
  const stop = (value: string, from?: 13 | 16 | 18, day: string | undefined = today) => date.stop!({ type: 'date', birth: true }, value, { ...(from && { minimumAge: from }), ...(day !== undefined && { today: day }) });
  const table: readonly (readonly [born: string, from: 13 | 16 | 18 | undefined, stop: string | undefined])[] = [
    ['2013-11-22', undefined, 'too-young'], ['2013-11-23', undefined, 'under-13'], ['2013-11-22', 13, undefined], ['2013-11-23', 13, 'under-13'], ['2026-11-22', 13, 'under-13'], ['2010-11-22', undefined, undefined], ['2010-11-23', undefined, 'too-young'], ['2010-11-23', 13, undefined],
    ['2008-11-22', 18, undefined], ['2008-11-23', 18, 'too-young'], ['2008-11-23', 16, undefined], ['1954-03-31', 18, undefined], ['2013-12-31', 18, 'under-13'], ['1896-01-01', 18, undefined],
    // Of a month or a year, as old as the person can be: nobody is sent away who may stay.
    ['2013', 13, undefined], ['2014', 13, 'under-13'], ['2013-11', 13, undefined], ['2013-12', 13, 'under-13'], ['2010', undefined, undefined], ['2011', undefined, 'too-young'],
  ];
  for (const [born, from, to] of table) it(`is ${to ?? 'on'} for ${born}${from ? `, from ${from}` : ''}`, () => expect(stop(born, from)).to.deep.equal(to === undefined ? undefined : { end: to }));

  it('counts a birthday on 29 February from the first of March', () => {
    expect(stop('2012-02-29', 13, '2025-02-28')).to.deep.equal({ end: 'under-13' });
    expect(stop('2012-02-29', 13, '2025-03-01')).to.equal(undefined);
    expect(stop('2012-02-29', 13, '2028-02-29')).to.equal(undefined);
  });

  it('is nowhere for a date that is no birth, for one that is none, and where nobody says what day it is', () => {
    expect(date.stop!({ type: 'date' }, '2020-01-01', { today })).to.equal(undefined);
    for (const value of ['', 'x', '2020-13-01', '20200101', '2020-1-1', 'under-13']) expect(stop(value)).to.equal(undefined);
    expect(date.stop!({ type: 'date', birth: true }, '2020-01-01', {})).to.equal(undefined);
  });
});

describe('where an age leads', () => {
  it('is the end for children under 13 always, and for others below the least age of the site', () => {
    const ends = ([undefined, 13, 16, 18] as const).map(from => ['under-13', '13-15', '16-17', '18-24', '80-over'].map(band => (age.stop!({ type: 'age' }, band, from ? { minimumAge: from } : {}) as { end?: string } | undefined)?.end));
    expect(ends).to.deep.equal([
      ['under-13', 'too-young', undefined, undefined, undefined], ['under-13', undefined, undefined, undefined, undefined],
      ['under-13', 'too-young', undefined, undefined, undefined], ['under-13', 'too-young', 'too-young', undefined, undefined],
    ]);
    expect([0, 12, 13, 15, 16, 130].map(years => stopAtAge(years, {})?.end)).to.deep.equal(['under-13', 'under-13', 'too-young', 'too-young', undefined, undefined]);
  });
  it('is nowhere for what is no age', () => { for (const value of ['', '12', 'constructor', '__proto__']) expect(age.stop!({ type: 'age' }, value, {})).to.equal(undefined); });
});

describe('a date in words', () => {
  const said = (value: string) => date.said({ type: 'date' }, value, { answers: {} });
  it('has the name of its month, and what part there is', () => {
    expect(said('1980-03-31')).to.deep.equal([{ key: 'date.full', facts: { day: '31', month: { key: 'months.3' }, year: '1980' } }]);
    expect(said('1980-12')).to.deep.equal([{ key: 'date.month-year', facts: { month: { key: 'months.12' }, year: '1980' } }]);
    expect(said('1980')).to.deep.equal([{ said: '1980' }]);
  });
  it('is as it came where it is none', () => { for (const value of ['1980-13-01', 'yesterday', '1980-3-1', '']) expect(said(value)).to.deep.equal([{ said: value }]); });
});
