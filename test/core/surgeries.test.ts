import { expect } from 'chai';
import fc from 'fast-check';
import { readSurgeries, surgeriesLimits, surgeryFinder } from '../../src/core/surgeries.ts';

const rows = [['Heath Lane Surgery', 'NW5 2ZZ', 'X99001'], ['St Ann’s Medical Centre', 'N1 1AA', 'X99002'], ['The Heath Practice', 'NW5 1ZZ', 'X99003'], ['Dr Núñez and Partners', 'NW1 2DB', 'X99004']];
const file = (surgeries: unknown = rows) => ({ schema: 'what-matters/surgeries', version: 1, source: 'Made up', asOf: '2026-11', surgeries });
const finder = () => { const read = readSurgeries(file()); if ('problems' in read) throw new Error(read.problems.join()); return surgeryFinder(read.surgeries); };

describe('surgeries to pick from', () => {
  const found: readonly (readonly [string, readonly string[]])[] = [
    ['heath', ['Heath Lane Surgery', 'The Heath Practice']], ['HEATH  la', ['Heath Lane Surgery']], ['lane heath', ['Heath Lane Surgery']], ['st anns', ['St Ann’s Medical Centre']], ['St. Ann\'s', ['St Ann’s Medical Centre']], ['nunez', ['Dr Núñez and Partners']],
    ['nw5', ['Heath Lane Surgery', 'The Heath Practice']], ['NW5 2', ['Heath Lane Surgery']], ['nw12db', ['Dr Núñez and Partners']], ['h', []], ['', []], ['  ', []], ['eath', []], ['elm', []],
  ];
  for (const [typed, names] of found) it(`are found by "${typed}": ${names.join(', ') || 'none'}`, () => expect(finder()(typed).map(({ name }) => name)).to.deep.equal(names));

  it('are at most eight at once, and looking never throws', () => {
    const many = surgeryFinder(Array.from({ length: 6500 }, (_, at) => ({ name: `Heath Surgery ${at}`, postcode: 'NW1 2DB', code: `X${10_000 + at}` })));
    expect(many('heath')).to.have.length(surgeriesLimits.offered);
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), typed => { expect(many(typed).length).to.be.at.most(surgeriesLimits.offered); }), { numRuns: 50 });
  });

  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    ['no object', [], /^surgeries: found no object/], ['another file', { schema: 'what-matters/areas' }, /^schema: found "what-matters\/areas", expected one of what-matters\/surgeries$/],
    ['none', file([]), /^surgeries: found a list, expected at least 1$/], ['a row without a code', file([['Heath', 'NW1 2DB']]), /^surgeries\.0: found a list, expected a name, a postcode and a code/], ['a postcode that is none', file([['Heath', 'Camden', 'X1234']]), /^surgeries\.0: found a list, expected a name/],
    ['a thousand rows that are wrong', file(Array.from({ length: 1000 }, () => ['x'])), /^surgeries\.0/],
  ];
  for (const [name, data, line] of wrong) it(`are refused with lines for ${name}`, () => { const read = readSurgeries(data); const problems = 'problems' in read ? read.problems : []; expect(problems[0]).to.match(line); expect(problems.length).to.be.at.most(20); });
});
