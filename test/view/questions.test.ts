import type { QuestionType } from '../../src/core/questions/index.ts';
import type { Listing } from '../../src/core/playlist/edit.ts';
import { ways } from '../../src/core/questions/contact.ts';
import { surgeryFinder } from '../../src/core/surgeries.ts';
import { makeMusic } from '../core/programmes/samples.ts';
import { describeQuestionView, type Sample, type Samples } from './question-view-contract.ts';

const contacts = ways.map((by): Sample<'contact'> => ({
  name: `contact by ${by}`, question: { type: 'contact', by },
  good: [{ to: by === 'email' ? 'ada@example.org' : by === 'letter' ? '1 Example Street\nLondon' : '07700 900123', safe: 'no' }, { to: by === 'email' ? 'ada@example.org' : '07700 900123', safe: 'not-sure', ...(by === 'phone' && { best: 'after 2' }) }],
  wrong: [{ to: '' }, ...(by === 'letter' || by === 'other' ? [] : [{ to: 'nobody', safe: 'yes' }])],
  tokens: { phone: ['tel'], text: ['tel'], email: ['email'], letter: ['street-address'], other: [] }[by],
}));

const today = { answers: {}, today: '2026-11-22' };
const long = 'a'.repeat(201);

const listing = (...all: readonly Readonly<Record<string, string>>[]): Listing => ({ entries: all.map((song, id) => ({ id, title: '', by: '', why: '', ...song })), next: all.length, taken: {} });

