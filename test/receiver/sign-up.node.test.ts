import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Submission } from '../../src/core/submission.ts';
import { answersInWords, consentInWords } from '../../src/receiver/inbox/in-words.ts';
import { knownWords } from '../../src/receiver/known-words.ts';
import { surgery } from '../../src/receiver/record-sections.ts';
import { submission } from './fixtures.ts';

const answered = (value: unknown) => ({ at: 'answered', value }) as never;
/** A sign-up as the page sends it. */
const signUp = (): Submission => ({
  ...submission(), journey: { id: 'sign-up', version: '1' }, programme: 'make-music',
  body: { ...submission().body, answers: { age: answered('16-17'), link: answered(['lives', 'gp']), fit: answered('not-sure'), gp: answered({ name: 'Heath Lane Surgery', postcode: 'NW5 2ZZ', code: 'X99001' }), likes: answered(['sing']), easier: answered(['friend']) } },
});

describe('a sign-up in the inbox', () => {
  it('is in words, with what must be checked', () => {
    const rows = Object.fromEntries(answersInWords(signUp()).map(({ heading, values }) => [heading, values.join('; ')]));
    assert.equal(rows['How old are you?'], '16 or 17');
    assert.equal(rows['Which of these are true for you?'], 'I live in the area; My GP is in the area');
    assert.equal(rows['Is this for you?'], 'Not sure yet. Please check');
    assert.equal(rows['Which GP surgery do you use?'], 'Heath Lane Surgery, NW5 2ZZ');
    assert.match(consentInWords(signUp(), 'join'), /to help me join/);
  });

  it('gives the surgery and its code to the record, as picked or as written', () => {
    const items = (value: unknown) => JSON.stringify(surgery({ gp: answered(value) }).items);
    assert.match(items({ name: 'Heath Lane Surgery', postcode: 'NW5 2ZZ', code: 'X99001' }), /Heath Lane Surgery, NW5 2ZZ.*X99001/);
    assert.match(items({ name: 'By the church' }), /By the church.*look it up from the name/);
    assert.match(items('Old text'), /Old text/);
    assert.match(items({ instead: 'no-gp' }), /Does not have a GP surgery/);
  });

  it('says ages of a rule in words, and what is none as it is', () => {
    for (const [id, words] of [['16-17', '16 to 17'], ['25-over', '25 or over'], ['12-under', '12 or under'], ['65-79', '65 to 79'], ['old', 'old']] as const) assert.equal(knownWords('age', id), words);
    assert.equal(knownWords('help', '16-17'), '16-17');
  });
});
