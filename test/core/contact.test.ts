import { expect } from 'chai';
import { contact, wayOf, type TypedContact } from '../../src/core/questions/contact.ts';

describe('wayOf', () => {
  it('is the way of the question, or the one that was chosen on its page, or the phone', () => {
    const by = { type: 'contact', by: { page: 'ways' } } as const;
    expect(wayOf({ type: 'contact', by: 'letter' }, { answers: {} })).to.equal('letter');
    for (const way of ['phone', 'text', 'email', 'letter', 'other'] as const) expect(wayOf(by, { answers: { ways: { at: 'answered', value: way } } })).to.equal(way);
    for (const value of ['pigeon', ['email'], { by: 'email' }, 'constructor']) expect(wayOf(by, { answers: { ways: { at: 'answered', value } } })).to.equal('phone');
    for (const at of ['skipped', 'preferNotToSay', 'notAsked'] as const) expect(wayOf(by, { answers: { ways: { at } } })).to.equal('phone');
    expect(wayOf(by, { answers: {} })).to.equal('phone');
  });
});

describe('the contact question', () => {
  const given = (by: 'phone' | 'text' | 'email' | 'letter' | 'other', typed: TypedContact) => contact.check({ type: 'contact', by }, typed, { answers: {} });

  it('keeps the best time to call where somebody is called, and nowhere else', () => {
    expect(given('phone', { to: '020 7946 0000', safe: 'yes', best: ' after  6 ' })).to.deep.equal({ value: { by: 'phone', to: '020 7946 0000', safe: 'yes', best: 'after 6' } });
    expect(given('phone', { to: '020 7946 0000', safe: 'yes', best: ' ' })).to.deep.equal({ value: { by: 'phone', to: '020 7946 0000', safe: 'yes' } });
    expect(given('text', { to: '07700 900123', safe: 'yes', best: 'after 6' })).to.deep.equal({ value: { by: 'text', to: '07700 900123', safe: 'yes' } });
  });

  it('takes any other way in the person’s own words', () => {
    expect(given('other', { to: ' Ask at the library\r\non Mondays ', safe: 'not-sure' })).to.deep.equal({ value: { by: 'other', to: 'Ask at the library\non Mondays', safe: 'not-sure' } });
  });

  it('says each thing that is missing, on its own field', () => {
    for (const by of ['phone', 'text', 'email', 'letter', 'other'] as const) {
      const checked = given(by, { to: '' });
      expect('problems' in checked && checked.problems.map(({ field, words }) => [field, (words as { key: string }).key])).to.deep.equal([['to', `problems.${by}-missing`], ['safe', `problems.${by}-safe`]]);
    }
  });

  it('cuts nobody’s words short: what is too long is said to be', () => {
    const over = (by: 'phone' | 'letter' | 'other', typed: TypedContact) => { const checked = given(by, typed); return 'problems' in checked ? checked.problems : []; };
    for (const by of ['letter', 'other'] as const) {
      expect(over(by, { to: '😀'.repeat(500), safe: 'yes' })).to.deep.equal([]);
      expect(over(by, { to: '😀'.repeat(503), safe: 'yes' })).to.deep.equal([{ field: 'to', words: { key: 'problems.too-long', facts: { max: 500, count: 3 } } }]);
    }
    expect(over('phone', { to: '020 7946 0000', safe: 'yes', best: 'x'.repeat(200) })).to.deep.equal([]);
    expect(over('phone', { to: '020 7946 0000', safe: 'yes', best: 'x'.repeat(201) })).to.deep.equal([{ field: 'best', words: { key: 'problems.too-long', facts: { max: 200, count: 1 } } }]);
  });

  it('does not take what must not be read out of a value from outside: a word for safe that there is not', () => {
    expect(contact.fits({ by: 'phone', to: '1', safe: 'yes' })).to.equal(true);
    for (const value of [{ by: 'phone', to: '1', safe: 'maybe' }, { by: 'pigeon', to: '1', safe: 'yes' }, { by: 'phone', safe: 'yes' }, {}, 'phone', ['phone'], [{ by: 'phone', to: '1', safe: 'yes' }]] as const) expect(contact.fits(value as never), JSON.stringify(value)).to.equal(false);
  });
});
