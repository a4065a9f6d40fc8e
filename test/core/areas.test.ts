import { expect } from 'chai';
import fc from 'fast-check';
import { placeOfUnit, readParts, unitLetters, whoServes, writeUnits } from '../../src/core/areas-code.ts';
import { areasLimits, readAreas, schemeFor, type Areas } from '../../src/core/areas.ts';
import { anyUnits } from './any-text.ts';

const first = { id: 'first', name: 'First', phone: '020 7946 0001' };
const second = { id: 'second', name: { en: 'Second', cy: 'Ail' }, phone: '020 7946 0002', email: 'hello@second.example', reader: { who: 'Sam', within: 'in 2 days', phone: '020 7946 0003' } };
const unitsOf = (...units: readonly string[]): string => writeUnits(units.map(placeOfUnit));
const good = {
  schema: 'what-matters/areas', version: 1, source: 'Open data of somebody', asOf: '2026-11', exact: false, schemes: [first, second],
  nobody: { AB: '10-16,21,1A', CR: '0,2-9' },
  outcodes: { NW1: `1=3/${unitsOf('DB', 'ZZ')} -=3/${unitsOf('AA')} 0=34 -=5 1=01`, N1C: `0=4/${unitsOf('AG', 'AH')}` },
};
const areasOf = (data: unknown): Areas => { const read = readAreas(data); if ('problems' in read) throw new Error(read.problems.join('\n')); return read.areas; };
const problemsOf = (data: unknown): readonly string[] => { const read = readAreas(data); return 'problems' in read ? read.problems : []; };
const without = (key: keyof typeof good): object => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));
const saidOf = (areas: Areas, answer: string): string => { const found = schemeFor(areas, answer); return found.at === 'served' ? found.scheme.id : found.at; };

const bad: readonly (readonly [what: string, data: unknown, line: RegExp])[] = [
  ['nothing', undefined, /^areas: found nothing, expected an object$/],
  ['null', null, /^areas: found nothing, expected an object$/],
  ['a list', [good], /^areas: found a list, expected an object$/],
  ['text', 'NW1', /^areas: found string, expected an object$/],
  ['another schema', { ...good, schema: 'what-matters/submission' }, /^schema: found "what-matters\/submission", expected one of what-matters\/areas$/],
  ['a version to come', { ...good, version: 2 }, /^version: found 2, expected one of 1$/],
  ['no source', without('source'), /^source: found nothing, expected text$/],
  ['an empty source', { ...good, source: '' }, /^source: found "", expected at least 1$/],
  ['a source that is a book', { ...good, source: 'x'.repeat(1001) }, /^source: found .*, expected at most 1000$/],
  ['a month that is none', { ...good, asOf: '2026-13' }, /^asOf: found "2026-13", expected a month such as 2026-11$/],
  ['a day for a month', { ...good, asOf: '2026-11-22' }, /^asOf: found "2026-11-22", expected a month/],
  ['nothing on how exact it is', without('exact'), /^exact: found nothing, expected true or false$/],
  ['no schemes', { ...good, schemes: [] }, /^schemes: found a list, expected at least 1$/],
  ['too many schemes', { ...good, schemes: Array.from({ length: areasLimits.schemes + 1 }, (_, at) => ({ ...first, id: `s-${at}` })) }, /^schemes: found a list, expected at most 200$/],
  ['a scheme with an id of words', { ...good, schemes: [first, { ...second, id: 'Second one' }] }, /^schemes\.1\.id: found "Second one", expected an id of small letters/],
  ['two schemes with one id', { ...good, schemes: [first, { ...second, id: 'first' }] }, /^schemes\.1\.id: found "first" twice, expected an id of its own for each$/],
  ['a scheme without a telephone number', { ...good, schemes: [first, { id: 'second', name: 'Second' }] }, /^schemes\.1\.phone: found nothing, expected text$/],
  ['a reader without a time', { ...good, schemes: [first, { ...second, reader: { who: 'Sam', phone: '020 7946 0003' } }] }, /^schemes\.1\.reader\.within: found nothing, expected /],
  ['a key too many in a scheme', { ...good, schemes: [first, { ...second, districts: ['E09000007'] }] }, /^schemes\.1\.districts: found a key that does not exist/],
  ['a key that was written wrong, naming the nearest', { ...good, outcode: {} }, /^outcode: found a key that does not exist, expected "outcodes"\?$/],
  ['an outcode that is none', { ...good, outcodes: { 'NW1 2': '0=1' } }, /^outcodes\.NW1 2: found this key, expected an outcode such as NW1$/],
  ['parts that are none', { ...good, outcodes: { NW1: '0=1;1=2' } }, /^outcodes\.NW1: found "0=1;1=2", expected parts such as 0=12 or -=4\/U0008$/],
  ['no parts', { ...good, outcodes: { NW1: '' } }, /^outcodes\.NW1: found "", expected parts/],
  ['a row that is too short', { ...good, outcodes: { NW1: '0=1/vvv' } }, /^outcodes\.NW1: found "0=1\/vvv", expected parts/],
  ['a row of a letter that no unit begins with', { ...good, outcodes: { NW1: '0=1/Cvvvv' } }, /^outcodes\.NW1: found "0=1\/Cvvvv", expected parts/],
  ['a scheme that is not in the list', { ...good, outcodes: { ...good.outcodes, NW2: '-=0 2=1' } }, /^outcodes\.NW2: found scheme 2, expected one from 0 to 1$/],
  ['letters that are no postcode area', { ...good, nobody: { ABC: '1' } }, /^nobody\.ABC: found this key, expected the letters of a postcode area, such as NW$/],
  ['numbers that are none', { ...good, nobody: { AB: '10-16, 21' } }, /^nobody\.AB: found "10-16, 21", expected outcodes without their letters, such as 1-9,1A$/],
];

