import { expect } from 'chai';
import fc from 'fast-check';
import { reaches } from '../../../src/core/activities/choose.ts';
import { findIdeas as ideasAmong, understood, type Idea, type MatchTools } from '../../../src/core/activities/match.ts';
import type { Activity } from '../../../src/core/activities/activity.ts';
import type { Wishes } from '../../../src/core/wishes.ts';

const home = { latitude: 52, longitude: 0 };
/** A point so many kilometres north of the person's. */
const north = (km: number) => ({ latitude: 52 + km / 111.19508, longitude: 0 });
// What an activity is about stands in its terms here, so that no words are in the way.
const tools: MatchTools = { classify: ({ terms }) => new Set(terms), placeOf: postcode => (postcode === 'NW1 2DB' ? home : undefined), today: '2026-11-22' };
const activity = (id: string, more: Partial<Activity> = {}): Activity => ({ id, title: `Title ${id}`, terms: [], codes: [], groups: [], ways: ['in-person'], when: [], cost: { at: 'unknown' }, languages: [], access: [], join: {}, needs: {}, ...more });
const wish = (more: Partial<Wishes> = {}): Wishes => ({ areas: [], interests: [], needs: [], times: [], ...more });
const findIdeas = (activities: readonly Activity[], wishes: Wishes, by: MatchTools): Idea[] => ideasAmong(activities.map(one => understood(one, by)), wishes, by);
const only = (given: Partial<Activity>, wishes: Partial<Wishes>): Idea => findIdeas([activity('a', given)], wish(wishes), tools)[0]!;
const ids = (found: readonly Idea[]): readonly string[] => found.map(idea => idea.activity.id);
const here = 'NW1 2DB';

/** Each part of the points by itself, and together. One activity alone has the widest reach, 50 km. */
const table: readonly (readonly [what: string, activity: Partial<Activity>, wishes: Partial<Wishes>, points: number, reasons: readonly string[]])[] = [
  ['nothing known and nothing wished', {}, {}, 0, []],
  ['every interest met', { terms: ['choir', 'drums'] }, { interests: ['choir', 'drums'] }, 40, ['interest.choir', 'interest.drums']],
  ['half of the interests met', { terms: ['choir'] }, { interests: ['choir', 'drums'] }, 20, ['interest.choir']],
  ['one interest of four met', { terms: ['drums'] }, { interests: ['choir', 'drums', 'cook', 'walk'] }, 10, ['interest.drums']],
  ['an area met', { terms: ['choir'] }, { areas: ['music'] }, 15, ['area.music']],
  ['two areas met: no more points than one', { terms: ['choir', 'cook'] }, { areas: ['music', 'food'] }, 15, ['area.music', 'area.food']],
  ['a need met', { needs: { free: true } }, { needs: ['free'] }, 25, ['help.free']],
  ['a need known not to be met', { needs: { free: false } }, { needs: ['free'] }, -25, ['not.free']],
  ['a need unknown: never a no', {}, { needs: ['free', 'step-free', 'near'] }, 0, []],
  ['one need met of two, the other unknown', { needs: { free: true } }, { needs: ['free', 'buddy'] }, 12.5, ['help.free']],
  ['one need met and one not', { needs: { free: true, buddy: false } }, { needs: ['free', 'buddy'] }, 0, ['help.free', 'not.buddy']],
  ['a need met that nobody asked for', { needs: { free: true } }, {}, 0, []],
  ['on the spot', { point: home }, { postcode: here }, 10, ['near']],
  ['5 km off', { point: north(5) }, { postcode: here }, 9, ['near']],
  ['25 km off', { point: north(25) }, { postcode: here }, 5, ['near']],
  ['at home: no distance', { ways: ['online'], point: home }, { postcode: here }, 0, []],
  ['the person’s place is unknown', { point: home }, {}, 0, []],
  ['the activity’s place is unknown', {}, { postcode: here }, 0, []],
  ['near home was asked for and it is', { point: north(1) }, { postcode: here, needs: ['near'] }, 34.8, ['help.near', 'near']],
  ['near home was asked for and it is far', { point: north(10) }, { postcode: here, needs: ['near'] }, -17, ['not.near', 'near']],
  ['near home was asked for and it depends', { point: north(3) }, { postcode: here, needs: ['near'] }, 9.4, ['near']],
  ['near home was asked for and it is at home', { ways: ['online'] }, { needs: ['near'] }, 25, ['help.near']],
  ['checked today', { lastChecked: '2026-11-22' }, {}, 5, ['fresh']],
  ['checked a year ago', { lastChecked: '2025-11-22' }, {}, 2.5, ['fresh']],
  ['checked three years ago', { lastChecked: '2023-11-22' }, {}, 0, []],
  ['everything at once', { terms: ['choir'], needs: { free: true }, point: home, lastChecked: '2026-11-22' }, { interests: ['choir'], areas: ['music'], needs: ['free'], postcode: here }, 95, ['interest.choir', 'area.music', 'help.free', 'near', 'fresh']],
];

