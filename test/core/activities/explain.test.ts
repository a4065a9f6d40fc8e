import { expect } from 'chai';
import fc from 'fast-check';
import { choose } from '../../../src/core/activities/match.ts';
import { doubts, explain } from '../../../src/core/activities/explain.ts';
import type { Facts } from '../../../src/core/activities/facts.ts';
import type { Wishes } from '../../../src/core/wishes.ts';

const home = { latitude: 52, longitude: 0 };
const north = (km: number) => ({ latitude: 52 + km / 111.19508, longitude: 0 });
const today = '2026-11-22';
const facts = (id: string, more: Partial<Facts> = {}): Facts => ({ id, interests: ['choir'], same: id, atHome: false, fromAnywhere: false, needs: {}, times: [], groups: [], ...more });
const wishes = (more: Partial<Wishes> = {}): Wishes => ({ areas: ['music'], interests: ['choir'], needs: [], times: [], ...more });
const sum = (parts: object): number => Object.values(parts).reduce((all: number, part: number) => all + part, 0);

describe('why an idea is one', () => {
  it('is the parts of its points, which add up', () => {
    const [idea] = explain([facts('a', { point: north(5), needs: { free: true, buddy: false }, times: ['weekends'], lastChecked: '2025-11-22' })], wishes({ interests: ['choir', 'drums'], needs: ['free', 'buddy', 'easy'], times: ['weekends'] }), home, today).ideas;
    expect(idea!.parts).to.deep.include({ interests: 20, area: 15, help: 0, time: 5 });
    expect(idea!.parts.distance).to.be.closeTo(9, 0.01);
    expect(idea!.parts.freshness).to.be.closeTo(2.5, 0.01);
    expect(sum(idea!.parts)).to.be.closeTo(idea!.points, 1e-9);
  });

  it('names what is chosen, in its order, and the parts add up for any list and any wishes', () => {
    const anyFacts = fc.record({ interests: fc.subarray(['choir', 'drums', 'walk', 'cook']), same: fc.constantFrom('a', 'b', 'c', 'd', 'e'), needs: fc.constantFrom({}, { free: true }, { free: false, home: true }), point: fc.option(fc.nat(60).map(north), { nil: undefined }), lastChecked: fc.constantFrom(undefined, '2026-11-01', '2025-03-01', '2020-01-01') });
    fc.assert(fc.property(fc.array(anyFacts, { maxLength: 20 }), fc.subarray(['choir', 'drums', 'walk'] as const), fc.subarray(['free', 'home', 'near'] as const), (list, interests, needs) => {
      const all = list.map(({ point, lastChecked, ...rest }, at) => facts(`f${at}`, { ...rest, ...(point && { point }), ...(lastChecked && { lastChecked }) }));
      const asked = wishes({ areas: ['music', 'moving'], interests: [...interests], needs: [...needs] });
      const { ideas, whyNot } = explain(all, asked, home, today);
      expect(ideas.map(idea => [idea.facts.id, idea.points])).to.deep.equal(choose(all, asked, home, today).map(idea => [idea.facts.id, idea.points]));
      for (const idea of ideas) expect(idea.behindOthers, idea.facts.id).to.equal(Math.min(...ideas.slice(0, idea.place - 1).map(({ points }) => points), Infinity) < idea.points);
      for (const idea of ideas) { expect(sum(idea.parts)).to.be.closeTo(idea.points, 1e-6); expect(whyNot(idea.facts.id)).to.deep.equal([]); }
      for (const { id } of all) if (!ideas.some(idea => idea.facts.id === id)) expect(whyNot(id), id).to.have.length.at.least(1);
    }), { numRuns: 200 });
  });
});

