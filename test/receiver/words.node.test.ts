import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtInJourney, journeyNames } from '../../src/core/journeys/index.ts';
import { optionsOf } from '../../src/core/questions/choice.ts';
import { areas, needs } from '../../src/core/taxonomy.ts';
import { say, termOf } from '../../src/receiver/inbox/english.ts';
import { answersInWords, consentInWords, idsInWords, reasonInWords } from '../../src/receiver/inbox/in-words.ts';
import { whenInWords } from '../../src/receiver/inbox/when.ts';
import { submission, withAnswers } from './fixtures.ts';

describe('the words of the inbox', () => {
  it('are there for every heading, option and consent of every built-in journey', () => {
    for (const { journey } of journeyNames.map(id => builtInJourney(id)!)) {
      for (const { heading, question } of journey.pages) {
        const words = [
          ...(heading && question ? [heading] : []),
          ...(question?.type === 'choice' && question.options !== 'taxonomy.interests' ? optionsOf(question, { answers: {} }).map(option => option.words) : []),
          ...(question?.type === 'consent' ? question.items.map(item => item.words) : []),
        ];
        for (const one of words) {
          assert.ok(!('key' in one) || termOf(one['key']) !== undefined, `${journey.id}: ${JSON.stringify(one)}`);
          assert.doesNotMatch(say(one).replace('{{item}}', ''), /\{\{/);
        }
      }
    }
  });

  it('are there for every area, interest and need', () => {
    for (const [area, interests] of Object.entries(areas)) {
      assert.notEqual(idsInWords('areas', [area])[0], area);
      for (const interest of interests) assert.notEqual(idsInWords('interests', [interest])[0], interest);
    }
    for (const need of needs) assert.notEqual(idsInWords('help', [need])[0], need);
  });

  it('fall back to what was sent where a value does not fit its question, and never break', () => {
    const odd = withAnswers({ contact: { at: 'answered', value: 'text' }, matters: { at: 'answered', value: { a: 'b' } }, where: { at: 'answered', value: ['x'] }, privacy: { at: 'answered', value: 'help-me' }, name: { at: 'answered', value: { first: 'A' } } });
    for (const { key, values } of answersInWords(odd)) for (const value of values) assert.equal(typeof value, 'string', key);
    assert.equal(answersInWords(odd).length, Object.keys(odd.body.answers).length);
  });

  it('name a reason only where there are words for it', () => {
    assert.equal(reasonInWords('interest.choir'), 'Singing in a group or choir');
    assert.equal(reasonInWords('near'), 'Near them');
    assert.equal(reasonInWords('not.free'), 'But not: It is free');
    for (const reason of ['area.nothing', 'constructor', '__proto__', 'help.constructor', '', '.']) assert.equal(reasonInWords(reason), reason);
  });

  it('say what was agreed to in the words of the journey', () => {
    assert.match(consentInWords(submission(), 'help-me'), /can use what I told you/);
    assert.equal(consentInWords(submission(), 'newsletter'), 'newsletter');
  });

  it('say when something came as people do, in the time of the United Kingdom', () => {
    const now = Date.parse('2026-07-22T22:30:00Z');
    const said = (at: string) => whenInWords(at, now);
    assert.equal(said('2026-07-22T22:05:00.000Z'), 'Today, 11.05pm');
    assert.equal(said('2026-07-21T23:05:00.000Z'), 'Today, 12.05am');
    assert.equal(said('2026-07-21T10:00:00.000Z'), 'Yesterday, 11.00am');
    assert.equal(said('2026-07-17T10:00:00.000Z'), 'Friday, 11.00am');
    assert.equal(said('2026-07-15T10:00:00.000Z'), '15 July 2026, 11.00am');
    assert.equal(whenInWords('2026-10-24T22:30:00.000Z', Date.parse('2026-10-25T23:30:00Z')), 'Yesterday, 11.30pm');
    assert.equal(said('2025-12-25T09:07:00.000Z'), '25 December 2025, 9.07am');
  });
});