describe('the points of an idea', () => {
  for (const [what, given, wishes, points, reasons] of table) {
    it(`are ${points} for ${what}`, () => {
      const idea = only(given, wishes);
      expect(idea.points).to.be.closeTo(points, 0.01);
      expect(idea.reasons).to.deep.equal(reasons);
    });
  }
});

describe('the reach', () => {
  const along = (kms: readonly number[]): Activity[] => kms.map((km, at) => activity(`at-${at}`, { point: north(km), terms: ['choir'] }));
  const within = (kms: readonly number[]): number => findIdeas(along(kms), wish({ postcode: here, interests: ['choir'] }), tools).length;

  it('stays at 5 km when ten match there', () => expect(within([...Array<number>(10).fill(4), 6, 20])).to.equal(10));
  it('widens to 10, 25 and 50 until ten match', () => {
    expect(reaches).to.deep.equal([5, 10, 25, 50]);
    expect(within([...Array<number>(9).fill(4), 9, 20])).to.equal(10);
    expect(within([...Array<number>(8).fill(4), 9, 20, 40])).to.equal(10);
    expect(within([...Array<number>(8).fill(4), 9, 40, 49])).to.equal(11);
  });
  it('never goes past 50', () => expect(within([49, 51, 400])).to.equal(1));
  it('keeps what is at home or of unknown place, however near the rest', () => {
    const rest = along(Array<number>(12).fill(1));
    const found = findIdeas([...rest, activity('online', { ways: ['online'], point: north(300), terms: ['choir'] }), activity('unknown', { terms: ['choir'] })], wish({ postcode: here, interests: ['choir'] }), tools);
    expect(ids(found)).to.include.members(['online', 'unknown']);
  });
  it('is the measure of the points for distance', () => {
    const found = findIdeas(along(Array<number>(10).fill(4)), wish({ postcode: here }), tools);
    expect(found[0]!.points).to.be.closeTo(2, 0.01);
  });
  it('finds a place by its postcode where it has no point', () => expect(only({ place: { postcode: here } }, { postcode: here }).kilometres).to.equal(0));
});