describe('why an idea stands further back', () => {
  const doubtsIn = (more: Partial<Facts>, asked: Partial<Wishes> = {}): object => { const idea = explain([facts('it', more)], wishes(asked), home, today).ideas[0]!; expect(idea.doubts).to.have.length(doubts.length); return Object.fromEntries(doubts.map((name, at) => [name, idea.doubts[at]!] as const).filter(([, points]) => points > 0)); };
  it('is what is doubtful about it, in points', () => {
    expect(doubtsIn({})).to.deep.equal({});
    expect(doubtsIn({ interests: ['drums', 'choir'] })).to.deep.equal({ 'mostly-else': 8 });
    expect(doubtsIn({ gender: 'women' })).to.deep.equal({ 'one-gender': 12 });
    expect(doubtsIn({ gender: 'women' }, { interests: ['choir', 'women'] })).to.deep.equal({});
    expect(doubtsIn({ groups: ['stroke'] }, { interests: ['choir', 'peer'] })).to.deep.equal({ 'one-condition': 12 });
    expect(doubtsIn({ referral: true })).to.deep.equal({ referral: 10 });
    expect(doubtsIn({ times: ['weekends'] }, { times: ['weekday-mornings'] })).to.deep.equal({ 'other-time': 40 });
    for (const [known, wanted] of [[[], ['weekends']], [['weekends'], []], [['weekends', 'weekday-mornings'], ['weekends']]] as const) expect(doubtsIn({ times: known }, { times: wanted }), `${known} ${wanted}`).to.deep.equal({});
    expect(doubtsIn({ point: north(4.9) })).to.deep.equal({});
    expect((doubtsIn({ point: north(25) }) as { far: number }).far).to.be.closeTo(24, 0.1);
  });
});

describe('why an idea is only for who asks for more', () => {
  const later = (more: Partial<Facts>, asked: Partial<Wishes> = {}): readonly string[] => explain([facts('fits'), facts('it', more)], wishes(asked), home, today).ideas.find(idea => idea.facts.id === 'it')!.whyLater;
  it('is nothing where it fits', () => expect(later({})).to.deep.equal([]));
  it('is that the person cannot come there', () => expect(later({ needs: { 'step-free': false } }, { needs: ['step-free'] })).to.deep.equal(['cannot-come']));
  it('is that it is for a group that they show no sign of', () => expect(later({ groups: ['dementia'] })).to.deep.equal(['other-group']));
  it('is that it is for people in danger or who drink, and they did not say so', () => {
    for (const trouble of ['unsafe', 'drink-drugs']) {
      expect(later({ interests: ['choir', trouble] })).to.deep.equal(['for-trouble']);
      expect(later({ interests: ['choir', trouble] }, { interests: ['choir', trouble] })).to.deep.equal([]);
    }
  });
  it('is that it is only of the same area, where something in it was picked', () => expect(later({ interests: ['drums'] })).to.deep.equal(['area-only']));
  it('is all of that at once', () => expect(later({ interests: ['choir', 'unsafe'], groups: ['abuse'], needs: { home: false } }, { needs: ['home'] })).to.deep.equal(['cannot-come', 'for-trouble', 'other-group']));
});

describe('why an activity is not among the ideas', () => {
  const why = (more: Partial<Facts>, asked: Partial<Wishes> = {}, others: readonly Facts[] = []): readonly string[] => explain([facts('it', more), ...others], wishes(asked), home, today).whyNot('it');

  it('is that it is about nothing that was picked', () => expect(why({ interests: ['cook'] })).to.deep.equal(['not-about']));
  it('is that it is for another age', () => expect(why({ ages: { from: 60 } }, { age: { from: 25, to: 49 } })).to.deep.equal(['other-age']));
  it('is that it is only for women or men', () => expect(why({ gender: 'women' }, { interests: ['choir', 'men'] })).to.deep.equal(['other-gender']));
  it('is that it is too far', () => expect(why({ point: north(60) })).to.deep.equal(['too-far']));
  it('is all of that at once', () => expect(why({ interests: ['cook'], ages: { to: 12 }, point: north(60) }, { age: { from: 25, to: 49 } })).to.deep.equal(['not-about', 'other-age', 'too-far']));
  it('is that enough is nearer', () => expect(why({ point: north(8) }, {}, Array.from({ length: 12 }, (_, at) => facts(`near-${at}`, { point: north(1) })))).to.deep.equal(['nearer-ones']));
  it('is that the same thing stands there already', () => expect(why({ same: 'twice', point: north(2) }, {}, [facts('other', { same: 'twice', point: north(1) })])).to.deep.equal(['same-thing']));
  it('is that nobody knows it', () => expect(explain([], wishes(), home, today).whyNot('it')).to.deep.equal(['unknown']));
  it('is nothing where it is an idea', () => expect(why({})).to.deep.equal([]));
});
