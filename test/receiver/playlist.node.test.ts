// How a playlist that was sent reads for the people who get it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inShort } from '../../src/receiver/in-short.ts';
import { answersInWords } from '../../src/receiver/inbox/in-words.ts';
import { answered, receiverFixture, idOf, submission } from './fixtures.ts';

const sent = (filledInBy: 'self' | 'someone-else' = 'self', songs = [{ title: 'Moon River', by: 'Andy Williams', moment: 'first-dance' }, { title: '=Calon Lân', why: 'Mam sang it' }, { title: '<b>Goldfinger</b>', moment: 'not-a-moment' }]) => submission({
  journey: { id: 'playlist', version: '1' }, filledInBy,
  body: {
    answers: {
      'who': answered(filledInBy), 'born': answered('1945'), 'moments': answered(['first-dance']), 'moment.first-dance': answered([{ title: 'Moon River', by: 'Andy Williams' }]),
      'avoid': answered('Silent Night'), 'listen': answered(['radio']), 'songs': answered(songs), 'share': answered('care-home'), 'care-home': answered('Elm House'),
      'name': answered({ first: 'Ada', last: 'Example' }), 'contact': answered({ by: 'email', to: 'ada@example.org', safe: 'yes' }), 'privacy': answered(['use-list']),
    },
    ideas: [], scores: [], consents: [{ id: 'use-list', language: 'en', sha256: 'a'.repeat(64), given: true }],
  },
});

describe('a playlist in the inbox', () => {
  it('has its songs in order, each with who and why', () => {
    const rows = answersInWords(sent());
    assert.deepEqual(rows.find(({ key }) => key === 'songs'), { key: 'songs', heading: 'Your songs', at: 'answered', values: ['1. Moon River, Andy Williams (First dance)', '2. =Calon Lân (Mam sang it)', '3. <b>Goldfinger</b>'] });
    assert.equal(rows.find(({ key }) => key === 'moment.first-dance')?.heading, 'First dance: which song?');
    assert.deepEqual(rows.find(({ key }) => key === 'share')?.values, ['Yes, for my care home or carer']);
    assert.equal(answersInWords(sent('someone-else')).find(({ key }) => key === 'songs')?.heading, 'Their songs');
    for (const { heading, values } of rows) for (const words of [heading, ...values]) assert.doesNotMatch(words, /playlist\.|\{\{|undefined|\[object/);
  });

  it('is told in a sentence', () => {
    assert.equal(inShort(sent())[0], 'Ada sent a list of 3 songs that matter to them: “Moon River”, “=Calon Lân” and “<b>Goldfinger</b>”.');
    assert.equal(inShort(sent('self', [{ title: 'One' } as never]))[0], 'Ada sent a list of one song that matters to them: “One”.');
    assert.match(inShort(sent('self', Array.from({ length: 12 }, (_, at) => ({ title: `${at}` }) as never)))[0]!, /of 12 songs that matter to them: “0”, “1” and “2”, and 9 more\.$/);
  });

  it('stands on its page as text, whatever it is', async () => {
    const { post, signIn, call } = await receiverFixture();
    assert.equal((await post(sent())).status, 201);
    const page = await (await call(`/inbox/submissions/${idOf(1)}`, { headers: await signIn() })).text();
    assert.match(page, /<h2>Songs that matter to them<\/h2><ul class="ideas"><li dir="auto">1\. Moon River, Andy Williams \(First dance\)<\/li>/);
    assert.match(page, /&lt;b&gt;Goldfinger&lt;\/b&gt;/);
    assert.doesNotMatch(page, /<b>Goldfinger|playlist\./);
    const csv = await (await call('/inbox/export.csv', { headers: await signIn() })).text();
    assert.match(csv, /1\. Moon River, Andy Williams \(First dance\); 2\. =Calon Lân/);
  });
});
