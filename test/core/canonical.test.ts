import { expect } from 'chai';
import fc from 'fast-check';
import { canonicalJson } from '../../src/core/canonical.ts';

describe('canonicalJson', () => {
  it('gives what JSON.parse reads back, for any value', () => {
    fc.assert(fc.property(fc.jsonValue(), value => {
      expect(JSON.parse(canonicalJson(value))).to.deep.equal(JSON.parse(JSON.stringify(value)));
    }));
  });

  it('gives the same bytes whatever the order of keys', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.integer()), object => {
      const turned = Object.fromEntries(Object.entries(object).reverse());
      expect(canonicalJson(turned)).to.equal(canonicalJson(object));
    }));
  });

  it('does not care that a page has put toJSON on arrays', () => {
    const prototype = Array.prototype as unknown as { toJSON?: () => string };
    prototype.toJSON = () => 'broken';
    try { expect(canonicalJson(['a', { b: [1] }])).to.equal('["a",{"b":[1]}]'); } finally { delete prototype.toJSON; }
  });

  it('refuses numbers that JSON has no way to write', () => {
    for (const number of [NaN, Infinity, -Infinity]) expect(() => canonicalJson({ number })).to.throw(TypeError);
  });

  it('escapes half of a surrogate pair, so that UTF-8 can carry it', () => {
    expect(canonicalJson('a\ud800b')).to.equal('"a\\ud800b"');
    expect(canonicalJson('😀')).to.equal('"😀"');
  });
});
