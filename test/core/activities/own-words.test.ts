import { expect } from 'chai';
import fc from 'fast-check';
import { classifierOf } from '../../../src/core/activities/interests.ts';
import { meaningsWith } from '../../../src/core/activities/meanings.ts';
import { readOwnWords } from '../../../src/core/activities/own-words.ts';

const wordsIn = (text: string) => { const read = readOwnWords(text); if ('problems' in read) throw new Error(read.problems.join('; ')); return read.words; };
const problemsIn = (text: string): readonly string[] => { const read = readOwnWords(text); return 'problems' in read ? read.problems : []; };
const about = (title: string, own: string): readonly string[] => [...classifierOf(meaningsWith(wordsIn(own)))({ id: 'a', title, terms: [], codes: [], groups: [], ways: [], when: [], cost: { at: 'unknown' }, languages: [], access: [], join: {}, needs: {} })];

describe('words of a site’s own', () => {
  it('tell an interest by themselves, whatever their capitals and signs', () => {
    expect(about('The Zigzags', '{}')).to.deep.equal([]);
    expect(about('THE ZIGZAGS!', '{"choir":["the zigzags"]}')).to.deep.equal(['choir']);
    expect(about('Zim’zamming', '{"choir":["zimzam*"]}')).to.deep.equal(['choir']);
  });
  it('are added to the words that there are', () => expect(about('Choir', '{"choir":["The Belters"]}')).to.deep.equal(['choir']));
  it('may begin with a mark of the order of bytes', () => expect(wordsIn('\u{FEFF}{"choir":["x"]}')).to.deep.equal({ choir: 'x' }));
  const wrong: readonly (readonly [text: string, problem: RegExp])[] = [
    ['', /found no JSON, expected an object/], ['[]', /found no object/], ['null', /found no object/], ['{"chior":["x"]}', /chior: found a key that does not exist, expected "choir"\?/],
    ['{"choir":"x"}', /choir: found "x", expected a list/], ['{"choir":["!?"]}', /choir\.0: found "!\?", expected words/], ['{"choir":[]}', /choir/], [`{"choir":["${'x'.repeat(81)}"]}`, /choir\.0/],
    [`{"choir":[${Array.from({ length: 501 }, () => '"x"').join(',')}]}`, /choir/],
  ];
  for (const [text, problem] of wrong) it(`are refused with a clear line: ${text.slice(0, 30)}`, () => expect(problemsIn(text).join('\n')).to.match(problem));
  it('are read from any text without an exception', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.dictionary(fc.constantFrom('choir', 'x'), fc.anything()).map(value => JSON.stringify(value) ?? '')), text => { readOwnWords(text); }));
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 80 }), { minLength: 1, maxLength: 5 }), phrases => { const read = readOwnWords(JSON.stringify({ choir: phrases })); if ('words' in read) classifierOf(meaningsWith(read.words)); }), { numRuns: 4 });
  });
});