describe('what is not for the first page', () => {
  const later = (given: Partial<Activity>, wishes: Partial<Wishes>): boolean | undefined => findIdeas([activity('good', { terms: ['choir'], needs: { 'home': true, 'step-free': true } }), activity('b', { terms: ['choir'], ...given })], wish({ interests: ['choir'], areas: ['music'], ...wishes }), tools).find(({ activity: { id } }) => id === 'b')?.isLater;

  it('is what somebody said they cannot do: leave home, or climb steps', () => {
    expect(later({ needs: { home: false } }, { needs: ['home'] })).to.equal(true);
    expect(later({ needs: { 'step-free': false } }, { needs: ['step-free'] })).to.equal(true);
    expect(later({ needs: {} }, { needs: ['home', 'step-free'] })).to.equal(undefined);
    expect(later({ needs: { free: false } }, { needs: ['free'] })).to.equal(undefined);
  });
  it('is what is for a group that they show no sign of belonging to', () => {
    expect(later({ groups: ['dementia'] }, {})).to.equal(true);
    expect(later({ groups: ['dementia'] }, { interests: ['choir', 'memory-cafe'] })).to.equal(undefined);
  });
  it('is what is only of the same area, where something in it was picked', () => {
    expect(later({ terms: ['drums'] }, {})).to.equal(true);
    expect(later({ terms: ['drums'] }, { interests: [] })).to.equal(undefined);
  });
  it('is on it all the same where there is nothing else', () => expect(findIdeas([activity('a', { terms: ['drums'] })], wish({ interests: ['choir'], areas: ['music'] }), tools)[0]?.isLater).to.equal(undefined));
  it('is what is for people in danger or who drink, for all who did not say so', () => {
    const pool = [activity('circle', { terms: ['women', 'unsafe'] }), activity('quiz', { terms: ['games', 'drink-drugs'] }), activity('sewing', { terms: ['women'] })];
    expect(ids(findIdeas(pool, wish({ areas: ['people'] }), tools).filter(({ isLater }) => !isLater))).to.deep.equal(['sewing']);
    expect(ids(findIdeas(pool, wish({ interests: ['women', 'unsafe'] }), tools).filter(({ isLater }) => !isLater))).to.have.members(['circle', 'sewing']);
  });
  it('is not what is for the other gender at all', () => {
    expect(ids(findIdeas([activity('a', { terms: ['choir'], gender: 'men' })], wish({ interests: ['choir', 'women'] }), tools))).to.deep.equal([]);
    expect(ids(findIdeas([activity('a', { terms: ['choir'], gender: 'men' })], wish({ interests: ['choir'] }), tools))).to.deep.equal(['a']);
  });
});

describe('each pick', () => {
  it('has its turn among the first', () => {
    const pool = [...Array.from({ length: 6 }, (_, at) => activity(`choir-${at}`, { terms: ['choir'], lastChecked: '2026-11-22', point: home })), activity('drums', { terms: ['drums'] }), activity('cook', { terms: ['cook'] })];
    expect(ids(findIdeas(pool, wish({ interests: ['choir', 'drums', 'cook'], areas: ['music', 'food'], postcode: here }), tools)).slice(0, 5)).to.include.members(['drums', 'cook']);
  });
});

describe('the order of ideas', () => {
  it('is by points, then by id', () => {
    const found = findIdeas([activity('c'), activity('b'), activity('far', { lastChecked: '2026-11-22' }), activity('d', { point: north(60) })], wish({ postcode: 'ZZ1 1ZZ' }), tools);
    expect(ids(found)).to.deep.equal(['far', 'b', 'c', 'd']);
    const tied = findIdeas([activity('a', { point: north(5), lastChecked: '2026-11-22' }), activity('b', { point: north(5) }), activity('c', { point: north(5) })], wish({ postcode: here }), tools);
    expect(ids(tied)).to.deep.equal(['a', 'b', 'c']);
  });

  it('puts what is doubtful behind what is not, though it has more points', () => {
    const pool = [activity('doubted', { terms: ['choir'], referral: true, lastChecked: '2026-11-22' }), activity('plain', { terms: ['choir'] })];
    const found = findIdeas(pool, wish({ interests: ['choir'] }), tools);
    expect(ids(found)).to.deep.equal(['plain', 'doubted']);
    expect(found[1]!.points).to.be.above(found[0]!.points);
  });

  it('leaves out another age only where the bands do not touch', () => {
    const ages = (from: number, to: number): number => findIdeas([activity('a', { terms: ['choir'], ages: { from, to } })], wish({ interests: ['choir'], age: { from: 25, to: 49 } }), tools).length;
    expect([ages(18, 25), ages(18, 24), ages(49, 60), ages(50, 60), ages(30, 30)]).to.deep.equal([1, 0, 1, 0, 1]);
  });

  it('counts a part of the week by when it begins', () => {
    const at = (when: Activity['when'], time: Wishes['times'][number]): boolean => only({ when }, { times: [time] }).reasons.includes('time');
    const weekly = (day: string, from?: string): Activity['when'] => [{ at: 'repeating', freq: 'WEEKLY', days: [day], ...(from !== undefined && { from }) }];
    expect([at(weekly('TU', '11:59'), 'weekday-mornings'), at(weekly('TU', '12:00'), 'weekday-mornings'), at(weekly('TU', '12:00'), 'weekday-afternoons'), at(weekly('TU', '16:59'), 'weekday-afternoons')]).to.deep.equal([true, false, true, true]);
    expect([at(weekly('TU', '17:00'), 'weekday-evenings'), at(weekly('SA'), 'weekends'), at(weekly('TU'), 'weekday-mornings'), at([{ at: 'dates', dates: ['2026-11-29'] }], 'weekends')]).to.deep.equal([true, true, false, true]);
  });

  it('is the same however the directory is shuffled', () => {
    const pool = Array.from({ length: 24 }, (_, at) => activity(`a${at}`, { title: `T${at % 20}`, provider: `P${at % 4}`, terms: [['choir'], ['cook'], ['choir', 'cook'], []][at % 4]!, ways: [at % 5 === 0 ? 'online' : 'in-person'], point: north((at * 7) % 60), needs: { free: at % 2 === 0 } }));
    const wishes = wish({ postcode: here, interests: ['choir', 'cook'], areas: ['music', 'food'], needs: ['free', 'home'] });
    const expected = ids(findIdeas(pool, wishes, tools));
    fc.assert(fc.property(fc.shuffledSubarray(pool, { minLength: pool.length }), shuffled => expect(ids(findIdeas(shuffled, wishes, tools))).to.deep.equal(expected) && undefined));
  });

  it('does not change the list it was given', () => {
    const pool = Object.freeze([activity('b'), activity('a')]);
    findIdeas(pool, wish(), tools);
    expect(pool.map(({ id }) => id)).to.deep.equal(['b', 'a']);
  });
});

