import { expect } from 'chai';
import type { Listing } from '../../src/core/playlist/edit.ts';
import { choice, choose } from '../../src/core/questions/choice.ts';
import { questionKindContract, type Samples } from '../contracts/question-kind.ts';
import { english, locales } from '../../src/i18n/locales.ts';
import { wordsOfJourneys } from '../i18n/words-of-journeys.ts';
import type { Messages } from '../../src/i18n/translate.ts';
import { makeMusic } from './programmes/samples.ts';

const words = { en: 'Words' };
const today = '2026-11-22';
const chosen = (page: string, value: string) => ({ answers: { [page]: { at: 'answered', value } as const } });
const inBoxes = (value: string) => { const [year = '', month = '', day = ''] = value.split('-'); return { day, month, year }; };
const same = <Typed>(value: Typed): Typed => value;
const two = [{ id: 'one', words }, { id: 'item-2', words }];

/** A list with these songs in it, as if each had been written there. */
const songs = (...all: readonly Readonly<Record<string, string>>[]): Listing => ({ entries: all.map((song, id) => ({ id, title: '', by: '', why: '', ...song })), next: all.length, taken: {} });

const samples: Samples = {
  age: [
    { question: { type: 'age' }, good: ['under-13', '13-15', '16-17', '80-over'], bad: ['12', '18', 'Under 13', 'constructor'], holding: same, again: same<string> },
    { question: { type: 'age', preferNot: true }, good: ['18-24'], bad: ['', 'none'], holding: same, again: same<string> },
    { question: { type: 'age', optional: true, missing: words }, good: ['', '65-79'], bad: [], holding: same, again: same<string> },
  ],
  choice: [
    { question: { type: 'choice', options: ['yes', 'no'] }, good: [['yes'], ['no']], bad: [['maybe'], ['Yes']], holding: text => [text], again: (value: string) => [value] },
    { question: { type: 'choice', options: 'taxonomy.areas', max: 3, notSure: true }, good: [['music'], ['music', 'food', 'mind'], ['not-sure']], bad: [[], ['music', 'food', 'mind', 'people']], holding: text => [text, 'music'], again: same<string[]> },
    { question: { type: 'choice', options: 'taxonomy.interests', notSure: true, any: true, none: true }, situation: { answers: {}, item: 'music' }, good: [['choir', 'drums'], ['not-sure'], ['any'], ['none']], bad: [['cook']], holding: text => [text], again: same<string[]> },
    { question: { type: 'choice', options: 'taxonomy.help', none: true }, good: [['none'], ['free', 'near']], bad: [], holding: text => [text, 'none'], again: same<string[]> },
    { question: { type: 'choice', options: 'taxonomy.times', any: true, optional: true }, good: [[], ['any'], ['weekends', 'weekday-mornings']], bad: [], holding: text => [text, 'any'], again: same<string[]> },
    { question: { type: 'choice', options: [{ id: 'own', words }], optional: true }, good: [[], ['own']], bad: [], holding: text => [text], again: (value: string) => [value] },
    { question: { type: 'choice', options: ['yes', { id: 'o-2', words }], many: true, preferNot: true }, good: [['yes', 'o-2']], bad: [[]], holding: text => [text], again: same<string[]> },
  ],
  consent: [
    { question: { type: 'consent', items: [{ id: 'help-me', words, needed: true }, { id: 'write', words }] }, good: [['help-me'], ['help-me', 'write']], bad: [['write'], ['other']], holding: text => ['help-me', text], again: same<string[]> },
    { question: { type: 'consent', items: [{ id: 'write', words }] }, mayBeEmpty: true, good: [[], ['write']], bad: [], holding: text => [text], again: same<string[]> },
    { question: { type: 'consent', items: [{ id: 'help-me', words, needed: true }, { id: 'tell-gp', words, after: 'gp' }, { id: 'news-2', words, onRequest: true }] }, situation: chosen('gp', 'Heath Surgery'), good: [['help-me', 'tell-gp', 'news-2']], bad: [['tell-gp']], holding: text => ['help-me', 'tell-gp', text], again: same<string[]> },
    { question: { type: 'consent', items: [{ id: 'tell-gp', words, after: 'gp', needed: true }] }, mayBeEmpty: true, good: [[], ['tell-gp']], bad: [], holding: text => [text], again: same<string[]> },
  ],
  contact: [
    { question: { type: 'contact', by: 'phone' }, good: [{ to: '020 7946 0000', safe: 'yes' }, { to: '+44 7700 900123', safe: 'not-sure' }, { to: '020 7946 0000', safe: 'yes', best: 'after 6, or at the weekend' }, { to: '020 7946 0000', safe: 'no', best: ' \n ' }], bad: [{ to: '020 7946 0000' }, { to: '12', safe: 'yes' }, { to: 'sam@example.org', safe: 'no' }], holding: text => ({ to: text, safe: 'no' }), again: same },
    { question: { type: 'contact', by: 'phone' }, good: [], bad: [], holding: text => ({ to: '020 7946 0000', safe: 'no', best: text }), again: same },
    { question: { type: 'contact', by: 'email' }, good: [{ to: 'sam@example.org', safe: 'no' }], bad: [{ to: 'sam@', safe: 'yes' }], holding: text => ({ to: `${text}@example.org`, safe: 'yes' }), again: same },
    { question: { type: 'contact', by: 'letter' }, good: [{ to: '1 High Street\nTown', safe: 'yes' }], bad: [{ to: ' \n ', safe: 'yes' }], holding: text => ({ to: text, safe: 'yes' }), again: same },
    { question: { type: 'contact', by: 'other' }, good: [{ to: 'Ask at the library\non Mondays', safe: 'not-sure' }], bad: [{ to: '', safe: 'yes' }, { to: 'Ask Priya', safe: 'maybe' }], holding: text => ({ to: text, safe: 'yes', best: text }), again: same },
    { question: { type: 'contact', by: { page: 'ways' } }, situation: chosen('ways', 'text'), good: [{ to: '07700 900123', safe: 'yes' }], bad: [{ to: 'x', safe: 'yes' }], holding: text => ({ to: '07700 900123', safe: text }), again: same },
    { question: { type: 'contact', by: { page: 'ways' }, preferNot: true }, situation: chosen('ways', 'other'), good: [{ to: 'x', safe: 'yes' }], bad: [{ to: 'x' }], holding: text => ({ to: text, safe: 'no' }), again: same },
    { question: { type: 'contact', by: 'phone', optional: true }, good: [{ to: '' }, { to: '07700 900123', safe: 'yes' }], bad: [{ to: '', safe: 'yes' }], holding: text => ({ to: text }) },
  ],
  date: [
    { question: { type: 'date' }, situation: { answers: {}, today }, good: [{ day: '31', month: '3', year: '1980' }, { day: '1st', month: 'Mawrth', year: '80' }, { day: '1', month: '1', year: '2099' }], bad: [{ day: '31', month: '4', year: '1980' }, { day: '', month: '3', year: '1980' }, { day: 'x', month: 'x', year: 'x' }], holding: text => ({ day: text, month: text, year: text }), again: inBoxes },
    { question: { type: 'date', birth: true, preferNot: true }, situation: { answers: {}, today }, good: [{ day: '1', month: '2', year: '1954' }, { day: '22', month: '11', year: '2026' }], bad: [{ day: '23', month: '11', year: '2026' }, { day: '1', month: '1', year: '1895' }, { day: '', month: '', year: '1980' }], holding: text => ({ day: '1', month: text, year: '1980' }), again: inBoxes },
    { question: { type: 'date', birth: true, partial: true }, situation: { answers: {}, today }, good: [{ day: '', month: '', year: '1954' }, { day: '', month: 'June', year: '1954' }, { day: '3', month: 'June', year: '1954' }], bad: [{ day: '', month: '', year: '2027' }, { day: '3', month: '', year: '1954' }, { day: '', month: 'June', year: '' }], holding: text => ({ day: '', month: '', year: text }), again: inBoxes },
    { question: { type: 'date', birth: true }, good: [{ day: '1', month: '2', year: '1954' }], bad: [{ day: '30', month: '2', year: '1954' }], holding: text => ({ day: text, month: '2', year: '1954' }), again: inBoxes },
    { question: { type: 'date', optional: true, partial: true, missing: words }, situation: { answers: {}, today }, good: [{ day: '', month: ' ', year: '' }, { day: '', month: '', year: '26' }], bad: [{ day: '', month: '', year: 'soon' }], holding: text => ({ day: text, month: '', year: '1980' }), again: inBoxes },
  ],
  device: [{ question: { type: 'device' }, mayBeEmpty: false, good: ['0123456789abcdef0123456789abcdef'], bad: ['', 'yes', '0123'], holding: same, again: same<string> }, { question: { type: 'device', optional: true }, good: ['', 'no', 'fedcba9876543210fedcba9876543210'], bad: [], holding: same, again: same<string> }],
  group: [
    { question: { type: 'group', fields: [{ id: 'title', words }, { id: 'by-2', words, optional: true }] }, good: [[{ title: 'A song' }], [{ title: 'A song', 'by-2': 'Someone' }, {}, { title: 'Another' }], [{ title: 'A song', more: 'not a field' }]], bad: [[], [{}], [{ 'by-2': 'Someone' }], [{ title: 'x'.repeat(201) }], [{ title: 'A' }, { 'by-2': 'B' }]], holding: text => [{ title: text, 'by-2': text }], again: same },
    { question: { type: 'group', fields: [{ id: 'who', words }], max: 2, optional: true, add: words }, good: [[], [{ who: ' ' }], [{ who: 'Sam' }, { who: 'Ali' }]], bad: [[{ who: '😀'.repeat(201) }]], holding: text => [{ who: text }, { who: text }], again: same },
    { question: { type: 'group', fields: Array.from({ length: 6 }, (_, at) => ({ id: `field-${at}`, words, optional: at > 0 })), max: 30, preferNot: true, missing: words }, good: [Array.from({ length: 30 }, () => Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`field-${at}`, '😀'.repeat(200)])))], bad: [[{ 'field-1': 'x' }]], holding: text => [{ 'field-0': text, 'field-5': text }], again: same },
  ],
  line: [
    ...(['line', 'paper'] as const).map(mode => ({ question: { type: 'line' as const, mode, ends: { least: words, most: words }, item: 'a.b', version: '1' }, good: ['0', '100', ' 72 ', '٧٢', '007'], bad: ['', '101', '-1', '7.5', 'constructor', '1,000'], holding: same, again: same<string> })),
    { question: { type: 'line', mode: 'steps', ends: { least: words, most: words }, optional: true, preferNot: true }, good: ['', '0', '50', '100'], bad: ['5', '72', '110', '-10'], holding: same, again: same<string> },
  ],
  name: [
    { question: { type: 'name' }, good: [{ first: 'Sam', last: '', called: '' }, { first: '', last: 'Okafor', called: '' }, { first: 'Samira', last: 'O’Brien-Smith', called: 'Sam' }, { first: 'X Æ A-12', last: '李', called: 'Null' }, { first: '', last: '😀'.repeat(200), called: '' }], bad: [{ first: ' ', last: '\n', called: '' }, { first: '', last: '', called: 'Sam' }, { first: 'x'.repeat(201), last: '', called: '' }, { first: 'Sam', last: '', called: 'x'.repeat(201) }], holding: text => ({ first: text, last: text, called: text }), again: (value: Record<string, string>) => ({ first: '', last: '', called: '', ...value }) },
    { question: { type: 'name', optional: true, missing: words }, good: [{ first: '', last: '', called: ' ' }, { first: '', last: '-', called: '' }], bad: [{ first: '', last: '', called: 'Sam' }], holding: text => ({ first: '', last: '', called: text }), again: (value: Record<string, string>) => ({ first: '', last: '', called: '', ...value }) },
  ],
  number: [
    { question: { type: 'number' }, good: ['0', '7', '1,000', '12 345', '٣', '７', '007', '7.'], bad: ['', 'seven', '-1', '1.5', '1,0', '9999999', 'constructor', '1e3'], holding: same, again: same<string> },
    { question: { type: 'number', from: 1, to: 99, optional: true, missing: words }, good: ['', ' ', '1', '99'], bad: ['0', '100'], holding: same, again: same<string> },
  ],
  points: [
    { question: { type: 'points', points: [{ value: 1, words }, { value: 2, words: { en: 'Two' } }, { value: -3, words }], item: 'a.b', version: '1' }, good: ['1', '2', '-3'], bad: ['', '0', '3', 'constructor', '01'], holding: same, again: same<string> },
    { question: { type: 'points', points: [{ value: 0, words }, { value: 1, words }], optional: true, preferNot: true }, good: ['', '0'], bad: ['2'], holding: same, again: same<string> },
  ],
  postcode: [
    { question: { type: 'postcode' }, good: [{ typed: 'nw1 2db' }, { typed: '', instead: 'unknown' }, { typed: 'rubbish', instead: 'no-fixed-address' }], bad: [{ typed: 'NW1' }, { typed: 'Definitely wrong' }], holding: text => ({ typed: text }), again: (value: string) => (value === 'unknown' || value === 'no-fixed-address' ? { typed: '', instead: value } : { typed: value }) },
    { question: { type: 'postcode', optional: true }, good: [{ typed: ' ' }], bad: [{ typed: 'NW1' }], holding: text => ({ typed: text }) },
  ],
  scale: [
    { question: { type: 'scale', ends: { least: words, most: words } }, good: ['0', '7', '10'], bad: ['', '11', '-1', '7.5', '07', '٧', 'seven'], holding: same, again: same<string> },
    { question: { type: 'scale', to: 4, ends: { least: words, most: { en: 'Completely' } }, preferNot: true }, good: ['0', '4'], bad: ['5', '10'], holding: same, again: same<string> },
    { question: { type: 'scale', to: 2, ends: { least: words, most: words }, optional: true, missing: words }, good: ['', '1'], bad: [], holding: same, again: same<string> },
  ],
  songs: [
    { question: { type: 'songs' }, good: [songs({ title: 'Moon River' }), songs({ title: 'Moon River', by: 'Andy Williams', why: 'My first dance' }, {}, { title: ' x ' })], bad: [songs(), songs({ by: 'Andy Williams' }), songs({ title: 'x'.repeat(121) }), songs(...Array.from({ length: 31 }, () => ({ title: 'x' })))], holding: text => songs({ title: text, by: text, why: text }, { title: 'x', why: text }), again: (value: Record<string, string>[]) => songs(...value) },
    { question: { type: 'songs', from: 'before', moments: two, optional: true }, situation: { answers: { 'before.one': { at: 'answered', value: [{ title: 'Moon River' }, { title: 'Yesterday', by: 'The Beatles', why: 'Mum' }] } } }, good: [songs(), songs({ title: '😀'.repeat(120), by: '😀'.repeat(120), why: '😀'.repeat(200) })], bad: [songs({ why: 'x' })], holding: text => songs({ title: text }) },
    { question: { type: 'songs', sheet: [{ page: 'before', words }], preferNot: true, missing: words }, good: [songs(...Array.from({ length: 30 }, (_, at) => ({ title: `${at}` })))], bad: [], holding: text => songs({ title: text }), again: (value: Record<string, string>[]) => songs(...value) },
  ],
  statements: [
    { question: { type: 'statements', items: two }, good: [{ one: 'agree', 'item-2': 'neither' }, { one: 'strongly-agree', 'item-2': 'strongly-disagree', more: 'agree' }], bad: [{}, { one: 'agree' }, { one: 'agree', 'item-2': 'Agree' }, { one: 'yes', 'item-2': 'no' }], holding: text => ({ one: text, 'item-2': 'agree' }), again: same },
    { question: { type: 'statements', items: two, optional: true }, good: [{}, { 'item-2': 'disagree' }, { one: 'perhaps' }], bad: [], holding: text => ({ one: text, [text]: 'agree' }), again: same },
    { question: { type: 'statements', items: two, preferNot: true, missing: words }, good: [{ one: 'agree', 'item-2': 'agree' }], bad: [{ 'item-2': 'agree' }], holding: text => ({ one: 'agree', 'item-2': text }), again: same },
  ],
  text: [
    { question: { type: 'text' }, good: ['Sam', 'Zoë O’Brien-Smith'], bad: ['', ' ', 'x'.repeat(201), { instead: 'no-gp' }], holding: same, again: same },
    { question: { type: 'text', long: true, optional: true }, good: ['', 'One\n\nTwo'], bad: ['x'.repeat(2001)], holding: same, again: same },
    { question: { type: 'text', long: true, max: 4000 }, good: ['x'.repeat(4000), '😀'.repeat(4000)], bad: ['x'.repeat(4001), '😀'.repeat(4001)], holding: text => text.repeat(Math.ceil(7000 / (text.length + 1))), again: same },
    ...(['name', 'given-name', 'family-name', 'nickname', 'street-address', 'organization', 'organization-title'] as const).map(autocomplete => ({ question: { type: 'text' as const, autocomplete }, good: ['X Æ A-12', '李', 'Null'], bad: ['\u0000'], holding: same<string>, again: same<string> })),
    { question: { type: 'text', autocomplete: 'tel' }, good: ['020 7946 0000', '+44 (0)20 7946 0000'], bad: ['', '12', 'sam@example.org'], holding: same, again: same },
    { question: { type: 'text', autocomplete: 'email', optional: true }, good: ['', 'sam@example.org'], bad: ['sam', '020 7946 0000'], holding: text => `${text}@example.org`, again: same },
    { question: { type: 'text', label: words, instead: [{ id: 'no-gp', words }, { id: 'not-known-2', words }] }, good: ['Heath Surgery', { instead: 'no-gp' }, { instead: 'not-known-2' }], bad: ['', { instead: 'not-here' }, { instead: 'constructor' }, { instead: '' }], holding: text => ({ instead: text }), again: same },
    { question: { type: 'text', instead: [{ id: 'no-gp', words }], optional: true, preferNot: true }, good: ['', 'no-gp', { instead: 'no-gp' }], bad: [{ instead: 'not-here' }], holding: same, again: same },
  ],
  year: [
    { question: { type: 'year' }, situation: { answers: {}, today }, good: ['1945', '45', ' ١٩٤٥ ', '2026'], bad: ['', 'x', '2027', '1895', '19451'], holding: same, again: same<string> },
    { question: { type: 'year', young: 'too-young', preferNot: true, missing: words }, situation: { answers: {}, today }, good: ['2015'], bad: [''], holding: same, again: same<string> },
    { question: { type: 'year', optional: true }, good: ['', '1945'], bad: ['soon'], holding: same, again: same<string> },
  ],
  fit: [
    { question: { type: 'fit' }, mayBeEmpty: true, good: [''], bad: [], holding: () => '' },
    { question: { type: 'fit', age: 'age', link: 'link', where: 'where', surgery: 'gp' }, situation: { answers: { age: { at: 'answered', value: '25-over' } }, files: { programme: makeMusic } }, mayBeEmpty: true, good: [''], bad: [], holding: () => '' },
  ],
  'programme-age': [
    { question: { type: 'programme-age' }, good: ['12-under', '13-15', '16-17', '18-over'], bad: ['', '12', '18-24', 'under-13', 'constructor'], holding: same, again: same<string> },
    { question: { type: 'programme-age', preferNot: true }, situation: { answers: {}, files: { programme: makeMusic } }, good: ['12-under', '16-17', '18-24', '25-over'], bad: ['', '18-over', '25-130'], holding: same, again: same<string> },
    { question: { type: 'programme-age', optional: true, missing: words }, good: ['', '13-15'], bad: [], holding: same, again: same<string> },
  ],
  'programme-likes': [
    { question: { type: 'programme-likes', likes: [{ id: 'sing', words: 'Sing' }, { id: 'write', words }] }, good: [['sing'], ['sing', 'write'], ['not-sure']], bad: [[], ['other']], holding: text => [text], again: same<string[]> },
    { question: { type: 'programme-likes', optional: true }, good: [[]], bad: [], holding: text => [text], again: same<string[]> },
  ],
  'programme-link': [
    { question: { type: 'programme-link', area: 'Camden' }, good: [['lives'], ['lives', 'gp', 'cares'], ['none'], ['not-sure']], bad: [[], ['yes']], holding: text => [text, 'lives'], again: same<string[]> },
    { question: { type: 'programme-link', age: 'age', optional: true }, good: [[], ['gp']], bad: [], holding: text => [text], again: same<string[]> },
  ],
  surgery: [
    { question: { type: 'surgery' }, good: [{ typed: 'Heath Surgery' }, { typed: 'heath', picked: { name: 'Heath Lane Surgery', postcode: 'NW5 2ZZ', code: 'X99001' } }, { typed: '', instead: 'no-gp' }, { typed: 'x', instead: 'not-known' }], bad: [{ typed: '' }, { typed: ' ' }, { typed: 'x'.repeat(201) }, { typed: '', instead: 'constructor' as never }], holding: text => ({ typed: text }), again: (value: Record<string, string>) => (value['instead'] ? { typed: '', instead: value['instead'] as 'no-gp' } : value['code'] ? { typed: value['name']!, picked: value as { name: string; postcode: string; code: string } } : { typed: value['name']! }) },
    { question: { type: 'surgery' }, good: [], bad: [], holding: text => ({ typed: '', picked: { name: text, postcode: text, code: text } }) },
    { question: { type: 'surgery', optional: true, missing: words }, good: [{ typed: ' ' }, { typed: 'Elm' }], bad: [], holding: text => ({ typed: text, instead: text as 'no-gp' }) },
  ],
  'yes-no': [
    { question: { type: 'yes-no' }, good: ['yes', 'no', 'not-sure'], bad: ['', 'Yes', 'maybe'], holding: same, again: same<string> },
    { question: { type: 'yes-no', optional: true, preferNot: true }, good: ['', 'no'], bad: [], holding: same, again: same<string> },
  ],
};

let all: Messages = english;
before(async () => { all = { ...english, ...(await locales.en.later()), ...(await locales.en.more()), ...(await wordsOfJourneys('en')) }; });
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
