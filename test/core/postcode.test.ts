import { expect } from 'chai';
import fc from 'fast-check';
import { outcodeOf, readPostcode } from '../../src/core/questions/postcode.ts';
import { anyUnits } from './any-text.ts';

const good: readonly (readonly [typed: string, kept: string])[] = [
  ['NW1 2DB', 'NW1 2DB'], ['nw1 2db', 'NW1 2DB'], ['nw12db', 'NW1 2DB'], ['  NW1   2DB ', 'NW1 2DB'], ['N W 1 2 D B', 'NW1 2DB'], ['NW1-2DB', 'NW1 2DB'], ['NW1.2DB', 'NW1 2DB'], ['nw1\u00a02db', 'NW1 2DB'],
  ['ＮＷ１　２ＤＢ', 'NW1 2DB'], ['"NW1 2DB"', 'NW1 2DB'], ['NW1 2DB,', 'NW1 2DB'], ['nw1 2db\n', 'NW1 2DB'], ['\u202ANW1 2DB\u202C', 'NW1 2DB'],
  ['M1 1AE', 'M1 1AE'], ['B33 8TH', 'B33 8TH'], ['CR2 6XH', 'CR2 6XH'], ['DN55 1PT', 'DN55 1PT'], ['W1A 1HQ', 'W1A 1HQ'], ['EC1A 1BB', 'EC1A 1BB'], ['SW1A 1AA', 'SW1A 1AA'], ['W1A0AX', 'W1A 0AX'], ['N1C 4AG', 'N1C 4AG'], ['SE1P 5LX', 'SE1P 5LX'],
  ['gir 0aa', 'GIR 0AA'], ['GIR OAA', 'GIR 0AA'], ['BT35 8GE', 'BT35 8GE'], ['ZE1 0AA', 'ZE1 0AA'], ['IM1 1AA', 'IM1 1AA'], ['JE2 3AB', 'JE2 3AB'], ['GY1 1WR', 'GY1 1WR'], ['KW17 2AA', 'KW17 2AA'], ['BX1 1LT', 'BX1 1LT'],
  // O for 0, I and L for 1, where only a digit can stand.
  ['NW1 ODB', 'NW1 0DB'], ['nw1 odb', 'NW1 0DB'], ['SE5 OEE', 'SE5 0EE'], ['M1 IAE', 'M1 1AE'], ['M1 lAE', 'M1 1AE'], ['NWI 2DB', 'NW1 2DB'], ['SElO 8EW', 'SE10 8EW'],
  ['EIO 2AA', 'E10 2AA'],
];

const bad = [
  '', ' ', 'NW1', 'NW', 'N', '2DB', 'NW1 2', 'NW1 2D', 'NW1 2DBX', 'NW1 2DB 3', 'Definitely wrong', '12FSSD', '1A1 1AA', 'EH1JS', 'EH 1JS', 'A1A1A1', 'H3Z 2Y7', '90210', '75008', 'D02 X285',
  'QA1 1AA', 'VA1 1AA', 'XA1 1AA', 'NW1 2CB', 'NW1 2DI', 'NW1 2KB', 'NW1 2DM', 'NW1 2DO', 'NW1 2DV', 'AAA1 1AA', 'NW123 2DB', 'GIR 1AA', 'BFPO 1', 'BFPO 801', 'unknown', 'no-fixed-address', 'null', 'NW1 2DB; DROP TABLE', '£££', '😀😀😀😀😀😀', '\u0000',
];

describe('readPostcode', () => {
  for (const [typed, kept] of good) it(`reads ${JSON.stringify(typed)} as ${kept}`, () => expect(readPostcode(typed)).to.equal(kept));
  for (const typed of bad) it(`does not read ${JSON.stringify(typed)}`, () => expect(readPostcode(typed)).to.equal(undefined));

  it('gives what it reads the same again, whatever it was made of', () => {
    fc.assert(fc.property(fc.string({ minLength: 4, maxLength: 9, unit: fc.constantFrom(...'ABEGNSWXOIL0123 9.'.split('')) }), typed => {
      const read = readPostcode(typed);
      if (read !== undefined) expect(readPostcode(read)).to.equal(read);
    }), { numRuns: 3000 });
  });

  it('never throws', () => fc.assert(fc.property(anyUnits, typed => { readPostcode(typed); })));
});

describe('outcodeOf', () => {
  it('is the part before the space', () => expect(outcodeOf('NW1 2DB')).to.equal('NW1'));
  it('leaves an outcode as it is', () => expect(outcodeOf('NW1')).to.equal('NW1'));
});
