import { expect } from 'chai';
import { choice, choose } from '../../src/core/questions/choice.ts';
import { questionKindContract, type Samples } from '../contracts/question-kind.ts';
import { english, locales } from '../../src/i18n/locales.ts';
import type { Messages } from '../../src/i18n/translate.ts';

const words = { en: 'Words' };
const chosen = (page: string, value: string) => ({ answers: { [page]: { at: 'answered', value } as const } });

const samples: Samples = {
  choice: [
    { question: { type: 'choice', options: ['yes', 'no'] }, good: [['yes'], ['no']], bad: [['maybe'], ['Yes']], holding: text => [text], again: (value: string) => [value] },
    { question: { type: 'choice', options: 'taxonomy.areas', max: 3, notSure: true }, good: [['music'], ['music', 'food', 'mind'], ['not-sure']], bad: [[], ['music', 'food', 'mind', 'people']], holding: text => [text, 'music'], again: (value: string[]) => value },
    { question: { type: 'choice', options: 'taxonomy.interests', notSure: true }, situation: { answers: {}, item: 'music' }, good: [['choir', 'drums'], ['not-sure']], bad: [['cook']], holding: text => [text], again: (value: string[]) => value },
    { question: { type: 'choice', options: 'taxonomy.help', none: true }, good: [['none'], ['free', 'near']], bad: [], holding: text => [text, 'none'], again: (value: string[]) => value },
    { question: { type: 'choice', options: [{ id: 'own', words }], optional: true }, good: [[], ['own']], bad: [], holding: text => [text], again: (value: string) => [value] },
  ],
  consent: [
    { question: { type: 'consent', items: [{ id: 'help-me', words, needed: true }, { id: 'write', words }] }, good: [['help-me'], ['help-me', 'write']], bad: [['write'], ['other']], holding: text => ['help-me', text], again: (value: string[]) => value },
    { question: { type: 'consent', items: [{ id: 'write', words }] }, good: [[], ['write']], bad: [], holding: text => [text], again: (value: string[]) => value },
  ],
  contact: [
    { question: { type: 'contact', by: 'phone' }, good: [{ to: '020 7946 0000', safe: 'yes' }, { to: '+44 7700 900123', safe: 'not-sure' }], bad: [{ to: '020 7946 0000' }, { to: '12', safe: 'yes' }, { to: 'sam@example.org', safe: 'no' }], holding: text => ({ to: text, safe: 'no' }), again: value => value },
    { question: { type: 'contact', by: 'email' }, good: [{ to: 'sam@example.org', safe: 'no' }], bad: [{ to: 'sam@', safe: 'yes' }], holding: text => ({ to: `${text}@example.org`, safe: 'yes' }), again: value => value },
    { question: { type: 'contact', by: 'letter' }, good: [{ to: '1 High Street\nTown', safe: 'yes' }], bad: [{ to: ' \n ', safe: 'yes' }], holding: text => ({ to: text, safe: 'yes' }), again: value => value },
    { question: { type: 'contact', by: { page: 'ways' } }, situation: chosen('ways', 'text'), good: [{ to: '07700 900123', safe: 'yes' }], bad: [{ to: 'x', safe: 'yes' }], holding: text => ({ to: '07700 900123', safe: text }), again: value => value },
    { question: { type: 'contact', by: 'phone', optional: true }, good: [{ to: '' }, { to: '07700 900123', safe: 'yes' }], bad: [{ to: '', safe: 'yes' }], holding: text => ({ to: text }) },
  ],
  postcode: [
    { question: { type: 'postcode' }, good: [{ typed: 'nw1 2db' }, { typed: '', instead: 'unknown' }, { typed: 'rubbish', instead: 'no-fixed-address' }], bad: [{ typed: 'NW1' }, { typed: 'Definitely wrong' }], holding: text => ({ typed: text }), again: (value: string) => (value === 'unknown' || value === 'no-fixed-address' ? { typed: '', instead: value } : { typed: value }) },
    { question: { type: 'postcode', optional: true }, good: [{ typed: ' ' }], bad: [{ typed: 'NW1' }], holding: text => ({ typed: text }) },
  ],
  text: [
    { question: { type: 'text' }, good: ['Sam', 'Zoë O’Brien-Smith'], bad: ['', ' ', 'x'.repeat(201)], holding: text => text, again: (value: string) => value },
    { question: { type: 'text', long: true, optional: true }, good: ['', 'One\n\nTwo'], bad: ['x'.repeat(2001)], holding: text => text, again: (value: string) => value },
    { question: { type: 'text', long: true, max: 4000 }, good: ['x'.repeat(4000), '😀'.repeat(2000)], bad: ['x'.repeat(4001)], holding: text => text.repeat(Math.ceil(7000 / (text.length + 1))), again: (value: string) => value },
    { question: { type: 'text', autocomplete: 'name' }, good: ['X Æ A-12', '李', 'Null'], bad: ['\u0000'], holding: text => text, again: (value: string) => value },
  ],
};

let all: Messages = english;
before(async () => { all = { ...english, ...(await locales.en.later()) }; });
questionKindContract(samples, () => all);

describe('choose', () => {
  const areas = { type: 'choice', options: 'taxonomy.areas', notSure: true } as const;
  it('puts away the rest when what stands apart is chosen, and the other way round', () => {
    expect(choose(areas, ['music', 'food'], 'not-sure', true)).to.deep.equal(['not-sure']);
    expect(choose(areas, ['not-sure'], 'music', true)).to.deep.equal(['music']);
  });
  it('changes the one choice where one can be chosen', () => expect(choose({ type: 'choice', options: ['yes', 'no'] }, ['yes'], 'no', true)).to.deep.equal(['no']));
  it('takes away what was chosen', () => expect(choose(areas, ['music', 'food'], 'music', false)).to.deep.equal(['food']));
  it('never gives more than the list has, in the order of the list', () => expect(choice.check(areas, ['food', 'music', 'music', 'x'], { answers: {} })).to.deep.equal({ value: ['music', 'food'] }));
});
