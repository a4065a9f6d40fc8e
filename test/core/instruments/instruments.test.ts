import { expect } from 'chai';
import { readInstrument, shippingProblems } from '../../../src/core/instruments/check.ts';
import { builtInInstruments } from '../../../src/core/instruments/index.ts';
import { licencesThatShip, type Instrument } from '../../../src/core/instruments/instrument.ts';
import { canonicalJson } from '../../../src/core/canonical.ts';
import { itemPage, measurePages } from '../../../src/core/measures.ts';
import { usualMeasuring } from '../../../src/core/journey-loader.ts';

const copy = (id: string): Record<string, unknown> => structuredClone(builtInInstruments[id]!) as unknown as Record<string, unknown>;
const problemsOf = (data: unknown): readonly string[] => { const read = readInstrument(data); return 'problems' in read ? read.problems : []; };
const sha256 = async (text: string): Promise<string> => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))), byte => byte.toString(16).padStart(2, '0')).join('');

for (const [id, instrument] of Object.entries(builtInInstruments)) {
  describe(`the instrument ${id}`, () => {
    it('has the id it is listed under, and is read as it is', () => { expect(instrument.id).to.equal(id); expect(problemsOf(instrument)).to.deep.equal([]); });
    it('may be shipped, and says whose it is', () => {
      expect(licencesThatShip).to.include(instrument.licence.id);
      if (instrument.holder !== 'what-matters') { expect(instrument.attribution).to.be.a('string'); expect(instrument.source).to.be.a('string'); }
    });
    it('has words that are those of their hashes', async () => {
      for (const [language, words] of Object.entries(instrument.wording)) expect(await sha256(canonicalJson(words as never)), language).to.equal(instrument.sha256?.[language]);
    });
    it('has bands, where it has any, that cover its scale without a gap or an overlap', () => {
      for (const { id: item, bands } of instrument.items) {
        if (!bands) continue;
        const values = Array.from({ length: 11 }, (_, at) => at).filter(value => instrument.scale.type !== 'points' || instrument.scale.points.includes(value));
        for (const value of values) expect(bands.filter(({ from, to }) => value >= from && value <= to), `${item} ${value}`).to.have.length(1);
      }
    });
    it('gives a page for each item, with its words unchanged, that may be skipped', () => {
      const made = measurePages({ id: 'measures', measure: id }, 'journey.pages.0', usualMeasuring);
      if (!('pages' in made)) throw new Error(made.problems.join());
      const asking = made.pages.filter(({ question }) => question);
      expect(asking.map(page => page.id)).to.deep.equal(instrument.items.map(item => itemPage(id, item.id)));
      for (const [at, { heading, question }] of asking.entries()) {
        expect(heading).to.deep.equal(Object.fromEntries(Object.entries(instrument.wording).map(([language, words]) => [language, words.items[instrument.items[at]!.id]])));
        expect(question).to.include({ optional: true, preferNot: true, item: `${id}.${instrument.items[at]!.id}`, version: instrument.version });
      }
    });
  });
}

describe('a bad instrument', () => {
  const wrong: readonly (readonly [what: string, change: (one: Record<string, never>) => void, problem: RegExp])[] = [
    ['a key that it does not have', one => { Object.assign(one, { licens: {} }); }, /licens: found a key/],
    ['no words for an item', one => { delete (one as never as { wording: { en: { items: Record<string, string> } } }).wording.en.items['happy']; }, /wording\.en\.items\.happy: found nothing/],
    ['words for an item that it does not have', one => { (one as never as { wording: { en: { items: Record<string, string> } } }).wording.en.items['sad'] = 'Sad?'; }, /wording\.en\.items\.sad: found words/],
    ['no words for an end', one => { delete (one as never as { wording: { en: { ends: Record<string, unknown> } } }).wording.en.ends['happy']; }, /wording\.en\.ends\.happy: found nothing/],
    ['an item twice', one => { (one as never as { items: unknown[] }).items.push((one as never as { items: unknown[] }).items[0]); }, /items: found "satisfied" twice/],
    ['ages that end before they begin', one => { Object.assign(one, { age: { from: 16, to: 10 } }); }, /age\.to: found an age below/],
    ['a band that ends before it begins', one => { Object.assign((one as never as { items: object[] }).items[0]!, { bands: [{ id: 'x', from: 5, to: 4 }] }); }, /items\.0\.bands/],
    ['a scale that there is none of', one => { Object.assign(one, { scale: { type: 'slider' } }); }, /scale/],
    ['a total of more items than there are', one => { Object.assign(one, { total: { of: 'sum', high: 'better', least: 9 } }); }, /total\.least: found 9, expected at most 4/],
    ['a table for a mean', one => { Object.assign(one, { total: { of: 'mean', high: 'better', table: { '1': 2 } } }); }, /total\.table/],
  ];
  for (const [what, change, problem] of wrong) it(`is refused: ${what}`, () => { const one = copy('ons4'); change(one as Record<string, never>); expect(problemsOf(one).join('\n')).to.match(problem); });
  for (const none of [null, 5, [], 'ons4', {}]) it(`is refused: ${JSON.stringify(none)}`, () => expect(problemsOf(none)).to.have.length.above(0));
});

describe('what is shipped', () => {
  const hash = (text: string): string => `hash of ${text.length}`;
  const whole = (change: Partial<Instrument>): Instrument => ({ ...builtInInstruments['feeling-now']!, ...change });
  it('has a licence that allows it', () => {
    expect(shippingProblems(whole({ licence: { id: 'CC-BY-NC-ND-4.0' } }), hash).join('\n')).to.match(/feeling-now: found words under the licence "CC-BY-NC-ND-4.0", expected one of MIT, OGL-UK-3.0, or no words/);
    expect(shippingProblems(whole({ licence: { id: 'CC-BY-NC-ND-4.0' }, wording: {}, sha256: {} }), hash)).to.deep.equal([]);
  });
  it('has the words of its hashes: one letter more is refused', () => {
    const { wording } = builtInInstruments['feeling-now']!;
    const sha = Object.fromEntries(Object.entries(wording).map(([language, words]) => [language, hash(canonicalJson(words as never))]));
    expect(shippingProblems(whole({ sha256: sha }), hash)).to.deep.equal([]);
    expect(shippingProblems(whole({ sha256: sha, wording: { ...wording, en: { ...wording['en']!, intro: 'More' } } }), hash).join('\n')).to.match(/found words in "en" that are not those of its hash/);
    expect(shippingProblems(whole({ sha256: { ...sha, fr: 'x' } }), hash).join('\n')).to.match(/a hash for "fr" without words/);
  });
});