describe('readAreas', () => {
  it('reads a good table, and one that says nothing but who there is', () => {
    expect(areasOf(good).schemes).to.deep.equal([first, second]);
    expect(areasOf({ ...good, nobody: {}, outcodes: {} }).exact).to.equal(false);
  });

  for (const [what, data, line] of bad) {
    it(`refuses ${what}, in one line`, () => {
      const problems = problemsOf(data);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(line);
    });
  }

  it('takes no key that would be a prototype', () => {
    const areas = areasOf(JSON.parse(JSON.stringify(good).replace('"nobody":{', '"nobody":{"__proto__":"1",')) as unknown);
    expect(Object.keys(areas.nobody)).to.deep.equal(['AB', 'CR']);
    expect(Object.getPrototypeOf(areas.nobody)).to.equal(Object.prototype);
    expect(problemsOf(JSON.parse(JSON.stringify(good).replace('"outcodes":{', '"outcodes":{"constructor":"0=1",')) as unknown).join()).to.match(/constructor/);
  });

  it('names each wrong thing, but not thousands', () => {
    expect(problemsOf({ ...good, asOf: 'now', exact: 'yes' })).to.have.length(2);
    const many = problemsOf({ ...good, outcodes: Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`A${at + 10}`, 'nonsense'])) });
    expect(many).to.have.length(areasLimits.problems + 1);
    expect(many.at(-1)).to.equal('areas: found 40 more things that are wrong, expected none');
  });

  it('refuses a table that is larger than a page should read', () => {
    const rows = `0=1/${'vvvv'.repeat(20)} `.repeat(10).trim();
    const outcodes = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`${String.fromCharCode(65 + (at % 26))}${String.fromCharCode(65 + (Math.floor(at / 26) % 26))}${Math.floor(at / 676)}`, rows]));
    expect(problemsOf({ ...good, outcodes: outcodes(580) })).to.deep.equal([]);
    expect(problemsOf({ ...good, outcodes: outcodes(640) })).to.deep.equal([`areas: found over ${areasLimits.characters} characters, expected fewer`]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), data => { readAreas(data); }), { numRuns: 300 });
    fc.assert(fc.property(fc.constantFrom(...Object.keys(good)), fc.anything(), (key, value) => { readAreas({ ...good, [key]: value }); }), { numRuns: 300 });
    fc.assert(fc.property(anyUnits, anyUnits, (key, value) => { readAreas({ ...good, outcodes: { [key]: value } }); readAreas({ ...good, nobody: { [key]: value } }); }), { numRuns: 300 });
  });
});

