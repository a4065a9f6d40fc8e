import type { QuestionType } from '../../src/core/questions/index.ts';
import { ways } from '../../src/core/questions/contact.ts';
import { describeQuestionView, type Sample, type Samples } from './question-view-contract.ts';

const contacts = ways.map((by): Sample<'contact'> => ({
  name: `contact by ${by}`, question: { type: 'contact', by },
  good: [{ to: by === 'email' ? 'ada@example.org' : by === 'letter' ? '1 Example Street\nLondon' : '07700 900123', safe: 'no' }],
  wrong: [{ to: '' }, ...(by === 'letter' ? [] : [{ to: 'nobody', safe: 'yes' }])],
}));

const samples: Samples = {
  choice: [
    { name: 'a choice of one', question: { type: 'choice', options: ['yes', 'no'] }, good: [['yes'], ['no']], wrong: [[]] },
    { name: 'a choice of some at most', question: { type: 'choice', options: 'taxonomy.areas', max: 2, notSure: true, none: true }, good: [['music'], ['music', 'food'], ['not-sure']], wrong: [[], ['music', 'food', 'mind']] },
    { name: 'a choice about something', question: { type: 'choice', options: 'taxonomy.interests' }, situation: { answers: {}, item: 'music' }, good: [['choir']], wrong: [[]] },
  ],
  consent: [{ name: 'consent', question: { type: 'consent', items: [{ id: 'help-me', words: { en: 'Yes, help me' }, needed: true }, { id: 'survey', words: { en: 'Yes, ask me later' } }, { id: 'share', words: { en: 'Yes, share' }, needed: true }] }, good: [['help-me', 'share'], ['help-me', 'survey', 'share']], wrong: [[], ['survey'], ['help-me']] }],
  contact: [contacts[0]!, ...contacts.slice(1)],
  postcode: [{ name: 'a postcode', question: { type: 'postcode' }, good: [{ typed: 'nw1 2db' }, { typed: '', instead: 'unknown' }, { typed: '', instead: 'no-fixed-address' }], wrong: [{ typed: '' }, { typed: 'nowhere' }] }],
  text: [
    { name: 'a short text', question: { type: 'text', autocomplete: 'name' }, good: ['Ada', '<b>Ada</b> & "co"'], wrong: ['', ' ', 'a'.repeat(201)] },
    { name: 'a long text', question: { type: 'text', long: true, max: 10 }, good: ['one\ntwo'], wrong: ['', 'longer than ten'] },
  ],
};

for (const type of Object.keys(samples) as QuestionType[]) for (const sample of samples[type]) describeQuestionView(type, sample as never);