describe('which ideas are shown', () => {
  it('are only those that have a part in what the person picked', () => {
    const pool = [activity('sings', { terms: ['choir'] }), activity('cooks', { terms: ['cook'], needs: { free: true }, lastChecked: '2026-11-22' })];
    expect(ids(findIdeas(pool, wish({ interests: ['choir'], needs: ['free'] }), tools))).to.deep.equal(['sings']);
    expect(ids(findIdeas(pool, wish({ areas: ['food'] }), tools))).to.deep.equal(['cooks']);
  });
  it('are all of them for a person who picked nothing', () => expect(findIdeas([activity('a'), activity('b')], wish(), tools)).to.have.length(2));
  it('never show the same thing twice', () => {
    const twins = [activity('a', { title: 'Choir', provider: 'Hall' }), activity('b', { title: 'CHOIR', provider: 'hall' }), activity('c', { title: 'Choir', provider: 'Church' })];
    expect(ids(findIdeas(twins, wish(), tools))).to.deep.equal(['a', 'c']);
  });
  it('keep one thing at home in front when that was asked for', () => {
    const pool = [...Array.from({ length: 8 }, (_, at) => activity(`in-${at}`, { terms: ['choir'], needs: { free: true, home: true } })), activity('online', { terms: ['choir'], ways: ['online'], needs: { free: false } })];
    const found = ids(findIdeas(pool, wish({ interests: ['choir'], needs: ['home', 'free'] }), tools));
    expect(found.indexOf('online')).to.equal(4);
    expect(found).to.have.length(9).and.to.have.members(pool.map(({ id }) => id));
    expect(ids(findIdeas(pool, wish({ interests: ['choir'], needs: ['free'] }), tools)).indexOf('online')).to.equal(8);
  });
  it('give each part that is not 0 a reason, and no reason for what is 0', () => {
    fc.assert(fc.property(fc.record({ terms: fc.subarray(['choir', 'cook']), free: fc.option(fc.boolean(), { nil: undefined }), km: fc.nat(49), old: fc.nat(9) }), ({ terms, free, km, old }) => {
      const found = findIdeas([activity('a', { terms, point: north(km), lastChecked: `20${17 + old}-01-01`, needs: { ...(free !== undefined && { free }) } })], wish({ interests: ['choir'], needs: ['free'], postcode: here }), tools)[0];
      if (!terms.includes('choir')) { expect(found).to.equal(undefined); return; }
      expect(found!.reasons.filter(reason => reason.startsWith('interest.'))).to.have.length(1);
      expect(found!.reasons.some(reason => /^(?:help|not)\.free$/.test(reason))).to.equal(free !== undefined);
      expect(found!.reasons.includes('fresh')).to.equal(old >= 8);
      expect(found!.points).to.be.within(-25 + 40, 95);
    }));
  });
});