describe('schemeFor', () => {
  const areas = areasOf(good);
  const answers: readonly (readonly [answer: string, said: string])[] = [
    // In NW1 3 two units are the second's, one is nobody's, and the rest is the first's.
    ['NW1 3DB', 'second'], ['NW1 3ZZ', 'second'], ['NW1 3AA', 'nobody'], ['NW1 3AB', 'first'], ['NW1 3DA', 'first'], ['NW1 3ZY', 'first'],
    ['NW1 4DB', 'first'], ['NW1 5DB', 'nobody'], ['NW1 0AA', 'second'], ['NW1 1ZZ', 'second'],
    // A sector and units that the table does not know.
    ['NW1 2DB', 'check'], ['N1C 4AG', 'first'], ['N1C 4AH', 'first'], ['N1C 4AJ', 'check'], ['N1C 5AG', 'check'],
    ['AB10 1AA', 'nobody'], ['AB16 9ZZ', 'nobody'], ['AB17 1AA', 'check'], ['AB9 1AA', 'check'], ['AB21 1AA', 'nobody'], ['AB22 1AA', 'check'], ['AB1A 1AA', 'nobody'], ['AB1 1AA', 'check'], ['AB01 1AA', 'check'],
    ['CR0 1AA', 'nobody'], ['CR1 1AA', 'check'], ['CR2 1AA', 'nobody'], ['CR02 1AA', 'check'], ['C2 1AA', 'check'], ['ZE1 0AA', 'check'], ['GIR 0AA', 'check'], ['BT1 1AA', 'check'],
    ['nw1 3db', 'second'], [' NW13DB ', 'second'], ['NWI 3DB', 'second'],
    ['unknown', 'check'], ['no-fixed-address', 'check'], ['', 'check'], ['NW1', 'check'], ['NW1 3', 'check'], ['somewhere', 'check'], ['constructor', 'check'], ['__proto__', 'check'],
  ];
  for (const [answer, said] of answers) it(`says ${said} for ${JSON.stringify(answer)}`, () => expect(saidOf(areas, answer)).to.equal(said));

  it('gives the whole scheme, with who reads there', () => expect(schemeFor(areas, 'NW1 3DB')).to.deep.equal({ at: 'served', scheme: second }));

  it('never throws, and says nobody of no place that it was not told of', () => {
    fc.assert(fc.property(fc.oneof(anyUnits, fc.string({ minLength: 4, maxLength: 8, unit: fc.constantFrom(...'ABCRNW0123 '.split('')) })), answer => {
      if (saidOf(areas, answer) === 'nobody') expect(answer.toUpperCase().replace(/[^A-Z0-9]/g, '')).to.match(/^(?:NW[1IL]|AB|CR)/);
    }), { numRuns: 3000 });
    const none = areasOf({ ...good, nobody: {}, outcodes: {} });
    fc.assert(fc.property(anyUnits, answer => { expect(saidOf(none, answer)).to.equal('check'); }));
  });
});

describe('the code of a table of areas', () => {
  const unit = fc.tuple(fc.nat(19), fc.nat(19)).map(([from, to]) => unitLetters[from]! + unitLetters[to]!);
  const everyUnit = Array.from(unitLetters, from => Array.from(unitLetters, to => from + to)).flat();

  it('gives back exactly the units that were written, in their sector and no other', () => {
    fc.assert(fc.property(fc.uniqueArray(unit, { minLength: 1, maxLength: 400 }), units => {
      const parts = readParts(`7=3/${unitsOf(...units)}`);
      expect(parts).to.have.length(1);
      const known = new Set(units);
      // One comparison for all units: chai takes long for 160,000 of them.
      expect(everyUnit.filter(one => whoServes(parts!, '3', one) !== (known.has(one) ? 7 : undefined) || whoServes(parts!, '4', one) !== undefined)).to.deep.equal([]);
    }), { numRuns: 100 });
  });

  it('writes no units as none, and all as twenty full rows', () => {
    expect(unitsOf()).to.equal('');
    expect(unitsOf(...everyUnit)).to.equal('vvvv'.repeat(20));
    expect(unitsOf('AA')).to.equal('g000');
    expect(unitsOf('UU', 'WA')).to.equal('U000gg000');
    expect(unitsOf('AA', 'DA')).to.equal('g000Dg000');
    expect(unitsOf('ZZ')).to.equal('Z0001');
  });

  it('takes the first part that has a postcode', () => {
    const parts = readParts(`1=3/${unitsOf('DB')} -=3 0=34`)!;
    expect([whoServes(parts, '3', 'DB'), whoServes(parts, '3', 'DA'), whoServes(parts, '4', 'DB'), whoServes(parts, '5', 'DB')]).to.deep.equal([1, '-', 0, undefined]);
  });

  it('has no place for letters that no unit has', () => {
    for (const one of ['', 'A', 'CA', 'AC', 'aa', 'AAA', 'IO', '11']) expect(placeOfUnit(one), one).to.be.below(0);
    expect(new Set(everyUnit.map(placeOfUnit)).size).to.equal(400);
  });
});
