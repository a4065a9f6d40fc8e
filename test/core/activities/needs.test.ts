import { expect } from 'chai';
import { needsOf } from '../../../src/core/activities/needs.ts';
import type { Need } from '../../../src/core/taxonomy.ts';

const of = (words: string): Partial<Record<Need, boolean>> => needsOf(words, { at: 'unknown' }, undefined, []);

describe('what would help', () => {
  const told: readonly (readonly [words: string, need: Need, met: boolean])[] = [
    ['Level access throughout.', 'step-free', true], ['Wheelchair accessible.', 'step-free', true], ['Not wheelchair accessible.', 'step-free', false], ['Up a flight of steps.', 'step-free', false], ['There are 12 steps to the door.', 'step-free', false], ['No lift. Ramp to the garden.', 'step-free', false],
    ['A small group.', 'small-quiet', true], ['No more than eight of us.', 'small-quiet', true],
    ['Somebody will meet you: ask for your buddy.', 'buddy', true], ['We can meet you at the door.', 'buddy', true],
    ['Bring a friend.', 'companion', true], ['Carers welcome.', 'companion', true],
    ['There is a hearing loop.', 'sensory', true], ['Large print song sheets.', 'sensory', true],
    ['Go at your own pace.', 'easy', true], ['Easy read leaflet.', 'easy', true],
    ['There is a crèche.', 'childcare', true], ['Bring your baby.', 'childcare', true],
  ];
  for (const [words, need, met] of told) it(`says ${met ? 'yes' : 'no'} to “${need}” for “${words}”`, () => expect(of(words)[need]).to.equal(met));

  it('is unknown where nothing is said of it', () => expect(of('A choir. All welcome.')).to.deep.equal({}));
  it('is not read from steps that nobody climbs', () => {
    for (const words of ['Learn the 5 steps to wellbeing.', 'Walk 10,000 steps a day.', 'Recovery in 12 steps towards a new life.']) expect(of(words)['step-free'], words).to.equal(undefined);
  });
  it('knows of cost, of home and of languages from their fields', () => {
    expect(needsOf('', { at: 'free' }, undefined, []).free).to.equal(true);
    expect(needsOf('', { at: 'price', amount: 2 }, undefined, []).free).to.equal(false);
    expect(needsOf('', { at: 'text', text: '£2' }, undefined, []).free).to.equal(undefined);
    for (const home of [true, false]) expect(needsOf('', { at: 'unknown' }, home, []).home).to.equal(home);
    expect(needsOf('', { at: 'unknown' }, undefined, ['en', 'cy']).language).to.equal(true);
    expect(needsOf('', { at: 'unknown' }, undefined, ['en', 'English']).language).to.equal(undefined);
  });
});
