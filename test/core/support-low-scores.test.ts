import { expect } from 'chai';
import { lowScore } from '../../src/core/support/low-scores.ts';
import lowScores from '../../src/core/support/low-scores.json' with { type: 'json' };

/** The answers of a scale from 0 to 10 at which help is offered. */
const lowOn = (item: string): number[] => Array.from({ length: 11 }, (_, value) => value).filter(value => lowScore(item, value));

describe('lowScore', () => {
  for (const item of ['satisfied', 'worthwhile', 'happy']) it(`is yes for ${item} at 0, 1 and 2`, () => expect(lowOn(`ons4.${item}`)).to.deep.equal([0, 1, 2]));
  it('is yes for anxious at 9 and 10', () => expect(lowOn('ons4.anxious')).to.deep.equal([9, 10]));

  it('is no for every other item: a scale of a group session singles nobody out', () => {
    for (const item of ['canterbury.happy', 'canterbury.well', 'feeling-now.happy', 'ons-loneliness.often', 'happy', 'ons4', 'ons4.', '', 'ONS4.happy', 'constructor', '__proto__', 'toString']) expect(lowOn(item), item).to.deep.equal([]);
  });

  it('is no for what is no answer of the scale', () => {
    for (const value of [-1, -0.5, 2.5, 11, NaN, Infinity, -Infinity]) for (const item of Object.keys(lowScores.items)) expect(lowScore(item, value), `${item} ${value}`).to.equal(false);
  });

  it('says in its data that a clinician has not signed it off', () => expect(lowScores.hasClinicalSignOff).to.equal(false));
  it('covers the four items of the Office for National Statistics and no more', () => expect(Object.keys(lowScores.items)).to.deep.equal(['ons4.satisfied', 'ons4.worthwhile', 'ons4.happy', 'ons4.anxious']));
});
