import { expect } from 'chai';
import { areasOf, classifierOf } from '../../../src/core/activities/interests.ts';
import words from '../../../src/core/activities/interest-words.json' with { type: 'json' };
import { areaOf, areas } from '../../../src/core/taxonomy.ts';
import type { Activity } from '../../../src/core/activities/activity.ts';

const classify = classifierOf(words);
const activity = (title: string, description = '', terms: readonly string[] = []): Activity => ({ id: 'a', title, description, terms, codes: [], groups: [], ways: [], when: [], cost: { at: 'unknown' }, languages: [], access: [], join: {}, needs: {} });

describe('the words of interests', () => {
  it('are there for every interest of the taxonomy, and for nothing else', () => {
    expect(Object.keys(words).toSorted()).to.deep.equal(Object.values(areas).flat().toSorted());
  });

  const told: readonly (readonly [title: string, description: string, interest: string])[] = [
    ['Harmony in the Hall', 'A friendly choir for all voices', 'choir'], ['Choir', '', 'choir'], ['Walking football', '', 'team'], ['Men’s Shed', '', 'shed'], ['CAFÉ MORNING', 'Coffee morning with cake', 'coffee'], ['Knit & natter', '', 'craft'], ['Grow together', 'Our allotment needs hands', 'grow'],
  ];
  for (const [title, description, interest] of told) it(`find ${interest} in “${title}”`, () => expect([...classify(activity(title, description))]).to.include(interest));

  it('are looked for as whole words', () => {
    expect([...classify(activity('Heartsease'))]).to.not.include('draw');
    for (const title of ['Trapped', 'Rapid help']) expect([...classify(activity(title))]).to.not.include('songwriting');
  });
  it('find nothing in what is no activity', () => expect(classify(activity('Garden waste collection', 'Book a garden waste collection')).size).to.equal(0));
  it('are looked for in the first sentences, not in the small print', () => expect([...classify(activity('A group', `${'x '.repeat(200)} choir`))]).to.not.include('choir'));
  it('are quick for text that is made to be slow', () => {
    for (const text of ['a'.repeat(2000), 'women '.repeat(300), 'mens'.repeat(500), '- '.repeat(1000)]) classify(activity(text, text, [text, text]));
    expect(classify(activity('a'.repeat(20_000))).size).to.equal(0);
  });
});

describe('areas', () => {
  it('come from interests, and from nothing else', () => {
    expect([...areasOf(['choir', 'drums', 'cook', 'nothing', 'constructor'])]).to.deep.equal(['music', 'food']);
    expect(areaOf('constructor')).to.equal(undefined);
  });
});