const samples: Samples = {
  age: [
    { name: 'an age', question: { type: 'age' }, good: ['under-13', '80-over'], wrong: ['', 'old'] },
    { name: 'an age that one need not say', question: { type: 'age', preferNot: true }, good: ['25-49'], wrong: [''] },
  ],
  choice: [
    { name: 'a choice of one', question: { type: 'choice', options: ['yes', 'no'] }, good: [['yes'], ['no']], wrong: [[]] },
    { name: 'a choice of some at most', question: { type: 'choice', options: 'taxonomy.areas', max: 2, notSure: true, none: true }, good: [['music'], ['music', 'food'], ['not-sure']], wrong: [[], ['music', 'food', 'mind']] },
    { name: 'a choice about something', question: { type: 'choice', options: 'taxonomy.interests' }, situation: { answers: {}, item: 'music' }, good: [['choir']], wrong: [[]] },
    { name: 'a choice of times', question: { type: 'choice', options: 'taxonomy.times', any: true }, good: [['weekends'], ['any']], wrong: [[]] },
    { name: 'a choice of many of a list of its own', question: { type: 'choice', options: ['one', 'two'], many: true, none: true }, good: [['one', 'two'], ['none']], wrong: [[]] },
  ],
  consent: [{ name: 'consent', question: { type: 'consent', items: [{ id: 'help-me', words: { en: 'Yes, help me' }, needed: true }, { id: 'survey', words: { en: 'Yes, ask me later' } }, { id: 'share', words: { en: 'Yes, share' }, needed: true }] }, good: [['help-me', 'share'], ['help-me', 'survey', 'share']], wrong: [[], ['survey'], ['help-me']] }],
  contact: [contacts[0]!, ...contacts.slice(1)],
  date: [
    { name: 'a date of birth', question: { type: 'date', birth: true }, situation: today, good: [{ day: '31', month: '3', year: '1980' }, { day: '1st', month: 'march', year: '80' }], tokens: ['bday-day', 'bday-month', 'bday-year'],
      wrong: [{ day: '', month: '', year: '' }, { day: '31', month: '2', year: '1980' }, { day: '1', month: '13', year: '1980' }, { day: '1', month: '1', year: '198' }, { day: '1', month: '', year: '1980' }, { day: '1', month: '1', year: '' }, { day: '', month: '1', year: '1980' }, { day: '1', month: '1', year: '2027' }, { day: '1', month: '1', year: '1800' }] },
    { name: 'a date that may be a year', question: { type: 'date', partial: true }, situation: today, good: [{ day: '', month: '', year: '1980' }, { day: '', month: 'may', year: '2030' }], wrong: [{ day: '', month: '', year: '' }, { day: '3', month: '', year: '1980' }] },
  ],
  device: [{ name: 'a number on the device', question: { type: 'device' }, good: ['0123456789abcdef0123456789abcdef', 'no'], wrong: [''] }],
  group: [{
    name: 'a group', question: { type: 'group', max: 3, fields: [{ id: 'title', words: { en: 'Title' } }, { id: 'singer', words: { en: 'Singer' }, optional: true }] },
    good: [[{ title: 'A song' }], [{ title: 'A song', singer: 'Ada' }, { title: 'Another' }]], wrong: [[{}], [{ singer: 'Ada' }, { title: long, singer: long }]],
  }],
  line: [
    { name: 'a line to tap', question: { type: 'line', mode: 'line', ends: { least: { en: 'Not at all' }, most: { en: 'Very much' } } }, good: ['0', '72', '100'], wrong: [''] },
    { name: 'a line on paper', question: { type: 'line', mode: 'paper', ends: { least: { en: 'Not at all' }, most: { en: 'Very much' } } }, good: ['0', '72'], wrong: ['', '101'] },
    { name: 'a line in steps', question: { type: 'line', mode: 'steps', ends: { least: { en: 'Not at all' }, most: { en: 'Very much' } } }, good: ['0', '70'], wrong: ['', '72'] },
  ],
  name: [{ name: 'a name', question: { type: 'name' }, good: [{ first: 'Ada', last: '', called: '' }, { first: '', last: '<b>O’Ó</b>', called: 'A & "B"' }], wrong: [{ first: '', last: '', called: '' }, { first: '', last: '', called: 'Addy' }, { first: long, last: long, called: long }], tokens: ['given-name', 'family-name', 'nickname'] }],
  number: [{ name: 'a number', question: { type: 'number', from: 1, to: 99 }, good: ['7'], wrong: ['', '100', 'seven'] }],
  points: [{ name: 'points with words', question: { type: 'points', points: [{ value: 1, words: { en: 'Not at all' } }, { value: 2, words: { en: 'Very much' } }] }, good: ['1', '2'], wrong: ['', '3'] }],
  postcode: [{ name: 'a postcode', question: { type: 'postcode' }, good: [{ typed: 'nw1 2db' }, { typed: '', instead: 'unknown' }, { typed: '', instead: 'no-fixed-address' }], wrong: [{ typed: '' }, { typed: 'nowhere' }], tokens: ['postal-code'] }],
  scale: [
    { name: 'a scale from 0 to 10', question: { type: 'scale', ends: { least: { en: 'Not at all' }, most: { en: 'Very much' } } }, good: ['0', '10'], wrong: ['', '11'] },
    { name: 'a short scale', question: { type: 'scale', to: 2, preferNot: true, ends: { least: { en: 'Not at all' }, most: { en: 'Very much' } } }, good: ['1'], wrong: ['', '3'] },
  ],
  songs: [{
    name: 'songs', question: { type: 'songs' },
    good: [listing({ title: 'A song' }), listing({ title: 'A song', by: 'Ada', why: 'Mum' }, { title: '<b>Another</b>' })], wrong: [listing(), listing({ by: 'Ada' }, { title: long, by: long, why: long }), listing(...Array.from({ length: 31 }, () => ({ title: 'x' })))],
  }],
  statements: [{ name: 'statements', question: { type: 'statements', items: [{ id: 'useful', words: { en: 'I feel useful' } }, { id: 'close', words: { en: 'I feel close to others' } }] }, good: [{ useful: 'agree', close: 'strongly-disagree' }], wrong: [{}, { close: 'agree' }, { useful: 'agree', close: 'perhaps' }] }],
  text: [
    { name: 'a short text', question: { type: 'text', autocomplete: 'name' }, good: ['Ada', '<b>Ada</b> & "co"'], wrong: ['', ' ', long], tokens: ['name'] },
    { name: 'a long text', question: { type: 'text', long: true, max: 10 }, good: ['one\ntwo'], wrong: ['', 'longer than ten'] },
    { name: 'a telephone number', question: { type: 'text', autocomplete: 'tel' }, good: ['020 7946 0555'], wrong: ['', '12'], tokens: ['tel'] },
    { name: 'an email address', question: { type: 'text', autocomplete: 'email' }, good: ['ada@example.org'], wrong: ['', 'ada'], tokens: ['email'] },
    { name: 'a text with something to say instead', question: { type: 'text', instead: [{ id: 'none', words: { en: 'I have none' } }, { id: 'not-known', words: { en: 'I do not know' } }] }, good: ['Heath Surgery', { instead: 'not-known' }], wrong: ['', { instead: 'other' }] },
  ],
  year: [{ name: 'a year', question: { type: 'year', preferNot: true }, situation: today, good: ['1945', '45'], wrong: ['', 'x', '2030', '1800'], tokens: ['bday-year'] }],
  fit: [{ name: 'whether it is for the person', question: { type: 'fit', age: 'age' }, situation: { answers: { age: { at: 'answered', value: '25-over' } }, files: { programme: makeMusic } }, good: [], wrong: [] }],
  'programme-age': [{ name: 'an age that decides a rule', question: { type: 'programme-age' }, situation: { answers: {}, files: { programme: makeMusic } }, good: ['12-under', '25-over'], wrong: ['', 'old'] }],
  'programme-likes': [{ name: 'what somebody would like to do', question: { type: 'programme-likes', likes: [{ id: 'sing', words: 'Sing' }, { id: 'write', words: { en: 'Write songs' } }] }, good: [['sing'], ['not-sure']], wrong: [[]] }],
  'programme-link': [{ name: 'a link to an area', question: { type: 'programme-link', area: 'Camden' }, situation: { answers: {}, files: { programme: makeMusic } }, good: [['lives', 'gp'], ['none']], wrong: [[]] }],
  surgery: [
    { name: 'a surgery', question: { type: 'surgery' }, good: [{ typed: 'Heath Surgery' }, { typed: '', instead: 'no-gp' }], wrong: [{ typed: '' }, { typed: long }] },
    { name: 'a surgery of a list', question: { type: 'surgery' }, situation: { answers: {}, files: { surgeries: surgeryFinder([{ name: 'Heath Lane Surgery', postcode: 'NW5 2ZZ', code: 'X99001' }]) } }, good: [{ typed: 'heath', picked: { name: 'Heath Lane Surgery', postcode: 'NW5 2ZZ', code: 'X99001' } }, { typed: 'Other' }], wrong: [{ typed: '' }] },
  ],
  'yes-no': [{ name: 'yes or no', question: { type: 'yes-no' }, good: ['yes', 'no', 'not-sure'], wrong: ['', 'perhaps'] }],
};

for (const type of Object.keys(samples) as QuestionType[]) for (const sample of samples[type]) describeQuestionView(type, sample as never);
